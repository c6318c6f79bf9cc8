#include "token/unmarked_ends.h"

#include "base/strings.h"
#include "token/addresses.h"

namespace hearsay {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// Digits and `mark`, at least `marks` of them: "08/16/2000", "18:20".
bool digits_with(std::string_view w, char mark, int marks) {
  if (w.size() > 10 || w.size() < 4 || !digit(w.front()) || !digit(w.back())) return false;
  for (const char c : w) {
    if (c == mark) --marks;
    if (c != mark && !digit(c)) return false;
  }
  return marks <= 0;
}
bool is_date(std::string_view w) {
  return digits_with(w, '/', 2);
}
bool is_time(std::string_view w) {
  return digits_with(w, ':', 1);
}

// "=====", "_____": a line drawn across the text.
bool is_rule(std::string_view w) {
  constexpr std::string_view kMarks = "-_=*~#";
  return w.size() >= 5 && kMarks.find(w.front()) != std::string_view::npos &&
         w.find_first_not_of(w.front()) == std::string_view::npos;
}

bool is_preposition(std::string_view w) {
  return w == "On" || w == "From" || w == "Since" || w == "Until";
}
bool is_mark(char c) {
  return c == '.' || c == ',' || c == '!' || c == '?';
}

// "Thanks", "Best regards": the words of a farewell.
bool is_farewell(std::string_view word) {
  const std::string w = lower(word);
  return w == "thanks" || w == "thx" || w == "regards" || w == "sincerely" || w == "cheers" || w == "best" ||
         w == "respectfully" || w == "wishes";
}

// Whether the comma i stands between a farewell and a name: not in "Thanks, Jana!", nor in "Thanks, Mr. President".
bool before_signature(const ParagraphWords& p, const WordLists& lists, std::size_t start, std::size_t i) {
  return i > start && i <= start + 2 && i + 2 < p.size() && is_farewell(p.form(i - 1)) &&
         !is_mark(p.form(i + 2).front()) && (lists.find(p.form(i + 1)) & WordLists::kBefore) == 0;
}

// Whether word i ends the name that signs a mail: "Thanks, || Jana || Here you go".
bool ends_signature(const ParagraphWords& p, const WordLists& lists, std::size_t start, std::size_t i) {
  return start >= p.first + 2 && i <= start + 1 && p.form(start - 1) == "," && is_farewell(p.form(start - 2)) &&
         (lists.find(p.form(i + 1)) & WordLists::kStarter) != 0;
}

// A word that with a colon behind it begins a line: in the header of a mail, under a picture.
bool is_label(std::string_view w) {
  return w == "Subject" || w == "Date" || w == "Groups" || w == "Image" || w == "Photo";
}

// The number of the first item of a list: "the following: 1. The ..."
bool begins_list(const ParagraphWords& p, std::size_t i) {
  return p.form(i) == "1" && i + 2 < p.size() && p.form(i + 1) == "." && !p.space_before(i + 1) &&
         ascii_upper(p.form(i + 2).front());
}

// The first word of the date and time that end the header of a mail with word i; i + 1 when they do not.
std::size_t header_date(const ParagraphWords& p, std::size_t i) {
  const char begin = p.form(i).front();
  if (begin != 'A' && begin != 'P' && !digit(begin)) return i + 1;
  const bool clock = i >= p.first + 2 && (p.form(i) == "AM" || p.form(i) == "PM");
  const std::size_t time = clock ? i - 1 : i;
  return time > p.first && is_time(p.form(time)) && is_date(p.form(time - 1)) ? time - 1 : i + 1;
}

}  // namespace

bool is_emoticon(std::string_view w) {
  if (w.size() < 2 || w.size() > 3) return false;
  if (w == "(:" || w == "(;" || w == "^_^") return true;
  const char eyes = w.front(), mouth = w.back();
  return (eyes == ':' || eyes == ';' || eyes == '=') &&
         std::string_view("()DPO/").find(mouth) != std::string_view::npos;
}

bool ends_unmarked(const ParagraphWords& p, const WordLists& lists, std::size_t start, std::size_t i) {
  if (!p.space_before(i + 1)) return false;
  const std::string_view w = p.form(i), next = p.form(i + 1);
  const bool capital = ascii_upper(next.front());
  // By itself: not the end of "f*****".
  if ((is_rule(w) && p.space_before(i)) || (is_rule(next) && (i + 2 == p.size() || p.space_before(i + 2)))) return true;
  if (is_date(next) && i + 2 < p.size() && is_time(p.form(i + 2))) {
    // "Jana Novak 08/16/2000 03:48 PM", but not "On 08/16/2000 03:48 PM".
    return (ascii_upper(w.front()) && !is_preposition(w)) || !is_letter(code_point(w, 0).value) || is_mail(w);
  }
  if (const std::size_t date = header_date(p, i); date < i && next != "AM" && next != "PM") {
    return date == start || capital;
  }
  if (!capital) return (is_url(next) && is_url(w)) || (w == ":" && begins_list(p, i + 1));
  if (w == ",") return before_signature(p, lists, start, i);
  // The name of whom a mail addresses: "Jana - I spoke with them".
  if (i == start + 1 && start > p.first && (w == "-" || w == "--" || w == ":") && header_date(p, start - 1) < start)
    return true;
  if (i + 2 < p.size() && p.form(i + 2) == ":" && is_label(next)) return true;
  const bool bracket = w == ">>" || (w == ">" && !p.space_before(i));  // not that of "Home > World"
  return bracket || is_emoticon(w) || is_url(w) || is_mail(w) || ends_signature(p, lists, start, i);
}

}  // namespace hearsay
