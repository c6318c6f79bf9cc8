// hearsay_train_attribution MODELS MARKED.jsonl TAUGHT.jsonl|- GRADED.jsonl...: learns MODELS/reading.bin from
// documents in PolNeAR's form, from texts whose words a teacher has marked (script/teacher/; -: none), and from texts
// whose events are graded by how factual they are (the first file: web texts, the others: news), and
// MODELS/attribution.bin from the documents and the examples of lexicon/cues/. The same input gives the same
// bytes on the same kind of processor.
#include <fmt/format.h>

#include "attribution/train.h"
#include "attribution/train_data.h"
#include "base/file.h"
#include "reading/reader.h"

namespace {

using namespace hearsay;

// The scorer learns from readings of documents whose marks the reader has not learned from, as it will get them at work
// (through what the teacher says of other texts it knows a little of them).
constexpr std::size_t kFolds = 3;

void progress(const std::string& line) {
  fmt::print(stderr, "{}\n", line);
}

void read(const Reader& reader, MarkedDocument& document) {
  document.analysis.readings.resize(document.analysis.tree.words.size());
  for (const ReadingExample& e : document.examples) reader.read(e.stretch, document.analysis.readings);
}

using Examples = std::vector<const ReadingExample*>;

// A network that has learned from what a teacher says of raw text learns from these too.
std::string tune(ReadingNetwork network, const Examples& examples, std::uint64_t parser) {
  train_reader(network, examples, {.epochs = 5, .rate = 1e-3, .progress = progress});
  return network.file(parser);
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

  std::vector<ReadingExample> told, examples;
  if (taught != "-") {
    if (Status s = read_taught_texts(taught, tokeniser.value(), parser.value(), told); !s.ok()) return s;
  }
  if (graded.size() > kGraders) return Error{fmt::format("at most {} files of graded texts", kGraders)};
  for (std::size_t i = 0; i < graded.size(); ++i) {
    if (Status s = read_graded_texts(graded[i], static_cast<int>(i), tokeniser.value(), parser.value(), examples);
        !s.ok())
      return s;
  }
  Examples all;
  for (const ReadingExample& e : examples) all.push_back(&e);
  const std::size_t also = all.size();
  if (all.empty()) return Error{"no words in the graded texts"};
  ReadingNetwork start = new_reader(all);
  Examples first = all;
  for (const ReadingExample& e : told) first.push_back(&e);
  train_reader(start, first, {.epochs = 8, .progress = progress});
  // The last one, which ships, learns from all documents and reads the examples of the lexicon alone.
  std::string model;
  for (std::size_t fold = 0; fold <= kFolds; ++fold) {
    all.resize(also);
    for (std::size_t i = 0; i < documents.value().size(); ++i) {
      for (const ReadingExample& e : documents.value()[i].examples) {
        if (i % kFolds != fold) all.push_back(&e);
      }
    }
    model = tune(start, all, print);
    const auto reader = Reader::view(model, "reading.bin", print);
    if (!reader.ok()) return reader.error();
    if (fold == kFolds) {
      for (MarkedDocument& d : few) read(reader.value(), d);
      break;
    }
    for (std::size_t i = fold; i < documents.value().size(); i += kFolds) read(reader.value(), documents.value()[i]);
  }
  if (Status s = write_file(models + "/reading.bin", model); !s.ok()) return s;
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
