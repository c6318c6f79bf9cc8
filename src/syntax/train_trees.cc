#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <map>
#include <set>

#include "neural/mean_weights.h"
#include "syntax/engine_file.h"
#include "syntax/name_label.h"
#include "syntax/scores.h"
#include "syntax/spanning_tree.h"
#include "syntax/train_steps.h"

namespace hearsay {
namespace {

constexpr int kWarmup = 200;  // steps
// A small treebank is learned in small batches, so that an epoch has steps enough.
constexpr std::size_t kStepsOfEpoch = 100, kSmallestBatch = 60;

void set_gold(const TrainCorpus& corpus, const std::vector<std::size_t>& which, Batch& batch) {
  batch.clear_gold();
  for (std::size_t s = 0; s < which.size(); ++s) {
    const TrainSentence& gold = corpus.sentences[which[s]];
    for (std::size_t i = 0; i < gold.words.size(); ++i) {
      const std::size_t row = (i + 1) * which.size() + s;
      batch.tags[row] = gold.tags[i];
      batch.heads[row] = gold.heads[i];
      batch.rels[row] = gold.rels[i];
      batch.names[row] = gold.names[i];
    }
  }
}

// A batch of these sentences, each as written or, now and then, in other letters.
Batch draw(const TrainCorpus& corpus, const std::vector<std::size_t>& which, const TrainOptions& options,
           Random& random) {
  std::vector<const WordFeatures*> features;
  for (const std::size_t i : which) {
    const double chance = random.uniform();
    const int letters = chance < options.capitals ? 1 : chance < options.capitals + options.headlines ? 2 : 0;
    features.push_back(&corpus.sentences[i].features[letters]);
  }
  Batch batch;
  fill_batch(features, batch);
  set_gold(corpus, which, batch);
  return batch;
}

// Names as first word, last word and kind.
std::set<std::array<int, 3>> name_spans(const std::vector<int>& labels) {
  std::set<std::array<int, 3>> spans;
  for (int i = 0, n = static_cast<int>(labels.size()); i < n;) {
    const int label = labels[static_cast<std::size_t>(i)];
    int end = i + 1;
    if (label > 0) {
      while (end < n && labels[static_cast<std::size_t>(end)] > 0 && labels[static_cast<std::size_t>(end)] % 2 == 0)
        ++end;
      spans.insert({i, end, (label + 1) / 2});
    }
    i = end;
  }
  return spans;
}

}  // namespace

DevScores evaluate_network(Network& network, const TrainCorpus& dev, const std::vector<std::string>& tags) {
  std::vector<std::size_t> lengths;
  for (const TrainSentence& s : dev.sentences) lengths.push_back(s.words.size());
  const NetworkShape& shape = network.shape();
  Random random(1);
  double words = 0, upos = 0, uas = 0, las = 0, right_names = 0, names = 0;
  Batch batch;
  Prediction p;
  std::vector<float> rels;
  std::vector<int> tree;
  for (const auto& which : make_batches(lengths, 4000, random)) {
    std::vector<const WordFeatures*> features;
    for (const std::size_t i : which) features.push_back(&dev.sentences[i].features[0]);
    fill_batch(features, batch);
    network.predict(batch, p);
    const std::size_t width = which.size();
    std::vector<int> heads(batch.rows.size(), -1);
    for (std::size_t s = 0; s < width; ++s) {
      const int n = batch.lengths[s];
      best_tree({p.arcs.data() + p.arc_begin[s], p.arc_begin[s + 1] - p.arc_begin[s]}, n, tree);
      for (std::size_t t = 1; t < static_cast<std::size_t>(n); ++t) heads[t * width + s] = tree[t];
    }
    network.score_rels(batch, heads, rels);
    for (std::size_t s = 0; s < width; ++s) {
      const TrainSentence& gold = dev.sentences[which[s]];
      std::vector<int> labels;
      for (std::size_t i = 0; i < gold.words.size(); ++i) {
        const std::size_t row = (i + 1) * width + s;
        const int tag = best_of(p.tags.data() + row * static_cast<std::size_t>(shape.tags), 0, shape.tags);
        const std::string& name = tags[static_cast<std::size_t>(tag)];
        const bool right = heads[row] == gold.heads[i];
        const int rel =
            heads[row] == 0 ? 0 : best_of(rels.data() + row * static_cast<std::size_t>(shape.rels), 1, shape.rels);
        ++words;
        upos += parse_upos(name.substr(0, name.find(' '))) == gold.words[i].upos;
        uas += right;
        las += right && universal(static_cast<Rel>(rel)) == universal(static_cast<Rel>(gold.rels[i]));
        const float* scores = p.names.data() + row * kNameLabels;
        int best = 0;
        for (int k = 1; k < kNameLabels; ++k) {
          const auto before = static_cast<NameLabel>(labels.empty() ? 0 : labels.back());
          if (scores[k] > scores[best] && may_follow(before, static_cast<NameLabel>(k))) best = k;
        }
        labels.push_back(best);
      }
      if (gold.names[0] < 0) continue;
      const auto found = name_spans(labels), wanted = name_spans(gold.names);
      names += static_cast<double>(found.size() + wanted.size());
      right_names += static_cast<double>(
          std::count_if(found.begin(), found.end(), [&](const auto& span) { return wanted.count(span) > 0; }));
    }
  }
  const auto percent = [](double part, double whole) { return whole == 0 ? 0 : 100 * part / whole; };
  return {percent(upos, words), percent(uas, words), percent(las, words), percent(2 * right_names, names)};
}

void learn_trees(Network& network, const TrainCorpus& corpus, const TrainCorpus& dev,
                 const std::vector<std::string>& tags, const TrainOptions& options, Random& random) {
  std::vector<std::size_t> lengths;
  std::size_t words = 0;
  for (const TrainSentence& s : corpus.sentences) {
    lengths.push_back(s.words.size());
    words += s.words.size();
  }
  const int batch_words = static_cast<int>(
      std::min(static_cast<std::size_t>(options.batch), std::max(kSmallestBatch, words / kStepsOfEpoch)));
  const std::vector<neural::Parameter*> parameters = network.parameters();
  neural::AdamOptions adam;
  const LearnOptions learn;
  neural::MeanWeights mean(parameters);
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::vector<float>> best;
  double best_score = -1, steps = 0;
  int step = 0, since_best = 0;
  for (int epoch = 0; epoch < options.epochs && since_best < options.patience; ++epoch) {
    const auto batches = make_batches(lengths, batch_words, random);
    if (epoch == 0) steps = static_cast<double>(batches.size()) * options.epochs;
    double loss = 0;
    for (const auto& which : batches) {
      const Batch batch = draw(corpus, which, options, random);
      const double share = ++step / steps;
      adam.rate = static_cast<float>(options.rate * std::min(1.0, static_cast<double>(step) / kWarmup) *
                                     (1 - 0.98 * std::min(share, 1.0)));
      const Losses l = network.learn(batch, learn, random);
      loss += l.tags + l.arcs + l.rels + l.names;
      neural::adam_step(parameters, adam, step);
      if (step % neural::MeanWeights::kEvery == 0) mean.add();
    }
    mean.add();
    mean.swap();
    const DevScores scores = evaluate_network(network, dev, tags);
    ++since_best;
    if (scores.las > best_score) {  // names are learned once more later
      best_score = scores.las;
      since_best = 0;
      best.clear();
      for (const neural::Parameter* p : parameters) best.push_back(p->value);
    }
    mean.swap();
    if (options.progress) {
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
      options.progress(
          fmt::format("trees: epoch {} of {}, loss {:.3f}, dev UPOS {:.2f} UAS {:.2f} LAS {:.2f} names {:.1f}, {}",
                      epoch + 1, options.epochs, loss / static_cast<double>(batches.size()), scores.upos, scores.uas,
                      scores.las, scores.names, time_left(took.count(), (epoch + 1.0) / options.epochs)));
    }
  }
  for (std::size_t i = 0; i < best.size(); ++i) parameters[i]->value = std::move(best[i]);
}

void learn_names(Network& network, const TrainCorpus& corpus, const TrainCorpus& dev,
                 const std::vector<std::string>& tags, const TrainOptions& options, Random& random) {
  std::vector<std::size_t> named, lengths;
  for (std::size_t i = 0; i < corpus.sentences.size(); ++i) {
    if (corpus.sentences[i].names[0] < 0) continue;
    named.push_back(i);
    lengths.push_back(corpus.sentences[i].words.size());
  }
  if (named.empty()) return;
  const std::vector<neural::Parameter*> parameters = network.name_parameters();
  neural::AdamOptions adam;
  std::vector<std::vector<float>> best;
  double best_score = -1, steps = 0;
  int step = 0;
  for (int epoch = 0; epoch < options.name_epochs; ++epoch) {
    const auto batches = make_batches(lengths, options.batch, random);
    if (epoch == 0) steps = static_cast<double>(batches.size()) * options.name_epochs;
    double loss = 0;
    for (const auto& chosen : batches) {
      std::vector<std::size_t> which;
      for (const std::size_t i : chosen) which.push_back(named[i]);
      const Batch batch = draw(corpus, which, options, random);
      adam.rate = static_cast<float>(options.name_rate * (1 - 0.95 * ++step / steps));
      loss += network.learn_names(batch, random);
      neural::adam_step(parameters, adam, step);
    }
    const DevScores scores = evaluate_network(network, dev, tags);
    if (scores.names > best_score) {
      best_score = scores.names;
      best.clear();
      for (const neural::Parameter* p : parameters) best.push_back(p->value);
    }
    if (options.progress) {
      options.progress(fmt::format("names: epoch {} of {}, loss {:.3f}, dev {:.1f}", epoch + 1, options.name_epochs,
                                   loss / static_cast<double>(batches.size()), scores.names));
    }
  }
  for (std::size_t i = 0; i < best.size(); ++i) parameters[i]->value = std::move(best[i]);

  // A network that is unsure says that there is no name; the score that dev likes best is taken off that label.
  float& outside = network.name_parameters()[1]->value[static_cast<std::size_t>(NameLabel::O)];
  const float learned = outside;
  float price = 0;
  best_score = -1;
  for (float p = 0; p <= 3; p += 0.25f) {
    outside = learned - p;
    const double score = evaluate_network(network, dev, tags).names;
    if (score > best_score) {
      best_score = score;
      price = p;
    }
  }
  outside = learned - price;
  if (options.progress) options.progress(fmt::format("names: dev {:.1f} with {} off outside", best_score, price));
}

std::string pack_weights(Network& network, const std::vector<std::uint32_t>& vocabulary) {
  ModelFileWriter file;
  file.add("vocabulary", {reinterpret_cast<const char*>(vocabulary.data()), vocabulary.size() * sizeof(vocabulary[0])});
  for (const neural::Parameter* p : network.parameters()) {
    file.add(p->name, {reinterpret_cast<const char*>(p->value.data()), p->size() * sizeof(float)});
  }
  return file.finish();
}

Status unpack_weights(std::string_view bytes, const std::string& name, Network& network) {
  const auto file = ModelFile::open(bytes, name);
  if (!file.ok()) return Error{file.message()};
  for (neural::Parameter* p : network.parameters()) {
    const auto section = file.value().section(p->name);
    if (section.ok() && section.value().size() == p->size() * sizeof(float)) {
      std::memcpy(p->value.data(), section.value().data(), section.value().size());
    }
  }
  return {};
}

}  // namespace hearsay
