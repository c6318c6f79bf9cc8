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
// in code points; with "words" as below, what a teacher that has not seen their attributions says counts half. The
// error names the line that cannot be read.
Result<std::vector<MarkedDocument>> read_marked_documents(const std::string& path, const Tokeniser& tokeniser,
                                                          const Parser& parser);
// Texts whose events are graded: JSONL {"text", "targets": [{"span": [s, e], "score": -3..3}]}. Appended to `out`.
Status read_graded_texts(const std::string& path, int grader, const Tokeniser& tokeniser, const Parser& parser,
                         std::vector<ReadingExample>& out);
// Texts whose words a teacher has marked: JSONL {"text", "words": [[s, e, percent..., score]]}; for each word how
// likely it begins and continues a source, a cue and a content, and how factual it is, graded like news (null: not
// known).
Status read_taught_texts(const std::string& path, const Tokeniser& tokeniser, const Parser& parser,
                         std::vector<ReadingExample>& out);

struct ReadingTraining {
  int epochs = 10;
  int batch = 1500;  // words
  double rate = 2e-3;
  std::function<void(const std::string&)> progress;  // one line at a time; may be empty
};
inline constexpr int kReaderUnits = 96;  // of each direction of its LSTMs
// A network that knows nothing yet, for examples like these, of which there is at least one.
ReadingNetwork new_reader(const std::vector<const ReadingExample*>& examples, int units = kReaderUnits);
// Trains the network on; the same network, examples and options give the same weights on the same kind of processor.
void train_reader(ReadingNetwork& network, const std::vector<const ReadingExample*>& examples,
                  const ReadingTraining& options);

}  // namespace hearsay
