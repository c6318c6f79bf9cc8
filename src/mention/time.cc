#include "mention/time.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/strings.h"
#include "mention/time_words.h"

namespace hearsay {
namespace {

// What was read at a place in the text.
struct Reading {
  int last = -1;  // last word; -1: no time expression here
  Period period;  // unknown dates when it cannot be anchored
  const char* precision = "none";
  bool yearless = false;  // a date or month to which a year that follows may be added
};

class Finder {
 public:
  explicit Finder(Analysis& analysis)
      : analysis_(analysis), tree_(analysis.tree), published_(analysis.document.published) {}

  void run() {
    for (const Sentence& s : tree_.sentences) {
      begin_ = s.first.value;
      end_ = begin_ + s.size;
      lower_.clear();
      for (int i = begin_; i < end_; ++i) lower_.push_back(lower(word(i).form));
      for (int i = begin_; i < end_;) i = step(i);
    }
  }

 private:
  const Word& word(int i) const { return tree_.words[static_cast<std::size_t>(i)]; }
  std::string_view at(int i) const {
    return i >= begin_ && i < end_ ? std::string_view(lower_[static_cast<std::size_t>(i - begin_)])
                                   : std::string_view();
  }
  bool capital(int i) const { return i >= begin_ && i < end_ && is_upper(code_point(word(i).form, 0).value); }
  bool anchored() const { return published_.known(); }

  // A figure in [low, high], or -1; "26th" reads as 26.
  int figure(int i, int low, int high) const {
    std::string_view form = at(i);
    if (form.size() > 2 &&
        (form.ends_with("st") || form.ends_with("nd") || form.ends_with("rd") || form.ends_with("th"))) {
      form.remove_suffix(2);
    }
    int value = -1;
    const auto [end, error] = std::from_chars(form.data(), form.data() + form.size(), value);
    const bool whole = error == std::errc() && end == form.data() + form.size() && !form.empty();
    return whole && value >= low && value <= high ? value : -1;
  }
  int year_figure(int i) const { return at(i).size() == 4 ? figure(i, 1800, 2100) : -1; }

  int step(int i) {
    Reading r;
    int first = i;
    if (at(i) == "between" || at(i) == "from") r = span_of_two(i);
    if (r.last < 0) r = since(i);
    if (r.last < 0) r = one(i);
    if (r.last < 0) return i + 1;
    extend_left(first);
    add(first, r);
    return r.last + 1;
  }

  void add(int first, const Reading& r) {
    TimeExpression t;
    t.span = {word(first).span.begin, word(r.last).span.end};
    t.start = r.period.start;
    t.end = r.period.end;
    t.precision = r.period.start.known() ? r.precision : "none";
    analysis_.times.push_back(std::move(t));
  }

  // "earlier on Sunday", "late last year", "early October"
  void extend_left(int& first) const {
    int k = first - 1;
    if (at(k) == "on" || at(k) == "in" || at(k) == "the") --k;
    const std::string_view w = at(k);
    if (w == "earlier" || w == "later" || w == "early" || w == "late" || w == "mid") first = k;
  }

  // "between March and May 2024", "from 3 to 5 March", "from 2014 to 2018"
  Reading span_of_two(int i) const {
    Reading a = one(i + 1);
    int next = a.last + 1;
    if (a.last < 0 && figure(i + 1, 1, 31) > 0) {  // the month follows the second day
      a.last = i + 1;
      next = i + 2;
      a.period = {};
      a.yearless = true;
    }
    if (a.last < 0 && year_figure(i + 1) > 0) {
      a = year_reading(i + 1);
      next = i + 2;
    }
    if (a.last < 0 ||
        (at(next) != "and" && at(next) != "to" && at(next) != "until" && at(next) != "-" && at(next) != "–")) {
      return {};
    }
    Reading b = one(next + 1);
    if (b.last < 0 && year_figure(next + 1) > 0) b = year_reading(next + 1);
    if (b.last < 0) return {};
    if (const int d = figure(i + 1, 1, 31); !a.period.start.known() && d > 0) {
      a.period = day({b.period.start.year, b.period.start.month, d});
    } else if (a.yearless && !b.yearless && a.period.start.known()) {
      // the year given for the second holds for the first
      const int years = b.period.end.year - a.period.start.year;
      a.period.start.year += years;
      if (b.period.end < a.period.start) --a.period.start.year;
    }
    if (!a.period.start.known() || !b.period.end.known() || b.period.end < a.period.start) return {};
    return {.last = b.last, .period = {a.period.start, b.period.end}, .precision = "range"};
  }

