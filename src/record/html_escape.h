// Text made safe to stand in a page.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

// For element content and for attribute values in quotes: & < > " ' are written as references, control characters that
// HTML does not allow as U+FFFD.
std::string escaped(std::string_view text);
void append_escaped(std::string& out, std::string_view text);

}  // namespace hearsay
