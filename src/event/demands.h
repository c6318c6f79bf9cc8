// Demands in the form of what must be done: "Israel must open the crossing, the minister said" is a REQUEST of the
// minister to Israel.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace hearsay {

// The demands of a sentence: clauses with must, should, have to or need to, in the words of a source, about somebody
// else, or about steps to be taken. The match of each points to `pattern`, which codes REQUEST.
std::vector<EventCandidate> demands_of(const Analysis& analysis, const Fillers& fillers, const Pattern& pattern,
                                       SentenceId sentence);

}  // namespace hearsay
