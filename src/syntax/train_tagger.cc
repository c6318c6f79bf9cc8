#include <algorithm>
#include <thread>

#include "syntax/linear_model.h"
#include "syntax/tagger.h"
#include "syntax/train_data.h"
#include "syntax/train_perceptron.h"

namespace hearsay {
namespace {

constexpr int kMinUpdates = 3;
constexpr float kPrune = 1.0f;

}  // namespace

std::string train_tagger(const Treebank& bank, const std::vector<bool>& use, const TrainOptions& options) {
  PerceptronTrainer trainer(static_cast<int>(bank.tags.size()), kMinUpdates);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < bank.examples.size(); ++i) {
    if (use[i]) order.push_back(i);
  }
  Random random(options.seed + 1);
  std::vector<float> scores(bank.tags.size());
  std::vector<std::uint64_t> features;
  std::vector<std::uint8_t> classes;
  for (int epoch = 0; epoch < options.tagger_epochs; ++epoch) {
    random.shuffle(order);
    for (const std::size_t at : order) {
      const Example& e = bank.examples[at];
      classes.assign(e.words.size(), 0);
      for (std::size_t i = 0; i < e.words.size(); ++i) {
        tagger_features(e.lexical, classes, i, features);
        trainer.score(features, scores.data());
        const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
        classes[i] = static_cast<std::uint8_t>(best);
        trainer.tick();
        if (e.gold_tags[i] != kNoTag && e.gold_tags[i] != classes[i]) {
          trainer.update(features, e.gold_tags[i], 1);
          trainer.update(features, classes[i], -1);
        }
      }
    }
  }
  return trainer.finish(kPrune);
}

void jackknife_tags(Treebank& bank, const TrainOptions& options) {
  std::string names;
  for (const std::string& tag : bank.tags) names += tag + "\n";
  // Copies of a sentence must not be seen by the tagger of its fold: a fold is a residue of its length and first words.
  const auto fold = [&](const Example& e) {
    std::uint64_t h = e.words.size();
    for (const Lexical& x : e.lexical) h = h * 31 + x.lower;
    return static_cast<int>(h % static_cast<std::uint64_t>(options.folds));
  };
  const auto train_fold = [&](int f) {
    std::vector<bool> use;
    for (const Example& e : bank.examples) use.push_back(fold(e) != f);
    TrainOptions shorter = options;
    shorter.tagger_epochs = std::max(1, options.tagger_epochs / 2);
    const std::string weights = train_tagger(bank, use, shorter);
    const auto tagger = Tagger::view(names, weights);
    std::size_t right = 0, all = 0;
    for (Example& e : bank.examples) {
      if (fold(e) != f) continue;
      std::vector<Word> words = e.words;
      tagger.value().tag(words, e.lexical, e.tags);
      for (std::size_t i = 0; i < words.size(); ++i) right += words[i].upos == e.words[i].upos, ++all;
    }
    if (options.progress) {
      options.progress("fold " + std::to_string(f + 1) + ": UPOS " +
                       std::to_string(100.0 * static_cast<double>(right) / static_cast<double>(all)));
    }
  };
  // A fold writes only to its own examples, so two can be at work.
  const auto every_second = [&](int first) {
    for (int f = first; f < options.folds; f += 2) train_fold(f);
  };
  std::thread other([&] { every_second(1); });
  every_second(0);
  other.join();
}

}  // namespace hearsay
