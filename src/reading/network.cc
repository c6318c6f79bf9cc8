#include "reading/network.h"

#include <algorithm>
#include <cmath>

#include "neural/bytes.h"
#include "neural/dropout.h"
#include "neural/matrix.h"
#include "reading/input.h"
#include "syntax/engine_file.h"
#include "syntax/scores.h"

namespace hearsay {
namespace {

constexpr float kInputDropout = 0.3f, kDropout = 0.35f, kRecurrentDropout = 0.2f;
constexpr float kFactualityWeight = 0.3f, kFitWeight = 0.1f;
constexpr float kLeak = 0.1f;

void drop(std::vector<float>& x, std::vector<float>& mask, float dropout, Random& random) {
  neural::draw_mask(mask, x.size(), dropout, random);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] *= mask[i];
}

}  // namespace

ReadingNetwork::ReadingNetwork(int inputs, int hidden, std::uint64_t seed) : inputs_(inputs), hidden_(hidden) {
  Random random(seed);
  narrow_w_ = neural::make_parameter("narrow.w", inputs, kNarrow, random);
  narrow_b_ = neural::make_bias("narrow.b", kNarrow);
  for (int l = 0; l < kReadingLayers; ++l) {
    lstms_.emplace_back("lstm" + std::to_string(l), l == 0 ? kNarrow : 2 * hidden, hidden, random);
  }
  w_ = neural::make_parameter("outputs.w", 2 * hidden, kReadingOutputs, random);
  b_ = neural::make_bias("outputs.b", kReadingOutputs);
}

std::vector<neural::Parameter*> ReadingNetwork::parameters() {
  std::vector<neural::Parameter*> all = {&narrow_w_, &narrow_b_, &w_, &b_};
  for (neural::BiLstm& l : lstms_) l.collect(all);
  return all;
}

void ReadingNetwork::forward(const std::vector<const ReadingExample*>& batch, Random& random) {
  layout_ = {};
  layout_.sequences = static_cast<int>(batch.size());
  layout_.steps = batch.front()->stretch.words;
  for (int t = 0; t < layout_.steps; ++t) {
    int live = 0;
    while (live < layout_.sequences && batch[static_cast<std::size_t>(live)]->stretch.words > t) ++live;
    layout_.live.push_back(live);
  }
  const int n = layout_.rows(), width = layout_.sequences;
  x_.assign(area(n, inputs_), 0);
  for (int e = 0; e < width; ++e) {
    const ReadingExample& example = *batch[static_cast<std::size_t>(e)];
    for (int t = 0; t < example.stretch.words; ++t) {
      const std::uint8_t* from = example.stretch.rows.data() + area(t, inputs_);
      float* to = x_.data() + area(t * width + e, inputs_);
      for (int j = 0; j < inputs_; ++j) to[j] = static_cast<float>(from[j] - neural::kByteZero) / neural::kByteOne;
    }
  }
  std::vector<float> mask;
  drop(x_, mask, kInputDropout, random);
  h_[0].resize(area(n, kNarrow));
  neural::multiply(n, kNarrow, inputs_, x_.data(), narrow_w_.value.data(), h_[0].data());
  neural::add_bias(n, kNarrow, narrow_b_.value.data(), h_[0].data());
  for (float& v : h_[0]) v = v > 0 ? v : kLeak * v;
  for (std::size_t l = 0; l <= kReadingLayers; ++l) {
    drop(h_[l], masks_[l], kDropout, random);
    if (l == kReadingLayers) break;
    const float* masks[2];
    for (std::size_t d = 0; d < 2; ++d) {
      neural::draw_mask(recurrent_masks_[l][d], area(width, hidden_), kRecurrentDropout, random);
      masks[d] = recurrent_masks_[l][d].data();
    }
    h_[l + 1].resize(area(n, 2 * hidden_));
    lstms_[l].forward(layout_, h_[l].data(), masks, h_[l + 1].data());
  }
  y_.resize(area(n, kReadingOutputs));
  neural::multiply(n, kReadingOutputs, 2 * hidden_, h_[kReadingLayers].data(), w_.value.data(), y_.data());
  neural::add_bias(n, kReadingOutputs, b_.value.data(), y_.data());
}

template <typename Wanted>
double ReadingNetwork::learn_labels(const std::vector<const ReadingExample*>& batch, int first, float weight,
                                    const Wanted& wanted, std::vector<float>& d_y) {
  const int n = layout_.rows(), width = layout_.sequences;
  double loss = 0;
  std::vector<float*> known;
  for (int row = 0; row < n; ++row) {
    const ReadingExample& example = *batch[static_cast<std::size_t>(row % width)];
    const auto t = static_cast<std::size_t>(row / width);
    float p[kReadingLabels];
    if (row / width >= example.stretch.words || !wanted(example, t, p)) continue;
    const float* scores = y_.data() + area(row, kReadingOutputs) + first;
    float* d = d_y.data() + area(row, kReadingOutputs) + first;
    const float most = *std::max_element(scores, scores + kReadingLabels);
    float sum = 0;
    for (int j = 0; j < kReadingLabels; ++j) sum += d[j] = std::exp(scores[j] - most);
    for (int j = 0; j < kReadingLabels; ++j) {
      d[j] /= sum;
      if (p[j] > 0) loss -= p[j] * std::log(std::max(d[j], 1e-9f));
      d[j] -= p[j];
    }
    known.push_back(d);
  }
  if (known.empty()) return 0;
  const auto count = static_cast<float>(known.size());
  for (float* d : known) {
    for (int j = 0; j < kReadingLabels; ++j) d[j] *= weight / count;
  }
  return loss / count;
}

