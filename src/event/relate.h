// The PLOVER relation between two given mentions (the task of Hu et al., ACL 2024, "PLV").
#pragma once

#include <vector>

#include "event/code_events.h"
#include "event/relation_model.h"
#include "event/relation_reader.h"
#include "hearsay/coder.h"

namespace hearsay {

// Always answers: patterns first, then, as far as the models are known, what they learned from examples: the mean of
// what both hold for likely. The spans are bytes into analysis.document.text; its events should be those of patterns
// alone, which is what the model learned on.
Relation relate(const EventCoder& coder, const RelationModel& model, const RelationReader& reader,
                const Analysis& analysis, const std::vector<Span>& source, const std::vector<Span>& target);

// What patterns alone say.
Relation relate_by_patterns(const EventCoder& coder, const Analysis& analysis, const std::vector<Span>& source,
                            const std::vector<Span>& target);

}  // namespace hearsay
