// Weights learned from attributions marked by people: a conditional log-linear choice, for each anchor, between its
// candidates and none of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

// Immutable; reads its weights where they lie.
class AttributionScorer {
 public:
  static constexpr std::uint32_t kBits = 19;
  static constexpr std::uint32_t kSlots = 1U << kBits;
  static constexpr float kUnit = 32;  // a stored weight is 1/32 of a nat

  static std::uint32_t slot(std::uint64_t feature) { return static_cast<std::uint32_t>(feature >> (64 - kBits)); }

  // A view of bytes that encode() wrote. Without any, every score is 0 and known() is false.
  static Result<AttributionScorer> view(std::string_view bytes);
  static std::string encode(std::span<const float> weights);

  bool known() const { return !weights_.empty(); }
  // Log-odds against "no attribution", up to the normalisation over the group.
  float score(std::span<const std::uint64_t> features) const;

 private:
  std::span<const std::int8_t> weights_;
};

}  // namespace hearsay
