#include "attribution/scorer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "neural/bytes.h"

namespace hearsay {
namespace {

using Shape = ScorerShape;

constexpr std::string_view kMagic = "HSATTR02";
constexpr float kUnit = 32;                 // a stored weight of a feature is 1/32 of a nat
constexpr std::size_t kMostFeatures = 256;  // of a candidate; it has about 70
constexpr std::size_t kRowBytes = Shape::kNetworks * Shape::kUnits;
constexpr std::size_t kBytes =
    kMagic.size() + Shape::kSlots + Shape::kRows * kRowBytes + sizeof(float) + Shape::kNetworks * sizeof(ScorerLayers);

template <typename T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

char byte_of(float value) {
  return static_cast<char>(static_cast<std::int8_t>(std::clamp(std::lround(value), -127L, 127L)));
}

float run(const ScorerLayers& n, const std::int16_t* sums, float scale) {
  std::array<float, Shape::kUnits> x;
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = std::max(0.0F, static_cast<float>(sums[i]) * scale + n.bias[i]);
  float out = 0;
  for (std::size_t h = 0; h < Shape::kHidden; ++h) {
    float y = n.hidden_bias[h];
    for (std::size_t i = 0; i < x.size(); ++i) y += n.hidden[h][i] * x[i];
    out += n.out[h] * std::max(0.0F, y);
  }
  return out;
}

}  // namespace

Result<AttributionScorer> AttributionScorer::view(std::string_view bytes) {
  AttributionScorer scorer;
  if (bytes.empty()) return scorer;
  if (!bytes.starts_with(kMagic) || bytes.size() != kBytes) {
    return Error{"models/attribution.bin: not a model of this version; train it anew"};
  }
  const char* at = bytes.data() + kMagic.size();
  scorer.weights_ = {reinterpret_cast<const std::int8_t*>(at), Shape::kSlots};
  at += Shape::kSlots;
  scorer.table_ = reinterpret_cast<const std::int8_t*>(at);
  at += Shape::kRows * kRowBytes;
  std::memcpy(&scorer.table_scale_, at, sizeof(float));
  std::memcpy(scorer.layers_.data(), at + sizeof(float), sizeof(scorer.layers_));
  return scorer;
}

std::string AttributionScorer::encode(std::span<const ScorerNetwork> networks) {
  std::string out(kMagic);
  for (std::size_t i = 0; i < Shape::kSlots; ++i) {
    float sum = 0;
    for (const ScorerNetwork& n : networks) sum += n.weights[i];
    out += byte_of(sum / static_cast<float>(networks.size()) * kUnit);
  }
  float largest = 1e-6F;
  for (const ScorerNetwork& n : networks) {
    for (const float v : n.table) largest = std::max(largest, std::abs(v));
  }
  const float scale = largest / 127;
  for (std::size_t row = 0; row < Shape::kRows; ++row) {
    for (const ScorerNetwork& n : networks) {
      for (std::size_t i = 0; i < Shape::kUnits; ++i) out += byte_of(n.table[row * Shape::kUnits + i] / scale);
    }
  }
  append(out, scale);
  for (const ScorerNetwork& n : networks) append(out, n.layers);
  return out;
}

float AttributionScorer::score(std::span<const std::uint64_t> features) const {
  if (weights_.empty()) return 0;
  int sum = 0;
  std::array<std::uint32_t, kMostFeatures> rows;
  features = features.first(std::min(features.size(), rows.size()));
  for (std::size_t i = 0; i < features.size(); ++i) {
    const std::uint32_t s = slot(features[i]);
    sum += weights_[s];
    rows[i] = row(s);
  }
  std::array<std::int16_t, kRowBytes> sums;
  neural::byte_kernels().add_rows(kRowBytes, table_, static_cast<int>(features.size()), rows.data(), sums.data());
  float mean = 0;
  for (std::size_t n = 0; n < Shape::kNetworks; ++n) {
    mean += run(layers_[n], sums.data() + n * Shape::kUnits, table_scale_) / Shape::kNetworks;
  }
  return static_cast<float>(sum) / kUnit + mean;
}

}  // namespace hearsay
