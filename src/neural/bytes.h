// Networks with weights and activations of one byte: the loops of the engine at work, in one version for each kind of
// processor. Sums are exact integers and floats are added in one fixed order without fused operations, so that every
// processor gives the same numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace hearsay::neural {

// A matrix of `inputs` rows and `outputs` columns whose value is weight * scale of the column. Activations are bytes
// with kByteZero for zero and at most kByteOne to either side; `offset` (kByteZero times the sum of the column) takes
// that out again. Columns come in blocks of 8, inputs in groups of 4: block after block, group after group, 4 weights
// for each of 8 columns. Padding is zero. Weights lie within +-kByteWeight, so that four products of an activation and
// a weight fit into 16 bits.
struct ByteMatrix {
  int inputs = 0, outputs = 0;  // as used; stored are multiples of 4 and of 8
  const std::int8_t* weights = nullptr;
  const float* scale = nullptr;
  const std::int32_t* offset = nullptr;
  const float* bias = nullptr;

  int groups() const { return (inputs + 3) / 4; }
  int blocks() const { return (outputs + 7) / 8; }
  int stored_inputs() const { return groups() * 4; }
  int stored_outputs() const { return blocks() * 8; }
};
inline constexpr int kByteZero = 64;
inline constexpr int kByteOne = 63;  // of a state, this far from kByteZero stands for 1
inline constexpr int kByteWeight = 63;

struct ByteKernels {
  const char* name;
  // sums[rows x stored outputs] = a[rows x stored inputs] times the weights; `a_row` bytes from row to row.
  void (*multiply)(int rows, const ByteMatrix& m, const std::uint8_t* a, std::ptrdiff_t a_row, std::int32_t* sums);
  // y = (sums - offset) * scale * row_scale[row] + bias; a null row_scale stands for 1 / kByteOne.
  void (*dequantise)(int rows, const ByteMatrix& m, const std::int32_t* sums, const float* row_scale, float* y);
  // Bytes of x[rows x n] with the largest of each row at kByteOne, into rows of `padded` bytes; row_scale gets what one
  // step is worth.
  void (*quantise)(int rows, int n, int padded, const float* x, std::uint8_t* a, float* row_scale);
  // One step of an LSTM: gates[4h] are the sums of the inputs with bias, `sums` those of the state before; c is worked
  // on, the new state is written as bytes that stand for -1..1.
  void (*lstm_step)(int h, float* gates, const ByteMatrix& m, const std::int32_t* sums, float* c, std::uint8_t* state);
  // x = x > 0 ? x : 0.1 x.
  void (*leaky)(std::size_t n, float* x);
  // scores[rows x columns] = a[rows x n] b[columns x n]'; n is a multiple of 8.
  void (*dot)(int rows, int columns, int n, const float* a, const float* b, float* scores);
  // sum[n] = the sum of `count` rows of table[. x n], n a multiple of 16; at most 256 of them.
  void (*add_rows)(int n, const std::int8_t* table, int count, const std::uint32_t* rows, std::int16_t* sum);
  // y[rows x n] = x with mean 0 and variance 1 in each row, times gain, plus bias; n is a multiple of 8.
  void (*layer_norm)(int rows, int n, const float* x, const float* gain, const float* bias, float* y);
  // The first n of each `padded` columns to numbers that sum to 1, e^(factor x) each before; the others to 0. `padded`
  // is a multiple of 8.
  void (*softmax)(int rows, int n, int padded, float factor, float* x);
  // scores[rows x padded] = queries[rows x n] keys[n x padded]; `padded` is a multiple of 8.
  void (*score)(int rows, int n, int padded, const float* queries, const float* keys, float* scores);
  // found[rows x n] = shares[rows x padded], of which the first `count` columns count, times values[count x n]; rows of
  // values are `row` floats apart, rows of found `found_row`; n is a multiple of 32.
  void (*weigh)(int rows, int n, int count, int padded, std::ptrdiff_t row, std::ptrdiff_t found_row,
                const float* shares, const float* values, float* found);
  // y[rows x 2 half] = x, of which rows are `row` floats apart, with each pair of its first and its second half turned
  // in the plane: turns[row] has `half` cosines and as many sines.
  void (*turn)(int rows, int half, const float* x, std::ptrdiff_t row, const float* const* turns, float* y);
  // x[n] += y.
  void (*add)(std::size_t n, const float* y, float* x);
  // y[rows x n] = gelu(x[., 0..n)) times x[., n..2n).
  void (*gate)(int rows, int n, const float* x, float* y);
};

// The versions that this processor can run, the best first and the one for any last.
std::span<const ByteKernels* const> usable_byte_kernels();
const ByteKernels& byte_kernels();  // the best

}  // namespace hearsay::neural
