// The features by which the name tagger chooses a label, shared by tagging and training.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/lexical.h"

namespace hearsay {

// Labels: outside, then begin and inside of each kind of name.
enum class NameLabel : std::uint8_t { O, B_PER, I_PER, B_ORG, I_ORG, B_LOC, I_LOC };
inline constexpr int kNameLabels = 7;
// Whether `next` may stand behind `previous`: inside only after begin or inside of the same kind.
bool may_follow(NameLabel previous, NameLabel next);

// One sentence as the tagger sees it; all spans have its length.
struct NameContext {
  std::span<const Lexical> lexical;
  std::span<const std::uint32_t> tags;  // hashes of xpos
  std::span<const std::uint8_t> kinds;  // NameLists: phrases that the word is part of
  std::span<const std::uint8_t> whole;  // NameLists: the word alone
};

// The features of word i, given the labels of the words before it. Overwrites `out`.
void name_features(const NameContext& context, std::span<const NameLabel> labels, std::size_t i,
                   std::vector<std::uint64_t>& out);

}  // namespace hearsay
