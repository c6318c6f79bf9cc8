// Second half of place resolution: which of the places of one name is meant.
#pragma once

#include <vector>

#include "mention/place_finder.h"

namespace hearsay {

// One Place for each toponym, in the same order. Those that nothing decides have precision "none".
std::vector<Place> choose_places(const PlaceKnowledge& knowledge, const Analysis& analysis,
                                 const std::vector<Toponym>& toponyms);

}  // namespace hearsay
