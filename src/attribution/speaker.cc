#include "attribution/speaker.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace hearsay {

EntityId speaker(const Analysis& analysis, AttributionId attribution) {
  if (!attribution.valid()) return {};
  const MentionId m = analysis.attribution(attribution).source_mention;
  return m.valid() ? analysis.mention(m).entity : EntityId();
}

AttributionId attribution_at(const Analysis& analysis, Span span, bool quoted) {
  AttributionId found;
  std::uint32_t smallest = 0;
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    const Attribution& a = analysis.attributions[i];
    if (quoted && a.form == Form::indirect) continue;
    std::uint32_t n = 0;
    bool holds = false;
    for (const Span c : a.content) {
      n += c.size();
      holds = holds || c.contains(span);
    }
    if (holds && (!found.valid() || n <= smallest)) {
      found = AttributionId(i);
      smallest = n;
    }
  }
  return found;
}

EntityId resolve_first_person(const Analysis& analysis, WordId pronoun) {
  constexpr std::array<std::string_view, 10> kFirst = {"i",  "me", "my",  "mine", "myself",
                                                       "we", "us", "our", "ours", "ourselves"};
  const std::string form = lower(analysis.tree[pronoun].form);
  if (std::ranges::find(kFirst, form) == kFirst.end()) return {};
  return speaker(analysis, attribution_at(analysis, analysis.tree[pronoun].span, true));
}

}  // namespace hearsay
