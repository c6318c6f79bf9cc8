// The parts of train_engine().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/status.h"
#include "syntax/network.h"
#include "syntax/train.h"
#include "syntax/train_corpus.h"

namespace hearsay {

// How often each normal form stands in raw text and treebanks.
struct WordCounts {
  std::vector<std::vector<Word>> sentences;  // of the raw text; views into `trees`
  std::vector<Tree> trees;
  std::vector<Document> documents;
  std::vector<std::pair<std::uint32_t, int>> words;  // hash and count, sorted by hash
};
// Reads and tokenises the texts; counts their words and those of the corpus.
Result<WordCounts> count_words(const TrainOptions& options, const TrainCorpus& corpus, const Resources& resources);
// The sorted hashes of the words that get a vector of their own: those that were seen often enough to learn one.
std::vector<std::uint32_t> choose_vocabulary(const WordCounts& counts, const TrainCorpus& corpus);

// Learns to guess masked words of the texts and the treebanks (Devlin et al. 2019, over an LSTM): vectors and LSTM
// come to know words that no treebank has.
void learn_text(Network& network, const WordCounts& counts, const TrainCorpus& corpus, const FeatureContext& context,
                const TrainOptions& options, Random& random);
inline constexpr int kMaskedWords = 8000;  // the most frequent words are guessed, others only read

// Learns tags, trees and names, and leaves the network with the weights that were best on `dev`.
void learn_trees(Network& network, const TrainCorpus& corpus, const TrainCorpus& dev,
                 const std::vector<std::string>& tags, const TrainOptions& options, Random& random);

// Learns the names alone, on a network that knows its trees.
void learn_names(Network& network, const TrainCorpus& corpus, const TrainCorpus& dev,
                 const std::vector<std::string>& tags, const TrainOptions& options, Random& random);

// Percentages: of words with the right UPOS, with the right head, with the right head and universal relation; and F1 of
// names (0 when the corpus has none).
struct DevScores {
  double upos = 0, uas = 0, las = 0, names = 0;
};
DevScores evaluate_network(Network& network, const TrainCorpus& dev, const std::vector<std::string>& tags);

// Weights as they are, by name, with the vocabulary; loading takes those whose size fits and leaves the others.
std::string pack_weights(Network& network, const std::vector<std::uint32_t>& vocabulary);
Status unpack_weights(std::string_view bytes, const std::string& name, Network& network);

// "12 min left", from how long it took so far and which share of the work that was.
std::string time_left(double seconds, double share);

}  // namespace hearsay
