// An event in a few words, for the table and the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// "TTP -> PAK" with `arrow` between the sides; the actors alone, with commas, when there is no recipient (all parties
// of a mutual act are actors); "?" for an actor that the text does not name.
std::string parties_headline(const Analysis& analysis, const Event& event, std::string_view arrow);
// What sets the event apart from one that simply happened: "not", "prevented", "future"; empty when nothing does.
std::vector<std::string> event_flags(const Event& event);
// "x2", "3+ injured", "4-6 killed"; `times` is the multiplication sign.
std::string counts_headline(const Event& event, std::string_view times);
// "2025-10-26", "2025-10-20/26" or, unresolved, the expression; empty without a time.
std::string time_headline(const Analysis& analysis, const Event& event);
// "Karsa, ARV", "border PAK"; empty without a place.
std::string place_headline(const Analysis& analysis, const Event& event);

}  // namespace hearsay
