// Times: when things are said to happen, as dates.
#pragma once

#include "hearsay/analysis.h"

namespace hearsay {

// Finds the time expressions of a document and anchors them at document.published: weekdays, dates, years, "two days
// ago", "last month", "between March and May 2024", "the past three days". Fills analysis.times, in text order.
//
// A weekday or a date without a year is the latest such day not after the publication, unless its clause is in the
// future ("will meet on Tuesday"). An expression that cannot be anchored ("the next day", or any relative one in a
// document without a date) stays in, with unknown dates and precision "none". Durations ("for nine hours") are
// not times. Works from words; tags and trees, where there are any, only help.
void find_times(Analysis& analysis);

// When the event with this trigger happens: an expression that hangs on the trigger or its clause, or on a clause
// that shares its setting. What says when a report was made ("said on Monday that ...") is not the time of what is
// reported; invalid when nothing else is said.
TimeId time_for(const Analysis& analysis, WordId trigger);

}  // namespace hearsay
