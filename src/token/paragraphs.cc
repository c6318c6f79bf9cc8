#include "token/paragraphs.h"

#include "base/strings.h"

namespace hearsay {
namespace {

struct Line {
  Span span;  // trimmed
  std::uint32_t indent = 0;
  std::uint32_t width = 0;  // bytes with the indent: near enough to columns in English
  bool empty() const { return span.empty(); }
};

std::vector<Line> find_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t start = 0; start <= text.size();) {
    std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) end = text.size();
    std::size_t b = start, e = end;
    while (b < e && is_space(text[b])) ++b;
    while (e > b && is_space(text[e - 1])) --e;
    Line line{{static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(e)}};
    line.indent = static_cast<std::uint32_t>(b - start);
    line.width = static_cast<std::uint32_t>(e - start);
    lines.push_back(line);
    start = end + 1;
  }
  return lines;
}

bool ends_sentence(std::string_view text, const Line& line) {
  std::string_view s = line.span.in(text);
  while (!s.empty()) {
    const char c = s.back();
    if (c == '.' || c == '?' || c == '!' || c == ':') return true;
    const bool closer = c == '"' || c == '\'' || c == ')' || c == ']' || static_cast<unsigned char>(c) >= 0x80;
    if (!closer) return false;
    s.remove_suffix(1);
  }
  return false;
}

// The width at which the lines of a hard-wrapped text break, or 0 for a text that is not.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::uint32_t kNarrowest = 40, kWidest = 110;
  std::uint32_t widest = 0, followed = 0, full = 0, open = 0;
  for (const Line& line : lines) widest = std::max(widest, line.width);
  if (widest < kNarrowest || widest > kWidest) return 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].empty() || lines[i + 1].empty()) continue;
    ++followed;
    full += lines[i].width * 10 >= widest * 7;
    open += !ends_sentence(text, lines[i]);
  }
  return followed >= 2 && full * 10 >= followed * 6 && open * 10 >= followed * 5 ? widest : 0;
}

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text) {
  const std::vector<Line> lines = find_lines(text);
  const std::uint32_t width = wrap_width(text, lines);
  std::vector<Span> paragraphs;
  bool open = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.empty()) {
      open = false;
      continue;
    }
    if (open) {
      paragraphs.back().end = line.span.end;
    } else {
      paragraphs.push_back(line.span);
    }
    open = false;
    if (width == 0 || i + 1 == lines.size() || lines[i + 1].empty()) continue;
    const Line& next = lines[i + 1];
    const std::string_view after = next.span.in(text);
    const auto first_word = static_cast<std::uint32_t>(std::min(after.find_first_of(" \t"), after.size()));
    const bool had_room = line.width + 1 + first_word + 8 < width;
    const bool indented = next.indent >= line.indent + 2;
    open = !indented && !(had_room && (ends_sentence(text, line) || line.width * 2 < width));
  }
  return paragraphs;
}

}  // namespace hearsay
