// The loops in which networks spend their time, in one version for each kind of processor; kernels() picks once.
// Plain arrays in, plain arrays out: row-major, no allocation, no state. The integer kernels give the same numbers on
// every processor; the float kernels, which only training uses, the same numbers on the same processor.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearsay::neural {

// A matrix somewhere in memory: element (i, j) lies at data[i * row + j * column].
struct MatrixView {
  const float* data;
  std::ptrdiff_t row, column;
};

struct Kernels {
  const char* name;

  // C[m x n] = A[m x k] B[k x n], or += when `add`; C has `ldc` floats from row to row.
  void (*gemm)(int m, int n, int k, MatrixView a, MatrixView b, float* c, std::ptrdiff_t ldc, bool add);

  // One step of an LSTM for `rows` sequences of `h` units. gates[rows x 4h] holds the sums for input, forget, cell and
  // output and gets their activations; c_before may be null (zeros). Rows from `live` on are past their end: all zero.
  void (*lstm_forward)(int rows, int live, int h, float* gates, const float* c_before, float* c, float* tanh_c,
                       float* out, std::ptrdiff_t out_row);
  // The way back: d_out is the gradient of the output; d_c goes in from the next step and out to the one before; gates
  // get the gradients of their sums in place.
  void (*lstm_backward)(int rows, int live, int h, float* gates, const float* c_before, const float* tanh_c,
                        const float* d_out, float* d_c);

  // Turns each row of scores[rows x n] into softmax(row) - one-hot(gold), times `scale`; rows whose gold is negative
  // become zero. Returns the sum of the losses, unscaled.
  double (*cross_entropy)(int rows, int n, float* scores, const int* gold, float scale);

  // Adam: moments m and v, `rate` already corrected for bias.
  void (*adam)(std::size_t n, float* value, float* grad, float* m, float* v, float rate, float beta1, float beta2,
               float epsilon, float grad_scale);
};

const Kernels& kernels();

}  // namespace hearsay::neural
