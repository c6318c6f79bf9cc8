#include "neural/transformer.h"

#include <algorithm>
#include <cmath>

namespace hearsay::neural {
namespace {

constexpr int kHead = Transformer::kHead, kHalf = kHead / 2;

// Cosines and sines of the turns at a place: kHalf each.
void turns_at(int place, float* cosines, float* sines) {
  for (int i = 0; i < kHalf; ++i) {
    const double angle = place / std::pow(10000.0, static_cast<double>(i) / kHalf);
    cosines[i] = static_cast<float>(std::cos(angle));
    sines[i] = static_cast<float>(std::sin(angle));
  }
}

// Turns of the places up to kPlaces, worked out once.
constexpr int kPlaces = 512;
const std::vector<float>& turns() {
  static const std::vector<float> table = [] {
    std::vector<float> all(static_cast<std::size_t>(kPlaces) * kHead);
    for (int p = 0; p < kPlaces; ++p) turns_at(p, all.data() + p * kHead, all.data() + p * kHead + kHalf);
    return all;
  }();
  return table;
}

// out[rows x kHead] = the part of x[rows x width] at `from`, turned by its place.
void turn(int rows, const float* x, std::ptrdiff_t width, int from, float* out) {
  const float* table = turns().data();
  for (int r = 0; r < rows; ++r, out += kHead) {
    const float *a = x + r * width + from, *b = a + kHalf;
    const float *cosines = table + (r % kPlaces) * kHead, *sines = cosines + kHalf;
    for (int i = 0; i < kHalf; ++i) out[i] = a[i] * cosines[i] - b[i] * sines[i];
    for (int i = 0; i < kHalf; ++i) out[kHalf + i] = a[i] * sines[i] + b[i] * cosines[i];
  }
}

// At least so many.
template <typename T>
void make_room(std::vector<T>& v, std::size_t n) {
  if (v.size() < n) v.resize(n);
}

// What each head finds, side by side: found[rows x size] from qkv[rows x 3 size].
void attend(int rows, int size, const float* qkv, TransformerScratch& s) {
  const ByteKernels& k = byte_kernels();
  const int padded = (rows + 7) / 8 * 8;
  const auto area = static_cast<std::size_t>(rows) * kHead;
  make_room(s.turned, 2 * area);
  make_room(s.columns, static_cast<std::size_t>(padded) * kHead);
  make_room(s.scores, static_cast<std::size_t>(rows) * static_cast<std::size_t>(padded));
  make_room(s.found, static_cast<std::size_t>(rows) * static_cast<std::size_t>(size));
  float *queries = s.turned.data(), *keys = queries + area, *columns = s.columns.data();
  for (int from = 0; from < size; from += kHead) {
    turn(rows, qkv, 3 * size, from, queries);
    turn(rows, qkv, 3 * size, size + from, keys);
    for (int i = 0; i < kHead; ++i) {
      float* column = columns + static_cast<std::ptrdiff_t>(i) * padded;
      for (int r = 0; r < rows; ++r) column[r] = keys[r * kHead + i];
      for (int r = rows; r < padded; ++r) column[r] = 0;
    }
    k.score(rows, kHead, padded, queries, columns, s.scores.data());
    k.softmax(rows, rows, padded, 1.0f / std::sqrt(static_cast<float>(kHead)), s.scores.data());
    k.weigh(rows, kHead, rows, padded, 3 * size, size, s.scores.data(), qkv + 2 * size + from, s.found.data() + from);
  }
}

// Moves the wanted rows of x, in ascending order or not, to its beginning.
void pick(std::span<const std::size_t> wanted, std::size_t size, float* x) {
  std::vector<float> kept(wanted.size() * size);
  for (std::size_t i = 0; i < wanted.size(); ++i) std::copy_n(x + wanted[i] * size, size, kept.data() + i * size);
  std::ranges::copy(kept, x);
}

void add(std::size_t n, const float* y, float* x) {
  for (std::size_t i = 0; i < n; ++i) x[i] += y[i];
}

}  // namespace

void multiply(const ByteMatrix& m, int rows, const float* x, float* y, TransformerScratch& s) {
  const ByteKernels& k = byte_kernels();
  const auto n = static_cast<std::size_t>(rows);
  make_room(s.bytes, n * static_cast<std::size_t>(m.stored_inputs()));
  make_room(s.scales, n);
  make_room(s.sums, n * static_cast<std::size_t>(m.stored_outputs()));
  k.quantise(rows, m.inputs, m.stored_inputs(), x, s.bytes.data(), s.scales.data());
  k.multiply(rows, m, s.bytes.data(), m.stored_inputs(), s.sums.data());
  k.dequantise(rows, m, s.sums.data(), s.scales.data(), y);
}

void run_transformer(const Transformer& t, int rows, float* x, std::span<const std::size_t> wanted, float* y,
                     TransformerScratch& s) {
  const ByteKernels& k = byte_kernels();
  const auto size = static_cast<std::size_t>(t.size);
  make_room(s.normed, static_cast<std::size_t>(rows) * size);
  for (const TransformerLayer& layer : t.layers) {
    k.layer_norm(rows, t.size, x, layer.before_attention.gain, layer.before_attention.bias, s.normed.data());
    make_room(s.wide, 3 * static_cast<std::size_t>(rows) * size);
    multiply(layer.attention, rows, s.normed.data(), s.wide.data(), s);
    attend(rows, t.size, s.wide.data(), s);
    if (&layer == &t.layers.back()) {
      // From here on each place is by itself.
      pick(wanted, size, x);
      pick(wanted, size, s.found.data());
      rows = static_cast<int>(wanted.size());
    }
    const auto area = static_cast<std::size_t>(rows) * size;
    multiply(layer.joined, rows, s.found.data(), s.normed.data(), s);
    add(area, s.normed.data(), x);
    k.layer_norm(rows, t.size, x, layer.before_step.gain, layer.before_step.bias, s.normed.data());
    const auto inner = static_cast<std::size_t>(layer.down.inputs);
    make_room(s.wide, 2 * inner * static_cast<std::size_t>(rows));
    multiply(layer.up, rows, s.normed.data(), s.wide.data(), s);
    make_room(s.narrow, inner * static_cast<std::size_t>(rows));
    k.gate(rows, layer.down.inputs, s.wide.data(), s.narrow.data());
    multiply(layer.down, rows, s.narrow.data(), s.normed.data(), s);
    add(area, s.normed.data(), x);
  }
  k.layer_norm(rows, t.size, x, t.last.gain, t.last.bias, y);
}

}  // namespace hearsay::neural
