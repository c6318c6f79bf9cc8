#include "neural/lstm.h"

#include <thread>

#include "neural/matrix.h"

namespace hearsay::neural {
namespace {

// The two directions know nothing of each other: one goes to a thread of its own.
template <typename Work>
void both_sides(const Work& work) {
  std::thread other([&] { work(1); });
  work(0);
  other.join();
}

}  // namespace

BiLstm::BiLstm(const std::string& name, int inputs, int hidden, Random& random) : inputs_(inputs), hidden_(hidden) {
  for (int d = 0; d < 2; ++d) {
    const std::string side = name + (d == 0 ? ".forward" : ".backward");
    directions_[d].wx = make_parameter(side + ".wx", inputs, 4 * hidden, random);
    directions_[d].wh = make_parameter(side + ".wh", hidden, 4 * hidden, random);
    directions_[d].bias = make_bias(side + ".bias", 4 * hidden);
    for (int j = hidden; j < 2 * hidden; ++j) directions_[d].bias.value[static_cast<std::size_t>(j)] = 1;  // remember
  }
}

void BiLstm::collect(std::vector<Parameter*>& out) {
  for (Direction& d : directions_) out.insert(out.end(), {&d.wx, &d.wh, &d.bias});
}

void BiLstm::forward(const Sequences& layout, const float* x, const float* const mask[2], float* y) {
  const int n = layout.rows(), h = hidden_, width = layout.sequences;
  both_sides([&](int side) {
    Direction& d = directions_[side];
    d.gates.resize(static_cast<std::size_t>(n) * static_cast<std::size_t>(4 * h));
    for (auto* v : {&d.c, &d.tanh_c, &d.before}) v->resize(static_cast<std::size_t>(n) * static_cast<std::size_t>(h));
    multiply(n, 4 * h, inputs_, x, d.wx.value.data(), d.gates.data());
    add_bias(n, 4 * h, d.bias.value.data(), d.gates.data());
    for (int s = 0; s < layout.steps; ++s) {
      const int t = side == 0 ? s : layout.steps - 1 - s, last = side == 0 ? t - 1 : t + 1;
      const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(t) * width;
      const std::ptrdiff_t last_row = static_cast<std::ptrdiff_t>(last) * width;
      float* gates = d.gates.data() + row * 4 * h;
      float* before = d.before.data() + row * h;
      const int live = layout.live[static_cast<std::size_t>(t)];
      if (s == 0) {
        for (int j = 0; j < width * h; ++j) before[j] = 0;
      } else {
        for (int b = 0; b < width; ++b) {
          const float* from = y + (last_row + b) * 2 * h + side * h;
          for (int j = 0; j < h; ++j) before[b * h + j] = from[j];
        }
        if (mask[side] != nullptr) {
          for (int j = 0; j < width * h; ++j) before[j] *= mask[side][j];
        }
        multiply(live, 4 * h, h, before, d.wh.value.data(), gates, true);
      }
      kernels().lstm_forward(width, live, h, gates, s == 0 ? nullptr : d.c.data() + last_row * h, d.c.data() + row * h,
                             d.tanh_c.data() + row * h, y + row * 2 * h + side * h, 2 * h);
    }
  });
}

void BiLstm::backward(const Sequences& layout, const float* x, const float* const mask[2], const float* d_y,
                      float* d_x) {
  const int n = layout.rows(), h = hidden_, width = layout.sequences;
  const auto state = static_cast<std::size_t>(width * h);
  std::vector<float> other_d_x(d_x == nullptr ? 0 : static_cast<std::size_t>(n) * static_cast<std::size_t>(inputs_));
  both_sides([&](int side) {
    Direction& d = directions_[side];
    std::vector<float> d_out(state), d_state(state), d_c(state);
    for (int s = layout.steps - 1; s >= 0; --s) {
      const int t = side == 0 ? s : layout.steps - 1 - s, last = side == 0 ? t - 1 : t + 1;
      const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(t) * width;
      float* gates = d.gates.data() + row * 4 * h;
      for (int b = 0; b < width; ++b) {
        const float* from = d_y + (row + b) * 2 * h + side * h;
        for (int j = 0; j < h; ++j) {
          const auto at = static_cast<std::size_t>(b * h + j);
          d_out[at] = from[j] + d_state[at];
        }
      }
      const int live = layout.live[static_cast<std::size_t>(t)];
      kernels().lstm_backward(width, live, h, gates,
                              s == 0 ? nullptr : d.c.data() + static_cast<std::ptrdiff_t>(last) * width * h,
                              d.tanh_c.data() + row * h, d_out.data(), d_c.data());
      if (s == 0) break;
      multiply_right_turned(width, h, 4 * h, gates, d.wh.value.data(), d_state.data());
      if (mask[side] != nullptr) {
        for (std::size_t j = 0; j < state; ++j) d_state[j] *= mask[side][j];
      }
    }
    multiply_left_turned(inputs_, 4 * h, n, x, d.gates.data(), d.wx.grad.data(), true);
    multiply_left_turned(h, 4 * h, n, d.before.data(), d.gates.data(), d.wh.grad.data(), true);
    add_rows(n, 4 * h, d.gates.data(), d.bias.grad.data());
    if (d_x == nullptr) return;
    if (side == 0) multiply_right_turned(n, inputs_, 4 * h, d.gates.data(), d.wx.value.data(), d_x, true);
    if (side == 1) multiply_right_turned(n, inputs_, 4 * h, d.gates.data(), d.wx.value.data(), other_d_x.data());
  });
  for (std::size_t i = 0; i < other_d_x.size(); ++i) d_x[i] += other_d_x[i];
}

}  // namespace hearsay::neural
