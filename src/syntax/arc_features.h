// The features by which the parser chooses a transition.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/lexical.h"
#include "syntax/transition.h"

namespace hearsay {

// A word as the parser sees it.
struct ArcToken {
  std::uint32_t word;             // hash of the lower-cased form
  std::uint16_t cluster, coarse;  // word classes, 0 when unknown
  std::uint8_t tag;               // class of the tagger
  std::uint8_t upos;
};

// One for each word and one for the root.
void arc_tokens(std::span<const Lexical> lexical, std::span<const std::uint8_t> tags, std::span<const Word> words,
                std::vector<ArcToken>& out);

// After Zhang and Nivre 2011, "Transition-based dependency parsing with rich non-local features", for the arc-hybrid
// system, with word classes. Overwrites `out`.
void arc_features(const State& state, std::span<const ArcToken> tokens, std::vector<std::uint64_t>& out);

}  // namespace hearsay
