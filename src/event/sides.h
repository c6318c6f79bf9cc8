// Whose side somebody is on.
#pragma once

#include <string>
#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// How many sentences away others may be meant without being named again.
constexpr int kNear = 2;

// Whether the code says whose somebody is, not, as "IGO" does, of what kind.
bool is_country(const std::string& code);

// "Spain", "Kyiv", "Finnish": a state by its name alone.
bool is_state_name(const Mention& mention);

// Whether two actors stand on one side: one group; or one country, where no group parts them. A group that governs its
// country is on its country's side; rebels and parties are not.
bool one_side(const Actor& a, const Actor& b);

// Whether two of the mentions are known and on different sides; which two.
struct TwoSides {
  MentionId one, other;
  bool valid() const { return one.valid(); }
};
TwoSides two_sides(const Analysis& analysis, const std::vector<MentionId>& mentions);

}  // namespace hearsay
