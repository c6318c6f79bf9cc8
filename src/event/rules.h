// PLOVER's rules that turn one category into another.
#pragma once

#include "event/select.h"

namespace hearsay {

// PLOVER manual, "Potential ambiguities" of AGREE, CONCEDE and THREATEN:
// - CONSULT, SUPPORT, COOPERATE and AID yet to come are AGREE;
// - RETREAT yet to come is CONCEDE;
// - an announced ASSAULT is THREATEN, with the mode of what is threatened; so are PROTEST, COERCE and SANCTION announced
//   on a condition;
// - a protest by a state is ACCUSE;
// - an exercise of several countries is COOPERATE, not MOBILIZE;
// - cooperation that somebody will not give ("will not lift the ban", "refused entry") is REJECT.
// A rule that applies is noted in c.why.
void apply_plover_rules(const Analysis& analysis, EventCandidate& c);

// The head of the clause with "unless" or "if" that the act at `predicate` depends on; invalid without one.
WordId condition_of(const Tree& tree, WordId predicate);

}  // namespace hearsay
