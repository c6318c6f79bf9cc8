// The examples of a cue lexicon as marked documents.
#pragma once

#include <vector>

#include "attribution/cue_lexicon.h"
#include "reading/train.h"

namespace hearsay {

// The example sentences of a cue lexicon, parsed.
std::vector<MarkedDocument> lexicon_documents(const CueLexicon& lexicon, const Tokeniser& tokeniser,
                                              const Parser& parser);

}  // namespace hearsay
