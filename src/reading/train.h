// Training of the reader.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/status.h"
#include "reading/network.h"
#include "syntax/parser.h"
#include "token/tokenise.h"

namespace hearsay {

// A parsed document with its gold attributions (only source, cue and content are read) and what a reader can learn
// from it.
struct MarkedDocument {
  Analysis analysis;
  std::vector<Attribution> gold;
  std::vector<ReadingExample> examples;
};
// Parses document.analysis.document and makes the examples.
void prepare(MarkedDocument& document, const Tokeniser& tokeniser, const Parser& parser);
// JSONL in PolNeAR's form: {"doc_id", "text", "attributions": [{"source": [[s, e], ...], "cue", "content"}]}, offsets
// in code points; a document may have "targets" as below, graded like news. The error names the line that cannot be
// read.
Result<std::vector<MarkedDocument>> read_marked_documents(const std::string& path, const Tokeniser& tokeniser,
                                                          const Parser& parser);
// Texts whose events are graded: JSONL {"text", "targets": [{"span": [s, e], "score": -3..3}]}. Appended to `out`.
Status read_graded_texts(const std::string& path, int grader, const Tokeniser& tokeniser, const Parser& parser,
                         std::vector<ReadingExample>& out);

struct ReadingTraining {
  int hidden = 96;  // units of each direction
  int epochs = 10;
  int batch = 1500;  // words
  double rate = 2e-3;
  std::uint32_t seed = 1;
  std::function<void(const std::string&)> progress;  // one line at a time; may be empty
};
// The bytes of models/reading.bin, for the states of the parser with this fingerprint. The same input and options give
// the same bytes on the same kind of processor. `dev` is only measured, for `progress`.
std::string train_reader(const std::vector<const ReadingExample*>& examples,
                         const std::vector<const ReadingExample*>& dev, std::uint64_t parser,
                         const ReadingTraining& options);

}  // namespace hearsay
