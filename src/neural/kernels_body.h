// The kernels themselves, compiled once for each kind of processor: the including file sets HEARSAY_KERNELS to the
// name of the version and is compiled with that processor's flags. No templates of the standard library in here: their
// code would be shared with files that are compiled for any processor.
#include "neural/independent.h"
#include "neural/kernels.h"

namespace hearsay::neural {
namespace {

// Cephes' polynomial: e^x to seven digits between -87 and 87.
inline float exp_of(float x) {
  x = x > 87.0f ? 87.0f : x < -87.0f ? -87.0f : x;
  const float z = x * 1.44269504088896341f;
  const int n = static_cast<int>(z + (z < 0 ? -0.5f : 0.5f));
  const float r = x - static_cast<float>(n) * 0.693359375f - static_cast<float>(n) * -2.12194440e-4f;
  float p = 1.9875691500E-4f;
  p = p * r + 1.3981999507E-3f;
  p = p * r + 8.3334519073E-3f;
  p = p * r + 4.1665795894E-2f;
  p = p * r + 1.6666665459E-1f;
  p = p * r + 5.0000001201E-1f;
  p = p * r * r + r + 1.0f;
  union {
    int i;
    float f;
  } two{(n + 127) << 23};
  return p * two.f;
}
inline float sigmoid_of(float x) {
  return 1.0f / (1.0f + exp_of(-x));
}
inline float tanh_of(float x) {
  return 2.0f / (1.0f + exp_of(-2.0f * x)) - 1.0f;
}

// Eight floats; on processors without such registers the compiler splits them.
typedef float Vec __attribute__((vector_size(32), aligned(4), may_alias));
constexpr int kLanes = 8;
constexpr int kTileRows = 6;
constexpr int kTileColumns = 2 * kLanes;
constexpr int kBlockRows = 72;      // multiple of kTileRows
constexpr int kBlockColumns = 512;  // multiple of kTileColumns
constexpr int kBlockDepth = 256;

// A tile of C, 6 by 16, from packed panels of A (6 floats a step) and B (16 floats a step).
inline void tile(int depth, const float* a, const float* b, float* c, std::ptrdiff_t ldc, int rows, int columns,
                 bool add) {
  Vec s[kTileRows][2];
  for (int i = 0; i < kTileRows; ++i) s[i][0] = s[i][1] = Vec{};
  for (int p = 0; p < depth; ++p) {
    const Vec b0 = *reinterpret_cast<const Vec*>(b), b1 = *reinterpret_cast<const Vec*>(b + kLanes);
    for (int i = 0; i < kTileRows; ++i) {
      const float x = a[i];
      s[i][0] += x * b0;
      s[i][1] += x * b1;
    }
    a += kTileRows;
    b += kTileColumns;
  }
  if (rows == kTileRows && columns == kTileColumns) {
    for (int i = 0; i < kTileRows; ++i) {
      Vec* const out = reinterpret_cast<Vec*>(c + i * ldc);
      Vec* const out1 = reinterpret_cast<Vec*>(c + i * ldc + kLanes);
      *out = add ? *out + s[i][0] : s[i][0];
      *out1 = add ? *out1 + s[i][1] : s[i][1];
    }
    return;
  }
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) {
      const float x = s[i][j / kLanes][j % kLanes];
      c[i * ldc + j] = add ? c[i * ldc + j] + x : x;
    }
  }
}

void pack_a(MatrixView a, int rows, int depth, float* out) {
  for (int i = 0; i < rows; i += kTileRows) {
    const int n = rows - i < kTileRows ? rows - i : kTileRows;
    for (int p = 0; p < depth; ++p) {
      for (int r = 0; r < n; ++r) out[r] = a.data[(i + r) * a.row + p * a.column];
      for (int r = n; r < kTileRows; ++r) out[r] = 0;
      out += kTileRows;
    }
  }
}

void pack_b(MatrixView b, int depth, int columns, float* out) {
  for (int j = 0; j < columns; j += kTileColumns) {
    const int n = columns - j < kTileColumns ? columns - j : kTileColumns;
    for (int p = 0; p < depth; ++p) {
      const float* from = b.data + p * b.row + j * b.column;
      if (b.column == 1 && n == kTileColumns) {
        *reinterpret_cast<Vec*>(out) = *reinterpret_cast<const Vec*>(from);
        *reinterpret_cast<Vec*>(out + kLanes) = *reinterpret_cast<const Vec*>(from + kLanes);
      } else {
        for (int c = 0; c < n; ++c) out[c] = from[c * b.column];
        for (int c = n; c < kTileColumns; ++c) out[c] = 0;
      }
      out += kTileColumns;
    }
  }
}

