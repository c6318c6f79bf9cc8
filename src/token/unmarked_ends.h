// Ends of sentences that no stop marks, in mail and web text whose line breaks are lost.
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/span.h"
#include "token/word_lists.h"

namespace hearsay {

// The words of one paragraph: words[first, words.size()).
struct ParagraphWords {
  std::string_view text;
  const std::vector<Span>& words;
  std::size_t first;

  std::size_t size() const { return words.size(); }
  std::string_view form(std::size_t i) const { return words[i].in(text); }
  bool space_before(std::size_t i) const { return i == first || words[i - 1].end < words[i].begin; }
};

// A smiley that split_words has made one word.
bool is_emoticon(std::string_view word);

// Whether a sentence that begins with word `start` ends with word i, no stop being there; i is not the last word. So it
// does before and behind the date of a mail's header and a line of dashes, behind an address, "Regards," and the name
// that signs.
bool ends_unmarked(const ParagraphWords& words, const WordLists& lists, std::size_t start, std::size_t i);

}  // namespace hearsay
