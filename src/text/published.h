// Publication dates as web pages and news archives write them.
#pragma once

#include <optional>
#include <string_view>

#include "hearsay/document.h"

namespace hearsay {

// "2025-10-26", "2025-10-26T18:03:11+05:00", "20251026", "2025/10/26", "October 26, 2025", "Sun, 26 Oct 2025 18:03",
// "26 October 2025": the day as it is written (no conversion of time zones). Dates in digits that do not begin with
// the year are ambiguous and give nothing.
std::optional<Date> parse_published(std::string_view text);

}  // namespace hearsay
