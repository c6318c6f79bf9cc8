// Training of the engine. The same options, corpora and kind of processor give the same bytes.
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
  std::vector<std::string> dev;    // CoNLL-U files by which the best epoch is chosen; empty: a part of the treebanks
  std::vector<std::string> texts;  // plain text, for a language model that is learned first; may be empty
  std::vector<std::string> names;  // IOB2 files of the same sentences: id, form, label (PER, ORG, LOC)
  std::uint32_t seed = 1;          // of first weights, of the order of sentences and of what is dropped

  // Sizes of the network; more is slower. Multiples of 16.
  int word_size = 128, spelling_size = 128;  // of the vectors of a word and of its spelling
  int hidden = 128, layers = 3;              // LSTM units of each direction, and how many on top of each other
  int arc_size = 96, rel_size = 96;
  int buckets = 40000;  // rows for features of spelling

  int text_epochs = 3;   // passes over the texts (and the treebanks' words)
  int epochs = 25;       // passes over the treebanks, at most
  int name_epochs = 12;  // passes for the names alone, after the trees
  double name_rate = 3e-3;
  int patience = 6;                          // epochs without a better score on dev, after which it ends
  double rate = 2e-3;                        // of Adam at its highest; it falls to nearly nothing with the last epoch
  int batch = 1000;                          // words, at most
  double capitals = 0.08, headlines = 0.04;  // shares of the sentences that are seen in these letters instead

  std::string start;  // file of weights, written by an earlier run with `keep`, to start from in place of the texts
  std::string keep;   // file for the weights, unrounded, as they are after the texts and at the end; empty: none
  std::function<void(const std::string&)> progress;  // gets a line now and then; may be empty
};

// Trains tags, lemmas, trees and, when `names` are given, names; the bytes are models/syntax.bin. The resources give
// the tables of forms and the lists of names in lexicon/.
Result<std::string> train_engine(const TrainOptions& options, const Resources& resources);

}  // namespace hearsay
