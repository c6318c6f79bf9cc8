#include "event/bridge.h"

#include <algorithm>
#include <array>

#include "attribution/speaker.h"
#include "event/retell.h"

namespace hearsay {
namespace {

std::vector<MentionId> parties_of(const EventCandidate& c) {
  std::vector<MentionId> all = c.actor;
  all.insert(all.end(), c.recipient.begin(), c.recipient.end());
  return all;
}

// "mediators", "the mediating parties", "talks mediated by": somebody stands between the two.
bool mediates(const Tree& tree, WordId w) {
  if (!tree[w].lemma.starts_with("mediat")) return false;
  const auto children = tree.children(w);
  return std::none_of(children.begin(), children.end(),
                      [&](WordId c) { return tree[c].lemma == "no" || tree[c].lemma == "without"; });
}

}  // namespace

void Bridge::survey(const std::vector<std::vector<EventCandidate>>& sentences) {
  const Tree& tree = analysis_.tree;
  for (std::size_t i = 0; i < tree.words.size() && !mediated_; ++i) mediated_ = mediates(tree, WordId(i));
  bool several = false;
  for (const auto& found : sentences) {
    for (const EventCandidate& c : found) {
      const bool talks = c.type == EventType::CONSULT && c.match.pattern->coding.mutual;
      const TwoSides pair = talks ? two_sides(analysis_, parties_of(c)) : TwoSides();
      if (!pair.valid()) continue;
      const auto known_side = [&](MentionId m) {
        const Actor& a = analysis_.mention(m).actor;
        return one_side(a, analysis_.mention(talks_.one).actor) || one_side(a, analysis_.mention(talks_.other).actor);
      };
      if (!talks_.valid()) talks_ = pair;
      several = several || !known_side(pair.one) || !known_side(pair.other);
    }
  }
  if (several) talks_ = {};
}

// Those who demand and refuse: states, their organs, armed groups, parties; not gunmen, victims or firms.
bool Bridge::is_political(MentionId m) const {
  static constexpr auto sectors = std::to_array<std::string_view>({"GOV", "MIL", "REB", "PTY", "LEG", "SPY", "OPP"});
  const Actor& a = analysis_.mention(m).actor;
  return !a.group.empty() || (a.sectors.empty() && !a.country.empty()) ||
         std::any_of(a.sectors.begin(), a.sectors.end(), [&](const std::string& s) {
           return std::find(sectors.begin(), sectors.end(), s) != sectors.end();
         });
}

void Bridge::note(const std::vector<MentionId>& actor, const std::vector<MentionId>& recipient) {
  std::vector<MentionId> all = actor;
  all.insert(all.end(), recipient.begin(), recipient.end());
  std::sort(all.begin(), all.end());
  const TwoSides pair = two_sides(analysis_, all);
  if (pair.valid() && is_political(pair.one) && is_political(pair.other)) last_ = pair;
}

void Bridge::resolve_first_person(std::vector<MentionId>& mentions, EventCandidate& c) const {
  for (MentionId& m : mentions) {
    const Mention& mention = analysis_.mention(m);
    if (mention.kind != MentionKind::pronoun || mention.actor.known()) continue;
    const EntityId speaker = hearsay::resolve_first_person(analysis_, mention.head);
    if (!speaker.valid()) continue;
    c.why.push_back("\"" + std::string(mention.span.in(analysis_.document.text)) + "\" is the speaker");
    m = analysis_.entities[speaker.index()].mentions.front();
  }
}

// "both sides", "the two countries"
bool Bridge::is_both(WordId word) const {
  const Tree& tree = analysis_.tree;
  const std::string_view head = tree[word].lemma;
  if (head == "both") return true;
  if (head != "side" && head != "party" && head != "country" && head != "nation" && head != "neighbour" &&
      head != "neighbor" && head != "delegation") {
    return false;
  }
  return tree[word].xpos == "NNS";
}

bool Bridge::both(const std::vector<WordId>& words) const {
  return std::any_of(words.begin(), words.end(), [&](WordId w) { return is_both(w); });
}

// "an official privy to the talks": who a source is tells of no event.
bool Bridge::tells_of_source(WordId word) const {
  const Span at = analysis_.tree[word].span;
  return std::any_of(analysis_.attributions.begin(), analysis_.attributions.end(), [&](const Attribution& a) {
    return std::any_of(a.source.begin(), a.source.end(), [&](Span s) { return s.contains(at); });
  });
}

void Bridge::complete_mutual(EventCandidate& c) const {
  const TwoSides& pair = talks_.valid() ? talks_ : last_;
  if (!pair.valid()) return;
  const std::vector<MentionId> parties = parties_of(c);
  if (two_sides(analysis_, parties).valid()) return;
  const bool known =
      std::any_of(parties.begin(), parties.end(), [&](MentionId m) { return analysis_.mention(m).actor.known(); });
  const bool sides = both(c.match.actor) || both(c.match.recipient);
  if (!sides && (!is_given(analysis_.tree, c.match.predicate) || known)) return;
  if (tells_of_source(c.match.predicate)) return;
  c.actor = {pair.one, pair.other};
  c.recipient.clear();
  c.why.emplace_back("the parties are those that the report named before");
}

void Bridge::complete_demand(EventCandidate& c) const {
  if (c.actor.empty() || !c.recipient.empty()) return;
  const Actor& actor = analysis_.mention(c.actor.front()).actor;
  for (const TwoSides* pair : {&last_, &talks_}) {
    if (!pair->valid()) continue;
    const bool one = one_side(actor, analysis_.mention(pair->one).actor);
    if (one == one_side(actor, analysis_.mention(pair->other).actor)) continue;
    c.recipient.push_back(one ? pair->other : pair->one);
    c.why.emplace_back(pair == &last_ ? "to the other side, which the report named before"
                                      : "to the other side of the talks that the report tells of");
    return;
  }
}

void Bridge::note_mediation(EventCandidate& c) const {
  if (c.type != EventType::CONSULT || !c.mode.empty()) return;
  const Tree& tree = analysis_.tree;
  const Sentence& s = tree.sentences[tree.sentence_of(c.match.predicate).index()];
  const auto add = [&](const std::string& why) {
    c.mode.emplace_back("third-party");
    c.why.push_back(why);
  };
  for (std::int32_t i = 0; i < s.size; ++i) {
    const WordId w(s.first.value + i);
    if (mediates(tree, w)) return add("\"" + std::string(tree[w].form) + "\" in the sentence: a third party mediates");
  }
  const bool mutual = c.match.pattern->coding.mutual && two_sides(analysis_, parties_of(c)).valid();
  if (mediated_ && talks_.valid() && mutual) add("the report speaks of mediators, and of these talks alone");
}

void Bridge::complete(EventCandidate& c) const {
  resolve_first_person(c.actor, c);
  resolve_first_person(c.recipient, c);
  if (last_.valid() && c.recipient.empty() && both(c.match.recipient)) {
    c.recipient = {last_.one, last_.other};
    c.why.emplace_back("the two are those that the report named before");
  }
  if (c.match.pattern->coding.mutual) {
    complete_mutual(c);
  } else if (c.type == EventType::REQUEST || c.type == EventType::REJECT || c.type == EventType::ACCUSE) {
    complete_demand(c);
  }
  note_mediation(c);
}

}  // namespace hearsay
