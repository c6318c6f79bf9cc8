#include "token/split_sentences.h"

#include <algorithm>

#include "base/strings.h"
#include "token/unmarked_ends.h"

namespace hearsay {
namespace {

class Splitter {
 public:
  Splitter(std::string_view text, const WordLists& lists, const std::vector<Span>& words, std::size_t first)
      : text_(text), lists_(lists), words_(words), first_(first) {}

  // Whether the sentence that begins with word `start` ends with word i (its closing marks not counted); i is not the
  // last word.
  bool ends(std::size_t start, std::size_t i) const {
    const std::string_view w = form(i);
    if (w == ".") return !numbers_item(start, i) && after_stop(i, w);
    if (w == "?" || w == "!" || w == "…") return after_stop(i, w);
    const char last = w.back();
    if (w.size() > 1 && (last == '.' || last == '?' || last == '!')) {
      const bool marks = w.find_first_not_of(".?!") == std::string_view::npos;
      return marks ? after_stop(i, w) : after_abbreviation(i, w);
    }
    return ends_unmarked({text_, words_, first_}, lists_, start, i);
  }

  // The end of a dateline that begins the paragraph ("KABUL (Reuters) -", "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) --
  // [TEXT]", "PORT HARCOURT:"), or the first word when there is none. It is a sentence of its own, as in the English
  // treebanks.
  std::size_t past_dateline() const {
    constexpr std::size_t kLongest = 24;
    bool brackets = false, inside = false;
    for (std::size_t i = first_; i + 1 < words_.size() && i < first_ + kLongest; ++i) {
      const std::string_view w = form(i);
      if (w == ":") return ends_with_colon(i) ? i + 1 : first_;
      const bool dash = w == "-" || w == "--" || w == "—" || w == "–";
      if (dash && i > first_ && space_before(i)) {
        // "LA PAZ -" but not "US -"; "A former minister" begins with a capital alone.
        const bool town = form(first_).size() > 2 || (i > first_ + 1 && all_capitals(first_ + 1));
        const bool capitals = town && starts_upper(first_) && all_capitals(first_);
        // "PORT-AU-PRINCE, Haiti - UN peacekeepers": behind town and country also a word in capitals begins.
        const bool begins =
            starts_upper(i + 1) && (!all_capitals(i + 1) || has_digit(i + 1) || form(i + 1).size() == 1 ||
                                    (i > first_ + 2 && !all_capitals(i - 1)));
        if (!brackets && !(capitals && begins)) return first_;
        if (i + 4 < words_.size() && form(i + 1) == "[" && form(i + 3) == "]") return i + 4;
        return i + 1;
      }
      brackets = brackets || w == ")";
      inside = w == "(" || (inside && w != ")");
      const bool fits = inside || starts_upper(i) || is_digit(static_cast<unsigned char>(w[0])) || w == "," ||
                        w == "(" || w == ")" || w == "." || w == "/" || dash;
      if (!fits) return first_;
    }
    return first_;
  }

  // The first word behind i that does not belong to its sentence's end, as marks that close, a smiley and the number of
  // a note do ("[17]").
  std::size_t past_closers(std::size_t i) const {
    std::size_t k = i + 1;
    while (k < words_.size()) {
      if ((space_before(k) ? closes_apart(k) : closes(k)) || is_emoticon(form(k))) {
        ++k;
      } else if (k + 2 < words_.size() && form(k) == "[" && form(k + 2) == "]" && all_digits(form(k + 1))) {
        k += 3;
      } else {
        break;
      }
    }
    return k;
  }

 private:
  std::string_view form(std::size_t i) const { return words_[i].in(text_); }
  bool space_before(std::size_t i) const { return i == first_ || words_[i - 1].end < words_[i].begin; }

  // "KARACHI:", "NEW DELHI, India:" before the colon at i: a town of three letters and more in capitals, and perhaps
  // its country.
  bool ends_with_colon(std::size_t i) const {
    constexpr std::size_t kTown = 4, kCountry = 3;
    std::size_t k = first_;
    while (k < i && all_capitals(k) && starts_upper(k)) ++k;
    if (k == first_ || k > first_ + kTown || form(first_).size() < 3 || !space_before(i + 1)) return false;
    if (!starts_upper(i + 1) && !opening(i + 1) && !has_digit(i + 1)) return false;
    if (k < i && (form(k) != "," || i > k + 1 + kCountry)) return false;
    for (std::size_t c = k + 1; c < i; ++c) {
      if (!starts_upper(c)) return false;
    }
    return true;
  }

  bool closes(std::size_t i) const {
    const std::string_view w = form(i);
    if (w == ")" || w == "]" || w == "”" || w == "’" || w == "''" || w == "»" || w == "’’") return true;
    const bool straight = w == "\"" || w == "'";
    // A straight mark right before a word opens, unless it also stands right behind one.
    return straight && (i + 1 >= words_.size() || space_before(i + 1) || !opens_word(i + 1));
  }
  // With a space before it and another behind it or the end of the paragraph.
  bool closes_apart(std::size_t i) const {
    const std::string_view w = form(i);
    if (i + 1 == words_.size()) return closes(i);
    return space_before(i + 1) && (w == ")" || w == "]" || w == "”" || w == "»");
  }
  // "M23"
  bool has_digit(std::size_t i) const { return form(i).find_first_of("0123456789") != std::string_view::npos; }
  static bool all_digits(std::string_view w) { return w.find_first_not_of("0123456789") == std::string_view::npos; }
  // "2. The second ...": the stop behind the number of an item, which begins the sentence.
  bool numbers_item(std::size_t start, std::size_t i) const {
    const bool marked = i == start + 2 && form(start) == "*";
    return (i == start + 1 || marked) && form(i - 1).size() <= 2 && all_digits(form(i - 1)) && !space_before(i);
  }
  bool opens_word(std::size_t i) const { return is_letter(code_point(text_, words_[i].begin).value); }

