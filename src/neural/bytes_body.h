// The kernels of bytes.h, compiled once for each kind of processor; see kernels_body.h. Compiled without contraction
// of floating point and without reordering.
#include "neural/bytes.h"
#include "neural/independent.h"
#include "neural/sigmoid_body.h"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace hearsay::neural {
namespace {

#if defined(__AVX2__)

inline __m256i dot_step(__m256i sum, __m256i bytes, __m256i weights) {
  const __m256i pairs = _mm256_maddubs_epi16(bytes, weights);
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}
inline __m256i four_bytes(const std::uint8_t* a) {
  std::int32_t x;
  __builtin_memcpy(&x, a, 4);
  return _mm256_set1_epi32(x);
}

// `kRows` rows and `kBlocks` blocks of columns.
template <int kRows, int kBlocks>
inline void multiply_tile(int groups, const std::int8_t* w, std::ptrdiff_t block, const std::uint8_t* a,
                          std::ptrdiff_t a_row, std::int32_t* sums, std::ptrdiff_t width) {
  __m256i s[kRows][kBlocks];
  for (int r = 0; r < kRows; ++r) {
    for (int b = 0; b < kBlocks; ++b) s[r][b] = _mm256_setzero_si256();
  }
  for (int g = 0; g < groups; ++g) {
    __m256i weights[kBlocks];
    for (int b = 0; b < kBlocks; ++b) {
      weights[b] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + b * block + g * 32));
    }
    for (int r = 0; r < kRows; ++r) {
      const __m256i bytes = four_bytes(a + r * a_row + g * 4);
      for (int b = 0; b < kBlocks; ++b) s[r][b] = dot_step(s[r][b], bytes, weights[b]);
    }
  }
  for (int r = 0; r < kRows; ++r) {
    for (int b = 0; b < kBlocks; ++b) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + r * width + b * 8), s[r][b]);
    }
  }
}

void multiply(int rows, const ByteMatrix& m, const std::uint8_t* a, std::ptrdiff_t a_row, std::int32_t* sums) {
  const int groups = m.groups(), blocks = m.blocks();
  const std::ptrdiff_t block = static_cast<std::ptrdiff_t>(groups) * 32, width = m.stored_outputs();
  int r = 0;
  for (; r + 4 <= rows; r += 4) {
    const std::uint8_t* from = a + r * a_row;
    std::int32_t* to = sums + r * width;
    int b = 0;
    for (; b + 2 <= blocks; b += 2)
      multiply_tile<4, 2>(groups, m.weights + b * block, block, from, a_row, to + b * 8, width);
    if (b < blocks) multiply_tile<4, 1>(groups, m.weights + b * block, block, from, a_row, to + b * 8, width);
  }
  for (; r < rows; ++r) {
    const std::uint8_t* from = a + r * a_row;
    std::int32_t* to = sums + r * width;
    int b = 0;
    for (; b + 8 <= blocks; b += 8)
      multiply_tile<1, 8>(groups, m.weights + b * block, block, from, a_row, to + b * 8, width);
    for (; b < blocks; ++b) multiply_tile<1, 1>(groups, m.weights + b * block, block, from, a_row, to + b * 8, width);
  }
}

#else

void multiply(int rows, const ByteMatrix& m, const std::uint8_t* a, std::ptrdiff_t a_row, std::int32_t* sums) {
  const int groups = m.groups(), blocks = m.blocks();
  for (int r = 0; r < rows; ++r) {
    const std::uint8_t* x = a + r * a_row;
    const std::int8_t* w = m.weights;
    for (int b = 0; b < blocks; ++b) {
      std::int32_t s[8] = {};
      for (int g = 0; g < groups; ++g, w += 32) {
        for (int j = 0; j < 8; ++j) {
          for (int k = 0; k < 4; ++k) s[j] += x[g * 4 + k] * w[j * 4 + k];
        }
      }
      for (int j = 0; j < 8; ++j) *sums++ = s[j];
    }
  }
}

#endif

