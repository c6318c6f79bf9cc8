// A bidirectional LSTM at work, with weights of one byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "neural/bytes.h"

namespace hearsay::neural {

struct ByteLstm {
  ByteMatrix inputs[2], state[2];  // forward, backward; gates in the order input, forget, cell, output

  int hidden() const { return state[0].inputs; }
};

struct ByteLstmScratch {
  std::vector<float> gates, cell;
  std::vector<std::int32_t> sums;
};

// states[rows x 2 hidden], bytes that stand for -1..1, from x of `x_row` bytes a row. `row_scale` gives what one step
// of a byte of x is worth; null: 1 / kByteOne.
void run_lstm(const ByteLstm& lstm, int rows, const std::uint8_t* x, std::ptrdiff_t x_row, const float* row_scale,
              std::uint8_t* states, ByteLstmScratch& scratch);

}  // namespace hearsay::neural
