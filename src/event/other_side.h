// Whom an act is directed at when its sentence does not say so.
#pragma once

#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// The other side of an event whose recipient, or whose partner, nobody names; invalid when it needs none, when its
// actors are of several countries or of none, or when nothing tells.
// - Between parties of one country, where the report speaks of no other country around it: of people, parties and armed
//   groups that protest, refuse and yield it is the government that the report names nearby; of a state's organs it is
//   whoever acted right before: `acted`, in text order.
// - Of those who come into a report from abroad, it is the country that the report speaks of most ("Kenya offered to
//   send doctors"); of that country's own government, it is the only other country of the report.
MentionId other_side(const Analysis& analysis, const Event& event, const std::vector<MentionId>& acted);

}  // namespace hearsay
