// Dropout (Srivastava et al. 2014).
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"

namespace hearsay::neural {

// Ones that are kept, scaled so that the mean stays, and zeros.
inline void draw_mask(std::vector<float>& mask, std::size_t size, float dropout, Random& random) {
  mask.resize(size);
  const float keep = 1 / (1 - dropout);
  const auto limit = static_cast<std::uint64_t>(static_cast<double>(dropout) * 0x1.0p32);
  for (std::size_t i = 0; i < size; i += 2) {
    const std::uint64_t r = random.next();
    mask[i] = (r & 0xFFFFFFFFu) < limit ? 0 : keep;
    if (i + 1 < size) mask[i + 1] = (r >> 32) < limit ? 0 : keep;
  }
}

}  // namespace hearsay::neural
