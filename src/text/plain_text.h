// Plain text that is too large for one document.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

// Where to cut `text`, the first bytes of a larger one that fit: after the last paragraph, line, sentence or word, but
// not in the first half; never inside a code point. Not 0 unless the text is empty.
std::size_t cut_at(std::string_view text);

}  // namespace hearsay