  bool lower_case(std::size_t i) const {
    const char32_t c = code_point(text_, words_[i].begin).value;
    return is_letter(c) && !is_upper(c);
  }
  bool opening(std::size_t i) const {
    const std::string_view w = form(i);
    return w == "\"" || w == "“" || w == "‘" || w == "'" || w == "(" || w == "[" || w == "«" || w == "``" ||
           w == "--" || w == "—" || w == "–" || w == "-" || w == "*";
  }

  // The next word that is not an opening mark.
  std::size_t next_word(std::size_t k) const {
    for (int n = 0; n < 3 && k + 1 < words_.size() && opening(k); ++n) ++k;
    return k;
  }

  bool after_stop(std::size_t i, std::string_view w) const {
    const std::size_t k = past_closers(i);
    if (k >= words_.size()) return false;
    const std::string_view next = form(k);
    if (next == "," || next == ";" || next == ":" || next == ")" || next == "." || next == "?" || next == "!")
      return false;
    if (!space_before(k)) {
      // Without a space: "ended.The next", but not "...and", "x.y".
      return w == "." && opens_word(k) && !lower_case(k) && i > first_ && words_[i].begin == words_[i - 1].end;
    }
    const std::size_t n = next_word(k);
    const bool dots_only = w != "." && w.find_first_of("?!") == std::string_view::npos;
    // Lower case after a stop begins a sentence too, by people who use no capitals; but not after an ellipsis, nor
    // after a quotation ("Why?" he asked).
    if (lower_case(n)) return !dots_only && n == k && (k == i + 1 || is_emoticon(form(k - 1)));
    return !dots_only || starts_upper(n);
  }
  bool all_capitals(std::size_t i) const {
    const std::string_view w = form(i);
    return std::none_of(w.begin(), w.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  bool starts_upper(std::size_t i) const { return is_upper(code_point(text_, words_[i].begin).value); }
  // Words that begin a sentence and names that follow an initial: "George F. Will", "Kim H. So".
  static bool is_name_too(std::string_view w) {
    return w == "An" || w == "May" || w == "Will" || w == "He" || w == "You" || w == "So" || w == "In" || w == "Let" ||
           w == "Last" || w == "One" || w == "Or";
  }
  bool after_abbreviation(std::size_t i, std::string_view w) const {
    const std::size_t k = past_closers(i);
    if (k >= words_.size() || !space_before(k)) return false;
    const std::size_t n = next_word(k);
    if (!starts_upper(n) || form(k) == "(") return false;
    const unsigned kind = lists_.find(w);
    if (kind & (WordLists::kBefore | WordLists::kNumber)) return false;
    if (w == "etc.") return true;
    const bool starter = (lists_.find(form(n)) & WordLists::kStarter) != 0;
    if (w.size() <= 3 && !(kind & WordLists::kAnywhere)) return starter && n == k && !is_name_too(form(n));
    return n != k || starter;
  }

  std::string_view text_;
  const WordLists& lists_;
  const std::vector<Span>& words_;
  std::size_t first_;
};

// "etc.", "p.m.", "Inc.": at the end of a sentence the dot is the sentence's.
bool gives_up_dot(std::string_view w) {
  if (w.size() < 3 || w.back() != '.') return false;
  if (w.find_first_not_of(".?!") == std::string_view::npos) return false;
  const bool capitals = w.size() >= 4 && w[w.size() - 3] == '.' && w[w.size() - 2] >= 'A' && w[w.size() - 2] <= 'Z';
  return !capitals;
}

}  // namespace

void split_sentences(std::string_view text, std::size_t first, const WordLists& lists, std::vector<Span>& words,
                     std::vector<std::size_t>& starts) {
  if (first >= words.size()) return;
  starts.push_back(first);
  std::vector<std::size_t> dots;  // words that give up their dot
  const Splitter splitter(text, lists, words, first);
  const std::size_t body = splitter.past_dateline();
  if (body > first && body < words.size()) starts.push_back(body);
  for (std::size_t i = body; i + 1 < words.size(); ++i) {
    if (!splitter.ends(starts.back(), i)) continue;
    if (gives_up_dot(words[i].in(text))) dots.push_back(i);
    const std::size_t next = splitter.past_closers(i);
    starts.push_back(next);
    i = next - 1;
  }
  if (gives_up_dot(words.back().in(text))) dots.push_back(words.size() - 1);
  if (dots.empty()) return;
  // One pass from the back moves every word to its place.
  std::size_t from = words.size(), start = starts.size(), left = dots.size();
  words.resize(words.size() + dots.size());
  while (left > 0) {
    --from;
    while (start > 0 && starts[start - 1] > from) starts[--start] += left;
    if (dots[left - 1] == from) {
      const Span w = words[from];
      words[from + left] = {w.end - 1, w.end};
      --left;
      words[from + left] = {w.begin, w.end - 1};
    } else {
      words[from + left] = words[from];
    }
  }
}

}  // namespace hearsay
