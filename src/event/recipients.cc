#include "event/recipients.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "event/plover.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// Those who may ask something of their own government: who acts, but not for the state.
bool are_citizens(const Actor& actor) {
  constexpr auto kState = std::to_array<std::string_view>({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"});
  return !actor.sectors.empty() && std::find(kState.begin(), kState.end(), actor.sectors.front()) == kState.end();
}

// "Over the death of a baker", "for higher wages": what a protest is about, not whom it is against.
bool is_topic(std::string_view preposition) {
  return preposition == "over" || preposition == "for" || preposition == "about";
}

// Whether a word is part of what an act is about: no clause set beside it, no circumstance of it but `circumstance`.
bool belongs(const Tree& tree, WordId word, WordId predicate, std::string_view circumstance) {
  constexpr auto kAbout = std::to_array<std::string_view>(
      {"about", "against", "at", "by", "for", "from", "of", "on", "over", "to", "toward", "towards", "with"});
  const auto about = [&](std::string_view preposition) {
    return std::find(kAbout.begin(), kAbout.end(), preposition) != kAbout.end();
  };
  for (WordId w = word; w != predicate; w = tree[w].head) {
    if (!w.valid()) return false;
    const WordId mark = tree.child(w, Rel::mark);
    const std::string_view preposition = case_of(tree, w);
    switch (universal(tree[w].rel)) {
      case Rel::obj:
      case Rel::iobj:
      case Rel::xcomp:
      case Rel::ccomp:
      case Rel::amod:
      case Rel::compound:
        break;
      case Rel::advcl:
      case Rel::acl:
        if (tree[w].xpos != "VB" && !(tree[w].xpos == "VBG" && mark.valid() && about(tree[mark].lemma))) return false;
        break;
      case Rel::nmod:
      case Rel::obl:
        if (tree[w].rel == Rel::nmod_poss || (!preposition.empty() && preposition == circumstance)) break;
        if (!about(preposition)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

// "A march against the Iran war": whose war it is says nothing of whom one stands against.
bool is_war(const Tree& tree, WordId word) {
  return word.valid() && (tree[word].lemma == "war" || tree[word].lemma == "conflict");
}

// A recipient that the pattern has no slot for: whose the thing is that it names ("accepted Manila's proposal"), or an
// oblique that points at somebody ("moved missiles to the frontier with Pakistan").
std::vector<MentionId> implied_recipient(const Analysis& analysis, const Fillers& fillers, const Arguments& arguments,
                                         const EventCandidate& c) {
  constexpr auto kPointing = std::to_array<std::string_view>(
      {"against", "at", "from", "into", "near", "off", "on", "over", "to", "toward", "towards", "with"});
  const auto points = [&](std::string_view preposition) {
    // "Banned rallies by students": in the active voice, whose rallies they are.
    if (preposition == "by") return arguments.kind == HeadKind::verb && !arguments.passive;
    if (preposition == "from") return c.type == EventType::REQUEST || c.type == EventType::SANCTION;
    if (c.type == EventType::PROTEST && is_topic(preposition)) return false;
    if (preposition == "to" && has_mode(c, "deport")) return false;  // where somebody is taken
    return std::find(kPointing.begin(), kPointing.end(), preposition) != kPointing.end();
  };
  // "Presented its complaints to the ministry": who is spoken to may be of one country with the speaker.
  const auto spoken_to = [&](const std::vector<MentionId>& found, std::string_view preposition) {
    return preposition == "to" && plover::is_speech_act(c.type) &&
           std::any_of(found.begin(), found.end(), [&](MentionId m) {
             return analysis.mention(m).kind != MentionKind::pronoun && !analysis.mention(m).actor.sectors.empty();
           });
  };
  const auto other_side = [&](const std::vector<MentionId>& found) {
    return !found.empty() && std::all_of(found.begin(), found.end(), [&](MentionId m) {
      const Actor& theirs = analysis.mention(m).actor;
      return theirs.known() && std::none_of(c.actor.begin(), c.actor.end(), [&](MentionId a) {
               const Actor& ours = analysis.mention(a).actor;
               return !ours.country.empty() && ours.country == theirs.country && ours.group == theirs.group;
             });
    });
  };
  const std::vector<EntityId> actors = entities_of(analysis, c.actor);
  for (const WordId w : c.match.literals) {
    const Upos tag = analysis.tree[w].upos;
    if (tag != Upos::NOUN && tag != Upos::PROPN) continue;
    if (c.type == EventType::PROTEST && is_topic(case_of(analysis.tree, w))) continue;
    const MentionId own = fillers.mention_at(w);
    if (c.type == EventType::MOBILIZE && own.valid() && fillers.is(w, FillerKind::force)) continue;  // the actor's arms
    if (auto found = fillers.parties(w, SlotRole::recipient, actors); other_side(found)) return found;
  }
  for (const auto* obliques : {&arguments.oblique, &arguments.of_object}) {
    for (const Oblique& o : *obliques) {
      if (!points(o.preposition)) continue;
      const WordId before(analysis.tree.leftmost(o.head).value - 1);  // "to the waters off Cyprus"
      if (o.preposition == "off" && before.valid() && among({"water", "waters"}, analysis.tree[before].lemma)) continue;
      auto found = fillers.parties(o.head, SlotRole::recipient, actors);
      if (other_side(found) || spoken_to(found, o.preposition)) return found;
    }
  }
  return {};
}

// The recipient hidden in what is offered, asked, threatened, refused or protested against, when nobody else is named
// there ("offered to share its files on missing Fijian sailors", "walked out in a row with the ministry"), and in any
// act that was learned ("wrote off 300 million owed by Mauritania").
std::vector<MentionId> only_other_party(const Analysis& analysis, const EventCandidate& c) {
  const bool protest = c.type == EventType::PROTEST;
  const bool speaks_of_it = protest || c.type == EventType::AGREE || c.type == EventType::REQUEST ||
                            c.type == EventType::REJECT || c.type == EventType::THREATEN;
  if (!speaks_of_it && c.learned == 0) return {};
  const Tree& tree = analysis.tree;
  const WordId predicate = c.light_verb.valid() ? c.light_verb : c.match.predicate;
  const auto ours = [&](const std::string& country) {
    return std::any_of(c.actor.begin(), c.actor.end(),
                       [&](MentionId a) { return analysis.mention(a).actor.country == country; });
  };
  const auto of_state = [&](const Mention& m) {
    return m.kind == MentionKind::nominal && !m.actor.sectors.empty() && m.actor.sectors.front() == "GOV";
  };
  const std::string_view within = protest ? "in" : "";
  MentionId only;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (tree.sentence_of(m.head) != tree.sentence_of(predicate) || !tree.dominates(predicate, m.head)) continue;
    if (m.kind == MentionKind::pronoun || is_war(tree, tree[m.head].head)) continue;
    const bool foreign = !m.actor.country.empty() && !ours(m.actor.country);
    if (!foreign && !(protest && of_state(m))) continue;
    if (position_of(tree, m.head) == Position::place || !belongs(tree, m.head, predicate, within)) continue;
    const bool same = only.valid() && analysis.mention(only).actor.country == m.actor.country;
    if (only.valid() && !same) return {};
    if (!only.valid()) only = MentionId(i);
  }
  return only.valid() ? std::vector<MentionId>{only} : std::vector<MentionId>();
}

// What is hit stands for whose it is: "bombed a village in Paktika", "seized the airport at Simferopol". The mentions
// of things in the recipient's slot that lie in a place known.
std::vector<MentionId> victims(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c) {
  std::vector<MentionId> found;
  if (c.type != EventType::ASSAULT && c.type != EventType::AID) return found;
  for (const WordId w : c.match.recipient) {
    const MentionId m = fillers.mention_at(w);
    if (!m.valid()) continue;
    const Span span = analysis.mention(m).span;
    const bool located = std::any_of(analysis.places.begin(), analysis.places.end(),
                                     [&](const Place& p) { return span.contains(p.span) && !p.country.empty(); });
    if (located) found.push_back(m);
  }
  return found;
}

}  // namespace

std::vector<MentionId> recipient_of_clause(const EventLexicon& lexicon, const Analysis& analysis,
                                           const Fillers& fillers, const EventCandidate& c) {
  const WordId clause = c.match.clause;
  if (!clause.valid() || analysis.tree[clause].upos != Upos::VERB) return {};
  const Arguments inner = arguments_of(analysis.tree, clause, HeadKind::verb);
  const std::vector<EntityId> actors = entities_of(analysis, c.actor);
  const auto others = [&](const std::vector<WordId>& words) {
    std::vector<MentionId> found = parties(fillers, words, SlotRole::recipient, actors);
    std::erase_if(found, [&](MentionId m) {
      const Actor& theirs = analysis.mention(m).actor;
      return std::any_of(c.actor.begin(), c.actor.end(), [&](MentionId a) {
        const Actor& ours = analysis.mention(a).actor;
        const bool nobody = ours.sectors.empty() && analysis.mention(a).person;  // of no office that the text names
        if ((nobody || are_citizens(ours)) && !theirs.sectors.empty() && theirs.sectors != ours.sectors) return false;
        return !ours.country.empty() && ours.country == theirs.country && ours.group == theirs.group;
      });
    });
    return found;
  };
  // "Ordered troops to enter Chad": they are not the ones who are threatened.
  const bool own_forces = c.type == EventType::MOBILIZE;
  if (auto found = others(inner.subject); !found.empty() && !own_forces) return found;
  const auto has_country = [&](const std::vector<MentionId>& found) {
    return std::any_of(found.begin(), found.end(),
                       [&](MentionId m) { return !analysis.mention(m).actor.country.empty(); });
  };
  const auto matches = match(lexicon, analysis, fillers, inner);
  std::vector<MentionId> of_act = matches.empty() ? others(inner.object) : others(matches.front().recipient);
  if (has_country(of_act)) return of_act;
  if (auto found = others(inner.object); has_country(found)) return found;
  // "Agreed to send nurses to Chad": rather those whose country is known.
  for (const Oblique& o : inner.oblique) {
    std::vector<MentionId> found = others({o.head});
    const bool named = has_country(found) && found.front() == fillers.mention_at(o.head);
    if (named || (of_act.empty() && matches.empty() && !found.empty())) return found;
  }
  // "Offered to send observers": what is sent, not to whom.
  if (among({"deploy", "dispatch", "lend", "name", "provide", "send", "supply"}, analysis.tree[clause].lemma))
    return {};
  return of_act;
}

void drop_own_places(const Analysis& analysis, EventCandidate& c) {
  constexpr auto kWhere =
      std::to_array<std::string_view>({"across", "along", "around", "at", "in", "inside", "near", "off", "outside",
                                       "over", "through", "throughout", "within"});
  if (c.type != EventType::COERCE && c.type != EventType::MOBILIZE && c.type != EventType::PROTEST &&
      c.type != EventType::CONCEDE && c.type != EventType::RETREAT) {
    return;
  }
  std::erase_if(c.recipient, [&](MentionId id) {
    const Mention& m = analysis.mention(id);
    // "Near the Chadian town", "at Chile's pit": of a place that its country modifies.
    const Rel r = analysis.tree[m.head].rel;
    const bool modifies = r == Rel::amod || r == Rel::compound || r == Rel::nmod_poss;
    const bool state = modifies && c.type != EventType::COERCE && !m.actor.id.empty() && m.actor.id == m.actor.country;
    if (c.type == EventType::RETREAT && !state) return false;
    const std::string_view preposition = preposition_of(analysis.tree, modifies ? analysis.tree[m.head].head : m.head);
    if (m.kind != MentionKind::name || (!state && !m.actor.sectors.empty()) || !m.actor.group.empty() || m.person) {
      return false;
    }
    if (std::find(kWhere.begin(), kWhere.end(), preposition) == kWhere.end()) return false;
    return std::any_of(c.actor.begin(), c.actor.end(),
                       [&](MentionId a) { return analysis.mention(a).actor.country == m.actor.country; });
  });
}

void look_for_recipient(const Analysis& analysis, const Fillers& fillers, const Arguments& arguments,
                        EventCandidate& c) {
  if (!c.recipient.empty() || c.presentation.preventer.valid()) return;
  if (!c.match.pattern->coding.mutual && !c.actor.empty()) {
    c.recipient = implied_recipient(analysis, fillers, arguments, c);
    if (c.recipient.empty()) c.recipient = only_other_party(analysis, c);
    drop_own_places(analysis, c);
  }
  if (c.recipient.empty()) c.recipient = victims(analysis, fillers, c);
}

}  // namespace hearsay
