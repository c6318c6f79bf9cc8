// A document's text as HTML paragraphs with its attributions and events marked.
#pragma once

#include <string>

#include "hearsay/analysis.h"

namespace hearsay {

// Marks may overlap, so the text is cut at every border, and each piece says in data-m all that it belongs to: "a3" the
// fourth attribution of the analysis, "e0" its first event. Classes: src, cue, con (with d1..d3 for how many contents
// lie one in the other), ev with q1..q4 for the words that an event was read from. After these stands the event's
// number, from 1, as in the cards.
std::string marked_text(const Analysis& analysis);

}  // namespace hearsay
