#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/file.h"
#include "syntax/engine_file.h"
#include "syntax/name_label.h"
#include "syntax/train_steps.h"

namespace hearsay {
namespace {

constexpr std::size_t kHoldOut = 20;           // without dev, every so manieth sentence is kept for it
constexpr std::size_t kEnoughToHoldOut = 200;  // sentences; of fewer, all are learned from and looked at

Result<TrainCorpus> read_dev(const TrainOptions& options, TrainCorpus& corpus) {
  if (!options.dev.empty()) return read_corpus(options.dev, options.names);
  TrainCorpus dev;
  if (corpus.sentences.size() < kEnoughToHoldOut) {
    dev.sentences = corpus.sentences;
    return dev;
  }
  std::vector<TrainSentence> rest;
  for (std::size_t i = 0; i < corpus.sentences.size(); ++i) {
    (i % kHoldOut == kHoldOut - 1 ? dev.sentences : rest).push_back(std::move(corpus.sentences[i]));
  }
  corpus.sentences = std::move(rest);
  return dev;
}

}  // namespace

Result<std::string> train_engine(const TrainOptions& options, const Resources& resources) {
  const auto say = [&](const std::string& line) {
    if (options.progress) options.progress(line);
  };
  auto read = read_corpus(options.treebanks, options.names);
  if (!read.ok()) return read.error();
  TrainCorpus& corpus = read.value();
  auto read_for_dev = read_dev(options, corpus);
  if (!read_for_dev.ok()) return read_for_dev.error();
  TrainCorpus& dev = read_for_dev.value();
  if (corpus.sentences.empty()) return Error{"no sentences in the treebanks"};
  auto counts = count_words(options, corpus, resources);
  if (!counts.ok()) return counts.error();
  std::string started;
  std::vector<std::uint32_t> hashes = choose_vocabulary(counts.value(), corpus);
  if (!options.start.empty()) {
    auto bytes = read_file(options.start);
    if (!bytes.ok()) return bytes.error();
    started = bytes.take();
    const auto file = ModelFile::open(started, options.start);
    if (!file.ok()) return file.error();
    const auto words = file.value().section("vocabulary");
    if (!words.ok()) return words.error();
    hashes.resize(words.value().size() / sizeof(hashes[0]));
    std::memcpy(hashes.data(), words.value().data(), hashes.size() * sizeof(hashes[0]));
  }
  const std::vector<std::string> tags = count_tags(corpus);
  if (tags.empty()) return Error{"no tag stands three times in the treebanks; there is too little to learn from"};
  say(fmt::format("{} sentences, {} for choosing the best epoch, {} tags, {} of raw text, {} words with a vector",
                  corpus.sentences.size(), dev.sentences.size(), tags.size(), counts.value().sentences.size(),
                  hashes.size()));

  const auto inflections = Inflections::load(resources);
  if (!inflections.ok()) return inflections.error();
  const NameLists lists = NameLists::load(resources);
  const Vocabulary vocabulary(hashes);
  const FeatureContext context{&vocabulary, &inflections.value(), &lists, static_cast<std::uint32_t>(options.buckets)};
  prepare(corpus, tags, context, true);
  prepare(dev, tags, context, false);

  NetworkShape shape;
  shape.words = static_cast<int>(vocabulary.rows());
  shape.buckets = options.buckets;
  shape.word_size = options.word_size;
  shape.spelling_size = options.spelling_size;
  shape.hidden = options.hidden;
  shape.layers = options.layers;
  shape.arc_size = options.arc_size;
  shape.rel_size = options.rel_size;
  shape.tags = static_cast<int>(tags.size());
  shape.rels = kRels;
  shape.names = kNameLabels;
  const bool from_text = !options.texts.empty() && options.text_epochs > 0 && options.start.empty();
  shape.masked_words = from_text ? kMaskedWords : 0;
  Network network(shape, options.seed);
  Random random(options.seed + 7);
  if (!options.start.empty()) {
    if (Status loaded = unpack_weights(started, options.start, network); !loaded.ok()) return Error{loaded.message()};
  }
  if (from_text) learn_text(network, counts.value(), corpus, context, options, random);
  if (!options.keep.empty()) {
    if (Status s = write_file(options.keep, pack_weights(network, hashes)); !s.ok()) return Error{s.message()};
  }
  if (options.epochs > 0) learn_trees(network, corpus, dev, tags, options, random);
  learn_names(network, corpus, dev, tags, options, random);
  if (!options.keep.empty()) {
    if (Status s = write_file(options.keep, pack_weights(network, hashes)); !s.ok()) return Error{s.message()};
  }

  ModelFileWriter file;
  add_network(network, file);
  file.add("vocabulary", {reinterpret_cast<const char*>(hashes.data()), hashes.size() * sizeof(hashes[0])});
  std::string names;
  for (const std::string& tag : tags) names += tag + "\n";
  file.add("tag_names", names);
  file.add("lemmas", train_lemmatiser(corpus, vocabulary));
  return file.finish();
}

}  // namespace hearsay
