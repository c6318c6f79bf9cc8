// From the candidates of a sentence to the events that it reports.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace hearsay {

// Merges matches that speak of one act ("an airstrike killed ten"), and drops those below a demand, promise, threat,
// refusal or accusation, or in the topic of another act ("talks on a ceasefire"): they are not events of their own.
void select(const Analysis& analysis, std::vector<EventCandidate>& candidates, std::vector<NonEvent>* silent);

}  // namespace hearsay
