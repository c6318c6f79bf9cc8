#include "text/plain_text.h"

namespace hearsay {

std::size_t cut_at(std::string_view text) {
  for (const std::string_view end : {"\n\n", "\n", ". ", " "}) {
    const std::size_t at = text.rfind(end);
    if (at != std::string_view::npos && at >= text.size() / 2) return at + end.size();
  }
  std::size_t at = text.size();
  while (at > text.size() - 4 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  return static_cast<unsigned char>(text[at - 1]) >= 0xC0 ? at - 1 : text.size();
}

}  // namespace hearsay
