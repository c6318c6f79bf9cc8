// The transformer with weights of bytes against plain sums of the same weights.
#include "neural/transformer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "neural/stored_matrix.h"

namespace hearsay::neural {
namespace {

using Row = std::vector<double>;
constexpr int kSize = 136, kWidth = 128, kInner = 40, kRows = 11;  // two heads find less than a state

// A matrix that makes small numbers, and what it does to a row.
struct Drawn : StoredMatrix {
  Drawn(int inputs, int outputs, Random& random) : StoredMatrix(inputs, outputs, random) {
    for (int o = 0; o < outputs; ++o) {
      const auto at = static_cast<std::size_t>(o);
      scale[at] = 0.002f;
      bias[at] = static_cast<float>(random.uniform()) - 0.5f;
      offset[at] = 0;
      for (int i = 0; i < inputs; ++i) offset[at] += kByteZero * weight(i, o);
    }
  }
  Row times(const Row& x) const {
    Row y;
    for (int o = 0; o < matrix.outputs; ++o) {
      double sum = bias[static_cast<std::size_t>(o)];
      for (int i = 0; i < matrix.inputs; ++i) sum += x[static_cast<std::size_t>(i)] * weight(i, o) * 0.002;
      y.push_back(sum);
    }
    return y;
  }
};

Row norm(const Row& x) {
  double mean = 0, variance = 0;
  for (const double v : x) mean += v / static_cast<double>(x.size());
  for (const double v : x) variance += (v - mean) * (v - mean) / static_cast<double>(x.size());
  Row y;
  for (const double v : x) y.push_back((v - mean) / std::sqrt(variance + 1e-5));
  return y;
}

// Queries or keys of a head, turned by their place as complex numbers.
Row turned(const Row& qkv, std::size_t from, std::size_t place) {
  Row y(64);
  for (std::size_t i = 0; i < 32; ++i) {
    const double angle = static_cast<double>(place) / std::pow(10000.0, static_cast<double>(i) / 32);
    const double a = qkv[from + i], b = qkv[from + 32 + i];
    y[i] = a * std::cos(angle) - b * std::sin(angle);
    y[32 + i] = a * std::sin(angle) + b * std::cos(angle);
  }
  return y;
}

void run(const Transformer& t, int rows, std::vector<float> x, std::vector<std::size_t>& wanted, float* y) {
  TransformerScratch scratch;
  std::vector<float> first;
  ask_first(t, rows, x.data(), first, scratch);
  run_transformer(t, rows, x.data(), first.data(), wanted, y, scratch);
}

TEST(Transformer, IsAttentionAndAGatedStep) {
  Random random(4);
  const std::vector<float> ones(kSize, 1), zeros(kSize, 0);
  const NormWeights plain{ones.data(), zeros.data()};
  const Drawn attention(kSize, 3 * kWidth, random), joined(kWidth, kSize, random), up(kSize, 2 * kInner, random),
      down(kInner, kSize, random);
  const Transformer t{
      kSize, {{kWidth / 64, plain, plain, attention.matrix, joined.matrix, up.matrix, down.matrix}}, plain, nullptr, 0};
  std::vector<Row> x(kRows, Row(kSize));
  std::vector<float> in, out(3 * kSize);
  for (Row& row : x) {
    for (double& v : row) {
      in.push_back(static_cast<float>(random.uniform() * 4 - 2));
      v = in.back();
    }
  }
  std::vector<std::size_t> wanted_rows = {7, 0, 10};
  run(t, kRows, in, wanted_rows, out.data());

  std::vector<Row> qkv;
  for (const Row& row : x) qkv.push_back(attention.times(norm(row)));
  for (std::size_t wanted = 0; wanted < wanted_rows.size(); ++wanted) {
    const std::size_t r = wanted_rows[wanted];
    Row found(kWidth);
    for (std::size_t head = 0; head < kWidth; head += 64) {
      Row shares;
      double sum = 0;
      for (std::size_t o = 0; o < kRows; ++o) {
        const Row q = turned(qkv[r], head, r), k = turned(qkv[o], kWidth + head, o);
        double score = 0;
        for (std::size_t i = 0; i < 64; ++i) score += q[i] * k[i];
        shares.push_back(std::exp(score / 8));
        sum += shares.back();
      }
      for (std::size_t o = 0; o < kRows; ++o) {
        for (std::size_t i = 0; i < 64; ++i) found[head + i] += shares[o] / sum * qkv[o][2 * kWidth + head + i];
      }
    }
    Row state = x[r];
    const Row seen = joined.times(found);
    for (std::size_t i = 0; i < kSize; ++i) state[i] += seen[i];
    const Row wide = up.times(norm(state));
    Row inner(kInner);
    for (std::size_t i = 0; i < kInner; ++i) {
      inner[i] = 0.5 * wide[i] * (1 + std::erf(wide[i] * std::sqrt(0.5))) * wide[kInner + i];
    }
    const Row step = down.times(inner);
    for (std::size_t i = 0; i < kSize; ++i) state[i] += step[i];
    const Row expected = norm(state);
    for (std::size_t i = 0; i < kSize; ++i) EXPECT_NEAR(out[wanted * kSize + i], expected[i], 0.06) << r << " " << i;
  }
}

TEST(Transformer, LooksNoFurtherAtPlacesThatDoNotPass) {
  Random random(6);
  const std::vector<float> ones(64, 1), zeros(64, 0);
  const NormWeights plain{ones.data(), zeros.data()};
  const Drawn attention(64, 192, random), joined(64, 64, random), up(64, 16, random), down(8, 64, random);
  std::vector<float> first(64, 0);
  first[0] = 1;
  Transformer t{64, {{1, plain, plain, attention.matrix, joined.matrix, up.matrix, down.matrix}}, plain, nullptr, 0};
  std::vector<float> in;
  for (int i = 0; i < 4 * 64; ++i) in.push_back(static_cast<float>(random.uniform()));
  in[0] = in[3 * 64] = -1;  // less than the others
  std::vector<float> all(4 * 64), some(4 * 64);
  std::vector<std::size_t> wanted = {0, 1, 2, 3};
  run(t, 4, in, wanted, all.data());
  EXPECT_EQ(wanted.size(), 4U);
  t.passing = first.data();
  run(t, 4, in, wanted, some.data());
  EXPECT_EQ(wanted, (std::vector<std::size_t>{1, 2}));
  for (std::size_t i = 0; i < 2 * 64; ++i) EXPECT_FLOAT_EQ(some[i], all[64 + i]) << i;
  t.passing_bias = -5;
  run(t, 4, in, wanted, some.data());
  EXPECT_TRUE(wanted.empty());
}

TEST(Transformer, RowsStandForThemselvesBeyondTheTableOfPlaces) {
  Random random(5);
  const std::vector<float> ones(64, 1), zeros(64, 0);
  const NormWeights plain{ones.data(), zeros.data()};
  const Drawn attention(64, 192, random), joined(64, 64, random), up(64, 16, random), down(8, 64, random);
  const Transformer t{
      64, {{1, plain, plain, attention.matrix, joined.matrix, up.matrix, down.matrix}}, plain, nullptr, 0};
  constexpr int kMany = 700;
  std::vector<float> in(kMany * 64, 0.5f), out(64);
  std::vector<std::size_t> last = {kMany - 1};
  run(t, kMany, in, last, out.data());
  for (const float v : out) EXPECT_TRUE(std::isfinite(v));
}

}  // namespace
}  // namespace hearsay::neural
