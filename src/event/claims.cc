#include "event/claims.h"

#include <algorithm>

#include "event/plover.h"
#include "event/sides.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

std::uint32_t length(const Attribution& a) {
  std::uint32_t n = 0;
  for (const Span s : a.content) n += s.size();
  return n;
}

Side side_of(const Analysis& analysis, const Actor& source, const Event& event) {
  if (!source.known()) return Side::unknown;
  const auto matches = [&](const std::vector<MentionId>& mentions) {
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](MentionId m) { return one_side(source, analysis.mention(m).actor); });
  };
  if (matches(event.actor)) return Side::actor;
  if (matches(event.recipient)) return Side::recipient;
  return source.country.empty() && source.group.empty() ? Side::unknown : Side::third;
}

// Whether source and cue are the act itself: who "outlined demands" demanded, and does not vouch for having demanded.
bool performs(const Analysis& analysis, const EventCandidate& c, const Attribution& a) {
  if (!plover::is_speech_act(c.type) || a.stance == Stance::confirms || a.stance == Stance::denies ||
      a.stance == Stance::admits || !a.source_mention.valid()) {
    return false;
  }
  const auto is_source = [&](MentionId m) {
    return analysis.mention(m).entity == analysis.mention(a.source_mention).entity;
  };
  if (std::none_of(c.actor.begin(), c.actor.end(), is_source) || !a.cue_head.valid()) return false;
  if (a.cue_head == c.match.predicate || a.cue_head == c.light_verb) return true;
  return a.content_head == c.match.predicate && c.match.pattern->head_kind == HeadKind::noun;
}

// "in talks", "at the meeting": where something is said, not what.
bool is_setting(const Tree& tree, const EventCandidate& c) {
  const std::string_view preposition = case_of(tree, c.match.predicate);
  return c.type == EventType::CONSULT && (preposition == "in" || preposition == "during" || preposition == "at");
}

}  // namespace

std::vector<AttributionId> claims_of(const Analysis& analysis, WordId trigger) {
  const Span at = analysis.tree[trigger].span;
  AttributionId innermost;
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    const Attribution& a = analysis.attributions[i];
    const bool holds = std::any_of(a.content.begin(), a.content.end(), [&](Span s) { return s.contains(at); });
    if (!holds) continue;
    // A passive "is said to have P" has its cue inside the content; the cue itself is not vouched for.
    const bool is_cue = std::any_of(a.cue.begin(), a.cue.end(), [&](Span s) { return s.contains(at); });
    if (is_cue) continue;
    if (!innermost.valid() || length(a) < length(analysis.attribution(innermost))) innermost = AttributionId(i);
  }
  std::vector<AttributionId> chain;
  for (AttributionId a = innermost; a.valid() && chain.size() < 16; a = analysis.attribution(a).parent) {
    chain.push_back(a);
  }
  return chain;
}

std::vector<AttributionId> claims_of(const Analysis& analysis, const EventCandidate& c,
                                     const std::vector<EventCandidate>& all) {
  std::vector<AttributionId> found = claims_of(analysis, c.match.predicate);
  const bool setting = is_setting(analysis.tree, c);
  std::erase_if(found, [&](AttributionId id) {
    return std::any_of(all.begin(), all.end(), [&](const EventCandidate& other) {
      return (&other == &c || setting) && performs(analysis, other, analysis.attribution(id));
    });
  });
  return found;
}

void set_sides(Analysis& analysis) {
  for (const Event& event : analysis.events) {
    for (const AttributionId id : event.claims) {
      Attribution& a = analysis.attributions[id.index()];
      if (a.side == Side::actor || a.side == Side::recipient || !a.source_mention.valid()) continue;
      const Side side = side_of(analysis, analysis.mention(a.source_mention).actor, event);
      if (side != Side::unknown) a.side = side;
    }
  }
}

}  // namespace hearsay
