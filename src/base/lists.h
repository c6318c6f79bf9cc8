// Small helpers over lists that several steps need.
#pragma once

#include <algorithm>
#include <vector>

namespace hearsay {

// Appends those of `more` that are not there yet.
template <typename T>
void add_unique(std::vector<T>& to, const std::vector<T>& more) {
  for (const T m : more) {
    if (std::find(to.begin(), to.end(), m) == to.end()) to.push_back(m);
  }
}

}  // namespace hearsay
