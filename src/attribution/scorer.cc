#include "attribution/scorer.h"

#include <algorithm>
#include <cmath>

namespace hearsay {
namespace {

constexpr std::string_view kMagic = "HSATTR01";

}  // namespace

Result<AttributionScorer> AttributionScorer::view(std::string_view bytes) {
  AttributionScorer scorer;
  if (bytes.empty()) return scorer;
  if (!bytes.starts_with(kMagic) || bytes.size() != kMagic.size() + kSlots) {
    return Error{"models/attribution.bin: not a model of this version; train it anew"};
  }
  scorer.weights_ = {reinterpret_cast<const std::int8_t*>(bytes.data() + kMagic.size()), kSlots};
  return scorer;
}

std::string AttributionScorer::encode(std::span<const float> weights) {
  std::string out(kMagic);
  for (const float w : weights) {
    out += static_cast<char>(static_cast<std::int8_t>(std::clamp(std::lround(w * kUnit), -127L, 127L)));
  }
  return out;
}

float AttributionScorer::score(std::span<const std::uint64_t> features) const {
  if (weights_.empty()) return 0;
  int sum = 0;
  for (const std::uint64_t f : features) sum += weights_[slot(f)];
  return static_cast<float>(sum) / kUnit;
}

}  // namespace hearsay
