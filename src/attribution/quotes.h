// Quotations as the typography marks them, over the whole document: nested, running on over paragraphs, left open, and
// closed by a mark of another kind than they were opened with.
#pragma once

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

}  // namespace hearsay
