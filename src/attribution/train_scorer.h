// Learns what scorer.h holds.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace hearsay {

// The candidates of an anchor, as the slots of their features (AttributionScorer::slot), and how good each is.
struct ScorerExample {
  std::vector<std::vector<std::uint32_t>> lexical, plain;  // plain: without the features that name the lemma
  std::vector<float> target;                               // adds up to 1 together with that of "none", which is last
};

struct ScorerTraining {
  int epochs = 3;
  // AdaGrad's steps (Duchi et al. 2011) for the weights of features, their rows, and the layers; they fall to zero.
  float rate = 0.05F, row_rate = 0.05F, layer_rate = 0.02F;
  float dropout = 0.2F;           // of the units of both layers
  float lexical_dropout = 0.15F;  // share of examples seen without the features that name their lemma
  std::uint64_t seed = 1;
};

// The bytes of models/attribution.bin. The same examples and options give the same bytes on the same kind of processor.
std::string train_scorer(const std::vector<ScorerExample>& examples, const ScorerTraining& options,
                         const std::function<void(const std::string&)>& progress);

}  // namespace hearsay
