#include "neural/byte_lstm.h"

#include <algorithm>

namespace hearsay::neural {

void lstm_gates(const ByteLstm& lstm, int direction, int rows, const std::uint8_t* x, std::ptrdiff_t x_row,
                const float* row_scale, float* gates, ByteLstmScratch& scratch) {
  const ByteKernels& k = byte_kernels();
  const ByteMatrix& inputs = lstm.inputs[direction];
  const auto size = static_cast<std::size_t>(rows) * static_cast<std::size_t>(inputs.stored_outputs());
  if (scratch.sums.size() < size) scratch.sums.resize(size);
  k.multiply(rows, inputs, x, x_row, scratch.sums.data());
  k.dequantise(rows, inputs, scratch.sums.data(), row_scale, gates);
}

void lstm_states(const ByteLstm& lstm, int direction, int rows, float* gates, std::uint8_t* states,
                 ByteLstmScratch& scratch) {
  const ByteKernels& k = byte_kernels();
  const int h = lstm.hidden();
  const auto one = static_cast<std::size_t>(4 * h);
  if (scratch.sums.size() < one) scratch.sums.resize(one);
  scratch.cell.assign(static_cast<std::size_t>(h), 0.0f);
  const std::uint8_t* before = nullptr;
  for (int step = 0; step < rows; ++step) {
    const std::ptrdiff_t row = direction == 0 ? step : rows - 1 - step;
    std::uint8_t* state = states + row * 2 * h + direction * h;
    if (before != nullptr) k.multiply(1, lstm.state[direction], before, h, scratch.sums.data());
    k.lstm_step(h, gates + row * 4 * h, lstm.state[direction], before == nullptr ? nullptr : scratch.sums.data(),
                scratch.cell.data(), state);
    before = state;
  }
}

void run_lstm(const ByteLstm& lstm, int rows, const std::uint8_t* x, std::ptrdiff_t x_row, const float* row_scale,
              std::uint8_t* states, ByteLstmScratch& scratch) {
  const auto gates = static_cast<std::size_t>(rows) * static_cast<std::size_t>(4 * lstm.hidden());
  if (scratch.gates.size() < gates) scratch.gates.resize(gates);
  for (int d = 0; d < 2; ++d) {
    lstm_gates(lstm, d, rows, x, x_row, row_scale, scratch.gates.data(), scratch);
    lstm_states(lstm, d, rows, scratch.gates.data(), states, scratch);
  }
}

}  // namespace hearsay::neural
