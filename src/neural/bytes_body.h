// The kernels of bytes.h, compiled once for each kind of processor; see kernels_body.h. Compiled without contraction
// of floating point and without reordering.
#include "neural/bytes.h"
#include "neural/independent.h"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace hearsay::neural {
namespace {

#if defined(__AVX2__)

inline __m256i four_bytes(const std::uint8_t* a) {
  std::int32_t x;
  __builtin_memcpy(&x, a, 4);
  return _mm256_set1_epi32(x);
}
inline __m256i load(const std::int8_t* w) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
}

// sum += the products of two groups.
#if defined(__AVX512VNNI__) && defined(__AVX512VL__)
inline __m256i add_products(__m256i sum, __m256i bytes, __m256i more_bytes, const std::int8_t* w) {
  return _mm256_dpbusd_epi32(_mm256_dpbusd_epi32(sum, bytes, load(w)), more_bytes, load(w + 32));
}
inline __m256i add_products(__m256i sum, __m256i bytes, const std::int8_t* w) {
  return _mm256_dpbusd_epi32(sum, bytes, load(w));
}
#else
inline __m256i add_products(__m256i sum, __m256i bytes, __m256i more_bytes, const std::int8_t* w) {
  const __m256i pairs =
      _mm256_add_epi16(_mm256_maddubs_epi16(bytes, load(w)), _mm256_maddubs_epi16(more_bytes, load(w + 32)));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}
inline __m256i add_products(__m256i sum, __m256i bytes, const std::int8_t* w) {
  return _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_maddubs_epi16(bytes, load(w)), _mm256_set1_epi16(1)));
}
#endif

// `kRows` rows and `kBlocks` blocks of columns.
template <int kRows, int kBlocks>
inline void multiply_tile(int groups, const std::int8_t* w, const std::uint8_t* a, std::ptrdiff_t a_row,
                          std::int32_t* sums, std::ptrdiff_t width) {
  const std::ptrdiff_t block = static_cast<std::ptrdiff_t>(groups) * 32;
  __m256i s[kRows][kBlocks];
  int g = groups % 2;
  for (int r = 0; r < kRows; ++r) {
    const __m256i bytes = g == 0 ? _mm256_setzero_si256() : four_bytes(a + r * a_row);
    for (int b = 0; b < kBlocks; ++b) s[r][b] = add_products(_mm256_setzero_si256(), bytes, w + b * block);
  }
  for (; g < groups; g += 2) {
    for (int r = 0; r < kRows; ++r) {
      const std::uint8_t* from = a + r * a_row + g * 4;
      const __m256i bytes = four_bytes(from), more = four_bytes(from + 4);
      for (int b = 0; b < kBlocks; ++b) s[r][b] = add_products(s[r][b], bytes, more, w + b * block + g * 32);
    }
  }
  for (int r = 0; r < kRows; ++r) {
    for (int b = 0; b < kBlocks; ++b) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + r * width + b * 8), s[r][b]);
    }
  }
}

// All rows with `kBlocks` blocks of columns, whose weights stay in the cache meanwhile.
template <int kBlocks>
inline void multiply_blocks(int rows, int groups, const std::int8_t* w, const std::uint8_t* a, std::ptrdiff_t a_row,
                            std::int32_t* sums, std::ptrdiff_t width) {
  int r = 0;
  for (; r + 2 <= rows; r += 2) multiply_tile<2, kBlocks>(groups, w, a + r * a_row, a_row, sums + r * width, width);
  if (r < rows) multiply_tile<1, kBlocks>(groups, w, a + r * a_row, a_row, sums + r * width, width);
}

void multiply(int rows, const ByteMatrix& m, const std::uint8_t* a, std::ptrdiff_t a_row, std::int32_t* sums) {
  const int groups = m.groups(), blocks = m.blocks();
  const std::ptrdiff_t block = static_cast<std::ptrdiff_t>(groups) * 32, width = m.stored_outputs();
  int b = 0;
  if (rows == 1) {
    for (; b + 8 <= blocks; b += 8) multiply_tile<1, 8>(groups, m.weights + b * block, a, a_row, sums + b * 8, width);
  }
  for (; b + 4 <= blocks; b += 4)
    multiply_blocks<4>(rows, groups, m.weights + b * block, a, a_row, sums + b * 8, width);
  for (; b < blocks; ++b) multiply_blocks<1>(rows, groups, m.weights + b * block, a, a_row, sums + b * 8, width);
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
    const float factor = row_scale == nullptr ? 1.0f / kByteOne : row_scale[r];
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
    row_scale[r] = largest / kByteOne;
    const float factor = kByteOne / largest;
    HEARSAY_INDEPENDENT
    for (int j = 0; j < n; ++j) out[j] = to_byte(in[j] * factor);
    for (int j = n; j < padded; ++j) out[j] = kByteZero;
  }
}

