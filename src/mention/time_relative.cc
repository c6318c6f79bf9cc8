// Times that are told from the day of publication, or from another time in the text.
#include "mention/time_reader.h"

namespace hearsay {
namespace {

// The season before or after the one of `today`, or this year's.
Period season_near(std::pair<int, int> months_of, Date today, bool back, bool forward) {
  Period p = season_in(months_of, today.year);
  if (back && p.end >= today) p = season_in(months_of, today.year - 1);
  if (forward && p.start <= today) p = season_in(months_of, today.year + 1);
  return p;
}

}  // namespace

const char* precision_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
      return "day";
    case TimeUnit::week:
      return "week";
    case TimeUnit::month:
      return "month";
    case TimeUnit::year:
      return "year";
    case TimeUnit::decade:
      break;
  }
  return "range";
}

TimeReading TimeReader::named_day(int i) const {
  const std::string_view w = at(i);
  int last = i, by = 0;
  if (w == "yesterday")
    by = -1;
  else if (w == "tomorrow")
    by = 1;
  else if (w == "last" && at(i + 1) == "night") {
    by = -1;
    last = i + 1;
  } else if (w == "this" && is_day_part(at(i + 1)))
    last = i + 1;
  else if (w == "the" && at(i + 1) == "day" && at(i + 2) == "before" && at(i + 3) == "yesterday") {
    by = -2;
    last = i + 3;
  } else if (w == "the" && at(i + 1) == "day" && at(i + 2) == "after" && at(i + 3) == "tomorrow") {
    by = 2;
    last = i + 3;
  } else if (w != "today" && w != "tonight")
    return {};
  if (is_day_part(at(last + 1))) ++last;
  TimeReading r{.last = last, .precision = "day"};
  if (anchored()) r.period = day(add_days(published_, by));
  return r;
}

TimeReading TimeReader::weekday_name(int i) const {
  const std::string_view w = at(i);
  const bool last_one = w == "last" || w == "past" || w == "previous";
  const bool next_one = w == "next" || w == "coming";
  const int k = last_one || next_one || w == "this" ? i + 1 : i;
  const int d = capital(k) ? weekday_number(at(k)) : -1;
  if (d < 0) return {};
  TimeReading r{.last = k, .precision = "day"};
  if (is_day_part(at(k + 1))) ++r.last;
  if (!anchored()) return r;
  const int back = (weekday(published_) - d + 7) % 7;
  if (next_one || (!last_one && is_future(k))) {
    r.period = day(add_days(published_, back == 0 && !next_one ? 0 : 7 - back));
  } else {
    r.period = day(add_days(published_, last_one && back == 0 ? -7 : -back));
  }
  return r;
}

TimeReading TimeReader::relative(int i) const {
  int k = i;
  if (at(k) == "the" || at(k) == "these") ++k;
  const std::string_view w = at(k);
  const bool back = w == "last" || w == "past" || w == "previous";
  const bool forward = w == "next" || w == "coming";
  const bool now = w == "this" || w == "current";
  if ((w == "weekend" && k > i) || ((back || forward || now) && at(k + 1) == "weekend")) {
    return weekend(w == "weekend" ? k : k + 1, forward || (!back && is_future(k)));
  }
  if (w == "recent") {
    if (const auto unit = time_unit(at(k + 1)); unit && at(k + 1).ends_with('s'))
      return stretch(k + 1, *unit, 0, false);
    return {};
  }
  if (!back && !forward && !now) return {};
  if (const auto unit = time_unit(at(k + 1))) {
    if (k > i && forward && !at(k + 1).ends_with('s')) return {};  // "the next day": from another time in the text
    if ((back || forward) && at(k + 1).ends_with('s')) return stretch(k + 1, *unit, 0, forward);
    if (w == "previous") return k > i ? TimeReading() : from_reference(k + 1, *unit, -1);
    // "the past year" is the twelve months before today, "last year" the calendar's
    if (back && (w == "past" || k > i)) return stretch(k + 1, *unit, 1, false);
    TimeReading r{.last = k + 1, .precision = precision_of(*unit)};
    if (anchored()) r.period = shifted(published_, *unit, back ? -1 : forward ? 1 : 0);
    return r;
  }
  const int n = time_count(at(k + 1));
  if (const auto unit = time_unit(at(k + 2)); n >= 0 && unit && !now) return stretch(k + 2, *unit, n, forward);
  if (const auto months_of = season_months(at(k + 1)); months_of.first > 0) {
    TimeReading r{.last = k + 1, .precision = "range"};
    if (anchored()) r.period = season_near(months_of, published_, back, forward);
    return r;
  }
  if (month_at(k + 1)) {
    TimeReading r{.last = k + 1, .precision = "month"};
    const int m = month_number(at(k + 1));
    if (anchored()) {
      const int y = published_.year + (forward && m <= published_.month ? 1 : back && m >= published_.month ? -1 : 0);
      r.period = month(y, m);
    }
    return r;
  }
  return {};
}

