#include <chrono>
#include <cstdio>

#include "hearsay/document.h"

namespace hearsay {
namespace {

std::chrono::sys_days days_of(Date d) {
  return std::chrono::year_month_day(std::chrono::year(d.year), std::chrono::month(static_cast<unsigned>(d.month)),
                                     std::chrono::day(static_cast<unsigned>(d.day)));
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t n) {
    int value = 0;
    for (std::size_t i = at; i < at + n; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const Date d{number(0, 4), number(5, 2), number(8, 2)};
  if (d.year < 0 || d.month < 1 || d.day < 1) return std::nullopt;
  const std::chrono::year_month_day ymd(std::chrono::year(d.year), std::chrono::month(static_cast<unsigned>(d.month)),
                                        std::chrono::day(static_cast<unsigned>(d.day)));
  if (!ymd.ok()) return std::nullopt;
  return d;
}

std::string to_string(Date d) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", d.year, d.month, d.day);
  return buffer;
}

Date add_days(Date date, int days) {
  const std::chrono::year_month_day ymd(days_of(date) + std::chrono::days(days));
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int weekday(Date date) {
  return static_cast<int>(std::chrono::weekday(days_of(date)).iso_encoding()) - 1;
}

}  // namespace hearsay
