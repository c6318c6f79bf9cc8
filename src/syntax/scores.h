// Small helpers over row-major arrays of scores.
#pragma once

#include <algorithm>
#include <cstddef>

namespace hearsay {

inline std::size_t area(int rows, int columns) {
  return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
}

// The index of the best of scores[from] .. scores[to - 1].
inline int best_of(const float* scores, int from, int to) {
  return static_cast<int>(std::max_element(scores + from, scores + to) - scores);
}

}  // namespace hearsay
