#include "token/split_words.h"

#include "base/strings.h"
#include "token/addresses.h"
#include "token/contractions.h"

namespace hearsay {
namespace {

bool is_white(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == U'’' || c == U'‘' || c == '`' || c == U'´';
}
bool is_stop(char32_t c) {
  return c == '.' || c == '?' || c == '!' || c == U'…';
}
bool is_mark(char32_t c) {
  return (c >= 0x300 && c < 0x370) || c == 0xAD || c == 0x200D || c == 0xFE0F;
}

// One run of characters without white space.
class Chunk {
 public:
  Chunk(std::string_view text, Span span, const WordLists& lists, std::vector<Span>& out)
      : text_(text), begin_(span.begin), end_(span.end), lists_(lists), out_(out) {}

  void split() {
    if (stutter()) return put(begin_, end_);
    while (begin_ < end_ && opens(begin_)) {
      const std::uint32_t one = after(begin_);
      put(begin_, one);
      begin_ = one;
    }
    begin_ = address(begin_);
    std::uint32_t i = begin_;
    while (i < end_) i = next_word(i);
  }

 private:
  bool opens(std::uint32_t i) const {
    const char32_t c = at(i);
    if (c == '(') return emoticon(i) == i;
    return c == '[' || c == '{' || c == '"' || c == U'“' ||
           (is_apostrophe(c) && piece(after(i), end_).starts_with("http"));
  }
  // "w- what": a word broken off, as transcripts of speech write it.
  bool stutter() const {
    const std::uint32_t size = end_ - begin_;
    if ((size != 2 && size != 3) || text_[end_ - 1] != '-' || !is_letter(at(begin_))) return false;
    return size == 2 || (is_letter(at(end_ - 2)) && !is_upper(at(end_ - 2)));
  }
  // Puts the address at i, if there is one, and returns where it ends.
  std::uint32_t address(std::uint32_t i) {
    const std::uint32_t end = i + static_cast<std::uint32_t>(address_length(piece(i, end_)));
    put(i, end);
    return end;
  }
  char32_t at(std::uint32_t i) const { return i < end_ ? code_point(text_, i).value : 0; }
  std::uint32_t after(std::uint32_t i) const { return i + static_cast<std::uint32_t>(code_point(text_, i).bytes); }
  char32_t before(std::uint32_t i) const {
    if (i <= begin_) return 0;
    do --i;
    while (i > begin_ && (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80);
    return code_point(text_, i).value;
  }
  std::string_view piece(std::uint32_t b, std::uint32_t e) const { return text_.substr(b, e - b); }

  void put(std::uint32_t b, std::uint32_t e) {
    while (e - b > kLongestWord) {
      std::uint32_t cut = b + kLongestWord;
      while ((static_cast<unsigned char>(text_[cut]) & 0xC0) == 0x80) --cut;
      out_.push_back({b, cut});
      b = cut;
    }
    if (b < e) out_.push_back({b, e});
  }

  // Puts the word or mark at i and returns where the next one starts.
  std::uint32_t next_word(std::uint32_t i) {
    const char32_t c = at(i);
    const std::uint32_t one = after(i);
    if (is_letter(c) || is_digit(c) || is_mark(c)) return word(i);
    if (const std::uint32_t end = emoticon(i); end > i) return put(i, end), end;
    if (is_stop(c)) {
      if (c == '.' && is_digit(at(one)) && !is_digit(before(i))) return word(i);  // .45
      // "...?" are two marks, "?!" and "!." one.
      const bool dots = c == '.' && at(one) == '.';
      return dots ? run(i, [](char32_t x) { return x == '.'; }) : run(i, is_stop);
    }
    if (is_apostrophe(c)) {
      if (at(one) == c && c != U'’') return put(i, after(one)), after(one);  // '' and ``
      const std::uint32_t end = clitic(i);
      return put(i, end), end;
    }
    if (c == '-' && at(one) == '-') {
      return run(i, [](char32_t x) { return x == '-'; });
    }
    if ((c == '+' || c == '-') && is_digit(at(one)) && i == begin_ && c == '+') return word(i);
    if (c == '<') return address(run(i, [](char32_t x) { return x == '<'; }));
    if (c == '*' || c == '=' || c == '_' || c == '~' || c == '#' || c == '>' || c == '+' || c == '$') {
      return run(i, [c](char32_t x) { return x == c; });
    }
    put(i, one);
    return one;
  }

  template <typename Test>
  std::uint32_t run(std::uint32_t i, Test test) {
    std::uint32_t end = after(i);
    while (end < end_ && test(at(end))) end = after(end);
    put(i, end);
    return end;
  }

  std::uint32_t emoticon(std::uint32_t i) const {
    if (is_letter(before(i)) && i > begin_ && at(i) != ':' && at(i) != ';') return i;
    if (is_digit(before(i))) return i;
    const std::string_view rest = piece(i, end_);
    for (const std::string_view e : {":-)", ":-(", ";-)", ":)", ":(", ";)", "=)", "=(", "^_^"}) {
      if (rest.starts_with(e)) return i + static_cast<std::uint32_t>(e.size());
    }
    // These are something else when more follows.
    for (const std::string_view e : {":D", ":P", ":O", ":/", ";D", ";P", "(:", "(;", ":'("}) {
      if (rest == e) return end_;
    }
    return i;
  }

  // After an apostrophe that begins a piece: "'s", "'80s", "'em", "'tis"; else the apostrophe alone.
  std::uint32_t clitic(std::uint32_t i) const {
    const std::uint32_t start = after(i);
    std::uint32_t end = start;
    while (end < end_ && (is_letter(at(end)) || is_digit(at(end)))) end = after(end);
    const std::string tail = lower(piece(start, end));
    const bool joined = i > begin_ && (is_letter(before(i)) || is_digit(before(i)) || before(i) == '.');
    if (joined) return is_clitic(tail) ? end : start;
    const bool decade = tail.size() == 3 && is_digit(static_cast<unsigned char>(tail[0])) && tail[2] == 's';
    return tail == "em" || tail == "til" || tail == "cause" || decade || (i == begin_ && is_clitic(tail)) ? end : start;
  }
  static bool is_clitic(std::string_view s) {
    return s == "s" || s == "m" || s == "re" || s == "ve" || s == "ll" || s == "d";
  }

  // A word of letters and digits with what may stand inside one.
  std::uint32_t word(std::uint32_t i) {
    const std::uint32_t limit = std::min(end_, i + 4 * kLongestWord);
    std::uint32_t end = after(i);
    while (end < limit && extends(i, end)) end = after(end);
    end = with_dot(i, end);
    const std::uint32_t cut = i + static_cast<std::uint32_t>(contraction_cut(piece(i, end), text_.substr(end)));
    put(i, cut);
    put(cut, end);
    return end;
  }

  // Whether the character at `i` belongs to the word that started at `start`.
  bool extends(std::uint32_t start, std::uint32_t i) const {
    const char32_t c = at(i), p = before(i), n = at(after(i));
    if (is_letter(c)) {
      if (!is_digit(p)) return true;
      // "5km", "10am" are two words, "20th", "1980s", "4A" one.
      std::uint32_t e = i;
      while (e < end_ && is_letter(at(e)) && e - i < 8) e = after(e);
      const std::string unit = lower(piece(i, e));
      for (const std::string_view u :
           {"am",  "pm", "mm",  "cm", "km", "kg", "k",  "m",  "ft", "bn", "mn", "mph", "kph", "hrs",
            "min", "yr", "lbs", "x",  "tn", "lb", "oz", "gb", "mb", "tb", "kb", "hz",  "kw",  "mw"}) {
        if (unit == u && pure_number(start, i)) return false;
      }
      // "$4.7b"
      return !((unit == "b" || unit == "t") && before(start) == '$' && pure_number(start, i));
    }
    if (is_digit(c)) return p != '$';
    if (is_mark(c)) return true;
    const bool letters = is_letter(p) && is_letter(n), digits = is_digit(p) && is_digit(n);
    if (c == '.') return digits || (letters && dotted(start, i));
    if (c == ',') return digits && three_digits(after(i)) && pure_number(start, i);
    if (c == ':') return digits;
    if (c == '/') return digits || (letters && (i - start == 1 || !is_letter(at(after(after(i))))));
    if (c == '&') return letters || (is_letter(p) && is_letter(n));
    if (c == '-') return hyphen_joins(start, i);
    if (c == '_') return is_letter(n) || is_digit(n);
    if (c == '$') return is_digit(n) && i - start <= 3 && is_upper(p);
    if (is_apostrophe(c)) {
      if (!letters) return false;
      std::uint32_t e = after(i);
      while (e < end_ && e - i < 12 && is_letter(at(e))) e = after(e);
      const std::string tail = lower(piece(after(i), e));
      if (is_clitic(tail)) return false;
      return true;
    }
    return false;
  }
  bool pure_number(std::uint32_t b, std::uint32_t e) const {
    for (std::uint32_t k = b; k < e; ++k) {
      if (!is_digit(static_cast<unsigned char>(text_[k])) && text_[k] != ',' && text_[k] != '.' && text_[k] != ':')
        return false;
    }
    return true;
  }
  bool three_digits(std::uint32_t i) const {
    return is_digit(at(i)) && is_digit(at(i + 1)) && is_digit(at(i + 2)) && !is_digit(at(i + 3));
  }
  // A dot between letters: "U.S.", "a.m.", "Ph.D."; not "ended.He", where the space is missing.
  bool dotted(std::uint32_t start, std::uint32_t i) const {
    std::uint32_t run = i;
    while (run > start && text_[run - 1] != '.' && i - run < 4) --run;
    const std::uint32_t next_next = after(after(i));
    const bool capital_word = is_upper(at(after(i))) && is_letter(at(next_next)) && !is_upper(at(next_next));
    if (i - run == 1) return !capital_word || !is_upper(at(run));
    return i - run <= 2 && !capital_word && !is_letter(at(next_next));
  }
  bool hyphen_joins(std::uint32_t start, std::uint32_t i) const {
    const char32_t n = at(after(i));
    if (!is_letter(n) && !is_digit(n)) return false;
    std::uint32_t e = after(i);
    while (e < end_ && e - i < 30 && (is_letter(at(e)) || is_digit(at(e)))) e = after(e);
    if (is_digit(before(i)) && is_digit(n)) {
      // Telephone numbers and dates stay whole ("1-800-555-0123", "12-20-2000"); ranges, scores and years do not.
      if (at(e) == '-' && is_digit(at(e + 1))) return true;
      if (text_.substr(start, i - start).find('-') != std::string_view::npos) return true;
      if (i - start == 1 && e - after(i) == 4) return true;  // an extension
      return i - start >= 3 && e - after(i) >= 3 && !(i - start == 4 && e - after(i) == 4);
    }
    const std::string whole(piece(start, e));
    if (lists_.find(whole) & WordLists::kWhole) return true;
    // "Hizb-e-Islami": a prefix is at the beginning.
    return before(start) != '-' && (lists_.find_lower(lower(piece(start, i))) & WordLists::kPrefix) != 0;
  }

  // Takes the dot behind an abbreviation or an initial into the word, and the mark of "Yahoo!".
  std::uint32_t with_dot(std::uint32_t start, std::uint32_t end) const {
    if (at(end) == '!' && (lists_.find(piece(start, end + 1)) & WordLists::kWhole)) return end + 1;
    if (at(end) != '.' || (at(end + 1) == '.' && (at(end + 2) == '.' || end + 2 != end_))) return end;
    const std::string_view bare = piece(start, end);
    const std::string_view dotted_word = piece(start, end + 1);
    const unsigned lists = lists_.find(dotted_word);
    if (lists & WordLists::kNumber) return number_follows(end + 1) ? end + 1 : end;
    if (lists & (WordLists::kBefore | WordLists::kAnywhere)) return end + 1;
    if (bare.size() >= 3 && bare.size() <= 12 && bare[bare.size() - 2] == '.') return end + 1;  // U.S.S.R.
    const CodePoint only = code_point(text_, start);
    const bool initial = is_upper(only.value) && start + static_cast<std::uint32_t>(only.bytes) == end;
    return initial && only.value != 'I' && !is_digit(before(start)) ? end + 1 : end;  // not "$11.5M."
  }

  bool number_follows(std::uint32_t i) const {
    if (i < end_) return is_digit(at(i));
    const std::size_t next = text_.find_first_not_of(" \t", i);
    return next != std::string_view::npos && (is_digit(static_cast<unsigned char>(text_[next])) || text_[next] == '#');
  }

  std::string_view text_;
  std::uint32_t begin_, end_;
  const WordLists& lists_;
  std::vector<Span>& out_;
};

}  // namespace

void split_words(std::string_view text, Span range, const WordLists& lists, std::vector<Span>& out) {
  std::uint32_t i = range.begin;
  while (i < range.end) {
    CodePoint c = code_point(text, i);
    if (is_white(c.value)) {
      i += static_cast<std::uint32_t>(c.bytes);
      continue;
    }
    std::uint32_t end = i;
    while (end < range.end && !is_white((c = code_point(text, end)).value)) end += static_cast<std::uint32_t>(c.bytes);
    Chunk(text, {i, end}, lists, out).split();
    i = end;
  }
}

}  // namespace hearsay
