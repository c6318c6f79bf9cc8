// What a document and its publisher tell about where its places lie.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "mention/gazetteer.h"
#include "mention/place.h"

namespace hearsay {

double distance_km(const GazetteerEntry& a, const GazetteerEntry& b);
inline bool is_city(const GazetteerEntry& e) {
  return e.kind == PlaceClass::city || e.kind == PlaceClass::capital;
}
// True when `e` lies in the region, country or feature `where`.
bool lies_in(const GazetteerEntry& e, const GazetteerEntry& where);

// How much a document speaks of each country and each first-order region, in mentions.
class Evidence {
 public:
  // Several countries ("ISR|PSE") share the mass.
  void add_country(std::string_view codes, double mass);
  void add_region(const GazetteerEntry& e, double mass);

  // What it adds to the score of a candidate.
  double country_bonus(const GazetteerEntry& e) const;
  double region_bonus(const GazetteerEntry& e) const;
  // Of several countries ("ISR|PSE") the one that the document speaks of most; empty when of none.
  std::string country_of(std::string_view codes) const;
  // The country that it speaks of most, or empty.
  std::string_view main_country() const;

 private:
  std::map<std::string, double, std::less<>> countries_, regions_;  // region: "USA/Ohio"
  double country_total_ = 0, region_total_ = 0;
};

// Where a publisher sits, as far as its name or address tells.
struct PublisherSeat {
  std::string country;  // ISO 3166 alpha-3, or empty
  double mass = 0;      // as evidence, in mentions of that country
  std::string letters;  // of name and address, lower case: a local paper carries its town's name
};
PublisherSeat publisher_seat(const PlaceKnowledge& knowledge, const Document& document);

}  // namespace hearsay
