// Reads one time expression at a place in a sentence.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "hearsay/syntax.h"
#include "mention/time_words.h"

namespace hearsay {

// What was read.
struct TimeReading {
  int last = -1;                   // index of the last word; -1: no time expression here
  Period period;                   // unknown dates when it cannot be anchored
  const char* precision = "none";  // TimeExpression's
  bool yearless = false;           // a date or month to which a year that follows may be added
};

// For one document; sentence() sets the sentence, read() reads at one of its words. Words are indices into tree.words.
class TimeReader {
 public:
  // `published` may be unknown; then only what carries its own year is anchored.
  TimeReader(const Tree& tree, Date published) : tree_(tree), published_(published) {}

  void sentence(const Sentence& s);
  // The expression that begins at word i. `reference`: the day last spoken of, for "a day earlier"; may be unknown.
  TimeReading read(int i, Date reference);
  // The first word of an expression that begins at i with what shades it: "earlier on", "late".
  int shaded_from(int i) const;

 private:
  const Word& word(int i) const { return tree_.words[static_cast<std::size_t>(i)]; }
  std::string_view at(int i) const {
    return i >= begin_ && i < end_ ? std::string_view(lower_[static_cast<std::size_t>(i - begin_)])
                                   : std::string_view();
  }
  bool capital(int i) const { return i >= begin_ && i < end_ && is_upper(code_point(word(i).form, 0).value); }
  bool anchored() const { return published_.known(); }
  int year_figure(int i) const { return at(i).size() == 4 ? figure(i, 1800, 2100) : -1; }
  bool month_at(int i) const { return month_number(at(i)) > 0 && capital(i); }

  // A figure in [low, high], or -1; "26th" reads as 26.
  int figure(int i, int low, int high) const;
  // "between March and May 2024", "from 3 to 5 March", "from 2014 to 2018"
  TimeReading span_of_two(int i) const;
  TimeReading since(int i) const;
  TimeReading one(int i) const;
  TimeReading year_reading(int i) const;
  // The clause that the word stands in is about the future: "will", "is to", "scheduled for".
  bool is_future(int i) const;
  // 2025-10-26, written as one word or cut at its hyphens.
  TimeReading iso(int i) const;
  // [weekday,] October 26[, 2025]; 26 October [2025]; 4 Feb 90; October 2025; (in) October; October 3-5
  TimeReading date(int i) const;
  // A month without day or year is one only where it cannot be a verb or a name.
  bool names_month(int i) const;
  int nearest_year(int m, int d, int i) const;
  // in 2019, by 2030, the 1990s, spring 2024, the first quarter of 2024
  TimeReading bare_year(int i) const;
  // today, yesterday, tomorrow, tonight, this morning, last night
  TimeReading named_day(int i) const;
  // Sunday, last Friday, next Tuesday, this Wednesday night
  TimeReading weekday_name(int i) const;
  // last week, next month, this year, the past three days, in recent weeks, over the weekend, last summer
  TimeReading relative(int i) const;
  TimeReading weekend(int last, bool forward) const;
  // So many units up to today, or from today; few: an unstated number, read as a handful.
  TimeReading stretch(int last, TimeUnit unit, int n, bool forward) const;
  // two days ago, a few weeks ago, an hour ago; a day earlier, three weeks later (from the day last spoken of)
  TimeReading ago(int i) const;
  // the same day, the following week, the day before: known only through other times
  TimeReading other_day(int i) const;
  // So many units from the day last spoken of.
  TimeReading from_reference(int last, TimeUnit unit, int by) const;

  const Tree& tree_;
  const Date published_;
  Date reference_;
  int begin_ = 0, end_ = 0;         // the sentence at hand
  std::vector<std::string> lower_;  // its forms
};

// The name of the precision that a unit gives.
const char* precision_of(TimeUnit unit);
// First month and how many, for "spring" and the like; {0, 0}: no season.
std::pair<int, int> season_months(std::string_view word);
// The season of a year; winter begins in the December before.
Period season_in(std::pair<int, int> months_of, int year);

}  // namespace hearsay
