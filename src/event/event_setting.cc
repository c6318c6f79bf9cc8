#include "event/event_setting.h"

#include <algorithm>
#include <string_view>

#include "event/plover.h"
#include "mention/place.h"
#include "mention/time.h"

namespace hearsay {
namespace {

// "Accused him of opposing the war in Ukraine": in the clause that an act of speech is about.
bool is_spoken_of(const Analysis& analysis, const EventCandidate& c, Span span) {
  const WordId word = analysis.tree.head_of(span);
  return c.match.clause.valid() && word.valid() && analysis.tree.dominates(c.match.clause, word);
}

std::vector<WordId> heads_of_parties(const Analysis& analysis, const Event& e) {
  std::vector<WordId> heads;
  const bool visit = std::find(e.mode.begin(), e.mode.end(), "visit") != e.mode.end();
  if (visit) return heads;  // "travelled to Turkey": the host is where it happened
  for (const auto* mentions : {&e.actor, &e.recipient}) {
    for (const MentionId m : *mentions) heads.push_back(analysis.mention(m).head);
  }
  return heads;
}

}  // namespace

void add_setting(const Analysis& analysis, const EventCandidate& c, Event& e) {
  e.place = place_for(analysis, e.trigger, heads_of_parties(analysis, e));
  if (plover::is_speech_act(e.type) && e.place.valid() &&
      is_spoken_of(analysis, c, analysis.places[e.place.index()].span)) {
    e.place = {};
  }
  e.time = time_for(analysis, e.trigger);
  // "In 1956 tanks entered the city and crushed the rising": with the day of the verb before.
  const Word& trigger = analysis.tree[e.trigger];
  if (!e.time.valid() && trigger.rel == Rel::conj && trigger.head.valid()) e.time = time_for(analysis, trigger.head);
}

bool is_long_past(const Analysis& analysis, const Event& e) {
  if (!e.time.valid() || !analysis.document.published.known()) return false;
  constexpr int kYear = 366;  // days
  const TimeExpression& time = analysis.times[e.time.index()];
  return std::any_of(analysis.times.begin(), analysis.times.end(), [&](const TimeExpression& t) {
    // "Fifty years ago this week".
    const bool part = t.span == time.span || t.span.end + 1 == time.span.begin;
    return part && t.end.known() && add_days(t.end, kYear) < analysis.document.published;
  });
}

}  // namespace hearsay
