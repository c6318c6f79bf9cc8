#include "mention/time_reader.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace hearsay {

void TimeReader::sentence(const Sentence& s) {
  begin_ = s.first.value;
  end_ = begin_ + s.size;
  lower_.clear();
  for (int i = begin_; i < end_; ++i) lower_.push_back(lower(word(i).form));
}

TimeReading TimeReader::read(int i, Date reference) {
  reference_ = reference;
  TimeReading r;
  if (at(i) == "between" || at(i) == "from") r = span_of_two(i);
  if (r.last < 0) r = since(i);
  if (r.last < 0) r = one(i);
  return r;
}

int TimeReader::shaded_from(int i) const {
  int k = i - 1;
  if (at(k) == "on" || at(k) == "in" || at(k) == "the") --k;
  const std::string_view w = at(k);
  return w == "earlier" || w == "later" || w == "early" || w == "late" || w == "mid" ? k : i;
}

int TimeReader::figure(int i, int low, int high) const {
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

TimeReading TimeReader::span_of_two(int i) const {
  TimeReading a = one(i + 1);
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
  TimeReading b = one(next + 1);
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

TimeReading TimeReader::since(int i) const {
  if (at(i) != "since") return {};
  TimeReading r = one(i + 1);
  if (r.last < 0 && year_figure(i + 1) > 0) r = year_reading(i + 1);
  if (r.last < 0 || !r.period.start.known()) return r;
  if (anchored() && r.period.start <= published_) r.period.end = published_;
  r.precision = "range";
  return r;
}

TimeReading TimeReader::one(int i) const {
  if (TimeReading r = iso(i); r.last >= 0) return r;
  if (TimeReading r = date(i); r.last >= 0) return r;
  if (TimeReading r = named_day(i); r.last >= 0) return r;
  if (TimeReading r = weekday_name(i); r.last >= 0) return r;
  if (TimeReading r = relative(i); r.last >= 0) return r;
  if (TimeReading r = ago(i); r.last >= 0) return r;
  if (TimeReading r = other_day(i); r.last >= 0) return r;
  return bare_year(i);
}

TimeReading TimeReader::year_reading(int i) const {
  return {.last = i, .period = year(year_figure(i)), .precision = "year"};
}

bool TimeReader::is_future(int i) const {
  int w = i;
  for (int steps = 0; steps < 12; ++steps) {
    const Word& here = word(w);
    if (here.lemma == "schedule" || here.lemma == "plan" || here.lemma == "expect" || here.lemma == "due" ||
        here.lemma == "slate" || here.lemma == "postpone" || here.lemma == "upcoming") {
      return true;
    }
    for (int k = std::max(begin_, w - 12); here.upos == Upos::VERB && k < std::min(end_, w); ++k) {
      if (word(k).head.value == w && word(k).upos == Upos::AUX &&
          (at(k) == "will" || at(k) == "'ll" || at(k) == "shall" || at(k) == "’ll" ||
           ((at(k) == "is" || at(k) == "are") && at(k + 1) == "to"))) {
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

}  // namespace hearsay
