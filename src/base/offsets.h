// Between hearsay's own offsets (bytes of UTF-8) and those of its records (Unicode code points, as Python and R count).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

// Built in one pass over the text, which must outlive it; each answer looks at 64 bytes at most. Text in ASCII costs
// nothing. Read only after it is built.
class OffsetMap {
 public:
  explicit OffsetMap(std::string_view text);

  // The number of code points before byte `at`; the text's length for what lies past its end.
  std::uint32_t code_points(std::uint32_t at) const;
  // The byte at which code point `index` starts; the text's size for what lies past its end.
  std::uint32_t bytes(std::uint32_t index) const;
  // A span given in code points, in bytes.
  Span byte_span(std::uint32_t start, std::uint32_t end) const { return {bytes(start), bytes(end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  // code points before each block of 64 bytes; empty for ASCII
};

}  // namespace hearsay
