#include "neural/parameter.h"

#include <cmath>

#include "neural/kernels.h"

namespace hearsay::neural {

float* Parameter::touch(std::uint32_t r) {
  if (!is_touched[r]) {
    is_touched[r] = true;
    touched.push_back(r);
  }
  return grad.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(columns);
}

Parameter make_parameter(std::string name, int rows, int columns, Random& random, float limit) {
  Parameter p;
  p.name = std::move(name);
  p.rows = rows;
  p.columns = columns;
  const auto size = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
  if (limit == 0) limit = std::sqrt(6.0f / static_cast<float>(rows + columns));
  p.value.resize(size);
  for (float& x : p.value) x = static_cast<float>((random.uniform() * 2 - 1) * limit);
  p.grad.resize(size);
  p.m.resize(size);
  p.v.resize(size);
  return p;
}

Parameter make_bias(std::string name, int columns) {
  Parameter p;
  p.name = std::move(name);
  p.rows = 1;
  p.columns = columns;
  for (auto* x : {&p.value, &p.grad, &p.m, &p.v}) x->resize(static_cast<std::size_t>(columns));
  return p;
}

Parameter make_table(std::string name, int rows, int columns, Random& random, float limit) {
  Parameter p = make_parameter(std::move(name), rows, columns, random, limit);
  p.table = true;
  p.is_touched.resize(static_cast<std::size_t>(rows));
  return p;
}

void adam_step(const std::vector<Parameter*>& parameters, const AdamOptions& options, int step) {
  double squares = 0;
  const auto add_squares = [&](const float* g, std::size_t n) {
    float sum[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
      for (std::size_t k = 0; k < 8; ++k) sum[k] += g[i + k] * g[i + k];
    }
    for (; i < n; ++i) sum[0] += g[i] * g[i];
    for (const float s : sum) squares += s;
  };
  for (const Parameter* p : parameters) {
    const auto columns = static_cast<std::size_t>(p->columns);
    if (!p->table) {
      add_squares(p->grad.data(), p->grad.size());
    } else {
      for (const std::uint32_t r : p->touched) add_squares(p->grad.data() + r * columns, columns);
    }
  }
  const double norm = std::sqrt(squares);
  const float scale = norm > options.clip ? static_cast<float>(options.clip / norm) : 1.0f;
  const double correction = std::sqrt(1 - std::pow(options.beta2, step)) / (1 - std::pow(options.beta1, step));
  const auto rate = static_cast<float>(options.rate * correction);
  for (Parameter* p : parameters) {
    const auto update = [&](std::size_t at, std::size_t n) {
      kernels().adam(n, p->value.data() + at, p->grad.data() + at, p->m.data() + at, p->v.data() + at, rate,
                     options.beta1, options.beta2, options.epsilon, scale);
    };
    if (!p->table) {
      update(0, p->size());
      continue;
    }
    const auto columns = static_cast<std::size_t>(p->columns);
    for (const std::uint32_t r : p->touched) {
      update(r * columns, columns);
      p->is_touched[r] = false;
    }
    p->touched.clear();
  }
}

}  // namespace hearsay::neural
