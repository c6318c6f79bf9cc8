// Whether the words of a text are those of public affairs or of something else: a game, a market, a film, a recipe. A
// logistic regression over single lemmas, learned by script/train_topic; its weights are models/topic.tsv.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "resources/resources.h"

namespace hearsay {

// Immutable after loading; may be shared by threads.
class TopicModel {
 public:
  // Reads models/topic.tsv: lines LEMMA, tab, hundredths of the weight; "*" stands for the constant. Without the file
  // every text is of public affairs; a line that cannot be read is left out and told in `problems`.
  static TopicModel load(const Resources& resources, std::vector<Error>& problems);

  // Log-odds that the sentences from `first` to `last` are of public affairs.
  double of_public_affairs(const Tree& tree, SentenceId first, SentenceId last) const;
  // The words there, at most three, that speak most against it.
  std::vector<std::string_view> against(const Tree& tree, SentenceId first, SentenceId last) const;

 private:
  using Weighted = std::pair<float, std::string_view>;  // with the lemma
  std::vector<Weighted> words(const Tree& tree, SentenceId first, SentenceId last) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, float, Hash, std::equal_to<>> weights_;
  float constant_ = 0;
};

}  // namespace hearsay
