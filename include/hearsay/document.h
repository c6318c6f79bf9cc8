// One text to be coded, with what is known about it. A Document is input: nothing here is derived from
// reading the text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

// A civil date. Invalid dates (month 0) mean "not known".
struct Date {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31

  bool known() const { return month > 0; }
  auto operator<=>(const Date&) const = default;
};

// Parses YYYY-MM-DD (what follows, such as a time, is ignored); nothing when it is not a date of the calendar.
std::optional<Date> parse_date(std::string_view text);
// YYYY-MM-DD.
std::string to_string(Date date);
// The date so many days later (or, negative, earlier), proleptic Gregorian.
Date add_days(Date date, int days);
// 0 = Monday ... 6 = Sunday.
int weekday(Date date);

struct Document {
  std::string id;         // given, else made from the file's name; unique in a run
  std::string text;       // valid UTF-8; paragraphs end in newlines
  std::string title;      // where it is known apart from the text
  std::string publisher;  // "The Express Tribune"
  std::string url;
  std::string byline;
  std::string wire;  // the agency credited, "AFP"
  Date published;    // anchors "on Sunday"
};

}  // namespace hearsay
