// Where paragraphs end: which newlines are meant and which are left over from a fixed line width.
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

// The paragraphs of a text, in order, trimmed of ASCII white space; none is empty. When the text is hard-wrapped (its
// lines break at one width in the middle of sentences), a paragraph ends at an empty line, before an indented line and
// after a line that had room for the next word; else at every newline. Linear in the text.
std::vector<Span> find_paragraphs(std::string_view text);

}  // namespace hearsay
