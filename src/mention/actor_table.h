// The rows of lexicon/actors/*.tsv as written, with the checks that a row passes by itself.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/document.h"
#include "hearsay/status.h"
#include "resources/resources.h"

namespace hearsay {

// One row; the views point into the file.
struct ActorRow {
  std::vector<std::string_view> columns;
  int line = 0;
  int block = 0;  // rows are sorted within a block; a comment line ends one
};

struct ActorTable {
  std::string file;  // as users know it
  std::string stem;  // "countries", "groups", "types", ...
  std::vector<ActorRow> rows;
};

// Splits the file; every row must have the number of columns that its kind of file has. Calls `problem` for others
// ("file:line: what") and leaves them out.
ActorTable read_actor_table(const Resource& resource, const std::function<void(std::string)>& problem);

// A day, or a year as its first (`last` false) or last day; empty is the unknown date; nothing when it is neither.
std::optional<Date> parse_row_date(std::string_view text, bool last);

bool is_sector(std::string_view code);
// ISO 3166 alpha-3 or KOS as in `countries`, or one of PLOVER's non-state codes (IGO, NGO, MNC, IMG, ISM).
bool is_non_state(std::string_view code);

// "file:line: what".
std::string at_line(const std::string& file, int line, std::string_view what);

}  // namespace hearsay
