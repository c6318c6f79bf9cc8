// Whom an act at home is directed at when its sentence does not say so.
#pragma once

#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// The other side of a protest, a refusal or a concession, or of what a state does to its people, between parties of one
// country; invalid when the event has a recipient, when its actors are of several countries or of none, or when the
// report speaks of another country around it. The other side
// - of people, parties and armed groups is the government that the report names nearby;
// - of a state's organs is whoever acted right before: `acted`, in text order.
MentionId other_side_at_home(const Analysis& analysis, const Event& event, const std::vector<MentionId>& acted);

}  // namespace hearsay
