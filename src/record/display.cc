#include "record/display.h"

#include <unicode/uchar.h>

#include "base/strings.h"

namespace hearsay {
namespace {

int width_of(char32_t c) {
  if (c < 0x20 || c == 0x7F) return 0;
  if (c < 0x300) return 1;
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point(text, i);
    width += width_of(c.value);
    i += static_cast<std::size_t>(c.bytes);
  }
  return width;
}

std::string fitted(std::string_view text, int width) {
  if (width <= 0) return {};
  int used = 0;
  std::size_t fits = 0;  // bytes that leave a column for the ellipsis
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point(text, i);
    used += width_of(c.value);
    i += static_cast<std::size_t>(c.bytes);
    if (used < width) fits = i;
    if (used > width) return std::string(trim(text.substr(0, fits))) + "\u2026";
  }
  return std::string(text);
}

std::string padded(std::string text, int width) {
  const int missing = width - display_width(text);
  if (missing > 0) text.append(static_cast<std::size_t>(missing), ' ');
  return text;
}

}  // namespace hearsay
