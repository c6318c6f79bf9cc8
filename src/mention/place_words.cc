#include "mention/place_words.h"

#include <algorithm>
#include <array>

namespace hearsay::place_words {
namespace {

// The lists are sorted.
template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

constexpr auto regions =
    std::to_array<std::string_view>({"emirate", "governorate", "krai", "oblast", "oblasts", "prefecture", "province",
                                     "provinces", "region", "regions", "state", "voivodeship"});
constexpr auto counties =
    std::to_array<std::string_view>({"agency", "borough", "counties", "county", "district", "districts", "municipality",
                                     "parish", "raion", "tehsil", "township", "woreda"});
constexpr auto settlements =
    std::to_array<std::string_view>({"camp", "cities", "city", "hamlet", "port", "settlement", "suburb", "town",
                                     "towns", "township", "village", "villages"});
constexpr auto place_nouns =
    std::to_array<std::string_view>({"airport", "area", "bridge", "camp", "city", "coast", "crossing", "harbor",
                                     "harbour", "international", "port", "strip", "town", "valley", "village"});
constexpr auto beginnings = std::to_array<std::string_view>(
    {"ciudad", "mount", "new", "nova", "novo", "nueva", "nuevo", "puerto", "saint", "san", "santa", "santo", "villa"});
constexpr auto streets = std::to_array<std::string_view>({"avenue", "boulevard", "highway", "square", "street"});
constexpr auto place_parts = std::to_array<std::string_view>(
    {"capital", "center", "centre", "downtown", "edge", "neighborhood", "neighbourhood", "outskirts", "parts",
     "quarter", "side", "stronghold", "suburbs", "territory", "vicinity"});
constexpr auto locatives =
    std::to_array<std::string_view>({"across", "around", "at", "from", "in", "inside", "into", "near", "off", "outside",
                                     "over", "through", "throughout", "to", "toward", "towards", "within"});
constexpr auto directions = std::to_array<std::string_view>(
    {"central",   "coastal",      "downtown",      "east",          "eastern",      "greater",       "inner",
     "lower",     "mainland",     "mid",           "middle",        "north",        "north-eastern", "north-western",
     "northeast", "northeastern", "northern",      "northwest",     "northwestern", "occupied",      "outer",
     "rural",     "south",        "south-eastern", "south-western", "southeast",    "southeastern",  "southern",
     "southwest", "southwestern", "upper",         "upstate",       "west",         "western"});
constexpr auto calendar = std::to_array<std::string_view>(
    {"apr.", "april",   "aug.",     "august", "dec.",      "december", "feb.",     "february", "friday",
     "jan.", "january", "july",     "june",   "march",     "may",      "monday",   "nov.",     "november",
     "oct.", "october", "saturday", "sept.",  "september", "sunday",   "thursday", "tuesday",  "wednesday"});
constexpr auto titles = std::to_array<std::string_view>(
    {"adm.",       "admiral",      "ambassador", "attorney",   "capt.",        "captain",     "chancellor",
     "chief",      "coach",        "col.",       "colonel",    "commissioner", "congressman", "congresswoman",
     "councilman", "councilwoman", "deputy",     "detective",  "director",     "dr.",         "gen.",
     "general",    "gov.",         "governor",   "judge",      "justice",      "lady",        "lord",
     "lt.",        "maj.",         "major",      "mayor",      "minister",     "miss",        "mr",
     "mr.",        "mrs",          "mrs.",       "ms",         "ms.",          "officer",     "premier",
     "president",  "prince",       "princess",   "principal",  "prof.",        "professor",   "rep.",
     "rev.",       "secretary",    "sen.",       "senator",    "sergeant",     "sgt.",        "sheikh",
     "sheriff",    "sir",          "spokesman",  "spokeswoman"});
constexpr auto speech = std::to_array<std::string_view>(
    {"added", "asked", "explained", "noted", "recalled", "replied", "said", "says", "told", "wrote"});
constexpr auto functions = std::to_array<std::string_view>(
    {"a",    "after", "all",     "although", "an",      "and",    "as",    "at",   "because", "before", "both", "but",
     "by",   "for",   "from",    "if",       "in",      "inside", "like",  "many", "most",    "near",   "no",   "not",
     "of",   "on",    "or",      "other",    "outside", "over",   "since", "some", "that",    "the",    "then", "these",
     "this", "those", "through", "to",       "today",   "under",  "until", "when", "where",   "while",  "with"});

}  // namespace

bool is_border(std::string_view w) {
  return w == "border" || w == "borders" || w == "frontier";
}
bool is_region(std::string_view w) {
  return in(regions, w);
}
bool is_county(std::string_view w) {
  return in(counties, w);
}
bool is_always_region(std::string_view w) {
  return (is_region(w) || is_county(w)) && w != "state" && w != "region" && w != "district" && w != "districts" &&
         w != "agency" && w != "emirate" && w != "regions";
}
bool is_settlement(std::string_view w) {
  return in(settlements, w);
}
bool is_place_noun(std::string_view w) {
  return in(place_nouns, w);
}
bool is_street(std::string_view w) {
  return in(streets, w);
}
bool is_place_part(std::string_view w) {
  return in(place_parts, w);
}
bool is_locative(std::string_view w) {
  return in(locatives, w);
}
bool is_direction(std::string_view w) {
  return in(directions, w);
}
bool begins_name(std::string_view w) {
  return in(beginnings, w);
}
bool is_calendar(std::string_view w) {
  return in(calendar, w);
}
bool is_title(std::string_view w) {
  return in(titles, w);
}
bool is_speech(std::string_view w) {
  return in(speech, w);
}
bool is_function(std::string_view w) {
  return in(functions, w);
}

}  // namespace hearsay::place_words
