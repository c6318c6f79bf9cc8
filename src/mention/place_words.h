// Closed classes of words that stand beside place names. All take lower-case forms.
#pragma once

#include <string_view>

namespace hearsay::place_words {

bool is_border(std::string_view word);         // border, frontier
bool is_region(std::string_view word);         // province, governorate, ...: first-order regions
bool is_county(std::string_view word);         // county, district, ...: regions below them
bool is_always_region(std::string_view word);  // of both, those that name nothing else: province, county, ...
bool is_settlement(std::string_view word);     // city, town, village, ... in "the city of X"
bool is_place_noun(std::string_view word);     // follows a place name without changing it: "Kabul Airport"
bool is_street(std::string_view word);         // "Liberty Square" is nowhere near Liberty
bool is_place_part(std::string_view word);     // outskirts, capital, centre, ... in "the outskirts of X"
bool is_locative(std::string_view word);       // prepositions of place
bool is_direction(std::string_view word);      // north, southern, central, downtown
bool begins_name(std::string_view word);       // new, nueva, san, puerto: of a name of its own
bool is_calendar(std::string_view word);       // weekdays and months, also abbreviated
bool is_title(std::string_view word);          // Mr., President, Judge: a person's name follows
bool is_speech(std::string_view word);         // said, told: a person's name came before
bool is_function(std::string_view word);       // articles, prepositions, ... that a sentence may begin with

}  // namespace hearsay::place_words
