// PLOVER's rules that turn one category into another.
#pragma once

#include "event/candidate.h"

namespace hearsay {

// PLOVER manual, "Potential ambiguities" of AGREE, CONCEDE and THREATEN:
// - CONSULT, SUPPORT, COOPERATE and AID yet to come are AGREE;
// - RETREAT yet to come is CONCEDE;
// - an announced ASSAULT is THREATEN, with the mode of what is threatened; so are COERCE and SANCTION yet to come, but
//   not what somebody will be able to do; PROTEST that is threatened or announced on a condition; REJECT announced on a
//   condition; and what is vowed unless somebody yields;
// - a protest by a state, or on social media, is ACCUSE;
// - hostages whom police or an army free are rescued: AID; so are forces sent after a disaster;
// - who calls for an end of his own conflict states an intention: AGREE;
// - organisations and individuals whom a state expels are COERCE, diplomats are SANCTION;
// - an exercise of several countries is COOPERATE, one with one's own troops alone MOBILIZE;
// - who calls an accusation absurd rejects it: REJECT;
// - cooperation that somebody will not give ("will not lift the ban", "refused entry") is REJECT.
// A rule that applies is noted in c.why.
void apply_plover_rules(const Analysis& analysis, EventCandidate& c);

// A ceasefire that takes effect or holds is RETREAT: observed, not only signed. Once it is clear what is an event.
void observe_ceasefire(const Analysis& analysis, EventCandidate& c);

// The verb that threatens with the act at `predicate`: "warned that ships would be sunk", "said that he would die if
// ..."; invalid without one.
WordId threatened_by(const Tree& tree, WordId predicate);

// Whether the sentence speaks of an earthquake, a cyclone and the like: forces are sent to help then, and an emergency
// represses nobody.
bool tells_of_disaster(const Tree& tree, WordId predicate);

// The head of the clause with "unless" or "if" that the act at `predicate` depends on; invalid without one.
WordId condition_of(const Tree& tree, WordId predicate);

}  // namespace hearsay
