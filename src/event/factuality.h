// Event factuality, -3 (certainly did not happen) to 3 (certainly did), in the sense of FactBank (Saurí & Pustejovsky
// 2009) and the graded scale of Stanovsky et al. (2017): as the text presents it, not as the world is.
#pragma once

#include "event/modality.h"
#include "hearsay/analysis.h"

namespace hearsay {

// Of an event, from how its trigger is presented and the innermost attribution that holds it (may be null). What
// negates or prevents it is read by rules alone, since the record shows it; else rules and reader (analysis.readings)
// together. `by_negation`: the pattern is one of what is not done ("will not budge" is a refusal), so that the event is
// as sure as its trigger is not.
double factuality_of(const Analysis& analysis, WordId trigger, const Presentation& presentation, bool by_negation,
                     const Attribution* source);

// The same for any word of an analysed text, event trigger or not.
double factuality_at(const Analysis& analysis, const Operators& operators, WordId word);

}  // namespace hearsay
