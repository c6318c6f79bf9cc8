// What the reader sees: stretches of a paragraph, a row of bytes a word.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "hearsay/syntax.h"
#include "syntax/parser.h"

namespace hearsay {

// Bytes that a row has beside the states of its word.
inline constexpr int kExtraInputs = 64;

// Some sentences of one paragraph. A row is what the parser's network makes of a word (WordStates), the word's
// relation, where its head is, and where paragraphs and sentences begin; neural::kByteZero stands for zero,
// kByteOne above it for one.
struct Stretch {
  WordId first;
  int words = 0;
  std::vector<std::uint8_t> rows;
};

// Puts the sentences of a document together to stretches while they are parsed.
class Stretches {
 public:
  using Use = std::function<void(Stretch)>;
  // Calls `use` for each stretch; tree and text outlive this.
  Stretches(std::string_view text, const Tree& tree, Use use) : text_(text), tree_(tree), use_(std::move(use)) {}
  // The next sentence, whose words have their relations and heads.
  void add(const Sentence& sentence, const WordStates& states);
  void finish();

 private:
  std::string_view text_;
  const Tree& tree_;
  Use use_;
  Stretch stretch_;
  std::uint32_t end_ = 0;
};

}  // namespace hearsay
