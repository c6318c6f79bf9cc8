#include "attribution/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <unordered_set>

#include "attribution/candidate.h"
#include "attribution/features.h"
#include "attribution/scorer.h"
#include "syntax/words_in.h"

namespace hearsay {
namespace {

constexpr double kLinked = 0.5;  // share of the union of words from which a content counts as found

// A group as the trainer sees it: slots of the features of each candidate, and how good each is.
struct Instance {
  std::vector<std::vector<std::uint32_t>> lexical, plain;
  std::vector<float> target;  // adds up to 1 together with that of "none", which is last
};

std::unordered_set<std::int32_t> words_in(const Tree& tree, const std::vector<Span>& spans) {
  std::unordered_set<std::int32_t> out;
  for (const Span s : spans) {
    for_each_word(tree, s, [&](WordId w) {
      if (tree[w].upos != Upos::PUNCT) out.insert(w.value);
    });
  }
  return out;
}

double jaccard(const std::unordered_set<std::int32_t>& a, const std::unordered_set<std::int32_t>& b) {
  std::size_t common = 0;
  for (const std::int32_t x : a) common += b.contains(x) ? 1 : 0;
  const std::size_t both = a.size() + b.size() - common;
  return both ? static_cast<double>(common) / static_cast<double>(both) : 0;
}

struct GoldWords {
  std::unordered_set<std::int32_t> source, cue, content;
};

// How well a candidate renders a gold attribution: 0 when it would not count as found.
double quality(const Tree& tree, const Candidate& c, const GoldWords& gold) {
  const auto source = words_in(tree, c.source_spans);
  const bool shares = std::ranges::any_of(source, [&](std::int32_t w) { return gold.source.contains(w); });
  if (!shares && !(source.empty() && gold.source.empty())) return 0;
  const double j = jaccard(words_in(tree, c.content), gold.content);
  return j >= kLinked ? j : 0;
}

std::vector<std::uint32_t> slots(const std::vector<std::uint64_t>& features) {
  std::vector<std::uint32_t> out(features.size());
  std::ranges::transform(features, out.begin(), AttributionScorer::slot);
  return out;
}

void collect(const CueLexicon& lexicon, const MarkedDocument& example, std::vector<Instance>& out) {
  const Analysis& analysis = example.analysis;
  const std::vector<Quote> quotes = find_quotes(analysis.document.text);
  const Context context{analysis.tree, analysis.document.text, quotes, lexicon, analysis.readings};
  std::vector<GoldWords> gold;
  std::unordered_set<std::int32_t> inside;  // words of contents: what is nested there was not marked
  for (const Attribution& a : example.gold) {
    gold.push_back(
        {words_in(analysis.tree, a.source), words_in(analysis.tree, a.cue), words_in(analysis.tree, a.content)});
    inside.insert(gold.back().content.begin(), gold.back().content.end());
  }
  std::vector<std::uint64_t> features;
  for (const CandidateGroup& group : find_candidates(context)) {
    const std::int32_t anchor = group.front().anchor.value;
    Instance instance;
    instance.target.assign(group.size() + 1, 0);
    double best = 0;
    std::vector<double> values(group.size(), 0);
    for (const GoldWords& g : gold) {
      const bool colon = group.front().construction == Construction::headline && g.cue.empty();
      if (!g.cue.contains(anchor) && !colon) continue;
      for (std::size_t i = 0; i < group.size(); ++i) {
        values[i] = std::max(values[i], quality(analysis.tree, group[i], g));
        best = std::max(best, values[i]);
      }
    }
    if (best == 0) {
      if (inside.contains(anchor)) continue;
      instance.target.back() = 1;
    } else {
      double sum = 0;
      for (double& v : values) sum += v = v >= best - 1e-9 ? 1.0 : 0.0;
      for (std::size_t i = 0; i < group.size(); ++i) instance.target[i] = static_cast<float>(values[i] / sum);
    }
    for (const Candidate& c : group) {
      features.clear();
      candidate_features(context, c, true, features);
      instance.lexical.push_back(slots(features));
      features.clear();
      candidate_features(context, c, false, features);
      instance.plain.push_back(slots(features));
    }
    out.push_back(std::move(instance));
  }
}

class Trainer {
 public:
  explicit Trainer(const AttributionTraining& options)
      : options_(options), weights_(AttributionScorer::kSlots, 0), squares_(AttributionScorer::kSlots, 0) {}

  std::vector<float> run(const std::vector<Instance>& instances) {
    std::mt19937 random(options_.seed);
    std::vector<std::size_t> order(instances.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::vector<float> sum(weights_.size(), 0);
    int summed = 0;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      for (const std::size_t i : order) {
        const bool plain = static_cast<float>(random() % 1000) < options_.lexical_dropout * 1000;
        loss += step(plain ? instances[i].plain : instances[i].lexical, instances[i].target);
      }
      for (float& w : weights_) w *= 1 - options_.decay * static_cast<float>(instances.size()) * options_.rate;
      if (options_.progress) {
        options_.progress(
            fmt::format("epoch {}: loss {:.4f} an anchor", epoch + 1, loss / static_cast<double>(instances.size())));
      }
      if (epoch * 2 >= options_.epochs) {
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += weights_[i];
        ++summed;
      }
    }
    for (float& w : sum) w /= static_cast<float>(std::max(summed, 1));
    return sum;
  }

 private:
  double step(const std::vector<std::vector<std::uint32_t>>& candidates, const std::vector<float>& target) {
    std::vector<float> p(target.size(), 0);
    float top = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      for (const std::uint32_t s : candidates[i]) p[i] += weights_[s];
      top = std::max(top, p[i]);
    }
    float sum = 0;
    for (float& v : p) sum += v = std::exp(v - top);
    double loss = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      p[i] /= sum;
      if (target[i] > 0) loss -= target[i] * std::log(std::max(p[i], 1e-9F) / target[i]);
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const float gradient = p[i] - target[i];
      if (std::abs(gradient) < 1e-4F) continue;
      for (const std::uint32_t s : candidates[i]) {
        squares_[s] += gradient * gradient;
        weights_[s] -= options_.rate * gradient / std::sqrt(squares_[s] + 1e-6F);
      }
    }
    return loss;
  }

  const AttributionTraining& options_;
  std::vector<float> weights_, squares_;
};

}  // namespace

std::string train_attribution(const CueLexicon& lexicon, const std::vector<MarkedDocument>& documents,
                              const std::vector<MarkedDocument>& lexicon_examples, const AttributionTraining& options) {
  std::vector<Instance> instances, few;
  for (const MarkedDocument& d : documents) collect(lexicon, d, instances);
  for (const MarkedDocument& d : lexicon_examples) collect(lexicon, d, few);
  for (int i = 0; i < options.lexicon_times; ++i) instances.insert(instances.end(), few.begin(), few.end());
  if (options.progress) options.progress(fmt::format("{} anchors in {} documents", instances.size(), documents.size()));
  return AttributionScorer::encode(Trainer(options).run(instances));
}

}  // namespace hearsay
