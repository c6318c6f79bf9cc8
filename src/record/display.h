// Text in columns of a terminal.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

// How many columns the text takes: wide East Asian characters and emoji two, combining marks and controls none.
int display_width(std::string_view text);
// The text in at most `width` columns, cut with an ellipsis where it is longer.
std::string fitted(std::string_view text, int width);
// Filled up with spaces to `width` columns.
std::string padded(std::string text, int width);

}  // namespace hearsay
