#include "attribution/train_scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "attribution/scorer.h"
#include "base/random.h"
#include "neural/dropout.h"

namespace hearsay {
namespace {

using Shape = ScorerShape;
constexpr std::size_t kUnits = Shape::kUnits, kHidden = Shape::kHidden;

// A float and AdaGrad's sum of its squared gradients.
void descend(float& value, float& squares, float gradient, float rate) {
  squares += gradient * gradient;
  value -= rate * gradient / std::sqrt(squares + 1e-6F);
}

class NetworkTrainer {
 public:
  NetworkTrainer(const ScorerTraining& options, std::uint64_t seed) : options_(options), random_(seed) {
    const auto draw = [&](float size) { return size * (2 * static_cast<float>(random_.uniform()) - 1); };
    net_.weights.assign(Shape::kSlots, 0);
    net_.table.resize(Shape::kRows * kUnits);
    for (float& v : net_.table) v = draw(0.035F);
    for (auto& row : net_.layers.hidden) {
      for (float& v : row) v = draw(std::sqrt(6.0F / kUnits));
    }
    for (float& v : net_.layers.out) v = draw(0.035F);
    weight_squares_.assign(net_.weights.size(), 0);
    table_squares_.assign(net_.table.size(), 0);
  }

  ScorerNetwork run(const std::vector<ScorerExample>& examples,
                    const std::function<void(const std::string&)>& progress) {
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto steps = static_cast<float>(examples.size() * static_cast<std::size_t>(options_.epochs));
    std::size_t step = 0;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      random_.shuffle(order);
      double loss = 0;
      for (const std::size_t i : order) {
        const ScorerExample& e = examples[i];
        const bool plain = random_.uniform() < options_.lexical_dropout;
        left_ = 1 - static_cast<float>(step++) / steps;
        loss += learn(plain ? e.plain : e.lexical, e.target);
        if (step % kBatch == 0) descend_layers();
      }
      if (progress) {
        progress(
            fmt::format("epoch {}: loss {:.4f} an anchor", epoch + 1, loss / static_cast<double>(examples.size())));
      }
    }
    return std::move(net_);
  }

 private:
  static constexpr std::size_t kBatch = 16;  // examples from one step of the layers to the next

  // What became of a candidate on its way through the network, and what was dropped of it.
  struct Trace {
    std::array<float, kUnits> x;
    std::array<float, kHidden> y;
    std::vector<float> x_mask, y_mask;
  };

  float forward(const std::vector<std::uint32_t>& slots, Trace& t) {
    const ScorerLayers& n = net_.layers;
    float score = 0;
    t.x = n.bias;
    for (const std::uint32_t s : slots) {
      score += net_.weights[s];
      const float* row = &net_.table[AttributionScorer::row(s) * kUnits];
      for (std::size_t i = 0; i < kUnits; ++i) t.x[i] += row[i];
    }
    neural::draw_mask(t.x_mask, kUnits, options_.dropout, random_);
    neural::draw_mask(t.y_mask, kHidden, options_.dropout, random_);
    for (std::size_t i = 0; i < kUnits; ++i) t.x[i] = std::max(0.0F, t.x[i]) * t.x_mask[i];
    for (std::size_t h = 0; h < kHidden; ++h) {
      float y = n.hidden_bias[h];
      for (std::size_t i = 0; i < kUnits; ++i) y += n.hidden[h][i] * t.x[i];
      t.y[h] = std::max(0.0F, y) * t.y_mask[h];
      score += n.out[h] * t.y[h];
    }
    return score;
  }

  void backward(const std::vector<std::uint32_t>& slots, const Trace& t, float gradient) {
    const ScorerLayers& n = net_.layers;
    std::array<float, kUnits> of_x = {};
    for (std::size_t h = 0; h < kHidden; ++h) {
      gradient_.out[h] += gradient * t.y[h];
      if (t.y[h] <= 0) continue;
      const float of_y = gradient * n.out[h] * t.y_mask[h];
      gradient_.hidden_bias[h] += of_y;
      for (std::size_t i = 0; i < kUnits; ++i) {
        gradient_.hidden[h][i] += of_y * t.x[i];
        of_x[i] += of_y * n.hidden[h][i];
      }
    }
    for (std::size_t i = 0; i < kUnits; ++i) {
      of_x[i] = t.x[i] > 0 ? of_x[i] * t.x_mask[i] : 0;
      gradient_.bias[i] += of_x[i];
    }
    for (const std::uint32_t s : slots) {
      descend(net_.weights[s], weight_squares_[s], gradient, options_.rate * left_);
      const std::size_t row = AttributionScorer::row(s) * kUnits;
      for (std::size_t i = 0; i < kUnits; ++i) {
        if (of_x[i] != 0) descend(net_.table[row + i], table_squares_[row + i], of_x[i], options_.row_rate * left_);
      }
    }
  }

  // One example; returns its loss (what it costs beyond the entropy of its target).
  double learn(const std::vector<std::vector<std::uint32_t>>& candidates, const std::vector<float>& target) {
    traces_.resize(std::max(traces_.size(), candidates.size()));
    p_.assign(target.size(), 0);
    float top = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      p_[i] = forward(candidates[i], traces_[i]);
      top = std::max(top, p_[i]);
    }
    float sum = 0;
    for (float& v : p_) sum += v = std::exp(v - top);
    double loss = 0;
    for (std::size_t i = 0; i < p_.size(); ++i) {
      p_[i] /= sum;
      if (target[i] > 0) loss -= target[i] * std::log(std::max(p_[i], 1e-9F) / target[i]);
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const float gradient = p_[i] - target[i];
      if (std::abs(gradient) >= 1e-4F) backward(candidates[i], traces_[i], gradient);
    }
    return loss;
  }

  void descend_layers() {
    // ScorerLayers is floats and nothing else.
    constexpr std::size_t kFloats = sizeof(ScorerLayers) / sizeof(float);
    auto* value = reinterpret_cast<float*>(&net_.layers);
    auto* squares = reinterpret_cast<float*>(&layer_squares_);
    auto* gradient = reinterpret_cast<float*>(&gradient_);
    for (std::size_t i = 0; i < kFloats; ++i) {
      descend(value[i], squares[i], gradient[i], options_.layer_rate * left_);
      gradient[i] = 0;
    }
  }

  const ScorerTraining& options_;
  Random random_;
  ScorerNetwork net_;
  std::vector<float> weight_squares_, table_squares_;
  ScorerLayers layer_squares_, gradient_;
  std::vector<Trace> traces_;
  std::vector<float> p_;
  float left_ = 1;  // of the rates
};

}  // namespace

std::string train_scorer(const std::vector<ScorerExample>& examples, const ScorerTraining& options,
                         const std::function<void(const std::string&)>& progress) {
  std::vector<ScorerNetwork> networks;
  for (std::size_t i = 0; i < Shape::kNetworks; ++i) {
    networks.push_back(NetworkTrainer(options, options.seed + i).run(examples, progress));
  }
  return AttributionScorer::encode(networks);
}

}  // namespace hearsay
