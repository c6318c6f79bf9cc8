// The greedy transition parser: one pass over a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/arc_features.h"
#include "syntax/linear_model.h"
#include "syntax/transition.h"

namespace hearsay {

// Buffers of a parse, to be used again; `state` holds the tree when it is done.
struct ArcScratch {
  State state;
  std::vector<std::uint64_t> features;
};

// Chooses the best allowed transition until the tree is complete. `tokens` are those of arc_tokens, with the root last.
void parse_arcs(const LinearModel& model, std::span<const ArcToken> tokens, ArcScratch& scratch);

}  // namespace hearsay