ReadingNetwork::Losses ReadingNetwork::learn(const std::vector<const ReadingExample*>& batch, Random& random) {
  forward(batch, random);
  const int n = layout_.rows(), width = layout_.sequences;
  std::vector<float> d_y(y_.size(), 0);
  Losses losses;
  const auto only = [](int label, float* p) {
    if (label < 0) return false;
    for (int j = 0; j < kReadingLabels; ++j) p[j] = j == label ? 1.0f : 0.0f;
    return true;
  };
  for (int r = 0; r < kRoles; ++r) {
    const auto role = [&](const ReadingExample& e, std::size_t t, float* p) {
      const bool known = only(e.labels[r][t], p);
      if (e.taught.empty()) return known;
      const std::uint8_t* percent = e.taught.data() + t * 2 * kRoles + 2 * r;
      if (*percent == ReadingExample::kNotTaught) return known;
      const float begin = static_cast<float>(percent[0]) / 100, inside = static_cast<float>(percent[1]) / 100;
      const float told[] = {std::max(0.0f, 1 - begin - inside), begin, inside};
      for (int j = 0; j < kReadingLabels; ++j) p[j] = known ? (p[j] + told[j]) / 2 : told[j];
      return true;
    };
    losses.roles += learn_labels(batch, r * kReadingLabels, 1, role, d_y);
  }
  static_assert(kGraders == kReadingLabels);
  const auto fit = [&](const ReadingExample& e, std::size_t, float* p) { return only(e.grader, p); };
  learn_labels(batch, kFit, kFitWeight, fit, d_y);
  // Squared error.
  int known = 0;
  std::vector<float*> which;
  for (int row = 0; row < n; ++row) {
    const ReadingExample& example = *batch[static_cast<std::size_t>(row % width)];
    const int t = row / width;
    if (t >= example.stretch.words) continue;
    const float wanted = example.factuality[static_cast<std::size_t>(t)];
    if (wanted == ReadingExample::kUnknown) continue;
    const std::size_t at = area(row, kReadingOutputs) + static_cast<std::size_t>(kFactuality + example.grader);
    d_y[at] = y_[at] - wanted;
    losses.factuality += (y_[at] - wanted) * (y_[at] - wanted);
    which.push_back(&d_y[at]);
    ++known;
  }
  for (float* d : which) *d *= kFactualityWeight / static_cast<float>(known);
  if (known > 0) losses.factuality /= known;

  std::vector<float> d_h(h_[kReadingLayers].size());
  neural::multiply_left_turned(2 * hidden_, kReadingOutputs, n, h_[kReadingLayers].data(), d_y.data(), w_.grad.data(),
                               true);
  neural::add_rows(n, kReadingOutputs, d_y.data(), b_.grad.data());
  neural::multiply_right_turned(n, 2 * hidden_, kReadingOutputs, d_y.data(), w_.value.data(), d_h.data());
  for (std::size_t l = kReadingLayers;; --l) {
    for (std::size_t i = 0; i < d_h.size(); ++i) d_h[i] *= masks_[l][i];
    if (l == 0) break;
    std::vector<float> d_x(h_[l - 1].size(), 0);
    const float* masks[2] = {recurrent_masks_[l - 1][0].data(), recurrent_masks_[l - 1][1].data()};
    lstms_[l - 1].backward(layout_, h_[l - 1].data(), masks, d_h.data(), d_x.data());
    d_h = std::move(d_x);
  }
  for (std::size_t i = 0; i < d_h.size(); ++i) {
    if (h_[0][i] < 0) d_h[i] *= kLeak;
  }
  neural::multiply_left_turned(inputs_, kNarrow, n, x_.data(), d_h.data(), narrow_w_.grad.data(), true);
  neural::add_rows(n, kNarrow, d_h.data(), narrow_b_.grad.data());
  return losses;
}

std::string ReadingNetwork::file(std::uint64_t parser) {
  ModelFileWriter file;
  const std::int32_t shape[2] = {inputs_ - kExtraInputs, hidden_};
  file.add("shape", {reinterpret_cast<const char*>(shape), sizeof shape});
  file.add("parser", {reinterpret_cast<const char*>(&parser), sizeof parser});
  add_matrix("narrow", narrow_w_, &narrow_b_, file);
  std::vector<neural::Parameter*> all;
  for (neural::BiLstm& l : lstms_) l.collect(all);  // wx, wh and bias of each direction
  for (std::size_t i = 0; i < all.size(); i += 3) {
    add_matrix(all[i]->name, *all[i], all[i + 2], file);
    add_matrix(all[i + 1]->name, *all[i + 1], nullptr, file);
  }
  add_matrix("outputs", w_, &b_, file);
  return file.finish();
}

}  // namespace hearsay
