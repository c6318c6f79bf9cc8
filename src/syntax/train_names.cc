#include <algorithm>
#include <unordered_map>

#include "base/file.h"
#include "base/strings.h"
#include "syntax/hashing.h"
#include "syntax/model_file.h"
#include "syntax/name_features.h"
#include "syntax/name_lists.h"
#include "syntax/train.h"
#include "syntax/train_data.h"
#include "syntax/train_perceptron.h"

namespace hearsay {
namespace {

constexpr int kMinUpdates = 2;
constexpr float kPrune = 8.0f;

struct Labelled {
  std::vector<Word> words;
  std::vector<NameLabel> labels;
  std::vector<Lexical> lexical;
  std::vector<std::uint32_t> tags;
  std::vector<std::uint8_t> kinds, whole;
};

std::uint64_t key_of(std::span<const Word> words) {
  std::uint64_t h = 0;
  for (const Word& w : words) h = mix(h, hash_string(w.form));
  return h;
}

// Rows of "id form label"; the forms are views into `bytes`.
Result<std::vector<Labelled>> read_labels(std::string_view bytes, const std::string& path) {
  static constexpr std::string_view kNames[] = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"};
  std::vector<Labelled> sentences(1);
  int number = 0;
  for (const std::string_view line : split(bytes, '\n')) {
    ++number;
    if (line.empty()) {
      if (!sentences.back().words.empty()) sentences.emplace_back();
      continue;
    }
    const auto columns = split(line, '\t');
    if (line[0] == '#' && columns.size() < 3) continue;
    if (columns.size() < 3 || columns[1].empty()) {
      return Error{path + ":" + std::to_string(number) + ": not a word and its label"};
    }
    const auto at = std::find(std::begin(kNames), std::end(kNames), columns[2]) - std::begin(kNames);
    Word w;
    w.form = columns[1];
    sentences.back().words.push_back(w);
    // Labels of other kinds of names count as outside.
    sentences.back().labels.push_back(static_cast<NameLabel>(at == kNameLabels ? 0 : at));
  }
  if (sentences.back().words.empty()) sentences.pop_back();
  return sentences;
}

// In capitals, or as a headline, case says nothing; what the tagger said of the original is kept.
Labelled in_capitals(const Labelled& original, std::deque<std::string>& texts) {
  Labelled copy = original;
  for (Word& w : copy.words) {
    std::string form(w.form);
    for (char& c : form) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    texts.push_back(std::move(form));
    w.form = texts.back();
  }
  return copy;
}

}  // namespace

Result<std::string> train_names(const TrainOptions& options, const Resources& resources, std::string_view ud_model) {
  const auto file = ModelFile::open(ud_model, "models/ud.bin");
  if (!file.ok()) return file.error();
  const auto cluster_bytes = file.value().section("clusters");
  if (!cluster_bytes.ok()) return cluster_bytes.error();
  const Clusters clusters = Clusters::view(cluster_bytes.value());
  const NameLists lists = NameLists::load(resources);

  // The tags of each sentence, by a tagger that has not seen it.
  auto read = read_treebank(options);
  if (!read.ok()) return read.error();
  Treebank& bank = read.value();
  const auto inflections = Inflections::load(resources);
  if (!inflections.ok()) return inflections.error();
  for (Example& e : bank.examples) look_up(e.words, clusters, inflections.value(), e.lexical);
  jackknife_tags(bank, options);
  std::unordered_map<std::uint64_t, const Example*> tagged;
  for (const Example& e : bank.examples) tagged.emplace(key_of(e.words), &e);

  std::vector<std::string> contents;
  std::vector<Labelled> sentences;
  std::deque<std::string> texts;
  contents.reserve(options.names.size());
  for (const std::string& path : options.names) {
    auto bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    contents.push_back(bytes.take());
    auto labelled = read_labels(contents.back(), path);
    if (!labelled.ok()) return labelled.error();
    for (Labelled& s : labelled.value()) {
      const auto it = tagged.find(key_of(s.words));
      if (it == tagged.end()) continue;
      for (const std::uint8_t tag : it->second->tags) {
        const std::string& name = bank.tags[tag];
        s.tags.push_back(hash_string(std::string_view(name).substr(name.find(' ') + 1)));
      }
      sentences.push_back(std::move(s));
    }
  }
  Random random(options.seed + 3);
  const std::size_t originals = sentences.size();
  for (std::size_t i = 0; i < originals; ++i) {
    if (random.uniform() < options.altered) sentences.push_back(in_capitals(sentences[i], texts));
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Labelled& s = sentences[i];
    look_up(s.words, clusters, Inflections(), s.lexical);
    lists.mark(s.words, s.kinds, s.whole);
    order.push_back(i);
  }

  PerceptronTrainer trainer(kNameLabels, kMinUpdates);
  std::vector<std::uint64_t> features;
  std::vector<NameLabel> labels;
  float scores[kNameLabels];
  for (int epoch = 0; epoch < options.name_epochs; ++epoch) {
    random.shuffle(order);
    std::size_t wrong = 0;
    for (const std::size_t at : order) {
      const Labelled& s = sentences[at];
      const NameContext context{s.lexical, s.tags, s.kinds, s.whole};
      labels.assign(s.words.size(), NameLabel::O);
      for (std::size_t i = 0; i < s.words.size(); ++i) {
        name_features(context, labels, i, features);
        trainer.score(features, scores);
        const NameLabel previous = i > 0 ? labels[i - 1] : NameLabel::O;
        int best = 0;
        for (int k = 1; k < kNameLabels; ++k) {
          if (scores[k] > scores[best] && may_follow(previous, static_cast<NameLabel>(k))) best = k;
        }
        labels[i] = static_cast<NameLabel>(best);
        trainer.tick();
        // After a mistake the gold label may not be allowed any more; then nothing can be learned here.
        if (labels[i] != s.labels[i] && may_follow(previous, s.labels[i])) {
          trainer.update(features, static_cast<int>(s.labels[i]), 1);
          trainer.update(features, best, -1);
          ++wrong;
        }
      }
    }
    if (options.progress) {
      options.progress("names, pass " + std::to_string(epoch + 1) + ": " + std::to_string(wrong) + " words wrong in " +
                       std::to_string(sentences.size()) + " sentences");
    }
  }
  ModelFileWriter writer;
  writer.add("labels", trainer.finish(kPrune));
  return writer.finish();
}

}  // namespace hearsay
