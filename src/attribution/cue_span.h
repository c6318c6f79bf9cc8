// The words of a cue: auxiliaries, negation, particles, the preposition before the content, the light verb.
#pragma once

#include <vector>

#include "attribution/select.h"

namespace hearsay {

// In text order; never empty. Excludes what belongs to source or content.
std::vector<Span> cue_spans(const Context& context, const Selected& selected);

}  // namespace hearsay
