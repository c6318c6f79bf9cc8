// Who acts and on whom, as the model of parties reads it.
#pragma once

#include "event/candidate.h"
#include "event/party_model.h"

namespace hearsay {

// Gives a candidate those whom the model holds for likely enough: where a side is empty, where the candidate is of the
// model of triggers, and where the model hardly believes in those whom it has. In an act of all together, only who
// takes part beside the one that it has, or where it has nobody. With `explain`, notes in c.why what it did.
void add_learned_parties(const PartyModel& model, const Analysis& analysis, const Fillers& fillers, EventCandidate& c,
                         bool explain);

}  // namespace hearsay
