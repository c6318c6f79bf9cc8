// PLOVER's rules that turn one category into another.
#pragma once

#include "event/select.h"

namespace hearsay {

// PLOVER manual, "Potential ambiguities" of AGREE, CONCEDE and THREATEN:
// - CONSULT, SUPPORT, COOPERATE and AID yet to come are AGREE;
// - RETREAT yet to come is CONCEDE;
// - an announced ASSAULT is THREATEN, with the mode of what is threatened;
// - an exercise of several countries is COOPERATE, not MOBILIZE;
// - cooperation that somebody will not give ("will not lift the ban", "refused entry") is REJECT.
// A rule that applies is noted in c.why.
void apply_plover_rules(const Analysis& analysis, EventCandidate& c);

}  // namespace hearsay
