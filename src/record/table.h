// Events as a table for people at a terminal.
#pragma once

#include <string>

#include "hearsay/analysis.h"

namespace hearsay {

struct TableOptions {
  int width = 100;      // columns of the terminal; long texts are cut to fit
  bool colour = false;  // ANSI colours: verbal conflict yellow, material conflict red, cooperation green, asides dim
};

// The document's name and title, then a row for each event in text order: who did what to whom, when and where, on
// whose word, and the words of the text that it was read from.
std::string event_table(const Analysis& analysis, const TableOptions& options);

}  // namespace hearsay
