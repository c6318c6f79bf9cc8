// Words, as the English treebanks of Universal Dependencies cut them (UD_English-EWT 2.16, UD_English-GUM 2.16).
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/span.h"
#include "token/word_lists.h"

namespace hearsay {

// Appends the words of `text[range]`, where `text` is valid UTF-8: contractions in their parts ("do" "n't", "can"
// "not", "Iran" "'s"), hyphenated words cut at the hyphen unless it follows a prefix, numbers, URLs, e-mail addresses
// and abbreviations whole, a final stop apart. Words are no longer than kLongestWord bytes. Linear in the text.
void split_words(std::string_view text, Span range, const WordLists& lists, std::vector<Span>& out);
inline constexpr std::uint32_t kLongestWord = 200;

}  // namespace hearsay
