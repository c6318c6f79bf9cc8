#include "event/trigger_network.h"

#include <algorithm>
#include <cmath>

#include "neural/bytes.h"
#include "neural/dropout.h"
#include "neural/matrix.h"
#include "syntax/engine_file.h"
#include "syntax/scores.h"

namespace hearsay {
namespace {

constexpr float kInputDropout = 0.15f, kFeatureDropout = 0.15f, kDropout = 0.3f;
constexpr float kInputScale = 2.5f;  // states lie mostly close to zero
constexpr std::size_t kHidden = kTriggerHidden, kTypes = kTriggerTypes, kRow = kTriggerRow;

}  // namespace

TriggerNetwork::TriggerNetwork(int width, std::size_t features, std::uint64_t seed)
    : width_(width), vector_(width / 2), inputs_(static_cast<int>(kTriggerSlots) * vector_ + width - vector_) {
  Random random(seed);
  dense_ = neural::make_parameter("dense", inputs_, kTriggerHidden, random);
  bias_ = neural::make_bias("bias", kTriggerHidden);
  table_ = neural::make_table("table", static_cast<int>(features), kTriggerRow, random, 0.08f);
  for (std::size_t r = 0; r < features; ++r) {
    std::fill_n(table_.value.begin() + static_cast<std::ptrdiff_t>(r * kRow + kHidden), kRow - kHidden, 0.0f);
  }
  out_ = neural::make_parameter("out", kTriggerHidden, static_cast<int>(kTypes), random);
  out_bias_ = neural::make_bias("out.bias", static_cast<int>(kTypes));
}

std::vector<neural::Parameter*> TriggerNetwork::parameters() {
  return {&dense_, &bias_, &table_, &out_, &out_bias_};
}

double TriggerNetwork::learn(const std::vector<const TriggerExample*>& batch, Random& random) {
  const int n = static_cast<int>(batch.size()), types = static_cast<int>(kTypes);
  std::vector<float> x(area(n, inputs_), 0), h(area(n, kTriggerHidden)), y(area(n, types)), mask, drop;
  neural::draw_mask(mask, x.size(), kInputDropout, random);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    float* row = x.data() + i * static_cast<std::size_t>(inputs_);
    const auto put = [&](const std::uint8_t* from, int size) {
      for (int j = 0; from != nullptr && j < size; ++j) {
        row[j] = static_cast<float>(from[j] - neural::kByteZero) * kInputScale / neural::kByteOne;
      }
      row += size;
    };
    for (const std::uint8_t* states : batch[i]->states) put(states, vector_);
    put(batch[i]->states[0] + vector_, width_ - vector_);
  }
  for (std::size_t j = 0; j < x.size(); ++j) x[j] *= mask[j];
  neural::multiply(n, kTriggerHidden, inputs_, x.data(), dense_.value.data(), h.data());
  neural::add_bias(n, kTriggerHidden, bias_.value.data(), h.data());
  // Features that are dropped are left out, here and on the way back.
  std::vector<std::vector<std::uint32_t>> features(batch.size());
  constexpr float kKept = 1 / (1 - kFeatureDropout);
  std::vector<float> direct(area(n, types), 0);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    for (const std::uint32_t f : batch[i]->features) {
      if (random.uniform() < kFeatureDropout) continue;
      features[i].push_back(f);
      const float* row = table_.row(f);
      for (std::size_t j = 0; j < kHidden; ++j) h[i * kHidden + j] += kKept * row[j];
      for (std::size_t t = 0; t < kTypes; ++t) direct[i * kTypes + t] += kKept * row[kHidden + t];
    }
  }
  neural::draw_mask(drop, h.size(), kDropout, random);
  for (std::size_t j = 0; j < h.size(); ++j) {
    drop[j] *= h[j] > 0 ? 1 : kTriggerLeak;
    h[j] *= drop[j];
  }
  neural::multiply(n, types, kTriggerHidden, h.data(), out_.value.data(), y.data());
  neural::add_bias(n, types, out_bias_.value.data(), y.data());
  double loss = 0;
  float weights = 0;
  for (const TriggerExample* e : batch) weights += e->weight;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    float* row = y.data() + i * kTypes;
    float sum = 0;
    for (std::size_t t = 0; t < kTypes; ++t) row[t] += direct[i * kTypes + t];
    const float most = *std::max_element(row, row + kTypes);
    for (std::size_t t = 0; t < kTypes; ++t) sum += row[t] = std::exp(row[t] - most);
    const float share = batch[i]->weight / weights;
    for (std::size_t t = 0; t < kTypes; ++t) row[t] /= sum;
    float& right = row[static_cast<std::size_t>(batch[i]->type)];
    loss -= static_cast<double>(share) * std::log(std::max(right, 1e-9f));
    right -= 1;
    for (std::size_t t = 0; t < kTypes; ++t) row[t] *= share;
  }
  neural::multiply_left_turned(kTriggerHidden, types, n, h.data(), y.data(), out_.grad.data(), true);
  neural::add_rows(n, types, y.data(), out_bias_.grad.data());
  std::vector<float> d_h(h.size());
  neural::multiply_right_turned(n, kTriggerHidden, types, y.data(), out_.value.data(), d_h.data());
  for (std::size_t j = 0; j < d_h.size(); ++j) d_h[j] *= drop[j];
  for (std::size_t i = 0; i < batch.size(); ++i) {
    for (const std::uint32_t f : features[i]) {
      float* grad = table_.touch(f);
      for (std::size_t j = 0; j < kHidden; ++j) grad[j] += kKept * d_h[i * kHidden + j];
      for (std::size_t t = 0; t < kTypes; ++t) grad[kHidden + t] += kKept * y[i * kTypes + t];
    }
  }
  neural::multiply_left_turned(inputs_, kTriggerHidden, n, x.data(), d_h.data(), dense_.grad.data(), true);
  neural::add_rows(n, kTriggerHidden, d_h.data(), bias_.grad.data());
  return loss;
}

