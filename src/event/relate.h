// The PLOVER relation between two given mentions (the task of Hu et al., ACL 2024, "PLV").
#pragma once

#include <vector>

#include "event/code_events.h"
#include "event/relation_model.h"
#include "hearsay/coder.h"

namespace hearsay {

// Always answers: patterns first, then, when the model is known, what it learned from examples. The spans are bytes
// into analysis.document.text.
Relation relate(const EventCoder& coder, const RelationModel& model, const Analysis& analysis,
                const std::vector<Span>& source, const std::vector<Span>& target);

// What patterns alone say.
Relation relate_by_patterns(const EventCoder& coder, const Analysis& analysis, const std::vector<Span>& source,
                            const std::vector<Span>& target);

}  // namespace hearsay
