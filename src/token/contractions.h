// Contractions: words that the treebanks count as two.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

// Where a contraction written as one word is cut: do|n't, can|not, gon|na, did|nt, it|s in "its not"; 0 when `word` is
// none. `rest` is the text behind the word.
std::size_t contraction_cut(std::string_view word, std::string_view rest);

}  // namespace hearsay
