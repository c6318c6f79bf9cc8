#include "attribution/quotes.h"

#include <algorithm>
#include <cstdint>

#include "base/strings.h"

namespace hearsay {
namespace {

enum class Kind : std::uint8_t { dbl, sgl };
enum class Role : std::uint8_t { none, open, close, either };

struct Mark {
  std::uint32_t at = 0, size = 0;
  Kind kind = Kind::dbl;
  Role role = Role::none;
};

bool blank_or_bracket(std::string_view text, std::size_t at) {
  const char32_t c = code_point(text, at).value;
  return (c < 128 && is_space(static_cast<char>(c))) || c == '(' || c == '[' || c == 0x2014 || c == 0x2013 ||
         c == '-' || c == 0xA0 || c == '/';
}

std::size_t before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

// Marks that look the same at both ends: decided by the blank on one side.
Role by_spacing(std::string_view text, std::size_t begin, std::size_t end) {
  const bool left = begin == 0 || blank_or_bracket(text, before(text, begin));
  const bool right = end >= text.size() || is_space(text[end]);
  if (left && !right) return Role::open;
  if (right && !left) return Role::close;
  if (left && right) return Role::none;
  const char32_t previous = code_point(text, before(text, begin)).value;
  if (previous == 0x201C || previous == 0x2018 || previous == '"' || previous == ':') return Role::either;
  return is_letter(code_point(text, end).value) && !is_letter(previous) && previous != ',' && previous != '.'
             ? Role::either
             : Role::close;
}

// A closing single mark between letters, or after a plural ("the officials’ claim"), is an apostrophe unless a single
// quotation is open; whether one is, the caller knows.
bool between_letters(std::string_view text, std::size_t begin, std::size_t end) {
  return begin > 0 && end < text.size() && is_letter(code_point(text, before(text, begin)).value) &&
         (is_letter(code_point(text, end).value) || is_digit(code_point(text, end).value));
}

Mark mark_at(std::string_view text, std::size_t at) {
  const CodePoint c = code_point(text, at);
  Mark m{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(c.bytes)};
  switch (c.value) {
    case 0x201C:
    case 0x201E:
    case 0xAB:
      m.role = Role::open;
      return m;
    case 0x201D:
    case 0xBB:
      m.role = Role::close;
      return m;
    case '"':
      m.role = by_spacing(text, at, at + 1);
      return m;
    case 0x2018:
      m.kind = Kind::sgl;
      m.role = between_letters(text, at, at + m.size) ? Role::none : Role::open;
      return m;
    case 0x2019:
      m.kind = Kind::sgl;
      m.role = between_letters(text, at, at + m.size) ? Role::none : Role::close;
      return m;
    case '`':
    case '\'':
      if (at + 1 < text.size() && (text[at + 1] == '\'' || text[at + 1] == '`')) {
        m.size = 2;
        m.role = by_spacing(text, at, at + 2);
        return m;
      }
      m.kind = Kind::sgl;
      if (!between_letters(text, at, at + 1)) m.role = by_spacing(text, at, at + 1);
      return m;
    default:
      return m;
  }
}

// Reads one paragraph.
class Paragraph {
 public:
  Paragraph(std::string_view text, Span span, std::vector<Quote>& out) : text_(text), span_(span), out_(out) {}

  void read() {
    for (std::size_t at = span_.begin; at < span_.end;) {
      Mark m = mark_at(text_, at);
      at += m.size ? m.size : 1;
      if (m.role == Role::either) m.role = is_open(m.kind) ? Role::close : Role::open;
      if (m.role == Role::open) open(m);
      if (m.role == Role::close) close(m);
    }
    while (!open_.empty()) leave_open();
  }

 private:
  struct Open {
    Mark mark;
    std::size_t slot;
  };

