// From text to words and sentences. Made for news: datelines, initials, abbreviations, quotation that is opened with
// one mark and closed with another.
#pragma once

#include "hearsay/document.h"
#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "resources/resources.h"
#include "token/word_lists.h"

namespace hearsay {

// Immutable after load() and safe to share between threads.
class Tokeniser {
 public:
  // Reads lexicon/text/abbreviations.txt.
  static Result<Tokeniser> load(const Resources& resources);

  // Sets tree.words (span and form, nothing else) and tree.sentences. A sentence never crosses the end of a paragraph,
  // takes the marks that close it along, and has at most kLongestSentence words. Time is linear in the text.
  void tokenise(const Document& document, Tree& tree) const;
  static constexpr int kLongestSentence = 256;

 private:
  explicit Tokeniser(WordLists lists) : lists_(std::move(lists)) {}
  WordLists lists_;
};

}  // namespace hearsay
