// Learns the weights of scorer.h from documents whose attributions people have marked, and which have been read.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "attribution/cue_lexicon.h"
#include "attribution/train_scorer.h"
#include "reading/train.h"

namespace hearsay {

struct AttributionTraining {
  // How often the lexicon's examples are seen beside the documents; more helps the words that the documents lack and
  // leaves those that they have as they are (docs/experiments.md).
  int lexicon_times = 6;
  ScorerTraining scorer;
  std::function<void(const std::string&)> progress;  // one line at a time; may be empty
};

// The bytes of models/attribution.bin. The same input and options give the same bytes.
std::string train_attribution(const CueLexicon& lexicon, const std::vector<MarkedDocument>& documents,
                              const std::vector<MarkedDocument>& lexicon_examples, const AttributionTraining& options);

}  // namespace hearsay
