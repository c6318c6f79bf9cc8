// Weights learned from attributions marked by people: a conditional choice, for each anchor, between its candidates and
// none of them (as in Collins & Koo 2005). The log-odds of a candidate are a sum of the weights of its features and the
// mean of a few small networks over the same features, which see what goes together.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

// The sizes of a network: a feature has a row of kUnits numbers; their sum goes through a hidden layer to one number.
struct ScorerShape {
  static constexpr std::uint32_t kSlotBits = 19, kRowBits = 16;
  static constexpr std::size_t kSlots = std::size_t{1} << kSlotBits, kRows = std::size_t{1} << kRowBits;
  static constexpr std::size_t kNetworks = 4, kUnits = 16, kHidden = 24;
};

// What stands above the table of a network.
struct ScorerLayers {
  std::array<float, ScorerShape::kUnits> bias = {};
  std::array<std::array<float, ScorerShape::kUnits>, ScorerShape::kHidden> hidden = {};
  std::array<float, ScorerShape::kHidden> hidden_bias = {}, out = {};
};

// A network as it is trained, with its own weights of single features.
struct ScorerNetwork {
  std::vector<float> weights;  // kSlots
  std::vector<float> table;    // kRows rows of kUnits
  ScorerLayers layers;
};

// Immutable; reads its weights where they lie.
class AttributionScorer {
 public:
  static std::uint32_t slot(std::uint64_t feature) {
    return static_cast<std::uint32_t>(feature >> (64 - ScorerShape::kSlotBits));
  }
  static std::uint32_t row(std::uint32_t slot) { return slot % ScorerShape::kRows; }

  // A view of bytes that encode() wrote. Without any, every score is 0 and known() is false.
  static Result<AttributionScorer> view(std::string_view bytes);
  static std::string encode(std::span<const ScorerNetwork> networks);

  bool known() const { return !weights_.empty(); }
  // Log-odds against "no attribution", up to the normalisation over the group.
  float score(std::span<const std::uint64_t> features) const;

 private:
  std::span<const std::int8_t> weights_;
  const std::int8_t* table_ = nullptr;  // a row holds those of all networks side by side
  float table_scale_ = 0;
  std::array<ScorerLayers, ScorerShape::kNetworks> layers_;
};

}  // namespace hearsay
