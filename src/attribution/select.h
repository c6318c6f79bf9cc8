// From candidates to attributions: which anchors are cues, and with which reading.
#pragma once

#include <vector>

#include "attribution/candidate.h"
#include "attribution/options.h"
#include "attribution/scorer.h"

namespace hearsay {

struct Selected {
  Candidate candidate;
  float probability = 0;             // that the anchor is a cue
  std::vector<WordId> more_anchors;  // cues of the same content: "issued" beside "statement"
};

// The attributions in the order of their anchors. An anchor inside the content of another attribution stays only if
// it names an act of speech.
std::vector<Selected> select_attributions(const Context& context, const AttributionScorer& scorer,
                                          std::vector<CandidateGroup> groups, const SelectionOptions& options);

}  // namespace hearsay
