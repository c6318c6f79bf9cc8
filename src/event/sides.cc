#include "event/sides.h"

#include <algorithm>

namespace hearsay {
namespace {

bool has(const Actor& actor, std::string_view sector) {
  return std::find(actor.sectors.begin(), actor.sectors.end(), sector) != actor.sectors.end();
}

}  // namespace

bool is_country(const std::string& code) {
  return code.size() == 3 && code != "IGO" && code != "NGO" && code != "MNC" && code != "IMG" && code != "ISM";
}

bool one_side(const Actor& a, const Actor& b) {
  if (!a.group.empty() && a.group == b.group) return true;
  if (!a.group.empty() && !b.group.empty()) return false;
  if (a.country != b.country || !is_country(a.country)) return false;
  if (has(a, "REB") != has(b, "REB")) return false;
  const Actor& grouped = a.group.empty() ? b : a;
  return grouped.group.empty() || has(grouped, "GOV");
}

TwoSides two_sides(const Analysis& analysis, const std::vector<MentionId>& mentions) {
  for (auto a = mentions.begin(); a != mentions.end(); ++a) {
    const Mention& x = analysis.mention(*a);
    if (!x.actor.known()) continue;
    for (auto b = a + 1; b != mentions.end(); ++b) {
      const Mention& y = analysis.mention(*b);
      if (y.actor.known() && x.entity != y.entity && !one_side(x.actor, y.actor)) return {*a, *b};
    }
  }
  return {};
}

}  // namespace hearsay
