// Events as a table for spreadsheets, R and DuckDB: RFC 4180, one row for each event, lists joined with ";".
#pragma once

#include <string>

#include "hearsay/analysis.h"

namespace hearsay {

// The names of the columns, as a line. docs/columns.md says what each holds.
std::string csv_header();
// A line for each event; lines end in CR LF.
std::string csv_rows(const Analysis& analysis);

}  // namespace hearsay