  bool is_open(Kind kind) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& o) { return o.mark.kind == kind; });
  }

  void open(const Mark& m) {
    // A single mark that is never closed in the paragraph is an apostrophe ('70s).
    if (m.kind == Kind::sgl && !closes_later(m)) return;
    // Two openings of one kind without a closing: the first was left open.
    if (m.kind == Kind::dbl && !open_.empty() && open_.back().mark.kind == Kind::dbl) drop_back();
    Quote q;
    q.span = {m.at, m.at};
    q.inside = {m.at + m.size, m.at};
    q.depth = static_cast<int>(open_.size());
    open_.push_back({m, out_.size()});
    out_.push_back(q);
  }

  bool closes_later(const Mark& m) const {
    for (std::size_t at = m.at + m.size; at < span_.end;) {
      const Mark next = mark_at(text_, at);
      if (next.kind == Kind::sgl && next.role == Role::close) return true;
      at += next.size ? next.size : 1;
    }
    return false;
  }

  bool ends_plural(std::size_t at) const { return at > 0 && text_[at - 1] == 's'; }
  bool sentence_mark_before(std::size_t at) const {
    return at > 0 && std::string_view(",.?!").find(text_[at - 1]) != std::string_view::npos;
  }

  void close(const Mark& m) {
    if (open_.empty()) return;
    if (open_.back().mark.kind == m.kind) {
      if (m.kind == Kind::sgl && ends_plural(m.at) && single_closes_after(m)) return;
      end_at(m);
    } else if (m.kind == Kind::dbl) {
      // The outer quotation ends: what is open inside it was no quotation.
      while (!open_.empty() && open_.back().mark.kind == Kind::sgl) drop_back();
      if (!open_.empty()) end_at(m);
    } else if (sentence_mark_before(m.at) && !double_closes_after(m)) {
      end_at(m);  // opened with a double mark, closed with a single one
    }
  }

  bool single_closes_after(const Mark& m) const {
    for (std::size_t at = m.at + m.size; at < span_.end;) {
      const Mark next = mark_at(text_, at);
      if (next.role == Role::open || next.kind == Kind::dbl) {
        if (next.role != Role::none) return false;
      }
      if (next.kind == Kind::sgl && next.role == Role::close && !ends_plural(next.at)) return true;
      at += next.size ? next.size : 1;
    }
    return false;
  }

  bool double_closes_after(const Mark& m) const {
    for (std::size_t at = m.at + m.size; at < span_.end;) {
      const Mark next = mark_at(text_, at);
      if (next.kind == Kind::dbl && next.role == Role::close) return true;
      if (next.kind == Kind::dbl && next.role == Role::open) return false;
      at += next.size ? next.size : 1;
    }
    return false;
  }

  void end_at(const Mark& m) {
    Quote& q = out_[open_.back().slot];
    q.inside.end = m.at;
    q.span.end = m.at + m.size;
    open_.pop_back();
  }

  void leave_open() {
    Quote& q = out_[open_.back().slot];
    q.inside.end = q.span.end = span_.end;
    q.closed = false;
    if (open_.back().mark.kind == Kind::sgl) q.inside.end = q.inside.begin;  // removed below
    open_.pop_back();
  }

  // What was opened last was no quotation, or one whose end is not marked: it is forgotten.
  void drop_back() {
    Quote& q = out_[open_.back().slot];
    q.inside.end = q.inside.begin;
    open_.pop_back();
  }

  std::string_view text_;
  Span span_;
  std::vector<Quote>& out_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text) {
  std::vector<Quote> quotes;
  std::uint32_t begin = 0;
  std::size_t last_of_previous = 0;  // one past
  while (begin < text.size()) {
    auto end = static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
    std::uint32_t first = begin;
    while (first < end && is_space(text[first])) ++first;
    std::uint32_t last = end;
    while (last > first && is_space(text[last - 1])) --last;
    if (first < last) {
      const std::size_t here = quotes.size();
      Paragraph(text, {first, last}, quotes).read();
      std::erase_if(quotes, [](const Quote& q) { return q.inside.empty(); });
      const bool opens = here < quotes.size() && quotes[here].span.begin == first;
      if (opens && here > 0 && here == last_of_previous) {
        Quote& previous = quotes[here - 1];
        previous.runs_on = !previous.closed;
      }
      last_of_previous = quotes.size();
    }
    begin = end + 1;
  }
  return quotes;
}

std::size_t quotes_from(const std::vector<Quote>& quotes, std::uint32_t at) {
  auto i = static_cast<std::size_t>(
      std::ranges::upper_bound(quotes, at, {}, [](const Quote& q) { return q.span.begin; }) - quotes.begin());
  while (i > 0 && (i == quotes.size() || quotes[i].depth > 0 || quotes[i].span.begin > at)) --i;
  return i;
}

std::span<const Quote> quotes_over(const std::vector<Quote>& quotes, Span span) {
  const std::size_t first = quotes_from(quotes, span.begin);
  std::size_t last = first;
  while (last < quotes.size() && quotes[last].span.begin < span.end) ++last;
  return std::span(quotes).subspan(first, last - first);
}

}  // namespace hearsay
