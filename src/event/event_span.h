// Which words of a sentence tell of an event.
#pragma once

#include "event/candidate.h"

namespace hearsay {

// Trigger, light verb and the words that the pattern names, when they lie close together; else the trigger alone.
Span trigger_span(const Tree& tree, const EventCandidate& c);

// What to show of the sentence: the clause of a verb, of a light verb, of a noun that is its subject; the noun phrase
// of other nouns, with the day or round that they are part of.
WordId clause_to_show(const Tree& tree, const EventCandidate& c);

}  // namespace hearsay
