// Reads cardinal numbers in words and figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/syntax.h"

namespace hearsay {

// A run of words that is one cardinal.
struct Cardinal {
  std::int64_t low = 0;
  bool open = false;  // "dozens": that many or more
  WordId last;        // inclusive
};

// The cardinal that begins at word `at`, at most up to `end` (exclusive): "26", "1,300", "1.3 million", "twenty-five",
// "two hundred and six", "a dozen", "dozens", "hundreds", "scores". Nothing when there is none; "a" alone is none.
std::optional<Cardinal> read_cardinal(const Tree& tree, WordId at, WordId end);

}  // namespace hearsay
