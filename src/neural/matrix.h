// Products of row-major matrices, for training.
#pragma once

#include "neural/kernels.h"

namespace hearsay::neural {

// C[m x n] (+)= A[m x k] B[k x n].
inline void multiply(int m, int n, int k, const float* a, const float* b, float* c, bool add = false) {
  kernels().gemm(m, n, k, {a, k, 1}, {b, n, 1}, c, n, add);
}
// C[m x n] (+)= A[k x m]' B[k x n].
inline void multiply_left_turned(int m, int n, int k, const float* a, const float* b, float* c, bool add = false) {
  kernels().gemm(m, n, k, {a, 1, m}, {b, n, 1}, c, n, add);
}
// C[m x n] (+)= A[m x k] B[n x k]'.
inline void multiply_right_turned(int m, int n, int k, const float* a, const float* b, float* c, bool add = false) {
  kernels().gemm(m, n, k, {a, k, 1}, {b, 1, k}, c, n, add);
}
// Each row of C[m x n] gets bias[n] on top.
inline void add_bias(int m, int n, const float* bias, float* c) {
  for (int i = 0; i < m; ++i) {
    for (int j = 0; j < n; ++j) c[static_cast<std::ptrdiff_t>(i) * n + j] += bias[j];
  }
}
// bias[n] += the sum of the rows of D[m x n].
inline void add_rows(int m, int n, const float* d, float* bias) {
  for (int i = 0; i < m; ++i) {
    for (int j = 0; j < n; ++j) bias[j] += d[static_cast<std::ptrdiff_t>(i) * n + j];
  }
}

}  // namespace hearsay::neural
