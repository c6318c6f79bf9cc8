// The PLOVER relation between two given mentions (the task of Hu et al., ACL 2024, "PLV").
#pragma once

#include <vector>

#include "event/code_events.h"
#include "hearsay/coder.h"

namespace hearsay {

// Always answers. The spans are bytes into analysis.document.text.
Relation relate(const EventCoder& coder, const Analysis& analysis, const std::vector<Span>& source,
                const std::vector<Span>& target);

}  // namespace hearsay
