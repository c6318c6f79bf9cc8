// Part-of-speech tags: a greedy left-to-right classifier over pairs of UPOS and Penn tag.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "syntax/lexical.h"
#include "syntax/linear_model.h"

namespace hearsay {

struct Tag {
  Upos upos = Upos::X;
  std::string_view xpos;
};

class Tagger {
 public:
  // `tags`: one class a line, "UPOS XPOS"; `weights`: for LinearModel::view. Views of both are kept.
  static Result<Tagger> view(std::string_view tags, std::string_view weights);

  // Sets upos and xpos of the words of one sentence; `classes` gets the class of each word.
  void tag(std::span<Word> words, std::span<const Lexical> lexical, std::vector<std::uint8_t>& classes) const;
  const std::vector<Tag>& tags() const { return tags_; }

 private:
  std::vector<Tag> tags_;
  LinearModel model_;
};

// The features of word i, given the classes chosen for the words before it. Overwrites `out`.
void tagger_features(std::span<const Lexical> lexical, std::span<const std::uint8_t> classes, std::size_t i,
                     std::vector<std::uint64_t>& out);

}  // namespace hearsay
