#include "event/other_side.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "base/strings.h"
#include "event/sides.h"
#include "mention/combine.h"
#include "mention/mentions.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// A country, or the bodies of several.
bool acts_for_itself(const std::string& country) {
  return is_country(country) || country == "IGO" || country == "NGO";
}

std::string only_country(const Analysis& analysis, const std::vector<MentionId>& mentions) {
  std::string found;
  for (const MentionId id : mentions) {
    const std::string& country = analysis.mention(id).actor.country;
    if (!acts_for_itself(country) || (!found.empty() && found != country)) return {};
    found = country;
  }
  return found;
}

bool speaks_of_another(const Analysis& analysis, SentenceId sentence, const std::string& country) {
  const auto other = [&](const std::string& code) { return !code.empty() && code != country; };
  return std::ranges::any_of(mentions_in(analysis, sentence),
                             [&](const Mention& m) { return other(m.actor.country); }) ||
         std::ranges::any_of(places_in(analysis, sentence), [&](const Place& p) { return other(p.country); });
}

bool of_state(const Actor& a) {
  return a.group.empty() && is_of_state(a);
}

// The nearest of the country who has one of the sectors, in the sentence first, then before, then behind it.
MentionId nearest_of(const Analysis& analysis, const Event& event, const std::string& country,
                     std::initializer_list<std::string_view> sectors) {
  const auto acts = [&](const Mention& m) {
    return std::ranges::any_of(event.actor, [&](MentionId a) { return analysis.mention(a).span.overlaps(m.span); });
  };
  MentionId found;
  int nearest = 2 * kNear + 1;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (m.actor.country != country || m.kind == MentionKind::pronoun) continue;
    if (std::ranges::none_of(sectors, [&](std::string_view s) { return has_sector(m.actor, s); })) continue;
    if (acts(m) || determiner_of(analysis.tree, m.head) == "a") continue;  // "demanded a republic"
    const int away = analysis.tree.sentence_of(m.head).value - event.sentence.value;
    const int distance = away > 0 ? 2 * away : -2 * away - 1;
    if (std::abs(away) > kNear || std::max(distance, 0) >= nearest) continue;
    found = MentionId(i);
    nearest = std::max(distance, 0);
  }
  return found;
}

bool judges_or_asks(EventType type) {
  return type == EventType::SUPPORT || type == EventType::REQUEST;
}

bool has_police(const Analysis& analysis, const Event& event) {
  return std::ranges::any_of(event.actor, [&](MentionId m) { return has_sector(analysis.mention(m).actor, "COP"); });
}

bool is_armed(const Analysis& analysis, const Event& event) {
  return std::ranges::any_of(event.actor, [&](MentionId m) {
    const Actor& a = analysis.mention(m).actor;
    return has_sector(a, "MIL") || has_sector(a, "REB");
  });
}

// The last mention of the country that `accept` lets pass up to the event's sentence, rather the state by its name or
// its government than another; else, where it may be `later`, the first behind it.
template <typename Accept>
MentionId mention_of(const Analysis& analysis, const Event& event, const std::string& country, bool later,
                     const Accept& accept) {
  MentionId found;
  bool state = false;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (m.actor.country != country || !accept(m)) continue;
    if (analysis.tree.sentence_of(m.head) > event.sentence && (found.valid() || !later)) break;
    const bool now = is_state_name(m) || has_sector(m.actor, "GOV");
    if (!found.valid() || now || !state) {
      found = MentionId(i);
      state = now;
    }
  }
  return found;
}

// The state by its name, but not as the one that acts.
MentionId state_named(const Analysis& analysis, const Event& event, const std::string& country) {
  return mention_of(analysis, event, country, true, [&](const Mention& m) {
    const auto is_m = [&](MentionId a) { return analysis.mention(a).entity == m.entity; };
    return is_state_name(m) && std::ranges::none_of(event.actor, is_m);
  });
}

// "Over a rise in fares", "to complain about the water", "in anger at the fees": what the act is for or against.
bool has_cause(const Tree& tree, const Event& event) {
  const Sentence& s = tree.sentences[event.sentence.index()];
  for (std::int32_t i = 0; i < s.size; ++i) {
    const WordId w(s.first.value + i);
    if (w == event.trigger || !tree.dominates(event.trigger, w)) continue;
    const Rel r = tree[w].rel;
    if (r == Rel::obl || r == Rel::nmod) {
      const std::string_view preposition = case_of(tree, w);
      if (preposition == "for" && among({"demonstration", "march", "protest", "rally"}, tree[w].lemma)) continue;
      if (among({"about", "against", "for", "over"}, preposition)) return true;
      if (preposition == "in" && among({"anger", "protest"}, tree[w].lemma)) return true;
    }
    const bool clause = r == Rel::advcl || r == Rel::acl || r == Rel::xcomp;
    if (clause && (tree[w].xpos == "VB" || among({"call", "demand", "denounce", "protest"}, tree[w].lemma)))
      return true;
  }
  return false;
}

