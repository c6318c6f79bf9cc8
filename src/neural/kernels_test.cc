// The fast loops against slow ones that are plainly right.
#include "neural/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "neural/bytes.h"
#include "neural/lstm.h"
#include "neural/stored_matrix.h"

namespace hearsay::neural {
namespace {

TEST(Gemm, IsTheProductForAnySizeAndLayout) {
  Random random(1);
  for (const auto& [m, n, k] : {std::array{1, 1, 1}, {6, 16, 3}, {7, 17, 5}, {75, 530, 300}, {2, 3, 0}, {13, 9, 257}}) {
    const std::vector<float> a = draw(static_cast<std::size_t>(m * k), random);
    const std::vector<float> b = draw(static_cast<std::size_t>(k * n), random);
    for (const bool turned : {false, true}) {
      for (const bool add : {false, true}) {
        std::vector<float> c(static_cast<std::size_t>(m * n), 2);
        // Turned: the same numbers, stored column by column.
        const MatrixView va{a.data(), turned ? 1 : k, turned ? m : 1}, vb{b.data(), turned ? 1 : n, turned ? k : 1};
        kernels().gemm(m, n, k, va, vb, c.data(), n, add);
        for (int i = 0; i < m; ++i) {
          for (int j = 0; j < n; ++j) {
            double sum = add ? 2 : 0;
            for (int p = 0; p < k; ++p)
              sum += va.data[i * va.row + p * va.column] * vb.data[p * vb.row + j * vb.column];
            ASSERT_NEAR(c[static_cast<std::size_t>(i * n + j)], sum, 1e-4) << m << " " << n << " " << k;
          }
        }
      }
    }
  }
}

TEST(Bytes, ProductsAreExact) {
  Random random(2);
  for (const auto& [rows, inputs, outputs] :
       {std::array{1, 4, 8}, {1, 128, 512}, {5, 30, 94}, {9, 256, 7}, {1, 12, 104}, {3, 20, 104}}) {
    const StoredMatrix s(inputs, outputs, random);
    const int width = s.matrix.stored_inputs();
    std::vector<std::uint8_t> a(static_cast<std::size_t>(rows * width));
    for (auto& x : a) x = static_cast<std::uint8_t>(random.next() % (kByteZero + kByteOne + 1));
    std::vector<std::int32_t> sums(static_cast<std::size_t>(rows * s.matrix.stored_outputs()));
    for (const ByteKernels* k : usable_byte_kernels()) {
      k->multiply(rows, s.matrix, a.data(), width, sums.data());
      for (int r = 0; r < rows; ++r) {
        for (int o = 0; o < outputs; ++o) {
          int sum = 0;
          for (int i = 0; i < width; ++i) sum += a[static_cast<std::size_t>(r * width + i)] * s.weight(i, o);
          ASSERT_EQ(sums[static_cast<std::size_t>(r * s.matrix.stored_outputs() + o)], sum) << k->name;
        }
      }
    }
  }
}

// Four of the largest products still fit into 16 bits.
TEST(Bytes, LargestProductsFit) {
  Random random(7);
  constexpr int kInputs = 64;
  for (const int weight : {kByteWeight, -kByteWeight}) {
    StoredMatrix s(kInputs, 16, random);
    std::fill(s.weights.begin(), s.weights.end(), static_cast<std::int8_t>(weight));
    const std::vector<std::uint8_t> a(2 * kInputs, kByteZero + kByteOne);
    std::vector<std::int32_t> sums(2 * 16);
    for (const ByteKernels* k : usable_byte_kernels()) {
      k->multiply(2, s.matrix, a.data(), kInputs, sums.data());
      for (const std::int32_t sum : sums) EXPECT_EQ(sum, kInputs * (kByteZero + kByteOne) * weight) << k->name;
    }
  }
}

// What one version makes of drawn numbers.
struct Made {
  std::vector<float> y, cell, scores, largest, normed, shares, gated, scored, weighed, turned;
  std::vector<std::uint8_t> bytes, state;
  std::vector<std::int16_t> added;

