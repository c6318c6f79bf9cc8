#include "reading/train.h"

#include <fmt/format.h>

#include <algorithm>

#include "neural/mean_weights.h"

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

}  // namespace

ReadingNetwork new_reader(const std::vector<const ReadingExample*>& examples, int units) {
  const Stretch& any = examples.front()->stretch;
  return {static_cast<int>(any.rows.size()) / any.words, units, 1};
}

void train_reader(ReadingNetwork& network, const std::vector<const ReadingExample*>& examples,
                  const ReadingTraining& options) {
  if (examples.empty()) return;
  constexpr int kWarmup = 100;  // steps
  Random random(8);
  const auto parameters = network.parameters();
  for (neural::Parameter* p : parameters) {  // the moments of an earlier training
    p->m.assign(p->m.size(), 0);
    p->v.assign(p->v.size(), 0);
  }
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
      options.progress(fmt::format("reader: epoch {} of {}, loss {:.3f} {:.3f}", epoch + 1, options.epochs,
                                   losses.roles / n, losses.factuality / n));
    }
    if (epoch + 1 < options.epochs) mean.swap();
  }
}

}  // namespace hearsay
