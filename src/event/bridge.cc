#include "event/bridge.h"

#include <algorithm>

#include "attribution/speaker.h"
#include "base/strings.h"

namespace hearsay {

bool Bridge::same_side(MentionId a, MentionId b) const {
  const Mention& x = analysis_.mention(a);
  const Mention& y = analysis_.mention(b);
  if (x.entity == y.entity) return true;
  if (!x.actor.group.empty() && x.actor.group == y.actor.group) return true;
  return !x.actor.country.empty() && x.actor.country == y.actor.country && x.actor.group == y.actor.group;
}

bool Bridge::names_two(const std::vector<MentionId>& mentions) const {
  return std::any_of(mentions.begin(), mentions.end(), [&](MentionId a) {
    return std::any_of(mentions.begin(), mentions.end(), [&](MentionId b) {
      return analysis_.mention(a).actor.known() && analysis_.mention(b).actor.known() && !same_side(a, b);
    });
  });
}

void Bridge::note(const std::vector<MentionId>& actor, const std::vector<MentionId>& recipient) {
  std::vector<MentionId> all = actor;
  all.insert(all.end(), recipient.begin(), recipient.end());
  for (const MentionId a : all) {
    for (const MentionId b : all) {
      const bool known = analysis_.mention(a).actor.known() && analysis_.mention(b).actor.known();
      if (a < b && known && !same_side(a, b)) {
        one_ = a;
        other_ = b;
        return;
      }
    }
  }
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

void Bridge::complete(EventCandidate& c) const {
  resolve_first_person(c.actor, c);
  resolve_first_person(c.recipient, c);
  if (!one_.valid()) return;
  const Tree& tree = analysis_.tree;
  const auto both = [&](const std::vector<WordId>& words) {
    return std::any_of(words.begin(), words.end(), [&](WordId w) { return is_both(w); });
  };
  if (c.recipient.empty() && both(c.match.recipient)) {
    c.recipient = {one_, other_};
    c.why.push_back("the two are those that the report named before");
  }
  if (c.match.pattern->coding.mutual) {
    std::vector<MentionId> parties = c.actor;
    parties.insert(parties.end(), c.recipient.begin(), c.recipient.end());
    if (names_two(parties)) return;
    const bool sides = both(c.match.actor) || both(c.match.recipient);
    bool definite = false;
    for (const WordId w : tree.children(c.match.predicate)) {
      const std::string_view lemma = tree[w].lemma;
      definite = definite || (tree[w].rel == Rel::det && (lemma == "the" || lemma == "this" || lemma == "these"));
    }
    const bool known =
        std::any_of(parties.begin(), parties.end(), [&](MentionId m) { return analysis_.mention(m).actor.known(); });
    if (!sides && (!definite || known)) return;
    // "an official privy to the talks": who a source is tells of no event.
    const Span at = tree[c.match.predicate].span;
    for (const Attribution& a : analysis_.attributions) {
      if (std::any_of(a.source.begin(), a.source.end(), [&](Span s) { return s.contains(at); })) return;
    }
    c.actor = {one_, other_};
    c.recipient.clear();
    c.why.push_back("the parties are those that the report named before");
    return;
  }
  const bool demand = c.type == EventType::REQUEST || c.type == EventType::REJECT || c.type == EventType::ACCUSE;
  if (!demand || c.actor.empty() || !c.recipient.empty()) return;
  for (const MentionId side : {one_, other_}) {
    if (!same_side(c.actor.front(), side)) continue;
    c.recipient.push_back(side == one_ ? other_ : one_);
    c.why.push_back("to the other side, which the report named before");
    return;
  }
}

}  // namespace hearsay
