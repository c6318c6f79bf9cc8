// Documents with marked attributions, read and parsed for training.
#pragma once

#include <string>
#include <vector>

#include "attribution/train.h"
#include "hearsay/status.h"
#include "syntax/parser.h"
#include "token/tokenise.h"

namespace hearsay {

// JSONL in PolNeAR's form: {"doc_id", "text", "attributions": [{"source": [[s, e], ...], "cue", "content"}]}, offsets
// in code points. The error names the line that cannot be read.
Result<std::vector<AttributionExample>> read_marked_documents(const std::string& path, const Tokeniser& tokeniser,
                                                              const Parser& parser);

// The example sentences of a cue lexicon, each `times` times: few as they are, they teach words that the documents
// lack.
std::vector<AttributionExample> lexicon_documents(const CueLexicon& lexicon, int times, const Tokeniser& tokeniser,
                                                  const Parser& parser);

}  // namespace hearsay
