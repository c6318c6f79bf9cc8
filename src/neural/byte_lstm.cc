#include "neural/byte_lstm.h"

#include <algorithm>

namespace hearsay::neural {

void run_lstm(const ByteLstm& lstm, int rows, const std::uint8_t* x, std::ptrdiff_t x_row, const float* row_scale,
              std::uint8_t* states, ByteLstmScratch& scratch) {
  const ByteKernels& k = byte_kernels();
  const int h = lstm.hidden();
  const auto gates = static_cast<std::size_t>(rows) * static_cast<std::size_t>(4 * h);
  if (scratch.gates.size() < gates) {
    scratch.gates.resize(gates);
    scratch.sums.resize(gates);
  }
  scratch.cell.resize(static_cast<std::size_t>(h));
  for (int d = 0; d < 2; ++d) {
    k.multiply(rows, lstm.inputs[d], x, x_row, scratch.sums.data());
    k.dequantise(rows, lstm.inputs[d], scratch.sums.data(), row_scale, scratch.gates.data());
    std::fill(scratch.cell.begin(), scratch.cell.end(), 0.0f);
    const std::uint8_t* before = nullptr;
    for (int step = 0; step < rows; ++step) {
      const std::ptrdiff_t row = d == 0 ? step : rows - 1 - step;
      std::uint8_t* state = states + row * 2 * h + d * h;
      if (before != nullptr) k.multiply(1, lstm.state[d], before, h, scratch.sums.data());
      k.lstm_step(h, scratch.gates.data() + row * 4 * h, lstm.state[d],
                  before == nullptr ? nullptr : scratch.sums.data(), scratch.cell.data(), state);
      before = state;
    }
  }
}

}  // namespace hearsay::neural
