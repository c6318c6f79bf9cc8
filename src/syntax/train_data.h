// Gold sentences for training, and what each trainer gives.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "hearsay/status.h"
#include "syntax/conllu.h"
#include "syntax/lexical.h"
#include "syntax/train.h"
#include "syntax/transition.h"

namespace hearsay {

struct Example {
  std::vector<Word> words;  // gold tags and lemmas
  GoldTree tree;
  std::vector<Lexical> lexical;
  std::vector<std::uint8_t> gold_tags;  // kNoTag where the tag is too rare to be a class
  std::vector<std::uint8_t> tags;       // predicted, for the parser
  bool altered = false;                 // a copy in other letters
};
inline constexpr std::uint8_t kNoTag = 255;

struct Treebank {
  std::vector<ConlluDocument> documents;  // own the strings that the words point to
  std::deque<std::string> texts;          // of altered copies
  std::vector<Example> examples;
  std::vector<std::string> tags;  // class names, "UPOS XPOS"
};

// Reads the treebanks and adds copies of some sentences in capitals and as headlines.
Result<Treebank> read_treebank(const TrainOptions& options);

// A small, portable random number generator (splitmix64), so that training repeats everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  // Fisher-Yates.
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[next() % i]);
  }

 private:
  std::uint64_t state_;
};

// The weights of a tagger trained on the examples for which `use` holds.
std::string train_tagger(const Treebank& treebank, const std::vector<bool>& use, const TrainOptions& options);
// Sets the predicted tags of all examples, each by a tagger that has not seen it.
void jackknife_tags(Treebank& treebank, const TrainOptions& options);
std::string train_lemmatiser(const Treebank& treebank, const Clusters& clusters);
std::string train_transitions(const Treebank& treebank, const TrainOptions& options);

}  // namespace hearsay
