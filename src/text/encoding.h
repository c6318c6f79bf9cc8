// From the bytes of a file to valid UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/status.h"

namespace hearsay {

struct Decoded {
  std::string text;     // valid UTF-8, without a byte order mark
  std::string warning;  // what had to be repaired or guessed, where and what to do; empty when nothing
};

// Plain text and JSON: UTF-8, or UTF-16 with a byte order mark. Bytes that are not UTF-8 each become U+FFFD, and the
// warning says how many there were and where the first one lies (counted from `offset`).
Decoded decode_text(std::string bytes, std::size_t offset = 0);

// An HTML page: a byte order mark, else the encoding declared in its head, else UTF-8 when it is that, else
// windows-1252 as browsers do.
Decoded decode_html(std::string bytes);

// True for what no encoding of text explains: NUL bytes (outside UTF-16) or many control characters. Looks at a head
// of the file.
bool looks_binary(std::string_view head);

}  // namespace hearsay