std::string TriggerNetwork::file(std::uint64_t parser, const std::vector<std::uint64_t>& keys) const {
  ModelFileWriter file;
  const std::vector<std::int32_t> shape = {width_, kTriggerHidden};
  file.add("shape", shape);
  file.add("parser", {reinterpret_cast<const char*>(&parser), sizeof parser});
  const auto add_slice = [&](const std::string& name, int from, int rows) {
    neural::Parameter slice;
    slice.rows = rows;
    slice.columns = kTriggerHidden;
    const auto begin = dense_.value.begin() + static_cast<std::ptrdiff_t>(area(from, kTriggerHidden));
    slice.value.assign(begin, begin + static_cast<std::ptrdiff_t>(area(rows, kTriggerHidden)));
    for (float& v : slice.value) v *= kInputScale;
    add_matrix(name, slice, nullptr, file);
  };
  for (int s = 0; s < static_cast<int>(kTriggerSlots); ++s) add_slice("slot" + std::to_string(s), s * vector_, vector_);
  add_slice("state", static_cast<int>(kTriggerSlots) * vector_, width_ - vector_);
  file.add("keys", keys);
  // Two scales: of what a feature adds to hidden units, and to types.
  std::vector<float> scales(2, 1e-6f);
  const auto part = [](std::size_t i) { return static_cast<std::size_t>(i % kRow >= kHidden); };
  for (std::size_t i = 0; i < table_.value.size(); ++i) {
    scales[part(i)] = std::max(scales[part(i)], std::fabs(table_.value[i]) / 127);
  }
  std::vector<std::int8_t> table(table_.value.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = static_cast<std::int8_t>(std::lround(table_.value[i] / scales[part(i)]));
  }
  file.add("table", table);
  file.add("scales", scales);
  file.add("bias", bias_.value);
  file.add("out", out_.value);
  file.add("out.bias", out_bias_.value);
  return file.finish();
}

}  // namespace hearsay
