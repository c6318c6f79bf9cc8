// The style and the script of the page, which stand inside it.
#pragma once

#include <string_view>

namespace hearsay {

std::string_view page_style();
std::string_view page_script();

}  // namespace hearsay
