// Sentences, from the words of one paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/span.h"
#include "token/word_lists.h"

namespace hearsay {

// Appends to `starts` the indices of the words that begin a sentence; the first word of the paragraph always does.
// `words` are those of one paragraph, from index `first` on. An abbreviation that ends a sentence in lower case
// ("etc.") loses its dot to a word of its own, as in the English treebanks; such words are inserted into `words`.
void split_sentences(std::string_view text, std::size_t first, const WordLists& lists, std::vector<Span>& words,
                     std::vector<std::size_t>& starts);

}  // namespace hearsay
