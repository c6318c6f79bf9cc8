// The greedy transition parser: one pass over a sentence, in text order or from its end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/arc_features.h"
#include "syntax/linear_model.h"
#include "syntax/transition.h"

namespace hearsay {

// A tree over the words 0 .. n-1 with, for each, how sure the parser was.
struct Draft {
  struct Arc {
    std::int16_t head = kNone;  // n for the root
    Rel rel = Rel::dep;
    std::int32_t head_margin = 0;  // score of the transition over the best one of another kind
    std::int32_t rel_margin = 0;   // over the best one of the same kind with another label
  };
  std::vector<Arc> arcs;
};

// Buffers of a parse, to be used again.
struct ArcScratch {
  State state;
  std::vector<std::uint64_t> features;
};

// Chooses the best allowed transition until the tree is complete. `tokens` are those of arc_tokens, with the root last.
void parse_arcs(const LinearModel& model, std::span<const ArcToken> tokens, ArcScratch& scratch, Draft& draft);

// The words in reverse order (the root stays last), and a draft made from those in the order of the text again.
void reverse_tokens(std::vector<ArcToken>& tokens);
void reverse_draft(Draft& draft);

// Joins two parsers' trees into `first`: where they disagree, each word goes to the head of the surer parser as far as
// the result stays a tree with one root.
void join_drafts(Draft& first, const Draft& second);

}  // namespace hearsay
