// Quotations as the typography marks them, over the whole document: nested, running on over paragraphs, left open, and
// closed by a mark of another kind than they were opened with.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

struct Quote {
  Span span;             // with its marks
  Span inside;           // without them
  int depth = 0;         // 0: not inside another quotation
  bool closed = true;    // false: it ends where its paragraph ends
  bool runs_on = false;  // left open, and the next paragraph opens with a mark: the same quotation goes on there
};

// In order of their beginnings. Apostrophes are not quotation marks. A paragraph ends at a newline.
std::vector<Quote> find_quotes(std::string_view text);

// Where to start looking for quotations that reach byte `at` or beyond: the last one at depth 0 that begins at or
// before it, else the first. What comes earlier ends before it.
std::size_t quotes_from(const std::vector<Quote>& quotes, std::uint32_t at);
// The quotations that may share a byte with the span or end right before it, in order.
std::span<const Quote> quotes_over(const std::vector<Quote>& quotes, Span span);

}  // namespace hearsay
