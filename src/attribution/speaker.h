// Who speaks in an attribution, and whom "I" and "we" inside a quotation stand for.
#pragma once

#include "hearsay/analysis.h"

namespace hearsay {

// The entity of the attribution's source; invalid when there is none.
EntityId speaker(const Analysis& analysis, AttributionId attribution);

// The innermost attribution whose content holds the span, direct or mixed ones only when `quoted`; invalid when none.
AttributionId attribution_at(const Analysis& analysis, Span span, bool quoted = false);

// For a first-person pronoun inside a quotation: the entity of its speaker. Invalid for any other word.
EntityId resolve_first_person(const Analysis& analysis, WordId pronoun);

}  // namespace hearsay
