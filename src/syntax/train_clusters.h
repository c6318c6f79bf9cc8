// Word classes from raw text, by the exchange algorithm (Martin, Liermann and Ney 1998, "Algorithms for bigram and
// trigram word clustering"): words of a class have like neighbours.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "syntax/train.h"

namespace hearsay {

// Sentences of word hashes (Lexical::lower).
using HashedText = std::vector<std::vector<std::uint32_t>>;

// Two sets of classes, coarse and fine, over the words that occur at least `min_count` times; the bytes are for
// Clusters::view.
struct ClusterOptions {
  int coarse = 48, fine = 640;
  int min_count = 4;
  int passes = 8;
};
std::string train_clusters(const HashedText& text, const ClusterOptions& options, const TrainOptions& train);

}  // namespace hearsay
