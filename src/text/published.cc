#include "text/published.h"

#include <array>
#include <string>
#include <vector>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

// The maximal runs of digits and of letters, in lower case.
std::vector<std::string> runs(std::string_view text) {
  std::vector<std::string> found;
  int last = 0;  // 0 nothing, 1 digits, 2 letters
  for (const char c : lower(text.substr(0, 80))) {
    const int kind = is_digit(static_cast<unsigned char>(c)) ? 1 : c >= 'a' && c <= 'z' ? 2 : 0;
    if (kind != 0 && kind != last) found.emplace_back();
    if (kind != 0) found.back().push_back(c);
    last = kind;
  }
  return found;
}

int number(const std::string& run) {
  if (run.empty() || run.size() > 4 || !is_digit(static_cast<unsigned char>(run[0]))) return -1;
  return std::stoi(run);
}

int month(const std::string& run) {
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    if (run.size() >= 3 && run.starts_with(kMonths[m])) return static_cast<int>(m) + 1;
  }
  return 0;
}

// Checked against the calendar by way of parse_date().
std::optional<Date> checked(int year, int month, int day) {
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return parse_date(to_string(Date{year, month, day}));
}

}  // namespace

std::optional<Date> parse_published(std::string_view text) {
  text = trim(text);
  if (const auto date = parse_date(text)) return date;
  std::vector<std::string> parts = runs(text);
  if (parts.empty()) return std::nullopt;
  if (parts[0].size() == 8 && is_digit(static_cast<unsigned char>(parts[0][0]))) {
    return checked(std::stoi(parts[0].substr(0, 4)), std::stoi(parts[0].substr(4, 2)), std::stoi(parts[0].substr(6)));
  }
  if (parts.size() >= 3 && parts[0].size() == 4 && number(parts[0]) > 0) {
    return checked(number(parts[0]), number(parts[1]), number(parts[2]));
  }
  std::erase_if(parts, [](const std::string& run) { return run == "th" || run == "st" || run == "nd" || run == "rd"; });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int m = month(parts[i]);
    if (m == 0) continue;
    if (i > 0 && i + 1 < parts.size()) {  // 26 October 2025
      if (const auto date = checked(number(parts[i + 1]), m, number(parts[i - 1]))) return date;
    }
    if (i + 2 < parts.size()) {  // October 26, 2025
      if (const auto date = checked(number(parts[i + 2]), m, number(parts[i + 1]))) return date;
    }
  }
  return std::nullopt;
}

}  // namespace hearsay
