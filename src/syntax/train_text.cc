#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "base/file.h"
#include "syntax/hashing.h"
#include "syntax/train_steps.h"
#include "token/tokenise.h"

namespace hearsay {
namespace {

constexpr int kRareInText = 4, kRareInTrees = 2;      // words seen less often have no vector of their own
constexpr std::size_t kShortest = 4, kLongest = 100;  // words of a sentence that is learned from
constexpr int kBatch = 2500;                          // words
constexpr double kGuessed = 0.18, kHidden = 0.16;     // shares of the words
constexpr double kRate = 2e-3;
constexpr int kWarmup = 300;  // steps

// Hidden words keep nothing of themselves.
void hide_words(Batch& batch) {
  std::vector<std::uint32_t> buckets, begin = {0};
  for (std::size_t r = 0; r < batch.rows.size(); ++r) {
    if (batch.rows[r] != Vocabulary::kMasked) {
      buckets.insert(buckets.end(), batch.buckets.begin() + batch.begin[r], batch.buckets.begin() + batch.begin[r + 1]);
    }
    begin.push_back(static_cast<std::uint32_t>(buckets.size()));
  }
  batch.buckets = std::move(buckets);
  batch.begin = std::move(begin);
}

}  // namespace

Result<WordCounts> count_words(const TrainOptions& options, const TrainCorpus& corpus, const Resources& resources) {
  WordCounts counts;
  std::unordered_map<std::uint32_t, int> seen;
  const auto add = [&](std::span<const Word> words) {
    for (const Word& w : words) ++seen[hash_string(normal_form(w.form))];
  };
  const auto tokeniser = Tokeniser::load(resources);
  if (!tokeniser.ok()) return tokeniser.error();
  for (const std::string& path : options.texts) {
    auto bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    counts.documents.emplace_back().text = bytes.take();
    tokeniser.value().tokenise(counts.documents.back(), counts.trees.emplace_back());
  }
  for (std::size_t i = 0; i < counts.trees.size(); ++i) {
    Tree& tree = counts.trees[i];
    for (Word& w : tree.words) w.form = w.span.in(counts.documents[i].text);
    add(tree.words);
    for (const Sentence& s : tree.sentences) {
      const auto first = tree.words.begin() + s.first.value;
      counts.sentences.emplace_back(first, first + s.size);
    }
  }
  for (const TrainSentence& s : corpus.sentences) add(s.words);
  counts.words.assign(seen.begin(), seen.end());
  std::sort(counts.words.begin(), counts.words.end());
  return counts;
}

std::vector<std::uint32_t> choose_vocabulary(const WordCounts& counts, const TrainCorpus& corpus) {
  std::unordered_map<std::uint32_t, int> in_trees;
  for (const TrainSentence& s : corpus.sentences) {
    for (const Word& w : s.words) ++in_trees[hash_string(normal_form(w.form))];
  }
  std::vector<std::uint32_t> hashes;
  for (const auto& [hash, count] : counts.words) {
    const auto it = in_trees.find(hash);
    if (count >= kRareInText || (it != in_trees.end() && it->second >= kRareInTrees)) hashes.push_back(hash);
  }
  return hashes;
}

void learn_text(Network& network, const WordCounts& counts, const TrainCorpus& corpus, const FeatureContext& context,
                const TrainOptions& options, Random& random) {
  auto by_count = counts.words;
  std::stable_sort(by_count.begin(), by_count.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  by_count.resize(std::min<std::size_t>(by_count.size(), kMaskedWords));
  std::unordered_map<std::uint32_t, int> classes;
  for (std::size_t i = 0; i < by_count.size(); ++i) classes[by_count[i].first] = static_cast<int>(i);

  std::vector<TextSentence> sentences;
  const auto add = [&](std::span<const Word> words) {
    if (words.size() < kShortest || words.size() > kLongest) return;
    TextSentence& s = sentences.emplace_back();
    word_features(words, context, s.features);
    for (const Word& w : words) {
      const auto it = classes.find(hash_string(normal_form(w.form)));
      s.classes.push_back(it == classes.end() ? -1 : it->second);
    }
  };
  for (const auto& words : counts.sentences) add(words);
  for (const TrainSentence& s : corpus.sentences) add(s.words);
  std::vector<std::size_t> lengths;
  for (const TextSentence& s : sentences) lengths.push_back(s.classes.size());

  const LearnOptions learn{.input_dropout = 0.1f, .dropout = 0.1f, .recurrent_dropout = 0.05f, .word_dropout = 0.05f};
  const std::vector<neural::Parameter*> parameters = network.parameters();
  neural::AdamOptions adam;
  const auto begin = std::chrono::steady_clock::now();
  int step = 0;
  double steps = 0;
  for (int epoch = 0; epoch < options.text_epochs; ++epoch) {
    const auto batches = make_batches(lengths, kBatch, random);
    if (epoch == 0) steps = static_cast<double>(batches.size()) * options.text_epochs;
    double loss = 0;
    int losses = 0;
    for (const auto& which : batches) {
      std::vector<const WordFeatures*> features;
      for (const std::size_t i : which) features.push_back(&sentences[i].features);
      Batch batch;
      fill_batch(features, batch);
      batch.clear_gold();
      for (std::size_t s = 0; s < which.size(); ++s) {
        const std::vector<int>& gold = sentences[which[s]].classes;
        for (std::size_t i = 0; i < gold.size(); ++i) {
          const double chance = random.uniform();
          if (gold[i] < 0 || chance > kGuessed) continue;
          const std::size_t row = (i + 1) * which.size() + s;
          batch.masked[row] = gold[i];
          if (chance < kHidden) batch.rows[row] = Vocabulary::kMasked;
        }
      }
      hide_words(batch);
      const double share = ++step / steps;
      adam.rate = static_cast<float>(kRate * std::min(1.0, static_cast<double>(step) / kWarmup) * (1 - 0.9 * share));
      loss += network.learn(batch, learn, random).masked;
      neural::adam_step(parameters, adam, step);
      if (++losses == 200 && options.progress) {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        options.progress(
            fmt::format("text: {:.0f}%, loss {:.3f}, {}", 100 * share, loss / losses, time_left(took.count(), share)));
        loss = losses = 0;
      }
    }
  }
  for (neural::Parameter* p : parameters) {
    std::fill(p->m.begin(), p->m.end(), 0.0f);
    std::fill(p->v.begin(), p->v.end(), 0.0f);
  }
}

std::string time_left(double seconds, double share) {
  const double left = share > 0 ? seconds / share * (1 - share) : 0;
  return left >= 90 ? fmt::format("{:.0f} min left", left / 60) : fmt::format("{:.0f} s left", left);
}

}  // namespace hearsay
