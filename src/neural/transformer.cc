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

// At least so many.
template <typename T>
void make_room(std::vector<T>& v, std::size_t n) {
  if (v.size() < n) v.resize(n);
}

// The first columns of a matrix, or the others. Both are of blocks of 8.
ByteMatrix columns(ByteMatrix m, int from, int count) {
  m.outputs = count;
  m.weights += static_cast<std::ptrdiff_t>(from / 8) * m.groups() * 32;
  m.scale += from;
  m.offset += from;
  m.bias += from;
  return m;
}

void to_bytes(int rows, const ByteMatrix& m, const float* x, TransformerScratch& s) {
  const auto n = static_cast<std::size_t>(rows);
  make_room(s.bytes, n * static_cast<std::size_t>(m.stored_inputs()));
  make_room(s.scales, n);
  byte_kernels().quantise(rows, m.inputs, m.stored_inputs(), x, s.bytes.data(), s.scales.data());
}

// y[rows x stored outputs] = the bytes times the matrix.
void multiply_bytes(int rows, const ByteMatrix& m, std::vector<float>& y, TransformerScratch& s) {
  const ByteKernels& k = byte_kernels();
  const std::size_t area = static_cast<std::size_t>(rows) * static_cast<std::size_t>(m.stored_outputs());
  make_room(s.sums, area);
  make_room(y, area);
  k.multiply(rows, m, s.bytes.data(), m.stored_inputs(), s.sums.data());
  k.dequantise(rows, m, s.sums.data(), s.scales.data(), y.data());
}

// What the places ask, answer and show, head after head; rows are so many floats apart.
struct Asked {
  const float *queries, *keys, *values;
  std::ptrdiff_t query_row, row;
};

// What each head finds, side by side: s.found[asking x width], for the places `asking` (all when it is null).
void attend(int heads, const Asked& asked, const std::vector<std::size_t>* asking, int rows, TransformerScratch& s) {
  const ByteKernels& k = byte_kernels();
  const int padded = (rows + 7) / 8 * 8, width = heads * kHead;
  const std::size_t n = asking == nullptr ? static_cast<std::size_t>(rows) : asking->size();
  const auto many = static_cast<std::size_t>(rows);
  make_room(s.turned, std::max(n, many) * kHead);
  make_room(s.columns, static_cast<std::size_t>(padded) * kHead);
  make_room(s.scores, n * static_cast<std::size_t>(padded));
  make_room(s.found, n * static_cast<std::size_t>(width));
  s.turns.clear();
  const auto turn_of = [](std::size_t place) { return turns().data() + place % kPlaces * kHead; };
  for (std::size_t r = 0; r < many; ++r) s.turns.push_back(turn_of(r));
  for (std::size_t r = 0; r < n; ++r) s.turns.push_back(turn_of(asking == nullptr ? r : (*asking)[r]));
  float *turned = s.turned.data(), *columns = s.columns.data();
  for (int from = 0; from < width; from += kHead) {
    k.turn(rows, kHalf, asked.keys + from, asked.row, s.turns.data(), turned);
    for (int i = 0; i < kHead; ++i) {
      float* column = columns + static_cast<std::ptrdiff_t>(i) * padded;
      for (int r = 0; r < rows; ++r) column[r] = turned[r * kHead + i];
      for (int r = rows; r < padded; ++r) column[r] = 0;
    }
    const int queries = static_cast<int>(n);
    k.turn(queries, kHalf, asked.queries + from, asked.query_row, s.turns.data() + rows, turned);
    k.score(queries, kHead, padded, turned, columns, s.scores.data());
    k.softmax(queries, rows, padded, 1.0f / std::sqrt(static_cast<float>(kHead)), s.scores.data());
    k.weigh(queries, kHead, rows, padded, asked.row, width, s.scores.data(), asked.values + from,
            s.found.data() + from);
  }
}

// Moves the wanted rows of x, in ascending order or not, to its beginning.
template <typename T>
void pick(const std::vector<std::size_t>& wanted, std::size_t size, T* x) {
  std::vector<T> kept(wanted.size() * size);
  for (std::size_t i = 0; i < wanted.size(); ++i) std::copy_n(x + wanted[i] * size, size, kept.data() + i * size);
  std::ranges::copy(kept, x);
}

