#include "mention/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/strings.h"

namespace hearsay {
namespace {

struct Entry {
  std::string_view word;
  int value;
};

template <std::size_t N>
int lookup(const std::array<Entry, N>& table, std::string_view word, int otherwise) {
  const auto it = std::find_if(table.begin(), table.end(), [&](const Entry& e) { return e.word == word; });
  return it == table.end() ? otherwise : it->value;
}

constexpr auto months = std::to_array<Entry>(
    {{"january", 1}, {"february", 2}, {"march", 3},     {"april", 4},    {"may", 5},       {"june", 6},
     {"july", 7},    {"august", 8},   {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
     {"jan", 1},     {"feb", 2},      {"mar", 3},       {"apr", 4},      {"jun", 6},       {"jul", 7},
     {"aug", 8},     {"sept", 9},     {"sep", 9},       {"oct", 10},     {"nov", 11},      {"dec", 12}});
constexpr auto weekdays = std::to_array<Entry>({{"monday", 0},
                                                {"tuesday", 1},
                                                {"wednesday", 2},
                                                {"thursday", 3},
                                                {"friday", 4},
                                                {"saturday", 5},
                                                {"sunday", 6},
                                                {"mon.", 0},
                                                {"tues.", 1},
                                                {"wed.", 2},
                                                {"thurs.", 3},
                                                {"fri.", 4},
                                                {"sat.", 5},
                                                {"sun.", 6}});
constexpr auto counts =
    std::to_array<Entry>({{"a", 1},    {"an", 1},      {"one", 1},     {"two", 2},      {"couple", 2},  {"three", 3},
                          {"four", 4}, {"five", 5},    {"six", 6},     {"seven", 7},    {"eight", 8},   {"nine", 9},
                          {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30},
                          {"few", 0},  {"several", 0}, {"recent", 0},  {"some", 0}});

int days_in(int year_number, int month_number) {
  static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year_number % 4 == 0 && year_number % 100 != 0) || year_number % 400 == 0;
  return month_number == 2 && leap ? 29 : lengths[static_cast<std::size_t>(month_number - 1)];
}

}  // namespace

int month_number(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  return lookup(months, word, 0);
}

int weekday_number(std::string_view word) {
  return lookup(weekdays, word, -1);
}

std::optional<TimeUnit> time_unit(std::string_view word) {
  if (word == "day" || word == "days") return TimeUnit::day;
  if (word == "week" || word == "weeks") return TimeUnit::week;
  if (word == "month" || word == "months") return TimeUnit::month;
  if (word == "year" || word == "years") return TimeUnit::year;
  if (word == "decade" || word == "decades") return TimeUnit::decade;
  return std::nullopt;
}

int time_count(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error == std::errc() && end == word.data() + word.size()) return value > 0 && value < 1000 ? value : -1;
  return lookup(counts, word, -1);
}

bool is_day_part(std::string_view word) {
  return word == "morning" || word == "afternoon" || word == "evening" || word == "night";
}

Period day(Date d) {
  return {d, d};
}

Period week_of(Date d) {
  const Date monday = add_days(d, -weekday(d));
  return {monday, add_days(monday, 6)};
}

Period month(int year_number, int number) {
  return {{year_number, number, 1}, {year_number, number, days_in(year_number, number)}};
}

Period year(int number) {
  return {{number, 1, 1}, {number, 12, 31}};
}

Period shifted(Date d, TimeUnit unit, int by) {
  switch (unit) {
    case TimeUnit::day:
      return day(add_days(d, by));
    case TimeUnit::week:
      return week_of(add_days(d, 7 * by));
    case TimeUnit::month: {
      const int months_since_0 = d.year * 12 + d.month - 1 + by;
      return month(months_since_0 / 12, months_since_0 % 12 + 1);
    }
    case TimeUnit::year:
      return year(d.year + by);
    case TimeUnit::decade:
      break;
  }
  const int first = (d.year / 10 + by) * 10;
  return {{first, 1, 1}, {first + 9, 12, 31}};
}

int days_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
      return 1;
    case TimeUnit::week:
      return 7;
    case TimeUnit::month:
      return 30;
    case TimeUnit::year:
      return 365;
    case TimeUnit::decade:
      break;
  }
  return 3650;
}

}  // namespace hearsay
