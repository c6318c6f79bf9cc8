// Small helpers over row-major arrays of scores.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace hearsay {

inline std::size_t area(int rows, int columns) {
  return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
}

// e to the scores, so scaled that they sum to 1; there is at least one.
template <typename Number, std::size_t kCount>
void to_shares(std::span<Number, kCount> scores) {
  const Number most = *std::ranges::max_element(scores);
  Number sum = 0;
  for (Number& s : scores) sum += s = std::exp(s - most);
  for (Number& s : scores) s /= sum;
}

// The index of the best of scores[from] .. scores[to - 1].
inline int best_of(const float* scores, int from, int to) {
  return static_cast<int>(std::max_element(scores + from, scores + to) - scores);
}

}  // namespace hearsay
