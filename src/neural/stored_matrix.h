// For tests: drawn numbers, and matrices of drawn bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/random.h"
#include "neural/bytes.h"

namespace hearsay::neural {

inline std::vector<float> draw(std::size_t n, Random& random) {
  std::vector<float> v(n);
  for (float& x : v) x = static_cast<float>(random.uniform() * 2 - 1);
  return v;
}

// A matrix of random bytes in the layout of ByteMatrix.
struct StoredMatrix {
  std::vector<std::int8_t> weights;
  std::vector<float> scale, bias;
  std::vector<std::int32_t> offset;
  ByteMatrix matrix;

  StoredMatrix(int inputs, int outputs, Random& random) {
    matrix.inputs = inputs;
    matrix.outputs = outputs;
    const auto columns = static_cast<std::size_t>(matrix.stored_outputs());
    weights.resize(columns * static_cast<std::size_t>(matrix.stored_inputs()));
    for (auto& w : weights)
      w = static_cast<std::int8_t>(static_cast<int>(random.next() % (2 * kByteWeight + 1)) - kByteWeight);
    scale = draw(columns, random);
    bias = draw(columns, random);
    offset.resize(columns);
    for (auto& o : offset) o = static_cast<std::int32_t>(random.next() % 5000);
    matrix.weights = weights.data();
    matrix.scale = scale.data();
    matrix.bias = bias.data();
    matrix.offset = offset.data();
  }
  StoredMatrix(const StoredMatrix&) = delete;
  StoredMatrix& operator=(const StoredMatrix&) = delete;
  int weight(int input, int output) const {
    return weights[static_cast<std::size_t>(((output / 8) * matrix.groups() + input / 4) * 32 + output % 8 * 4 +
                                            input % 4)];
  }
};

}  // namespace hearsay::neural
