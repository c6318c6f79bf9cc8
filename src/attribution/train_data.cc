#include "attribution/train_data.h"

namespace hearsay {

std::vector<MarkedDocument> lexicon_documents(const CueLexicon& lexicon, const Tokeniser& tokeniser,
                                              const Parser& parser) {
  std::vector<MarkedDocument> out;
  for (const CueExample& e : lexicon.examples()) {
    MarkedDocument& example = out.emplace_back();
    example.analysis.document.text = e.text;
    Attribution& gold = example.gold.emplace_back();
    gold.source = e.source;
    gold.cue = e.cue;
    gold.content = e.content;
    prepare(example, tokeniser, parser);
  }
  return out;
}

}  // namespace hearsay
