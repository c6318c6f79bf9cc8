// What a network learns: a matrix with its gradient and Adam's moments.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"

namespace hearsay::neural {

struct Parameter {
  std::string name;
  int rows = 0, columns = 0;
  std::vector<float> value, grad, m, v;  // row-major
  // Of a table whose rows are looked up: which rows have a gradient. Others are passed over by the optimiser.
  bool table = false;
  std::vector<std::uint32_t> touched;
  std::vector<bool> is_touched;

  std::size_t size() const { return value.size(); }
  const float* row(std::size_t r) const { return value.data() + r * static_cast<std::size_t>(columns); }
  // The gradient of a row of a table, which counts as touched from now on.
  float* touch(std::uint32_t r);
};

// Uniform in +-limit; a limit of 0 stands for Glorot's sqrt(6 / (rows + columns)).
Parameter make_parameter(std::string name, int rows, int columns, Random& random, float limit = 0);
Parameter make_bias(std::string name, int columns);
Parameter make_table(std::string name, int rows, int columns, Random& random, float limit);

struct AdamOptions {
  float rate = 2e-3f, beta1 = 0.9f, beta2 = 0.98f, epsilon = 1e-8f;
  float clip = 5;  // largest norm of the gradient of all parameters together
};

// One step of Adam (Kingma & Ba 2015) on all parameters; their gradients become zero. `step` counts from 1. In tables
// only the rows that were touched move (and their moments age only then).
void adam_step(const std::vector<Parameter*>& parameters, const AdamOptions& options, int step);

}  // namespace hearsay::neural