  Reading year_reading(int i) const { return {.last = i, .period = year(year_figure(i)), .precision = "year"}; }

  Reading since(int i) const {
    if (at(i) != "since") return {};
    Reading r = one(i + 1);
    if (r.last < 0 && year_figure(i + 1) > 0) r = year_reading(i + 1);
    if (r.last < 0 || !r.period.start.known()) return r;
    if (anchored() && r.period.start <= published_) r.period.end = published_;
    r.precision = "range";
    return r;
  }

  Reading one(int i) const {
    if (Reading r = iso(i); r.last >= 0) return r;
    if (Reading r = date(i); r.last >= 0) return r;
    if (Reading r = named_day(i); r.last >= 0) return r;
    if (Reading r = weekday_name(i); r.last >= 0) return r;
    if (Reading r = relative(i); r.last >= 0) return r;
    if (Reading r = ago(i); r.last >= 0) return r;
    if (Reading r = unanchored(i); r.last >= 0) return r;
    return bare_year(i);
  }

  // 2025-10-26, written as one word or cut at its hyphens.
  Reading iso(int i) const {
    if (year_figure(i) > 0 && at(i + 1) == "-" && figure(i + 2, 1, 12) > 0 && at(i + 3) == "-" &&
        figure(i + 4, 1, 31) > 0) {
      return {.last = i + 4,
              .period = day({year_figure(i), figure(i + 2, 1, 12), figure(i + 4, 1, 31)}),
              .precision = "day"};
    }
    if (at(i).size() == 10) {
      if (const auto d = parse_date(at(i))) return {.last = i, .period = day(*d), .precision = "day"};
    }
    return {};
  }

  // [weekday,] October 26[, 2025]; 26 October [2025]; 4 Feb 90; October 2025; (in) October; October 3-5
  Reading date(int i) const {
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
    Reading r{.last = k, .precision = d2 > 0 ? "range" : d > 0 ? "day" : "month", .yearless = y < 0};
    if (y < 0) {
      if (!anchored()) return r;
      y = nearest_year(m, d, i);
    }
    r.period = d > 0 ? day({y, m, d}) : month(y, m);
    if (d2 > 0) r.period.end.day = d2;
    if (!parse_date(to_string(r.period.end))) return {};
    return r;
  }
  bool month_at(int i) const { return month_number(at(i)) > 0 && capital(i); }

  // A month without day or year is one only where it cannot be a verb or a name.
  bool names_month(int i) const {
    const std::string_view before = at(i - 1);
    const bool tagged_name =
        word(i).upos == Upos::PROPN && at(i) != "may" && at(i) != "march" && at(i) != "april" && at(i) != "june";
    return tagged_name || before == "in" || before == "since" || before == "by" || before == "until" ||
           before == "of" || before == "during" || before == "between" || before == "from" || before == "early" ||
           before == "late" || before == "mid" || before == "and" || before == "to" || before == "through" ||
           before == "till";
  }

  int nearest_year(int m, int d, int i) const {
    const Date date{published_.year, m, d > 0 ? d : 1};
    if (is_future(i))
      return date < Date{published_.year, published_.month, d > 0 ? published_.day : 1} ? published_.year + 1
                                                                                        : published_.year;
    return date > published_ ? published_.year - 1 : published_.year;
  }

  // today, yesterday, tomorrow, tonight, this morning, last night
  Reading named_day(int i) const {
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
    Reading r{.last = last, .precision = "day"};
    if (anchored()) r.period = day(add_days(published_, by));
    return r;
  }