  explicit Made(const ByteKernels& k) {
    Random random(3);
    constexpr int kRows = 5, kUnits = 24;
    const StoredMatrix s(kUnits, 4 * kUnits, random);
    std::vector<std::int32_t> sums(kRows * 4 * kUnits);
    for (auto& x : sums) x = static_cast<std::int32_t>(random.next() % 20000) - 8000;
    const std::vector<float> scales = {0.01f, 0.3f, 0.002f, 1, 0.05f};
    y.resize(sums.size());
    k.dequantise(kRows, s.matrix, sums.data(), scales.data(), y.data());
    k.leaky(y.size(), y.data());
    bytes.resize(kRows * 100);
    largest.resize(kRows);
    k.quantise(kRows, 4 * kUnits, 100, y.data(), bytes.data(), largest.data());
    cell = draw(kUnits, random);
    std::vector<float> gates = draw(4 * kUnits, random);
    for (float& x : gates) x *= 9;
    state.resize(kUnits);
    k.lstm_step(kUnits, gates.data(), s.matrix, sums.data(), cell.data(), state.data());
    scores.resize(kRows * kRows);
    k.dot(kRows, kRows, 4 * kUnits, y.data(), y.data(), scores.data());
    added.resize(144);
    const std::vector<std::uint32_t> rows = {3, 0, 9};
    k.add_rows(144, s.weights.data(), 3, rows.data(), added.data());
    normed.resize(y.size());
    k.layer_norm(kRows, 4 * kUnits, y.data(), y.data(), s.bias.data(), normed.data());
    shares = normed;
    k.softmax(kRows, 4 * kUnits - 3, 4 * kUnits, 0.7f, shares.data());
    scored.resize(kRows * 4 * kUnits);
    k.score(kRows, kRows, 4 * kUnits, y.data(), normed.data(), scored.data());
    weighed.resize(kRows * 4 * kUnits);
    k.weigh(kRows, 4 * kUnits, kRows, 8, 4 * kUnits, 4 * kUnits, shares.data(), normed.data(), weighed.data());
    gated.resize(kRows * 2 * kUnits);
    k.gate(kRows, 2 * kUnits, normed.data(), gated.data());
    const std::vector<const float*> turns(kRows, y.data());
    turned.resize(kRows * 2 * kUnits);
    k.turn(kRows, kUnits, normed.data(), 4 * kUnits, turns.data(), turned.data());
    k.add(turned.size(), gated.data(), turned.data());
  }
};

// Every processor gives the same numbers to the last bit.
TEST(Bytes, AllVersionsAgree) {
  const Made plain(*usable_byte_kernels().back());
  for (const ByteKernels* k : usable_byte_kernels()) {
    const Made made(*k);
    EXPECT_EQ(made.y, plain.y) << k->name;
    EXPECT_EQ(made.bytes, plain.bytes) << k->name;
    EXPECT_EQ(made.largest, plain.largest) << k->name;
    EXPECT_EQ(made.cell, plain.cell) << k->name;
    EXPECT_EQ(made.state, plain.state) << k->name;
    EXPECT_EQ(made.scores, plain.scores) << k->name;
    EXPECT_EQ(made.added, plain.added) << k->name;
    EXPECT_EQ(made.normed, plain.normed) << k->name;
    EXPECT_EQ(made.shares, plain.shares) << k->name;
    EXPECT_EQ(made.gated, plain.gated) << k->name;
    EXPECT_EQ(made.scored, plain.scored) << k->name;
    EXPECT_EQ(made.weighed, plain.weighed) << k->name;
    EXPECT_EQ(made.turned, plain.turned) << k->name;
  }
}

// The loops of transformers against the functions themselves.
TEST(Bytes, NormSoftmaxAndGate) {
  constexpr int kRows = 3, kColumns = 16, kUsed = 13;
  Random random(9);
  std::vector<float> x = draw(kRows * kColumns, random);
  for (float& v : x) v = v * 5 + 2;
  const std::vector<float> gain = draw(kColumns, random), bias = draw(kColumns, random);
  std::vector<float> y(x.size());
  byte_kernels().layer_norm(kRows, kColumns, x.data(), gain.data(), bias.data(), y.data());
  std::vector<float> shares = x, gated(kRows * kColumns / 2);
  byte_kernels().softmax(kRows, kUsed, kColumns, 0.5f, shares.data());
  byte_kernels().gate(kRows, kColumns / 2, x.data(), gated.data());
  for (std::size_t r = 0; r < kRows; ++r) {
    const float* row = x.data() + r * kColumns;
    double mean = 0, variance = 0, sum = 0;
    for (std::size_t j = 0; j < kColumns; ++j) mean += row[j] / kColumns;
    for (std::size_t j = 0; j < kColumns; ++j) variance += (row[j] - mean) * (row[j] - mean) / kColumns;
    for (std::size_t j = 0; j < kUsed; ++j) sum += std::exp(0.5 * row[j]);
    for (std::size_t j = 0; j < kColumns; ++j) {
      EXPECT_NEAR(y[r * kColumns + j], (row[j] - mean) / std::sqrt(variance + 1e-5) * gain[j] + bias[j], 1e-4);
      EXPECT_NEAR(shares[r * kColumns + j], j < kUsed ? std::exp(0.5 * row[j]) / sum : 0, 1e-4);
    }
    for (std::size_t j = 0; j < kColumns / 2; ++j) {
      const double gelu = 0.5 * row[j] * (1 + std::erf(row[j] * std::sqrt(0.5)));
      EXPECT_NEAR(gated[r * kColumns / 2 + j], gelu * row[kColumns / 2 + j], 5e-3);
    }
  }
}

// The step's own approximations against the functions themselves.
TEST(Bytes, LstmStepIsAnLstm) {
  constexpr int kUnits = 48;
  Random random(8);
  std::vector<float> gates = draw(4 * kUnits, random), cell = draw(kUnits, random);
  for (float& x : gates) x *= 30;
  for (float& x : cell) x *= 8;
  const std::vector<float> in = gates, before = cell;
  std::vector<std::uint8_t> state(kUnits);
  byte_kernels().lstm_step(kUnits, gates.data(), {}, nullptr, cell.data(), state.data());
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t j = 0; j < kUnits; ++j) {
    const double c = sigmoid(in[kUnits + j]) * before[j] + sigmoid(in[j]) * std::tanh(in[2 * kUnits + j]);
    EXPECT_NEAR(cell[j], c, 1e-3);
    EXPECT_NEAR(state[j], kByteZero + sigmoid(in[3 * kUnits + j]) * std::tanh(c) * kByteOne, 0.51);
  }
}

// Gradients by small differences, of a loss that is the sum of the outputs times random weights.
TEST(Lstm, GradientsAreSlopes) {
  Random random(4);
  constexpr int kInputs = 5, kHidden = 8, kSteps = 4, kWidth = 3;
  BiLstm lstm("test", kInputs, kHidden, random);
  const Sequences layout{kSteps, kWidth, {3, 3, 2, 1}};
  std::vector<float> x = draw(kSteps * kWidth * kInputs, random);
  const std::vector<float> weight = draw(kSteps * kWidth * 2 * kHidden, random);
  const std::vector<float> mask = draw(kWidth * kHidden, random);
  const float* const masks[2] = {mask.data(), nullptr};
  std::vector<float> y(weight.size());
  const auto loss = [&] {
    lstm.forward(layout, x.data(), masks, y.data());
    double sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i) sum += y[i] * weight[i];
    return sum;
  };
  loss();
  std::vector<float> d_x(x.size());
  lstm.backward(layout, x.data(), masks, weight.data(), d_x.data());
  const auto slope = [&](float& value) {
    const float before = value;
    value = before + 1e-2f;
    const double up = loss();
    value = before - 1e-2f;
    const double down = loss();
    value = before;
    return (up - down) / 2e-2;
  };
  for (std::size_t i = 0; i < x.size(); i += 7) EXPECT_NEAR(slope(x[i]), d_x[i], 2e-3);
  std::vector<Parameter*> parameters;
  lstm.collect(parameters);
  for (Parameter* p : parameters) {
    for (std::size_t i = 0; i < p->size(); i += 11) EXPECT_NEAR(slope(p->value[i]), p->grad[i], 2e-3) << p->name;
  }
}

TEST(Adam, GoesDownhill) {
  Random random(6);
  Parameter p = make_parameter("p", 1, 20, random);
  Parameter table = make_table("t", 3, 4, random, 1);
  const std::vector<float> untouched(table.value.begin(), table.value.begin() + 4);
  for (int step = 1; step <= 500; ++step) {
    for (std::size_t i = 0; i < p.size(); ++i) p.grad[i] = 2 * (p.value[i] - 3);
    float* row = table.touch(1);
    for (int j = 0; j < 4; ++j) row[j] = table.row(1)[j] + 1;
    adam_step({&p, &table}, {.rate = 0.05f}, step);
  }
  for (const float x : p.value) EXPECT_NEAR(x, 3, 0.05);
  for (int j = 0; j < 4; ++j) EXPECT_NEAR(table.row(1)[j], -1, 0.05);
  EXPECT_TRUE(std::equal(untouched.begin(), untouched.end(), table.value.begin()));
}

}  // namespace
}  // namespace hearsay::neural
