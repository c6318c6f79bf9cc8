#include "mention/context.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "mention/actor_table.h"
#include "mention/combine.h"
#include "mention/mentions.h"
#include "mention/noun_phrase.h"
#include "mention/time_place_scope.h"

namespace hearsay {
namespace {

// "Expelled two diplomats": whom a state deals with so are another state's.
bool is_emissary(const Tree& tree, WordId head) {
  constexpr std::array<std::string_view, 6> kEmissaries = {"ambassador", "consul",   "diplomat",
                                                           "envoy",      "observer", "peacekeeper"};
  return position_of(tree, head) == Position::patient &&
         std::find(kEmissaries.begin(), kEmissaries.end(), tree[head].lemma) != kEmissaries.end();
}

// What follows the place of a dateline.
bool is_dateline(std::string_view after) {
  return after.starts_with(':') || after.starts_with(" (") || after.starts_with(" -") || after.starts_with(" —") ||
         after.starts_with(" –") || after.starts_with(", ");
}

// "KABUL (Reuters) -", "ISLAMABAD:": a capital or country in capitals at the very start; or another town that the
// gazetteer knows.
std::string dateline_country(const MentionDraft& d) {
  const std::string_view text = d.analysis.document.text;
  const Place* place = place_in_capitals(d.analysis);
  if (place != nullptr && is_dateline(text.substr(place->span.end, 40))) return place->country;
  for (const NameMatch& n : d.names) {
    if (n.span.begin > 2) break;
    const std::string_view name = n.span.in(text);
    const bool capitals = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (capitals && name.size() > 3 && is_dateline(text.substr(n.span.end, 40)) &&
        d.dictionary.actor_class(n.actor) == ActorClass::country) {
      return d.dictionary.actor(n.actor, {}).country;
    }
  }
  return {};
}

std::string publisher_country(const MentionDraft& d) {
  const auto found = d.dictionary.find(d.analysis.document.publisher);
  if (!found || d.dictionary.actor_class(*found) != ActorClass::media) return {};
  return d.dictionary.actor(*found, d.analysis.document.published).country;
}

// "Chad praised Niger and signed a pact with the visiting minister": of the country in the sentence that does not act
// there, when there is one.
std::string country_of_guest(const MentionDraft& d, MentionId guest) {
  const Tree& tree = d.tree();
  const SentenceId sentence = tree.sentence_of(d.analysis.mention(guest).head);
  std::set<std::string> hosts, others;
  for (const Mention& m : d.analysis.mentions) {
    if (m.actor.country.empty() || is_non_state(m.actor.country) || tree.sentence_of(m.head) != sentence) continue;
    (position_of(tree, m.head) == Position::agent ? hosts : others).insert(m.actor.country);
  }
  for (const std::string& host : hosts) others.erase(host);
  return others.size() == 1 ? *others.begin() : std::string();
}

// "The ministry condemned Kenya", "protested to Kenya": whom somebody deals with he is not.
bool deals_with(const MentionDraft& d, WordId head, const std::string& country) {
  const Tree& tree = d.tree();
  if (tree[head].rel != Rel::nsubj || !tree[head].head.valid()) return false;
  return std::ranges::any_of(tree.children(tree[head].head), [&](WordId c) {
    const MentionId id = d.mention_of_head[c.index()];
    const Rel r = universal(tree[c].rel);
    if (!id.valid() || (r != Rel::obj && r != Rel::iobj && r != Rel::obl)) return false;
    const Mention& m = d.analysis.mention(id);
    const bool state = m.kind == MentionKind::name && !m.person && m.actor.country == country && is_of_state(m.actor);
    return state && position_of(tree, c) != Position::place;
  });
}

// "In Khartoum the ministry summoned the envoy": where a body acts is whose it is, when that is a capital.
std::string own_seat(const MentionDraft& d, WordId head) {
  const Tree& tree = d.tree();
  if (tree[head].rel != Rel::nsubj || !tree[head].head.valid()) return {};
  if (tree.child(head, Rel::nmod_poss).valid()) return {};  // "In New York, its ambassador"
  for (const WordId c : tree.children(tree[head].head)) {
    if (c > head || tree[c].rel != Rel::obl || preposition_of(tree, c) != "in") continue;
    const NameMatch* name = d.name_headed_by(c);
    if (name == nullptr || d.dictionary.actor_class(name->actor) != ActorClass::country) continue;
    if (has(name->uses, AliasUse::seat)) return d.dictionary.actor(name->actor, {}).country;
  }
  return {};
}

// "The deputy minister praised Tokyo": the country is named only among those who are dealt with, not as a place.
bool names_only_behind(const MentionDraft& d, WordId head, const std::string& country) {
  const Tree& tree = d.tree();
  const WordId verb = tree[head].head;
  if (!verb.valid()) return false;
  return std::ranges::none_of(d.analysis.mentions, [&](const Mention& m) {
    if (m.actor.country != country || tree.sentence_of(m.head) != tree.sentence_of(head)) return false;
    return m.head < verb || !tree.dominates(verb, m.head) || position_of(tree, m.head) == Position::place;
  });
}

// "Two Swedish retailers wrote to the prime minister": the country is named only as who acts upon it.
bool acts_upon(const MentionDraft& d, WordId head, const std::string& country) {
  const Tree& tree = d.tree();
  const WordId verb = tree[head].head;
  const Rel r = universal(tree[head].rel);
  if (!verb.valid() || (r != Rel::obj && r != Rel::iobj && r != Rel::obl)) return false;
  const WordId subject = tree.child(verb, Rel::nsubj);
  return subject.valid() && std::ranges::none_of(d.analysis.mentions, [&](const Mention& m) {
           if (m.actor.country != country || tree.sentence_of(m.head) != tree.sentence_of(head)) return false;
           return !tree.dominates(subject, m.head);
         });
}

// "Security sources say the Taliban's refusal is clear": who reports on the only country named need not be of it.
bool only_speaks_of(const MentionDraft& d, WordId head, const std::string& country) {
  const Tree& tree = d.tree();
  if (!is(tree[head].rel, Rel::nsubj) || !is_reporting(tree, tree[head].head)) return false;
  const SentenceId sentence = tree.sentence_of(head);
  return std::ranges::none_of(d.analysis.mentions, [&](const Mention& m) {
    const bool evidence = tree.dominates(head, m.head) || has_sector(m.actor, "JRN");  // "told a Pakistani newspaper"
    return m.actor.country == country && tree.sentence_of(m.head) == sentence && evidence;
  });
}

// "European leaders", "Gulf ministers", "both armies": of no one country.
bool is_of_many(const Tree& tree, WordId head, int depth = 0) {
  constexpr std::array<std::string_view, 11> kRegions = {"african", "arab",         "asian",    "balkan",
                                                         "baltic",  "caribbean",    "european", "gulf",
                                                         "nordic",  "scandinavian", "western"};
  if (is_plural(tree[head]) && among({"capital", "country", "government", "nation", "state"}, tree[head].lemma))
    return true;
  return std::ranges::any_of(tree.children(head), [&](WordId c) {
    // "The foreign ministers of the two countries".
    if (tree[c].rel == Rel::nmod && depth == 0 && preposition_of(tree, c) == "of" && is_of_many(tree, c, 1))
      return true;
    const bool two = tree[c].lemma == "two" && determiner_of(tree, head) == "the";  // "the two leaders"
    const bool both = (tree[c].lemma == "both" || two) && is_plural(tree[head]);    // "both armies"
    return both || ((tree[c].rel == Rel::amod || tree[c].rel == Rel::compound) && among(kRegions, lower(tree[c].form)));
  });
}

// "One official quoted the delegation as saying; another said": of those whose words he passes on, and of the one
// before.
std::string country_of_side(const MentionDraft& d, WordId head) {
  const Tree& tree = d.tree();
  const WordId verb = tree[head].head;
  const WordId quoted = tree[head].rel == Rel::nsubj && verb.valid() && tree[verb].lemma == "quote"
                            ? tree.child(verb, Rel::obj)
                            : WordId();
  if (quoted.valid() && d.mention_of_head[quoted.index()].valid()) {
    std::string country = d.analysis.mention(d.mention_of_head[quoted.index()]).actor.country;
    if (!country.empty() || !among({"delegation", "side", "team"}, tree[quoted].lemma)) return country;
    for (const Mention& m : d.analysis.mentions) {  // "the Pakistani side", last before it
      if (m.head < quoted && among({"delegation", "side", "team"}, tree[m.head].lemma)) country = m.actor.country;
    }
    return country;
  }
  // By the words, wherever the tree hangs "another": the last official without a name before.
  if (!d.mention_of_head[head.index()].valid()) return {};
  const Mention& who = d.analysis.mention(d.mention_of_head[head.index()]);
  if (!lower(who.span.in(d.analysis.document.text)).starts_with("another ")) return {};
  std::string country;
  for (const Entity& other : d.analysis.entities) {
    if (other.mentions.empty() || !is_of_state(other.actor)) continue;
    const Mention& m = d.analysis.mention(other.mentions.front());
    if (m.head < head && m.person && m.kind == MentionKind::nominal) country = other.actor.country;
  }
  return country;
}

// "Two Haitian traders and a mayor".
std::string country_before_and(const MentionDraft& d, WordId head) {
  if (d.tree()[head].rel != Rel::conj) return {};
  const MentionId first = d.mention_of_head[first_conjunct(d.tree(), head).index()];
  if (!first.valid()) return {};
  const Mention& m = d.analysis.mention(first);
  const bool alike =
      m.kind == MentionKind::nominal && m.person == d.analysis.mention(d.mention_of_head[head.index()]).person;
  return alike && !is_non_state(m.actor.country) ? m.actor.country : std::string();
}

}  // namespace

void apply_context(MentionDraft& d) {
  std::set<std::string> spoken_of;
  std::vector<std::set<std::string>> by_sentence(d.tree().sentences.size());
  std::vector<std::set<std::string>> acting(d.tree().sentences.size());  // of those, who acts for the state
  for (const Mention& m : d.analysis.mentions) {
    if (m.actor.country.empty() || is_non_state(m.actor.country)) continue;
    spoken_of.insert(m.actor.country);
    const std::size_t sentence = d.tree().sentence_of(m.head).index();
    by_sentence[sentence].insert(m.actor.country);
    if (is_of_state(m.actor)) acting[sentence].insert(m.actor.country);
  }
  std::string home = dateline_country(d);
  if (home.empty()) home = publisher_country(d);
  const bool at_home = !home.empty() && (spoken_of.empty() || spoken_of.contains(home));
  const auto first_head = [&](const Entity& e) {
    return e.mentions.empty() ? WordId() : d.analysis.mention(e.mentions.front()).head;
  };
  const auto seat_of = [&](const Entity& e) {
    const WordId head = first_head(e);
    const std::string seat = head.valid() ? own_seat(d, head) : std::string();
    if (seat.empty() || !d.analysis.mention(e.mentions.front()).person) return seat;
    // A minister in a capital may be a guest there; not so where the report spoke of its country before.
    const std::size_t sentence = d.tree().sentence_of(head).index();
    const bool before = std::any_of(by_sentence.begin(), by_sentence.begin() + static_cast<std::ptrdiff_t>(sentence),
                                    [&](const std::set<std::string>& s) { return s.contains(seat); });
    return before ? seat : std::string();
  };
  // "Armenia said its troops had foiled an attempt. Two soldiers were wounded": in a report from a third country, they
  // are of the one that the sentence before spoke of.
  const auto hit_elsewhere = [&](const Entity& e) {
    const WordId head = first_head(e);
    if (!head.valid() || d.tree()[head].rel == Rel::nsubj) return std::string();
    const std::size_t sentence = d.tree().sentence_of(head).index();
    if (sentence == 0 || !by_sentence[sentence].empty() || by_sentence[sentence - 1].size() != 1) return std::string();
    return *by_sentence[sentence - 1].begin();
  };
  const std::string first = first_country(d.analysis);
  for (Entity& e : d.analysis.entities) {
    if (!e.actor.country.empty() || !e.actor.group.empty() || !is_of_state(e.actor)) continue;
    if (!e.mentions.empty() && is_of_many(d.tree(), d.analysis.mention(e.mentions.front()).head)) continue;
    if (!e.mentions.empty() && is_visiting(d.tree(), d.analysis.mention(e.mentions.front()).head)) {
      e.actor.country = country_of_guest(d, e.mentions.front());
    } else if (!e.mentions.empty() && is_emissary(d.tree(), d.analysis.mention(e.mentions.front()).head)) {
      continue;
    } else if (const std::string side = e.mentions.empty() ? std::string() : country_of_side(d, first_head(e));
               !side.empty()) {
      e.actor.country = side;
    } else if (const std::string joined = e.mentions.empty() ? std::string() : country_before_and(d, first_head(e));
               !joined.empty()) {
      e.actor.country = joined;
    } else if (const std::string seat = seat_of(e); !seat.empty()) {
      e.actor.country = seat;
    } else if (at_home) {
      const std::string elsewhere = hit_elsewhere(e);
      e.actor.country = elsewhere.empty() ? home : elsewhere;
    } else if (spoken_of.size() == 1) {
      const bool others =
          !e.mentions.empty() && deals_with(d, d.analysis.mention(e.mentions.front()).head, *spoken_of.begin());
      if (!others) e.actor.country = *spoken_of.begin();
    } else if (!e.mentions.empty()) {
      const std::size_t sentence = d.tree().sentence_of(d.analysis.mention(e.mentions.front()).head).index();
      const WordId head = first_conjunct(d.tree(), d.analysis.mention(e.mentions.front()).head);
      const bool acts = d.tree()[head].rel == Rel::nsubj;  // victims are somebody else's
      if (by_sentence[sentence].size() == 1) {
        const std::string& country = *by_sentence[sentence].begin();
        if (deals_with(d, head, country)) {
          // Whoever acted for a state before.
          for (std::size_t s = sentence; s-- > 0 && s + 4 > sentence && e.actor.country.empty();) {
            if (acting[s].size() == 1 && !acting[s].contains(country)) e.actor.country = *acting[s].begin();
          }
        } else if (first != country && (acts ? names_only_behind(d, head, country) : acts_upon(d, head, country))) {
          e.actor.country = first;
        } else if (!only_speaks_of(d, head, country)) {
          e.actor.country = country;
        }
      } else if (acts && acting[sentence].size() == 1) {
        e.actor.country =
            *acting[sentence].begin();  // "Russia listed him after authorities accused him of ... Ukraine"
      }
      if (e.actor.country.empty() && by_sentence[sentence].empty()) {
        if (!deals_with(d, head, first)) e.actor.country = first;
      }
    }
  }
}

}  // namespace hearsay