void drop_those_that_do_not_pass(const Transformer& t, const float* x, std::vector<std::size_t>& wanted) {
  std::erase_if(wanted, [&](std::size_t place) {
    float score = 0;
    byte_kernels().dot(1, 1, t.size, x + place * static_cast<std::size_t>(t.size), t.passing, &score);
    return score + t.passing_bias < 0;
  });
}

}  // namespace

void multiply(const ByteMatrix& m, int rows, const float* x, std::vector<float>& y, TransformerScratch& s) {
  to_bytes(rows, m, x, s);
  multiply_bytes(rows, m, y, s);
}

void ask_first(const Transformer& t, int rows, const float* x, std::vector<float>& first, TransformerScratch& s) {
  const TransformerLayer& layer = t.layers.front();
  make_room(s.normed, static_cast<std::size_t>(rows) * static_cast<std::size_t>(t.size));
  byte_kernels().layer_norm(rows, t.size, x, layer.before_attention.gain, layer.before_attention.bias, s.normed.data());
  multiply(layer.attention, rows, s.normed.data(), first, s);
}

void run_transformer(const Transformer& t, int rows, float* x, const float* first, std::vector<std::size_t>& wanted,
                     float* y, TransformerScratch& s) {
  const ByteKernels& k = byte_kernels();
  const auto size = static_cast<std::size_t>(t.size);
  make_room(s.normed, static_cast<std::size_t>(rows) * size);
  for (const TransformerLayer& layer : t.layers) {
    const bool last = &layer == &t.layers.back();
    if (last && t.passing != nullptr) drop_those_that_do_not_pass(t, x, wanted);
    if (wanted.empty()) return;
    const int width = layer.heads * kHead, asking = last ? static_cast<int>(wanted.size()) : rows;
    Asked asked{};
    if (&layer == &t.layers.front()) {
      asked = {first, first + width, first + 2 * width, 3 * width, 3 * width};
      if (last) {
        s.narrow.assign(first, first + static_cast<std::ptrdiff_t>(rows) * 3 * width);
        pick(wanted, static_cast<std::size_t>(3 * width), s.narrow.data());
        asked.queries = s.narrow.data();
      }
    } else {
      k.layer_norm(rows, t.size, x, layer.before_attention.gain, layer.before_attention.bias, s.normed.data());
      to_bytes(rows, layer.attention, s.normed.data(), s);
      multiply_bytes(rows, columns(layer.attention, width, 2 * width), s.wide, s);
      if (last) {
        pick(wanted, static_cast<std::size_t>(layer.attention.stored_inputs()), s.bytes.data());
        pick(wanted, 1, s.scales.data());
      }
      multiply_bytes(asking, columns(layer.attention, 0, width), s.narrow, s);
      asked = {s.narrow.data(), s.wide.data(), s.wide.data() + width, width, 2 * width};
    }
    attend(layer.heads, asked, last ? &wanted : nullptr, rows, s);
    if (last) pick(wanted, size, x);  // from here on each place is by itself
    rows = asking;
    const auto area = static_cast<std::size_t>(rows) * size;
    multiply(layer.joined, rows, s.found.data(), s.normed, s);
    k.add(area, s.normed.data(), x);
    k.layer_norm(rows, t.size, x, layer.before_step.gain, layer.before_step.bias, s.normed.data());
    multiply(layer.up, rows, s.normed.data(), s.wide, s);
    const int inner = layer.down.inputs;
    make_room(s.narrow, static_cast<std::size_t>(rows) * static_cast<std::size_t>(inner));
    k.gate(rows, inner, s.wide.data(), s.narrow.data());
    multiply(layer.down, rows, s.narrow.data(), s.normed, s);
    k.add(area, s.normed.data(), x);
  }
  k.layer_norm(rows, t.size, x, t.last.gain, t.last.bias, y);
}

}  // namespace hearsay::neural
