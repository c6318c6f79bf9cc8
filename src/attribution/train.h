// Learns the weights of scorer.h from documents whose attributions people have marked.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "attribution/cue_lexicon.h"
#include "hearsay/analysis.h"

namespace hearsay {

// A parsed document with its gold attributions (only source, cue and content are read).
struct AttributionExample {
  Analysis analysis;
  std::vector<Attribution> gold;
};

struct AttributionTraining {
  int epochs = 8;
  float rate = 0.05F;             // AdaGrad's step
  float decay = 2e-6F;            // L2
  float lexical_dropout = 0.15F;  // share of groups seen without the features that name their lemma
  std::uint32_t seed = 1;
  std::function<void(const std::string&)> progress;  // one line at a time; may be empty
};

// The bytes of models/attribution.bin. The same input and options give the same bytes.
std::string train_attribution(const CueLexicon& lexicon, std::vector<AttributionExample>& examples,
                              const AttributionTraining& options);

}  // namespace hearsay
