// hearsay_train_attribution MODELS MARKED.jsonl TAUGHT.jsonl|- GRADED.jsonl...: learns MODELS/reading.bin from
// documents in PolNeAR's form, from such that a teacher has marked (script/teacher/; -: none), and from texts whose
// events are graded by how factual they are (the first file: web texts, the others: news), and MODELS/attribution.bin
// from the documents that were not marked by a teacher and the examples of lexicon/cues/. The same input gives the same
// bytes on the same kind of processor.
#include <fmt/format.h>

#include "attribution/train.h"
#include "attribution/train_data.h"
#include "base/file.h"
#include "reading/reader.h"

namespace {

using namespace hearsay;

// The scorer learns from readings of documents that the reader has not learned from, as it will get them at work.
constexpr std::size_t kFolds = 3;

void progress(const std::string& line) {
  fmt::print(stderr, "{}\n", line);
}

void read(const Reader& reader, MarkedDocument& document) {
  document.analysis.readings.resize(document.analysis.tree.words.size());
  for (const ReadingExample& e : document.examples) reader.read(e.stretch, document.analysis.readings);
}

using Examples = std::vector<const ReadingExample*>;

// Reads the documents of one fold with a reader that learned from the others and from `also`.
Status read_fold(std::size_t fold, std::vector<MarkedDocument>& documents, const Examples& also, std::uint64_t parser) {
  Examples all = also;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const ReadingExample& e : documents[i].examples) {
      if (i % kFolds != fold) all.push_back(&e);
    }
  }
  const std::string model = train_reader(all, {}, parser, {.progress = progress});
  const auto reader = Reader::view(model, "the reader of a fold", parser);
  if (!reader.ok()) return reader.error();
  for (std::size_t i = fold; i < documents.size(); i += kFolds) read(reader.value(), documents[i]);
  return {};
}

Status train(const std::string& models, const std::string& marked, const std::string& taught, std::span<char*> graded) {
  const Resources resources;
  const auto tokeniser = Tokeniser::load(resources);
  if (!tokeniser.ok()) return tokeniser.error();
  const auto parser = Parser::load(resources);
  if (!parser.ok()) return parser.error();
  const auto lexicon = CueLexicon::parse(resources.list("lexicon/cues/cues"));
  if (!lexicon.ok()) return lexicon.error();
  auto documents = read_marked_documents(marked, tokeniser.value(), parser.value());
  if (!documents.ok()) return documents.error();
  auto few = lexicon_documents(lexicon.value(), tokeniser.value(), parser.value());
  const std::uint64_t print = parser.value().fingerprint();

  std::vector<ReadingExample> examples;
  if (taught != "-") {
    auto texts = read_marked_documents(taught, tokeniser.value(), parser.value());
    if (!texts.ok()) return texts.error();
    for (MarkedDocument& d : texts.value())
      std::move(d.examples.begin(), d.examples.end(), std::back_inserter(examples));
  }
  if (graded.size() > kGraders) return Error{fmt::format("at most {} files of graded texts", kGraders)};
  for (std::size_t i = 0; i < graded.size(); ++i) {
    if (Status s = read_graded_texts(graded[i], static_cast<int>(i), tokeniser.value(), parser.value(), examples);
        !s.ok())
      return s;
  }
  Examples all;
  for (const ReadingExample& e : examples) all.push_back(&e);
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    if (Status s = read_fold(fold, documents.value(), all, print); !s.ok()) return s;
  }
  for (const MarkedDocument& d : documents.value()) {
    for (const ReadingExample& e : d.examples) all.push_back(&e);
  }
  const std::string model = train_reader(all, {}, print, {.progress = progress});
  if (Status s = write_file(models + "/reading.bin", model); !s.ok()) return s;
  const auto reader = Reader::view(model, "reading.bin", print);
  if (!reader.ok()) return reader.error();
  for (MarkedDocument& d : few) read(reader.value(), d);
  return write_file(models + "/attribution.bin",
                    train_attribution(lexicon.value(), documents.value(), few, {.progress = progress}));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    fmt::print(stderr, "usage: hearsay_train_attribution MODELS MARKED.jsonl TAUGHT.jsonl|- GRADED.jsonl...\n");
    return 2;
  }
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  if (const hearsay::Status s = train(argv[1], argv[2], argv[3], arguments.subspan(4)); !s.ok()) {
    fmt::print(stderr, "{}\n", s.message());
    return 1;
  }
  return 0;
}