void gemm(int m, int n, int k, MatrixView a, MatrixView b, float* c, std::ptrdiff_t ldc, bool add) {
  alignas(64) static thread_local float packed_a[kBlockRows * kBlockDepth];
  alignas(64) static thread_local float packed_b[kBlockColumns * kBlockDepth];
  if (k == 0 && !add) {
    for (int i = 0; i < m; ++i) {
      for (int j = 0; j < n; ++j) c[i * ldc + j] = 0;
    }
  }
  for (int p = 0; p < k; p += kBlockDepth) {
    const int depth = k - p < kBlockDepth ? k - p : kBlockDepth;
    const bool sum = add || p > 0;
    for (int j = 0; j < n; j += kBlockColumns) {
      const int columns = n - j < kBlockColumns ? n - j : kBlockColumns;
      pack_b({b.data + p * b.row + j * b.column, b.row, b.column}, depth, columns, packed_b);
      for (int i = 0; i < m; i += kBlockRows) {
        const int rows = m - i < kBlockRows ? m - i : kBlockRows;
        pack_a({a.data + i * a.row + p * a.column, a.row, a.column}, rows, depth, packed_a);
        for (int jj = 0; jj < columns; jj += kTileColumns) {
          for (int ii = 0; ii < rows; ii += kTileRows) {
            tile(depth, packed_a + ii * depth, packed_b + jj * depth, c + (i + ii) * ldc + j + jj, ldc,
                 rows - ii < kTileRows ? rows - ii : kTileRows,
                 columns - jj < kTileColumns ? columns - jj : kTileColumns, sum);
          }
        }
      }
    }
  }
}

void lstm_forward(int rows, int live, int h, float* gates, const float* c_before, float* c, float* tanh_c, float* out,
                  std::ptrdiff_t out_row) {
  for (int r = 0; r < rows; ++r) {
    float *i = gates + r * 4 * h, *f = i + h, *g = f + h, *o = g + h;
    float *cr = c + r * h, *tr = tanh_c + r * h, *hr = out + r * out_row;
    if (r >= live) {
      for (int j = 0; j < h; ++j) cr[j] = tr[j] = hr[j] = 0;
      continue;
    }
    const float* before = c_before == nullptr ? nullptr : c_before + r * h;
    HEARSAY_INDEPENDENT
    for (int j = 0; j < h; ++j) {
      i[j] = sigmoid_of(i[j]);
      f[j] = sigmoid_of(f[j]);
      g[j] = tanh_of(g[j]);
      o[j] = sigmoid_of(o[j]);
    }
    if (before != nullptr) {
      HEARSAY_INDEPENDENT
      for (int j = 0; j < h; ++j) cr[j] = f[j] * before[j] + i[j] * g[j];
    } else {
      HEARSAY_INDEPENDENT
      for (int j = 0; j < h; ++j) cr[j] = i[j] * g[j];
    }
    HEARSAY_INDEPENDENT
    for (int j = 0; j < h; ++j) {
      tr[j] = tanh_of(cr[j]);
      hr[j] = o[j] * tr[j];
    }
  }
}

void lstm_backward(int rows, int live, int h, float* gates, const float* c_before, const float* tanh_c,
                   const float* d_out, float* d_c) {
  for (int r = 0; r < rows; ++r) {
    float *i = gates + r * 4 * h, *f = i + h, *g = f + h, *o = g + h;
    const float *tr = tanh_c + r * h, *dh = d_out + r * h;
    float* dc = d_c + r * h;
    if (r >= live) {
      for (int j = 0; j < 4 * h; ++j) i[j] = 0;
      for (int j = 0; j < h; ++j) dc[j] = 0;
      continue;
    }
    const float* before = c_before == nullptr ? nullptr : c_before + r * h;
    HEARSAY_INDEPENDENT
    for (int j = 0; j < h; ++j) {
      const float d = dc[j] + dh[j] * o[j] * (1 - tr[j] * tr[j]);
      const float di = d * g[j] * i[j] * (1 - i[j]);
      const float dg = d * i[j] * (1 - g[j] * g[j]);
      const float d_o = dh[j] * tr[j] * o[j] * (1 - o[j]);
      const float df = before == nullptr ? 0 : d * before[j] * f[j] * (1 - f[j]);
      dc[j] = d * f[j];
      i[j] = di;
      f[j] = df;
      g[j] = dg;
      o[j] = d_o;
    }
  }
}

double cross_entropy(int rows, int n, float* scores, const int* gold, float scale) {
  double loss = 0;
  for (int r = 0; r < rows; ++r) {
    float* s = scores + static_cast<std::ptrdiff_t>(r) * n;
    if (gold[r] < 0) {
      for (int j = 0; j < n; ++j) s[j] = 0;
      continue;
    }
    float best = s[0];
    for (int j = 1; j < n; ++j) best = s[j] > best ? s[j] : best;
    float sum = 0;
    HEARSAY_INDEPENDENT
    for (int j = 0; j < n; ++j) {
      s[j] = exp_of(s[j] - best);
      sum += s[j];
    }
    const float p = s[gold[r]] / sum;
    loss -= __builtin_log(p > 1e-30f ? p : 1e-30f);
    const float factor = scale / sum;
    HEARSAY_INDEPENDENT
    for (int j = 0; j < n; ++j) s[j] *= factor;
    s[gold[r]] -= scale;
  }
  return loss;
}

void adam(std::size_t n, float* value, float* grad, float* m, float* v, float rate, float beta1, float beta2,
          float epsilon, float grad_scale) {
  HEARSAY_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) {
    const float g = grad[i] * grad_scale;
    m[i] = beta1 * m[i] + (1 - beta1) * g;
    v[i] = beta2 * v[i] + (1 - beta2) * g * g;
    value[i] -= rate * m[i] / (__builtin_sqrtf(v[i]) + epsilon);
    grad[i] = 0;
  }
}

}  // namespace

extern const Kernels HEARSAY_KERNELS;
const Kernels HEARSAY_KERNELS = {HEARSAY_KERNELS_NAME, gemm, lstm_forward, lstm_backward, cross_entropy, adam};

}  // namespace hearsay::neural
