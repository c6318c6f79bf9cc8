// What is said about an attribution beyond its spans: form, stance, who the source is and of what kind.
#pragma once

#include "attribution/select.h"
#include "attribution/source_words.h"
#include "hearsay/analysis.h"

namespace hearsay {

// The record of a selected candidate; `parent` and `side` are left for later steps.
Attribution describe(const Context& context, const Analysis& analysis, const SourceWords& words,
                     const Selected& selected);

}  // namespace hearsay
