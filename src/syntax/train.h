// Training of the models that ship under models/. The same options and corpora give the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "hearsay/status.h"
#include "resources/resources.h"

namespace hearsay {

struct TrainOptions {
  std::vector<std::string> treebanks;  // CoNLL-U files with gold trees
  std::vector<std::string> texts;      // plain text, for word classes; the treebanks' own is used too
  std::vector<std::string> names;      // IOB2 files of the same sentences: id, form, label (PER, ORG, LOC)
  std::uint32_t seed = 1;              // of the order of sentences and of what is explored
  int tagger_epochs = 8;               // dev accuracy is flat from here on
  int parser_epochs = 9;
  int name_epochs = 12;
  int folds = 5;          // the parser learns from tags that a tagger trained on the other folds has given
  double altered = 0.12;  // share of the sentences that are seen once more in capitals, and half as many as headlines
  std::function<void(const std::string&)> progress;  // gets a line now and then, from two threads; may be empty
};

// Trains tagger, lemmatiser and parser; the bytes are models/ud.bin.
Result<std::string> train_parser(const TrainOptions& options);

// Trains the name tagger for a parser that train_parser made (its tags, by jackknifing, and its word classes are used);
// the resources give the lists of names in lexicon/actors/. The bytes are models/names.bin.
Result<std::string> train_names(const TrainOptions& options, const Resources& resources, std::string_view ud_model);

}  // namespace hearsay
