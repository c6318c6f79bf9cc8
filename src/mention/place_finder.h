// First half of place resolution: the words that name places, each with all places of that name.
#pragma once

#include <string>
#include <vector>

#include "mention/place.h"

namespace hearsay {

// A name in the text before it is resolved.
struct Toponym {
  Span span;
  WordId first, last;                      // inclusive
  std::string key;                         // the name as it is compared across the document, lower case
  std::vector<GazetteerEntry> candidates;  // may be empty: named as a place by the words around it
  // What the words around it say.
  std::vector<GazetteerEntry> within;  // "Paris, Texas": the region or country that follows
  bool region = false;                 // "Kunar province": a first-order region rather than a city
  bool city = false;                   // "the city of X"
  bool border = false;                 // "the Afghan border", "the border with Iran"
  bool county = false;                 // "Laurel County": a second-order region, within something larger
};

// In text order, not overlapping.
std::vector<Toponym> find_toponyms(const PlaceKnowledge& knowledge, const Analysis& analysis);

// The country of a demonym ("Afghan", "Afghans"), or empty.
std::string_view demonym_country(const PlaceKnowledge& knowledge, std::string_view word);

}  // namespace hearsay
