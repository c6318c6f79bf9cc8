// From everything that matches in a sentence to what may be an event.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace hearsay {

// Best match of every verb, noun and adjective of a sentence, and how the text presents it; matches of [NONE] silence
// their word. What is no event goes to `silent`, unless that is null.
std::vector<EventCandidate> candidates_of(const EventLexicon& lexicon, const Operators& operators,
                                          const Analysis& analysis, const Fillers& fillers, SentenceId sentence,
                                          std::vector<NonEvent>* silent);

}  // namespace hearsay
