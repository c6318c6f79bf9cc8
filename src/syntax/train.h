// Training of the models that ship under models/. The same options and corpora give the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

struct TrainOptions {
  std::vector<std::string> treebanks;  // CoNLL-U files with gold trees
  std::uint32_t seed = 1;              // of the order of sentences and of what is explored
  int tagger_epochs = 8;               // dev accuracy is flat from here on
  int parser_epochs = 12;
  int folds = 5;          // the parser learns from tags that a tagger trained on the other folds has given
  double altered = 0.12;  // share of the sentences that are seen once more in capitals, and half as many as headlines
  std::function<void(const std::string&)> progress;  // called with one line now and then; may be empty
};

// Trains tagger, lemmatiser and parser; the bytes are models/ud.bin.
Result<std::string> train_parser(const TrainOptions& options);

}  // namespace hearsay