MentionId at_home(const Analysis& analysis, const Event& event, const std::string& country,
                  const std::vector<MentionId>& acted) {
  const Actor& first = analysis.mention(event.actor.front()).actor;
  if (!first.group.empty() && has_sector(first, "GOV")) return {};  // a group that rules turns to others
  const bool from_below = !of_state(first);
  const bool inquiry = std::ranges::find(event.mode, "investigate") != event.mode.end();
  const bool may_be = event.type == EventType::PROTEST || event.type == EventType::COERCE ||
                      event.type == EventType::CONCEDE || event.type == EventType::REJECT ||
                      (event.type == EventType::ACCUSE && inquiry) || (from_below && judges_or_asks(event.type)) ||
                      event.type == EventType::THREATEN ||
                      (event.type == EventType::ASSAULT && (has_police(analysis, event) || is_armed(analysis, event)));
  if (!may_be) return {};
  const int back = event.type == EventType::PROTEST || event.type == EventType::COERCE ? 0 : kNear;
  for (int s = std::max(0, event.sentence.value - back); s <= event.sentence.value; ++s) {
    if (speaks_of_another(analysis, SentenceId(s), country)) return {};
  }
  if (event.type == EventType::ASSAULT && is_armed(analysis, event)) {
    // "The air force bombed the town where the militants are hiding".
    return from_below ? nearest_of(analysis, event, country, {"MIL", "COP", "GOV"})
                      : nearest_of(analysis, event, country, {"REB", "UAF", "SEP"});
  }
  if (from_below || inquiry) {
    const MentionId government = nearest_of(analysis, event, country, {"GOV"});
    const bool state = event.type == EventType::REJECT || event.type == EventType::ACCUSE ||
                       event.type == EventType::THREATEN ||
                       (event.type == EventType::PROTEST && has_cause(analysis.tree, event));
    return government.valid() || !state ? government : state_named(analysis, event, country);
  }
  for (auto m = acted.rbegin(); m != acted.rend(); ++m) {
    const Mention& other = analysis.mention(*m);
    const bool near = event.sentence.value - analysis.tree.sentence_of(other.head).value <= kNear;
    if (near && other.actor.country == country && !of_state(other.actor)) return *m;
  }
  return event.type == EventType::REJECT || event.type == EventType::THREATEN ? state_named(analysis, event, country)
                                                                              : MentionId();
}

// How often the report names the countries.
std::map<std::string, int> countries_of(const Analysis& analysis) {
  std::map<std::string, int> count;
  std::set<std::uint32_t> seen;
  for (const Mention& m : analysis.mentions) {
    const bool names = m.kind == MentionKind::name && is_country(m.actor.country) && !has_sector(m.actor, "JRN");
    if (names && seen.insert(m.span.begin).second) ++count[m.actor.country];
  }
  for (const Place& p : analysis.places) {
    if (is_country(p.country) && seen.insert(p.span.begin).second) ++count[p.country];
  }
  return count;
}

std::string first_of(const Analysis& analysis, const std::map<std::string, int>& among, int times) {
  std::string found;
  std::uint32_t at = 0xFFFFFFFF;
  const auto see = [&](std::uint32_t begin, const std::string& country) {
    const auto c = among.find(country);
    if (c == among.end() || c->second != times || begin >= at) return;
    at = begin;
    found = country;
  };
  for (const Mention& m : analysis.mentions) {
    if (m.kind == MentionKind::name) see(m.span.begin, m.actor.country);
  }
  for (const Place& p : analysis.places) see(p.span.begin, p.country);
  return found;
}

bool needs_another(EventType type) {
  switch (type) {
    case EventType::AGREE:
    case EventType::CONSULT:
    case EventType::COOPERATE:
    case EventType::SUPPORT:
    case EventType::AID:
    case EventType::CONCEDE:
    case EventType::REQUEST:
    case EventType::REJECT:
    case EventType::ACCUSE:
    case EventType::THREATEN:
    case EventType::SANCTION:
      return true;
    default:
      return false;
  }
}

MentionId abroad(const Analysis& analysis, const Event& event, const std::string& country) {
  if (!needs_another(event.type) || (event.type == EventType::CONSULT && !is_country(country))) return {};
  std::map<std::string, int> count = countries_of(analysis);
  int most = 0;
  for (const auto& [_, n] : count) most = std::max(most, n);
  const std::string home = first_of(analysis, count, most);
  if (home.empty()) return {};
  const auto is_somebody = [](const Mention& m) {
    return m.kind != MentionKind::pronoun && !has_sector(m.actor, "JRN");
  };
  if (country != home) return mention_of(analysis, event, home, true, is_somebody);
  count.erase(country);
  const bool government = has_sector(analysis.mention(event.actor.front()).actor, "GOV");
  const bool inquiry = std::ranges::find(event.mode, "investigate") != event.mode.end();
  if (!government || inquiry || count.size() != 1) return {};
  return mention_of(analysis, event, count.begin()->first, false, is_somebody);
}

}  // namespace

MentionId other_side(const Analysis& analysis, const Event& event, const std::vector<MentionId>& acted) {
  if (!event.recipient.empty()) return {};
  const std::string country = only_country(analysis, event.actor);
  if (country.empty() || two_sides(analysis, event.actor).valid()) return {};
  const MentionId other = is_country(country) ? at_home(analysis, event, country, acted) : MentionId();
  return other.valid() ? other : abroad(analysis, event, country);
}

}  // namespace hearsay
