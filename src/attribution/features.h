// The features by which candidates are told apart.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/candidate.h"

namespace hearsay {

// Hashes of the features of a candidate, appended to `out`. `lexical` false leaves out those that name the anchor's
// lemma, so that training can teach the model what to do with words that it has not met.
void candidate_features(const Context& context, const Candidate& candidate, bool lexical,
                        std::vector<std::uint64_t>& out);

}  // namespace hearsay
