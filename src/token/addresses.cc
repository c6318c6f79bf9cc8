#include "token/addresses.h"

#include <array>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestAddress = 2000;

bool is_word(char c) {
  const auto u = static_cast<unsigned char>(c);
  return is_digit(u) || (u < 0x80 && is_letter(u));
}

// "alt.animals.cat", "comp.sources.d": words in lower case joined by two dots or more, or one behind the name of a
// hierarchy of news groups.
bool dotted_name(std::string_view s) {
  int dots = 0;
  std::size_t run = 0;
  for (const char c : s) {
    if (c == '.') {
      if (run < 2) return false;
      ++dots;
      run = 0;
    } else if ((c >= 'a' && c <= 'z') || (c == '-' && dots > 0 && run > 0)) {
      ++run;
    } else {
      return false;
    }
  }
  if (dots < 1 || run < 1) return false;
  const std::string_view head = s.substr(0, s.find('.'));
  for (const std::string_view h : {"alt", "comp", "misc", "rec", "sci", "soc", "talk"}) {
    if (head == h) return true;
  }
  return dots >= 2 && run >= 2;
}

// "galleryfurniture.com", "notes.doc": letters, a dot and a known ending.
bool ends_in_domain(std::string_view s) {
  while (!s.empty() && !is_word(s.back())) s.remove_suffix(1);
  const std::size_t dot = s.rfind('.');
  if (dot == std::string_view::npos || dot < 2 || !is_word(s[0])) return false;
  const std::string ending = lower(s.substr(dot + 1));
  static constexpr std::array<std::string_view, 16> kEndings = {
      "com", "org", "net", "gov", "edu", "uk", "info", "tv", "doc", "xls", "pdf", "htm", "html", "ppt", "jpg", "ca"};
  for (const std::string_view e : kEndings) {
    if (ending == e) return true;
  }
  return dotted_name(s);
}

bool begins_url(std::string_view s) {
  const std::size_t colon = s.find("://");
  return (colon < 12 && is_word(s[0])) || s.starts_with("www.") || s.starts_with("WWW.") || s.starts_with("mailto:");
}

// The name of a mailbox may be cut short by dots, as archives of mailing lists do ("jan...@example.org").
bool begins_mail(std::string_view s) {
  const std::size_t sign = s.find('@');
  return sign != std::string_view::npos && sign > 0 && sign + 1 < s.size() && is_word(s[0]) && is_word(s[sign + 1]) &&
         (is_word(s[sign - 1]) || s[sign - 1] == '.' || s[sign - 1] == '_' || s[sign - 1] == '-');
}

// Whether there is a mark that every address has, be it not the last: nearly all words stop here.
bool has_mark(std::string_view chunk) {
  for (std::size_t i = 0; i + 1 < chunk.size(); ++i) {
    const char c = chunk[i];
    if (c == '.' || c == '@' || c == ':' || c == '#') return true;
  }
  return false;
}

}  // namespace

std::size_t address_length(std::string_view chunk) {
  if (!has_mark(chunk)) return 0;
  // An address in angle brackets or quotation marks ends with them; only a URL has brackets of its own.
  std::string_view s = chunk.substr(0, kLongestAddress + 1);
  s = s.substr(0, s.find_first_of("<>\""));
  if (s.empty()) return 0;
  const bool handle = s.size() > 1 && (s[0] == '@' || s[0] == '#') && is_letter(static_cast<unsigned char>(s[1]));
  if (!handle && !begins_url(s)) {
    s = s.substr(0, s.find_first_of("()[]"));
    if (s.empty() || (!begins_mail(s) && !ends_in_domain(s))) return 0;
  }
  if (s.size() > kLongestAddress) return 0;
  while (!s.empty() && (std::string_view(".,;:!?)]>\"'").find(s.back()) != std::string_view::npos ||
                        static_cast<unsigned char>(s.back()) >= 0x80)) {
    const bool balanced = s.back() == ')' && s.find('(') != std::string_view::npos;
    if (balanced) break;
    s.remove_suffix(1);
  }
  if (handle) {
    std::size_t n = 1;
    while (n < s.size() && (is_word(s[n]) || s[n] == '_')) ++n;
    s = s.substr(0, n);
  }
  for (const std::string_view clitic : {"'s", "’s"}) {
    if (s.ends_with(clitic)) s.remove_suffix(clitic.size());
  }
  return s.size();
}

bool is_url(std::string_view word) {
  return word.size() > 4 && begins_url(word);
}

bool is_mail(std::string_view word) {
  const std::size_t sign = word.find('@');
  return sign != std::string_view::npos && sign > 0 && word.find('.', sign) != std::string_view::npos;
}

}  // namespace hearsay