  // Sunday, last Friday, next Tuesday, this Wednesday night
  Reading weekday_name(int i) const {
    const std::string_view w = at(i);
    const bool last_one = w == "last" || w == "past" || w == "previous";
    const bool next_one = w == "next" || w == "coming";
    const int k = last_one || next_one || w == "this" ? i + 1 : i;
    const int d = capital(k) ? weekday_number(at(k)) : -1;
    if (d < 0) return {};
    Reading r{.last = k, .precision = "day"};
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

  // last week, next month, this year, the past three days, in recent weeks, over the weekend, last summer
  Reading relative(int i) const {
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
      if (back && at(k + 1).ends_with('s')) return stretch(k + 1, *unit, 0, false);
      if (w == "previous") return {.last = k + 1};  // relative to another time in the text
      // "the past year" is the twelve months before today, "last year" the calendar's
      if (back && (w == "past" || k > i)) return stretch(k + 1, *unit, 1, false);
      Reading r{.last = k + 1, .precision = precision(*unit)};
      if (anchored()) r.period = shifted(published_, *unit, back ? -1 : forward ? 1 : 0);
      return r;
    }
    const int n = time_count(at(k + 1));
    if (const auto unit = time_unit(at(k + 2)); n >= 0 && unit && !now) return stretch(k + 2, *unit, n, forward);
    if (const auto months_of = season(at(k + 1)); months_of.first > 0) {
      Reading r{.last = k + 1, .precision = "range"};
      if (anchored()) r.period = season_near(months_of, back, forward);
      return r;
    }
    if (month_at(k + 1)) {
      Reading r{.last = k + 1, .precision = "month"};
      const int m = month_number(at(k + 1));
      if (anchored()) {
        const int y = published_.year + (forward && m <= published_.month ? 1 : back && m >= published_.month ? -1 : 0);
        r.period = month(y, m);
      }
      return r;
    }
    return {};
  }

  Reading weekend(int last, bool forward) const {
    Reading r{.last = last, .precision = "range"};
    if (!anchored()) return r;
    const int to_saturday = 5 - weekday(published_);  // -1 on a Sunday
    const Date saturday = add_days(published_, forward           ? (to_saturday < 0 ? 6 : to_saturday)
                                               : to_saturday > 0 ? to_saturday - 7
                                                                 : to_saturday);
    r.period = {saturday, add_days(saturday, 1)};
    return r;
  }

  // So many units up to today, or from today; few: an unstated number, read as a handful.
  Reading stretch(int last, TimeUnit unit, int n, bool forward) const {
    Reading r{.last = last, .precision = "range"};
    const int count = n == 0 ? 5 : n;
    if (!anchored()) return r;
    const Date other = add_days(published_, (forward ? 1 : -1) * count * days_of(unit));
    r.period = forward ? Period{published_, other} : Period{other, published_};
    return r;
  }

  // two days ago, a few weeks ago, an hour ago; a day earlier, three weeks later (not anchored)
  Reading ago(int i) const {
    int k = i;
    if (at(k) == "a" && (at(k + 1) == "few" || at(k + 1) == "couple")) ++k;
    const int n = time_count(at(k));
    if (n < 0) return {};
    ++k;
    if (at(k) == "of") ++k;
    const std::string_view w = at(k);
    if ((w == "hour" || w == "hours" || w == "minutes" || w == "minute") && at(k + 1) == "ago") {
      Reading r{.last = k + 1, .precision = "day"};
      if (anchored()) r.period = day(published_);
      return r;
    }
    const auto unit = time_unit(w);
    if (!unit) return {};
    const std::string_view next = at(k + 1);
    if (next == "earlier" || next == "later" || next == "before") return {.last = k + 1};
    if (next != "ago") return {};
    if (n == 0) return stretch(k + 1, *unit, 0, false);
    Reading r{.last = k + 1, .precision = precision(*unit)};
    if (anchored()) r.period = shifted(published_, *unit, -n);
    return r;
  }

  // the same day, the following week, that day: known only through other times
  Reading unanchored(int i) const {
    const bool that = at(i) == "that";
    const int k = at(i) == "the" ? i + 1 : that ? i : -1;
    if (k < 0) return {};
    if (!that && at(k) != "same" && at(k) != "following" && at(k) != "next" && at(k) != "previous") {
      const bool before = at(k) == "day" && (at(k + 1) == "before" || at(k + 1) == "after");
      return before ? Reading{.last = k + 1} : Reading{};
    }
    return time_unit(at(k + 1)) ? Reading{.last = k + 1} : Reading{};
  }

