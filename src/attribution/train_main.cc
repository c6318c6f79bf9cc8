// hearsay_train_attribution MARKED.jsonl MODEL.bin: learns models/attribution.bin from documents in PolNeAR's form and
// from the examples of lexicon/cues/. The same input gives the same bytes.
#include <fmt/format.h>

#include "attribution/train_data.h"
#include "base/file.h"

namespace {

// How often the lexicon's examples are seen beside the documents; more helps the words that the documents lack and
// leaves those that they have as they are (docs/experiments.md).
constexpr int kLexiconTimes = 6;

hearsay::Status train(const std::string& marked, const std::string& model) {
  const hearsay::Resources resources;
  const auto tokeniser = hearsay::Tokeniser::load(resources);
  if (!tokeniser.ok()) return tokeniser.error();
  const auto parser = hearsay::Parser::load(resources);
  if (!parser.ok()) return parser.error();
  const auto lexicon = hearsay::CueLexicon::parse(resources.list("lexicon/cues/cues"));
  if (!lexicon.ok()) return lexicon.error();
  auto examples = hearsay::read_marked_documents(marked, tokeniser.value(), parser.value());
  if (!examples.ok()) return examples.error();
  for (auto& e : hearsay::lexicon_documents(lexicon.value(), kLexiconTimes, tokeniser.value(), parser.value())) {
    examples.value().push_back(std::move(e));
  }
  hearsay::AttributionTraining options;
  options.progress = [](const std::string& line) { fmt::print(stderr, "{}\n", line); };
  return hearsay::write_file(model, hearsay::train_attribution(lexicon.value(), examples.value(), options));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: hearsay_train_attribution MARKED.jsonl MODEL.bin\n");
    return 2;
  }
  if (const hearsay::Status s = train(argv[1], argv[2]); !s.ok()) {
    fmt::print(stderr, "{}\n", s.message());
    return 1;
  }
  return 0;
}
