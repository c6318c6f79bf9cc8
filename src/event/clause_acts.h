// Acts that the form of a clause tells, whatever its verb: what two countries do together, and what somebody will not
// do.
#pragma once

#include <vector>

#include "event/modality.h"
#include "event/select.h"

namespace hearsay {

// COOPERATE: clauses whose subject names two sides, or says "both", that do something "together", "jointly", "side by
// side", or that share or pool something. The match of each points to `pattern`. PLOVER manual, COOPERATE: joint
// activities that benefit both.
std::vector<EventCandidate> joint_acts_of(const Analysis& analysis, const Operators& operators, const Fillers& fillers,
                                          const Pattern& pattern, SentenceId sentence);

// REJECT, if it answers something: clauses in the words of a source of politics that says that it, or its side, will
// not do something, or that there will be none of something; and who refuses or declines without saying what. The match
// of each points to `pattern`. PLOVER manual, REJECT.
std::vector<EventCandidate> refusals_of(const Analysis& analysis, const Fillers& fillers, const Pattern& pattern,
                                        SentenceId sentence);

// THREATEN: clauses of harm yet to come, in the words of a source of politics, that depend on a condition: "the
// missiles would be destroyed if they reached the island, the minister said". The match of each points to `pattern`.
// PLOVER manual, THREATEN.
std::vector<EventCandidate> threats_of(const Analysis& analysis, const Fillers& fillers, const Pattern& pattern,
                                       SentenceId sentence);

}  // namespace hearsay