  // in 2019, by 2030, the 1990s, spring 2024, the first quarter of 2024
  Reading bare_year(int i) const {
    int k = i;
    if (at(k) == "the") ++k;
    if (at(k).size() == 5 && at(k).ends_with("0s")) {
      int y = 0;
      std::from_chars(at(k).data(), at(k).data() + 4, y);
      if (y >= 1800 && y <= 2100) return {.last = k, .period = {{y, 1, 1}, {y + 9, 12, 31}}, .precision = "range"};
    }
    if (const auto months_of = season(at(k)); months_of.first > 0) {
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
    const bool named = before == "in" || before == "since" || before == "by" || before == "during" ||
                       before == "until" || before == "from" || before == "through" || before == "early" ||
                       before == "late" || before == "mid" || before == "before" || before == "after" ||
                       before == "year" || before == "of" || before == "and" || before == "to" || before == "(";
    const Word* next = i + 1 < end_ ? &word(i + 1) : nullptr;
    const bool counted =
        next != nullptr && (next->upos == Upos::NOUN || next->upos == Upos::ADJ) && before != "in" && before != "since";
    if (!named || counted) return {};
    if ((at(i + 1) == "-" || at(i + 1) == "–") && year_figure(i + 2) > year_figure(i)) {
      return {
          .last = i + 2, .period = {year(year_figure(i)).start, year(year_figure(i + 2)).end}, .precision = "range"};
    }
    return year_reading(i);
  }

  // First month and how many; winter begins in the December before.
  static std::pair<int, int> season(std::string_view w) {
    if (w == "spring") return {3, 3};
    if (w == "summer") return {6, 3};
    if (w == "autumn" || w == "fall") return {9, 3};
    if (w == "winter") return {12, 3};
    return {0, 0};
  }
  static Period season_in(std::pair<int, int> months_of, int y) {
    const int last = (months_of.first + months_of.second - 2) % 12 + 1;
    return {month(months_of.first == 12 ? y - 1 : y, months_of.first).start, month(y, last).end};
  }
  Period season_near(std::pair<int, int> months_of, bool back, bool forward) const {
    Period p = season_in(months_of, published_.year);
    if (back && p.end >= published_) p = season_in(months_of, published_.year - 1);
    if (forward && p.start <= published_) p = season_in(months_of, published_.year + 1);
    return p;
  }
  static int quarter(std::string_view w) {
    return w == "first" ? 1 : w == "second" ? 2 : w == "third" ? 3 : w == "fourth" ? 4 : 0;
  }
  static const char* precision(TimeUnit unit) {
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

  // The clause that the word stands in is about the future: "will", "is to", "scheduled for".
  bool is_future(int i) const {
    int w = i;
    for (int steps = 0; steps < 12; ++steps) {
      const Word& here = word(w);
      if (here.lemma == "schedule" || here.lemma == "plan" || here.lemma == "expect" || here.lemma == "due" ||
          here.lemma == "slate" || here.lemma == "postpone" || here.lemma == "upcoming") {
        return true;
      }
      for (int k = std::max(begin_, w - 12); here.upos == Upos::VERB && k < std::min(end_, w); ++k) {
        if (word(k).head.value == w && word(k).upos == Upos::AUX &&
            (at(k) == "will" || at(k) == "'ll" || at(k) == "shall" || at(k) == "’ll")) {
          return true;
        }
      }
      if (here.upos == Upos::VERB && !is(here.rel, Rel::xcomp) && here.rel != Rel::conj) return false;
      if (!here.head.valid() || here.head.value < begin_ || here.head.value >= end_) break;
      w = here.head.value;
    }
    if (word(i).head.valid()) return false;
    // no tree: "will" shortly before
    for (int k = std::max(begin_, i - 8); k < i; ++k) {
      if (at(k) == "will" || at(k) == "scheduled" || at(k) == "due") return true;
    }
    return false;
  }

  Analysis& analysis_;
  const Tree& tree_;
  const Date published_;
  int begin_ = 0, end_ = 0;
  std::vector<std::string> lower_;  // forms of the sentence at hand
};

}  // namespace

void find_times(Analysis& analysis) {
  analysis.times.clear();
  Finder(analysis).run();
}

}  // namespace hearsay
