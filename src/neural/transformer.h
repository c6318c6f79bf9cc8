// A transformer at work, with weights of one byte: layers of attention (rotary positions) and gated steps, each on what
// a norm makes of the states before it, added to them (Xiong et al. 2020; Su et al. 2021; Shazeer 2020).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "neural/bytes.h"

namespace hearsay::neural {

struct NormWeights {
  const float *gain = nullptr, *bias = nullptr;
};

struct TransformerLayer {
  int heads = 0;
  NormWeights before_attention, before_step;
  ByteMatrix attention;  // queries, keys and values, one after the other; in each, head after head
  ByteMatrix joined;     // what the heads found
  ByteMatrix up, down;   // gates, then what they let through
};

struct Transformer {
  static constexpr int kHead = 64;  // of each head
  int size = 0;                     // of a state; a multiple of 8
  std::vector<TransformerLayer> layers;
  NormWeights last;
  // Where there are weights (`size`): a place whose state before the last layer scores less than 0 by them is not
  // looked at further.
  const float* passing = nullptr;
  float passing_bias = 0;
};

struct TransformerScratch {
  std::vector<std::uint8_t> bytes;
  std::vector<std::int32_t> sums;
  std::vector<float> scales, normed, wide, narrow, turned, columns, scores, found;
  std::vector<const float*> turns;
};

// y[rows x stored outputs] = x[rows x inputs] times the matrix, plus its bias.
void multiply(const ByteMatrix& m, int rows, const float* x, std::vector<float>& y, TransformerScratch& scratch);
// What the first layer asks, answers and shows of each of `rows` places by itself: first[rows x columns of its
// attention] from x[rows x size].
void ask_first(const Transformer& transformer, int rows, const float* x, std::vector<float>& first,
               TransformerScratch& scratch);
// The states of the wanted ones of `rows` places from x[rows x size], which is worked on, and what ask_first() makes of
// them: y[wanted x size]. Those that do not pass are taken out of `wanted`.
void run_transformer(const Transformer& transformer, int rows, float* x, const float* first,
                     std::vector<std::size_t>& wanted, float* y, TransformerScratch& scratch);

}  // namespace hearsay::neural
