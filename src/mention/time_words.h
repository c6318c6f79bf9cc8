// The words that time expressions are made of, and the stretches of calendar that they stand for.
#pragma once

#include <optional>
#include <string_view>

#include "hearsay/document.h"

namespace hearsay {

enum class TimeUnit { day, week, month, year, decade };

// A stretch of days, both ends included.
struct Period {
  Date start, end;
};

// All take lower-case forms.
int month_number(std::string_view word);                   // "oct.", "october" -> 10; 0: no month
int weekday_number(std::string_view word);                 // "monday", "mon." -> 0 ... 6; -1: no weekday
std::optional<TimeUnit> time_unit(std::string_view word);  // "day", "weeks"
// Small counts before units: figures, "two", "a", "couple"; 0 for "few", "several", "recent"; -1: no count.
int time_count(std::string_view word);
bool is_day_part(std::string_view word);  // morning, night, ...

Period day(Date d);
Period week_of(Date d);  // Monday to Sunday
Period month(int year, int number);
Period year(int number);
// So many units away from `d` (negative: before), as the whole day, week, month or year.
Period shifted(Date d, TimeUnit unit, int by);
int days_of(TimeUnit unit);  // 1, 7, 30, 365, 3650

}  // namespace hearsay