void dequantise(int rows, const ByteMatrix& m, const std::int32_t* sums, const float* row_scale, float* y) {
  const int n = m.stored_outputs();
  for (int r = 0; r < rows; ++r) {
    const float factor = row_scale == nullptr ? 1.0f / 127 : row_scale[r];
    const std::int32_t* s = sums + static_cast<std::ptrdiff_t>(r) * n;
    float* out = y + static_cast<std::ptrdiff_t>(r) * n;
    HEARSAY_INDEPENDENT
    for (int j = 0; j < n; ++j) out[j] = static_cast<float>(s[j] - m.offset[j]) * (m.scale[j] * factor) + m.bias[j];
  }
}

inline std::uint8_t to_byte(float x) {
  const float y = x + (x < 0 ? -0.5f : 0.5f);
  return static_cast<std::uint8_t>(static_cast<std::int32_t>(y) + kByteZero);
}

// The bits of positive floats are in the order of the floats; integers are compared many at once.
typedef std::int32_t Bits __attribute__((may_alias));

void quantise(int rows, int n, int padded, const float* x, std::uint8_t* a, float* row_scale) {
  for (int r = 0; r < rows; ++r) {
    const float* in = x + static_cast<std::ptrdiff_t>(r) * n;
    std::uint8_t* out = a + static_cast<std::ptrdiff_t>(r) * padded;
    const Bits* bits = reinterpret_cast<const Bits*>(in);
    std::int32_t most = 0;
    for (int j = 0; j < n; ++j) {
      const std::int32_t v = bits[j] & 0x7FFFFFFF;
      most = v > most ? v : most;
    }
    float largest;
    __builtin_memcpy(&largest, &most, sizeof largest);
    largest = largest > 1e-6f ? largest : 1e-6f;
    row_scale[r] = largest / 127;
    const float factor = 127 / largest;
    HEARSAY_INDEPENDENT
    for (int j = 0; j < n; ++j) out[j] = to_byte(in[j] * factor);
    for (int j = n; j < padded; ++j) out[j] = kByteZero;
  }
}

void lstm_step(int h, float* gates, const ByteMatrix& m, const std::int32_t* sums, float* c, std::uint8_t* state) {
  if (sums != nullptr) {
    HEARSAY_INDEPENDENT
    for (int j = 0; j < 4 * h; ++j) {
      gates[j] += static_cast<float>(sums[j] - m.offset[j]) * (m.scale[j] * (1.0f / 127));
    }
  }
  HEARSAY_INDEPENDENT
  for (int j = 0; j < h; ++j) {
    const float i = sigmoid_of(gates[j]), f = sigmoid_of(gates[h + j]);
    const float g = tanh_of(gates[2 * h + j]), o = sigmoid_of(gates[3 * h + j]);
    const float before = f * c[j], now = i * g;
    c[j] = before + now;
    gates[j] = o * tanh_of(c[j]) * 127;
  }
  HEARSAY_INDEPENDENT
  for (int j = 0; j < h; ++j) state[j] = to_byte(gates[j]);
}

void leaky(std::size_t n, float* x) {
  HEARSAY_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) x[i] = x[i] > 0 ? x[i] : 0.1f * x[i];
}

typedef float Vec __attribute__((vector_size(32), aligned(4), may_alias));

inline float sum_of(Vec v) {
  return ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7]));
}

void dot(int rows, int columns, int n, const float* a, const float* b, float* scores) {
  for (int r = 0; r < rows; ++r) {
    const float* x = a + static_cast<std::ptrdiff_t>(r) * n;
    for (int c = 0; c < columns; ++c) {
      const float* y = b + static_cast<std::ptrdiff_t>(c) * n;
      Vec s = {};
      for (int j = 0; j < n; j += 8) s += *reinterpret_cast<const Vec*>(x + j) * *reinterpret_cast<const Vec*>(y + j);
      *scores++ = sum_of(s);
    }
  }
}

void add_row(int n, const std::int8_t* row, std::int16_t* sum) {
  HEARSAY_INDEPENDENT
  for (int j = 0; j < n; ++j) sum[j] = static_cast<std::int16_t>(sum[j] + row[j]);
}

}  // namespace

extern const ByteKernels HEARSAY_BYTE_KERNELS;
const ByteKernels HEARSAY_BYTE_KERNELS = {
    HEARSAY_KERNELS_NAME, multiply, dequantise, quantise, lstm_step, leaky, dot, add_row};

}  // namespace hearsay::neural