// 2^x to six parts in a hundred thousand, between -40 and 40: three of them multiplied are a float still.
inline float power_of_two(float x) {
  x = x < 40.0f ? x : 40.0f;
  x = x > -40.0f ? x : -40.0f;
  constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding it leaves the nearest integer in the lowest bits
  union {
    float f;
    std::int32_t i;
  } whole{x + kRound}, power;
  const float r = x - (whole.f - kRound);
  power.f = 1.0f + r * (0.69314718f + r * (0.24022651f + r * (0.05550411f + r * 0.00961813f)));
  power.i += whole.i << 23;
  return power.f;
}

// The functions of the gates share their divisions: with E(x) = e^-x, sigmoid x is 1 / (1 + E(x)) and tanh x is
// (1 - E(2x)) / (1 + E(2x)).
void lstm_step(int h, float* gates, const ByteMatrix& m, const std::int32_t* sums, float* c, std::uint8_t* state) {
  if (sums != nullptr) {
    HEARSAY_INDEPENDENT
    for (int j = 0; j < 4 * h; ++j) {
      gates[j] += static_cast<float>(sums[j] - m.offset[j]) * (m.scale[j] * (1.0f / kByteOne));
    }
  }
  constexpr float kLog2E = 1.44269504f;
  HEARSAY_INDEPENDENT
  for (int j = 0; j < h; ++j) {
    const float i = power_of_two(gates[j] * -kLog2E), f = power_of_two(gates[h + j] * -kLog2E);
    const float g = power_of_two(gates[2 * h + j] * (-2 * kLog2E)), o = power_of_two(gates[3 * h + j] * -kLog2E);
    const float ig = (1 + i) * (1 + g);
    const float now = (c[j] * ig + (1 - g) * (1 + f)) / (ig * (1 + f));
    c[j] = now;
    const float t = power_of_two(now * (-2 * kLog2E));
    gates[j] = (1 - t) * kByteOne / ((1 + t) * (1 + o));
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

typedef std::int8_t Bytes16 __attribute__((vector_size(16), aligned(1), may_alias));
typedef std::int16_t Shorts16 __attribute__((vector_size(32), aligned(2), may_alias));

template <int kVectors>
inline void add_columns(int n, const std::int8_t* table, int count, const std::uint32_t* rows, std::int16_t* sum) {
  Shorts16 s[kVectors] = {};
  for (int r = 0; r < count; ++r) {
    const std::int8_t* from = table + static_cast<std::ptrdiff_t>(rows[r]) * n;
    for (int v = 0; v < kVectors; ++v) {
      s[v] += __builtin_convertvector(*reinterpret_cast<const Bytes16*>(from + v * 16), Shorts16);
    }
  }
  for (int v = 0; v < kVectors; ++v) *reinterpret_cast<Shorts16*>(sum + v * 16) = s[v];
}

void add_rows(int n, const std::int8_t* table, int count, const std::uint32_t* rows, std::int16_t* sum) {
  int j = 0;
  for (; j + 128 <= n; j += 128) add_columns<8>(n, table + j, count, rows, sum + j);
  for (; j < n; j += 16) add_columns<1>(n, table + j, count, rows, sum + j);
}

inline const Vec& eight(const float* x) {
  return *reinterpret_cast<const Vec*>(x);
}
inline Vec& eight(float* x) {
  return *reinterpret_cast<Vec*>(x);
}

void layer_norm(int rows, int n, const float* x, const float* gain, const float* bias, float* y) {
  for (int r = 0; r < rows; ++r, x += n, y += n) {
    Vec sum = {}, squares = {};
    for (int j = 0; j < n; j += 8) sum += eight(x + j);
    const float mean = sum_of(sum) / static_cast<float>(n);
    for (int j = 0; j < n; j += 8) {
      const Vec d = eight(x + j) - mean;
      squares += d * d;
    }
    const float factor = 1.0f / __builtin_sqrtf(sum_of(squares) / static_cast<float>(n) + 1e-5f);
    for (int j = 0; j < n; j += 8) eight(y + j) = (eight(x + j) - mean) * factor * eight(gain + j) + eight(bias + j);
  }
}

constexpr float kLog2OfE = 1.44269504f;

void softmax(int rows, int n, int padded, float factor, float* x) {
  for (int r = 0; r < rows; ++r, x += padded) {
    float most = x[0];
    for (int j = 1; j < n; ++j) most = x[j] > most ? x[j] : most;
    HEARSAY_INDEPENDENT
    for (int j = 0; j < n; ++j) x[j] = power_of_two((x[j] - most) * factor * kLog2OfE);
    for (int j = n; j < padded; ++j) x[j] = 0;
    Vec sum = {};
    for (int j = 0; j < padded; j += 8) sum += eight(x + j);
    const float share = 1.0f / sum_of(sum);
    for (int j = 0; j < padded; j += 8) eight(x + j) *= share;
  }
}

// `kRows` rows and 16 columns, or 8.
template <int kRows, int kVectors>
inline void score_tile(int n, int padded, const float* queries, const float* keys, float* scores) {
  Vec s[kRows][kVectors] = {};
  for (int i = 0; i < n; ++i, keys += padded) {
    for (int r = 0; r < kRows; ++r) {
      const float q = queries[r * n + i];
      for (int v = 0; v < kVectors; ++v) s[r][v] += eight(keys + 8 * v) * q;
    }
  }
  for (int r = 0; r < kRows; ++r) {
    for (int v = 0; v < kVectors; ++v) eight(scores + static_cast<std::ptrdiff_t>(r) * padded + 8 * v) = s[r][v];
  }
}

template <int kRows>
inline void score_rows(int n, int padded, const float* queries, const float* keys, float* scores) {
  int c = 0;
  for (; c + 16 <= padded; c += 16) score_tile<kRows, 2>(n, padded, queries, keys + c, scores + c);
  if (c < padded) score_tile<kRows, 1>(n, padded, queries, keys + c, scores + c);
}

void score(int rows, int n, int padded, const float* queries, const float* keys, float* scores) {
  int r = 0;
  for (; r + 4 <= rows; r += 4) {
    const std::ptrdiff_t at = r;
    score_rows<4>(n, padded, queries + at * n, keys, scores + at * padded);
  }
  for (; r < rows; ++r) {
    const std::ptrdiff_t at = r;
    score_rows<1>(n, padded, queries + at * n, keys, scores + at * padded);
  }
}

// `kRows` rows and 32 columns.
template <int kRows>
inline void weigh_tile(int count, int padded, std::ptrdiff_t row, std::ptrdiff_t found_row, const float* shares,
                       const float* values, float* found) {
  Vec s[kRows][4] = {};
  for (int c = 0; c < count; ++c, values += row) {
    for (int r = 0; r < kRows; ++r) {
      const float share = shares[static_cast<std::ptrdiff_t>(r) * padded + c];
      for (int v = 0; v < 4; ++v) s[r][v] += eight(values + 8 * v) * share;
    }
  }
  for (int r = 0; r < kRows; ++r) {
    for (int v = 0; v < 4; ++v) eight(found + r * found_row + 8 * v) = s[r][v];
  }
}

void weigh(int rows, int n, int count, int padded, std::ptrdiff_t row, std::ptrdiff_t found_row, const float* shares,
           const float* values, float* found) {
  for (int c = 0; c < n; c += 32) {
    int r = 0;
    for (; r + 2 <= rows; r += 2) {
      const std::ptrdiff_t at = r;
      weigh_tile<2>(count, padded, row, found_row, shares + at * padded, values + c, found + at * found_row + c);
    }
    if (r < rows) {
      const std::ptrdiff_t at = r;
      weigh_tile<1>(count, padded, row, found_row, shares + at * padded, values + c, found + at * found_row + c);
    }
  }
}

void turn(int rows, int half, const float* x, std::ptrdiff_t row, const float* const* turns, float* y) {
  for (int r = 0; r < rows; ++r, x += row, y += 2 * half) {
    const float *cosines = turns[r], *sines = cosines + half, *a = x, *b = x + half;
    HEARSAY_INDEPENDENT
    for (int i = 0; i < half; ++i) y[i] = a[i] * cosines[i] - b[i] * sines[i];
    HEARSAY_INDEPENDENT
    for (int i = 0; i < half; ++i) y[half + i] = a[i] * sines[i] + b[i] * cosines[i];
  }
}

void add(std::size_t n, const float* y, float* x) {
  HEARSAY_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) x[i] += y[i];
}

// Gelu by the logistic function, as Hendrycks & Gimpel (2016) give it.
void gate(int rows, int n, const float* x, float* y) {
  for (int r = 0; r < rows; ++r, x += 2 * n, y += n) {
    HEARSAY_INDEPENDENT
    for (int j = 0; j < n; ++j) {
      const float v = x[j], inner = 1.5957691f * (v + 0.044715f * v * v * v);
      y[j] = v * x[n + j] / (1.0f + power_of_two(inner * -kLog2OfE));
    }
  }
}

}  // namespace

extern const ByteKernels HEARSAY_BYTE_KERNELS;
const ByteKernels HEARSAY_BYTE_KERNELS = {
    HEARSAY_KERNELS_NAME, multiply, dequantise, quantise, lstm_step, leaky, dot, add_rows,
    layer_norm,           softmax,  score,      weigh,    turn,      add,   gate};

}  // namespace hearsay::neural
