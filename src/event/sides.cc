#include "event/sides.h"

#include "mention/actor_table.h"
#include "mention/combine.h"

namespace hearsay {

bool is_country(const std::string& code) {
  return code.size() == 3 && !is_non_state(code);
}

bool is_state_name(const Mention& m) {
  return m.kind == MentionKind::name && !m.person && !m.actor.id.empty() && m.actor.id == m.actor.country;
}

bool one_side(const Actor& a, const Actor& b) {
  if (!a.group.empty() && a.group == b.group) return true;
  if (!a.group.empty() && !b.group.empty()) return false;
  if (a.country != b.country || !is_country(a.country)) return false;
  if (has_sector(a, "REB") != has_sector(b, "REB")) return false;
  const Actor& grouped = a.group.empty() ? b : a;
  return grouped.group.empty() || has_sector(grouped, "GOV");
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
