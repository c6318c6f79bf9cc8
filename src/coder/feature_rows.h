// Rows of a table for the features that training sees often enough.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace hearsay {

class FeatureRows {
 public:
  // Sees the features of an example.
  void count(const std::vector<std::uint64_t>& keys) {
    for (const std::uint64_t key : keys) ++counts_[key];
  }
  // Gives a row to each that was seen this often, in the order of the keys; from then on rows() may be asked.
  const std::vector<std::uint64_t>& settle(std::uint32_t fewest) {
    for (const auto& [key, count] : counts_) {
      if (count >= fewest) keys_.push_back(key);
    }
    return keys_;
  }
  std::vector<std::uint32_t> rows(const std::vector<std::uint64_t>& keys) const {
    std::vector<std::uint32_t> found;
    for (const std::uint64_t key : keys) {
      const auto it = std::ranges::lower_bound(keys_, key);
      if (it != keys_.end() && *it == key) found.push_back(static_cast<std::uint32_t>(it - keys_.begin()));
    }
    return found;
  }

 private:
  std::map<std::uint64_t, std::uint32_t> counts_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace hearsay