TimeReading TimeReader::weekend(int last, bool forward) const {
  TimeReading r{.last = last, .precision = "range"};
  if (!anchored()) return r;
  const int to_saturday = 5 - weekday(published_);  // -1 on a Sunday
  const Date saturday = add_days(published_, forward           ? (to_saturday < 0 ? 6 : to_saturday)
                                             : to_saturday > 0 ? to_saturday - 7
                                                               : to_saturday);
  r.period = {saturday, add_days(saturday, 1)};
  return r;
}

TimeReading TimeReader::stretch(int last, TimeUnit unit, int n, bool forward) const {
  TimeReading r{.last = last, .precision = "range"};
  const int count = n == 0 ? 5 : n;
  if (!anchored()) return r;
  const Date other = add_days(published_, (forward ? 1 : -1) * count * days_of(unit));
  r.period = forward ? Period{published_, other} : Period{other, published_};
  return r;
}

TimeReading TimeReader::ago(int i) const {
  int k = i;
  if (at(k) == "a" && (at(k + 1) == "few" || at(k + 1) == "couple")) ++k;
  const int n = time_count(at(k));
  if (n < 0) return {};
  ++k;
  if (at(k) == "of") ++k;
  const std::string_view w = at(k);
  if ((w == "hour" || w == "hours" || w == "minutes" || w == "minute") && at(k + 1) == "ago") {
    TimeReading r{.last = k + 1, .precision = "day"};
    if (anchored()) r.period = day(published_);
    return r;
  }
  const auto unit = time_unit(w);
  if (!unit) return {};
  const std::string_view next = at(k + 1);
  if (next == "earlier" || next == "later" || next == "before") {
    return n == 0 ? TimeReading{.last = k + 1} : from_reference(k + 1, *unit, next == "later" ? n : -n);
  }
  if (next != "ago") return {};
  if (n == 0) return stretch(k + 1, *unit, 0, false);
  TimeReading r{.last = k + 1, .precision = precision_of(*unit)};
  if (anchored()) r.period = shifted(published_, *unit, -n);
  return r;
}

TimeReading TimeReader::other_day(int i) const {
  const bool that = at(i) == "that";
  const int k = at(i) == "the" ? i + 1 : that ? i : -1;
  if (k < 0) return {};
  const std::string_view w = at(k);
  if (w == "day" && (at(k + 1) == "before" || at(k + 1) == "after")) {
    return from_reference(k + 1, TimeUnit::day, at(k + 1) == "before" ? -1 : 1);
  }
  if (!that && w != "same" && w != "following" && w != "next" && w != "previous") return {};
  const auto unit = time_unit(at(k + 1));
  if (!unit) return {};
  return from_reference(k + 1, *unit, w == "previous" ? -1 : w == "following" || w == "next" ? 1 : 0);
}

TimeReading TimeReader::from_reference(int last, TimeUnit unit, int by) const {
  TimeReading r{.last = last, .precision = precision_of(unit)};
  if (reference_.known()) r.period = shifted(reference_, unit, by);
  return r;
}

}  // namespace hearsay
