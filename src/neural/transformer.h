// A transformer at work, with weights of one byte: layers of attention (rotary positions) and gated steps, each on what
// a norm makes of the states before it, added to them (Xiong et al. 2020; Su et al. 2021; Shazeer 2020).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "neural/bytes.h"

namespace hearsay::neural {

struct NormWeights {
  const float *gain = nullptr, *bias = nullptr;
};

struct TransformerLayer {
  NormWeights before_attention, before_step;
  ByteMatrix attention;  // queries, keys and values, one after the other; in each, head after head
  ByteMatrix joined;     // what the heads found
  ByteMatrix up, down;   // gates, then what they let through
};

struct Transformer {
  static constexpr int kHead = 64;  // of each head
  int size = 0;                     // of a state; a multiple of kHead
  std::vector<TransformerLayer> layers;
  NormWeights last;
};

struct TransformerScratch {
  std::vector<std::uint8_t> bytes;
  std::vector<std::int32_t> sums;
  std::vector<float> scales, normed, wide, narrow, turned, columns, scores, found;
};

// y[rows x stored outputs] = x[rows x inputs] times the matrix, plus its bias.
void multiply(const ByteMatrix& m, int rows, const float* x, float* y, TransformerScratch& scratch);
// The states of the wanted ones of `rows` places from x[rows x size], which is worked on: y[wanted x size].
void run_transformer(const Transformer& transformer, int rows, float* x, std::span<const std::size_t> wanted, float* y,
                     TransformerScratch& scratch);

}  // namespace hearsay::neural
