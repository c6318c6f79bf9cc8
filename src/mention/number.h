// How many: counts of things, and of the dead, injured and arrested of an event.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// A number as the text gives it. "26": 26 to 26; "at least 26": 26 without a high; "up to 40": 0 to 40;
// "dozens": 24 without a high; "between 10 and 15": 10 to 15; "nearly 300": 0 to 300 is too wide, so 270 to 300.
struct Quantity {
  std::int64_t low = 0;
  std::optional<std::int64_t> high;
  Span span;  // with its hedge: "at least 26"
};

// The quantity that begins at or right before word `at` ("more than 1,300", "two", "dozens of"), and the word after it.
struct QuantityAt {
  Quantity quantity;
  WordId first, last;  // inclusive
};
std::optional<QuantityAt> read_quantity(const Tree& tree, WordId at);

// How many of a noun there are: by its number ("three soldiers"), by what it is a part of ("dozens of soldiers"), by
// "no" (0) or by an article or its form alone ("a soldier": 1; a bare plural gives nothing).
std::optional<Quantity> quantity(const Tree& tree, WordId noun);

// "Three soldiers and 19 rebels".
void add_to(Quantity& sum, const Quantity& more);

// Killed, injured, arrested, displaced, abducted: counts of people that the trigger's clause, and the clauses that it
// is coordinated with or that tell its result ("killing 14 and injuring 35", "leaving 12 dead"), give. At most one of
// each kind, the first.
std::vector<Count> counts_near(const Analysis& analysis, WordId trigger);

}  // namespace hearsay
