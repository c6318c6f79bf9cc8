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

// gates[rows x 4 hidden]: what one direction (0 forward, 1 backward) makes of x alone, before any state. `row_scale`
// gives what one step of a byte of x is worth; null: 1 / kByteOne.
void lstm_gates(const ByteLstm& lstm, int direction, int rows, const std::uint8_t* x, std::ptrdiff_t x_row,
                const float* row_scale, float* gates, ByteLstmScratch& scratch);
// The states of one direction from its gates, which are worked on: states[rows x 2 hidden], of which it fills its half
// with bytes that stand for -1..1.
void lstm_states(const ByteLstm& lstm, int direction, int rows, float* gates, std::uint8_t* states,
                 ByteLstmScratch& scratch);
// Both directions from x. states[rows x 2 hidden], bytes that stand for -1..1, from x of `x_row` bytes a row.
void run_lstm(const ByteLstm& lstm, int rows, const std::uint8_t* x, std::ptrdiff_t x_row, const float* row_scale,
              std::uint8_t* states, ByteLstmScratch& scratch);

}  // namespace hearsay::neural
