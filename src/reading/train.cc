#include "reading/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "neural/mean_weights.h"
#include "reading/reader.h"

namespace hearsay {
namespace {

using Batches = std::vector<std::vector<const ReadingExample*>>;

Batches make_batches(std::vector<const ReadingExample*> examples, int words, Random& random) {
  random.shuffle(examples);
  constexpr std::size_t kPool = 2000;
  Batches batches;
  for (std::size_t from = 0; from < examples.size(); from += kPool) {
    const auto begin = examples.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = examples.begin() + static_cast<std::ptrdiff_t>(std::min(from + kPool, examples.size()));
    std::stable_sort(begin, end, [](const auto* a, const auto* b) { return a->stretch.words > b->stretch.words; });
    int filled = 0;
    for (auto it = begin; it != end; ++it) {
      if (it == begin || filled + (*it)->stretch.words > words) {
        batches.emplace_back();
        filled = 0;
      }
      batches.back().push_back(*it);
      filled += (*it)->stretch.words;
    }
  }
  random.shuffle(batches);
  return batches;
}

double pearson(const std::vector<double>& a, const std::vector<double>& b) {
  const auto mean = [](const std::vector<double>& v) {
    return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(std::max<std::size_t>(v.size(), 1));
  };
  const double ma = mean(a), mb = mean(b);
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
  }
  return aa * bb > 0 ? ab / std::sqrt(aa * bb) : 0.0;
}

// "source 80.1 cue 75.2 content 80.2, r 0.612 0.721 0.000": F1 of words, and Pearson's r of factuality for each grader.
std::string measure(ReadingNetwork& network, const std::vector<const ReadingExample*>& dev) {
  Random random(1);
  double right[kRoles] = {}, found[kRoles] = {}, wanted[kRoles] = {};
  std::vector<double> a[kGraders], b[kGraders];
  std::vector<float> scores;
  for (const auto& batch : make_batches(dev, 4000, random)) {
    network.predict(batch, scores);
    for (std::size_t e = 0; e < batch.size(); ++e) {
      const ReadingExample& example = *batch[e];
      for (std::size_t t = 0; t < static_cast<std::size_t>(example.stretch.words); ++t) {
        const float* outputs = scores.data() + (t * batch.size() + e) * kReadingOutputs;
        for (int r = 0; r < kRoles; ++r) {
          const float* y = outputs + r * kReadingLabels;
          if (example.labels[r][t] < 0) continue;
          const bool is = std::max(y[1], y[2]) > y[0], should = example.labels[r][t] > 0;
          right[r] += is && should;
          found[r] += is;
          wanted[r] += should;
        }
        if (example.factuality[t] == ReadingExample::kUnknown) continue;
        a[example.grader].push_back(outputs[kFactuality + example.grader]);
        b[example.grader].push_back(example.factuality[t]);
      }
    }
  }
  const auto f1 = [&](int r) { return found[r] + wanted[r] > 0 ? 200 * right[r] / (found[r] + wanted[r]) : 0.0; };
  std::string line = fmt::format("source {:.1f} cue {:.1f} content {:.1f}, r", f1(0), f1(1), f1(2));
  for (int g = 0; g < kGraders; ++g) line += fmt::format(" {:.3f}", pearson(a[g], b[g]));
  return line;
}

}  // namespace

std::string train_reader(const std::vector<const ReadingExample*>& examples,
                         const std::vector<const ReadingExample*>& dev, std::uint64_t parser,
                         const ReadingTraining& options) {
  if (examples.empty()) return {};
  constexpr int kWarmup = 100;  // steps
  const auto inputs = examples[0]->stretch.rows.size() / static_cast<std::size_t>(examples[0]->stretch.words);
  ReadingNetwork network(static_cast<int>(inputs), options.hidden, options.seed);
  Random random(options.seed + 7);
  const auto parameters = network.parameters();
  neural::AdamOptions adam;
  neural::MeanWeights mean(parameters);
  int step = 0;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    const Batches batches = make_batches(examples, options.batch, random);
    ReadingNetwork::Losses losses;
    for (const auto& batch : batches) {
      const double share = ++step / (static_cast<double>(batches.size()) * options.epochs);
      adam.rate = static_cast<float>(options.rate * std::min(1.0, static_cast<double>(step) / kWarmup) *
                                     (1 - 0.95 * std::min(share, 1.0)));
      const auto l = network.learn(batch, random);
      losses.roles += l.roles;
      losses.factuality += l.factuality;
      neural::adam_step(parameters, adam, step);
      if (step % neural::MeanWeights::kEvery == 0) mean.add();
    }
    mean.add();
    mean.swap();
    if (options.progress) {
      const auto n = static_cast<double>(batches.size());
      options.progress(fmt::format("reader: epoch {} of {}, loss {:.3f} {:.3f}{}", epoch + 1, options.epochs,
                                   losses.roles / n, losses.factuality / n,
                                   dev.empty() ? "" : ", dev " + measure(network, dev)));
    }
    if (epoch + 1 < options.epochs) mean.swap();
  }
  return network.file(parser);
}

}  // namespace hearsay
