// Dates of the calendar: days, months, years, seasons and quarters.
#include <charconv>

#include "mention/time_reader.h"

namespace hearsay {
namespace {

int quarter(std::string_view w) {
  return w == "first" ? 1 : w == "second" ? 2 : w == "third" ? 3 : w == "fourth" ? 4 : 0;
}

}  // namespace

// First month and how many; winter begins in the December before.
std::pair<int, int> season_months(std::string_view w) {
  if (w == "spring") return {3, 3};
  if (w == "summer") return {6, 3};
  if (w == "autumn" || w == "fall") return {9, 3};
  if (w == "winter") return {12, 3};
  return {0, 0};
}

Period season_in(std::pair<int, int> months_of, int y) {
  const int last = (months_of.first + months_of.second - 2) % 12 + 1;
  return {month(months_of.first == 12 ? y - 1 : y, months_of.first).start, month(y, last).end};
}

TimeReading TimeReader::iso(int i) const {
  if (year_figure(i) > 0 && at(i + 1) == "-" && figure(i + 2, 1, 12) > 0 && at(i + 3) == "-" &&
      figure(i + 4, 1, 31) > 0) {
    return {
        .last = i + 4, .period = day({year_figure(i), figure(i + 2, 1, 12), figure(i + 4, 1, 31)}), .precision = "day"};
  }
  if (at(i).size() == 10) {
    if (const auto d = parse_date(at(i))) return {.last = i, .period = day(*d), .precision = "day"};
  }
  return {};
}

TimeReading TimeReader::date(int i) const {
  int k = i;
  if (weekday_number(at(k)) >= 0) k += at(k + 1) == "," ? 2 : 1;
  if (at(k) == "the" && figure(k + 1, 1, 31) > 0) ++k;
  int d = -1, d2 = -1, m = 0;
  if (figure(k, 1, 31) > 0 && (month_at(k + 1) || (at(k + 1) == "of" && month_at(k + 2)))) {
    d = figure(k, 1, 31);
    k += at(k + 1) == "of" ? 2 : 1;
    m = month_number(at(k));
  } else if (month_at(k)) {
    m = month_number(at(k));
    if (figure(k + 1, 1, 31) > 0 && !(at(k + 1).size() == 2 && at(k + 2) == ":")) {
      d = figure(++k, 1, 31);
      if ((at(k + 1) == "-" || at(k + 1) == "–") && figure(k + 2, d + 1, 31) > 0) {
        k += 2;
        d2 = figure(k, 1, 31);
      }
    } else if (k != i) {
      return {};
    }
  }
  if (m == 0) return {};
  // "the 14th October Brigade"
  const bool definite = at(i) == "the" || at(i - 1) == "the";
  if (definite && d > 0 && capital(k + 1) && weekday_number(at(k + 1)) < 0) return {};
  // the year
  int y = -1;
  const int comma = at(k + 1) == "," ? 1 : at(k + 1) == "of" && d < 0 ? 1 : 0;
  if (year_figure(k + 1 + comma) > 0) {
    k += 1 + comma;
    y = year_figure(k);
  } else if (d > 0 && figure(k + 1, 50, 99) > 0 && at(k + 1).size() == 2) {
    y = 1900 + figure(++k, 0, 99);
  }
  if (y < 0 && d < 0 && !names_month(i)) return {};
  TimeReading r{.last = k, .precision = d2 > 0 ? "range" : d > 0 ? "day" : "month", .yearless = y < 0};
  if (y < 0) {
    if (!anchored()) return r;
    y = nearest_year(m, d, i);
  }
  r.period = d > 0 ? day({y, m, d}) : month(y, m);
  if (d2 > 0) r.period.end.day = d2;
  if (!parse_date(to_string(r.period.end))) return {};
  return r;
}

bool TimeReader::names_month(int i) const {
  if (figure(i - 1, 1, 31) > 0) return false;  // a day was read and turned down
  const std::string_view before = at(i - 1);
  const bool tagged_name =
      word(i).upos == Upos::PROPN && at(i) != "may" && at(i) != "march" && at(i) != "april" && at(i) != "june";
  return tagged_name || before == "in" || before == "since" || before == "by" || before == "until" || before == "of" ||
         before == "during" || before == "between" || before == "from" || before == "early" || before == "late" ||
         before == "mid" || before == "and" || before == "to" || before == "through" || before == "till";
}

int TimeReader::nearest_year(int m, int d, int i) const {
  const Date date{published_.year, m, d > 0 ? d : 1};
  if (is_future(i))
    return date < Date{published_.year, published_.month, d > 0 ? published_.day : 1} ? published_.year + 1
                                                                                      : published_.year;
  return date > published_ ? published_.year - 1 : published_.year;
}

TimeReading TimeReader::bare_year(int i) const {
  int k = i;
  if (at(k) == "the") ++k;
  if (at(k).size() == 5 && at(k).ends_with("0s")) {
    int y = 0;
    std::from_chars(at(k).data(), at(k).data() + 4,
                    y);  // NOLINT(bugprone-suspicious-stringview-data-usage): both ends are given
    if (y >= 1800 && y <= 2100) return {.last = k, .period = {{y, 1, 1}, {y + 9, 12, 31}}, .precision = "range"};
  }
  if (const auto months_of = season_months(at(k)); months_of.first > 0) {
    const int y = at(k + 1) == "of" ? k + 2 : k + 1;
    if (year_figure(y) > 0) return {.last = y, .period = season_in(months_of, year_figure(y)), .precision = "range"};
  }
  if (const int q = quarter(at(k)); q > 0 && at(k + 1) == "quarter") {
    const int y = at(k + 2) == "of" ? k + 3 : k + 2;
    if (year_figure(y) > 0) {
      const int n = year_figure(y);
      return {.last = y, .period = {month(n, 3 * q - 2).start, month(n, 3 * q).end}, .precision = "range"};
    }
  }
  if (year_figure(i) < 0) return {};
  const std::string_view before = at(i - 1);
  const bool named = before == "in" || before == "since" || before == "by" || before == "during" || before == "until" ||
                     before == "from" || before == "through" || before == "early" || before == "late" ||
                     before == "mid" || before == "before" || before == "after" || before == "year" || before == "of" ||
                     before == "and" || before == "to" || before == "(";
  const Word* next = i + 1 < end_ ? &word(i + 1) : nullptr;
  const bool counted =
      next != nullptr && (next->upos == Upos::NOUN || next->upos == Upos::ADJ) && before != "in" && before != "since";
  if (!named || counted) return {};
  if ((at(i + 1) == "-" || at(i + 1) == "–") && year_figure(i + 2) > year_figure(i)) {
    return {.last = i + 2, .period = {year(year_figure(i)).start, year(year_figure(i + 2)).end}, .precision = "range"};
  }
  return year_reading(i);
}

}  // namespace hearsay
