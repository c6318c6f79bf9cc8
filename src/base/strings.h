// Small helpers over UTF-8 text that several steps need.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

// Splits at every separator; empty pieces are kept. The pieces are views into the text.
std::vector<std::string_view> split(std::string_view text, char separator);
// Without ASCII white space at either end.
std::string_view trim(std::string_view text);
// Lower case for ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic letters; every other code point as it is.
std::string lower(std::string_view text);
// The code point at byte `at` of valid UTF-8, and how many bytes it takes (1 for a byte that starts none).
struct CodePoint {
  char32_t value = 0;
  int bytes = 1;
};
CodePoint code_point(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);
bool is_upper(char32_t c);   // has a lower-case form that lower() gives
bool is_letter(char32_t c);  // ASCII letters and everything alphabetic above U+00BF by block
inline bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
inline bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
// The byte offset of the first byte that is not valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

// Whether a word is one of a few.
inline bool among(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
inline bool among(std::initializer_list<std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace hearsay
