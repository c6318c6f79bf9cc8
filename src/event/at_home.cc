#include "event/at_home.h"

#include <algorithm>
#include <array>
#include <string>

#include "event/sides.h"
#include "mention/combine.h"
#include "mention/mentions.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

constexpr int kReach = 2;  // sentences

std::string only_country(const Analysis& analysis, const std::vector<MentionId>& mentions) {
  std::string found;
  for (const MentionId id : mentions) {
    const std::string& country = analysis.mention(id).actor.country;
    if (!is_country(country) || (!found.empty() && found != country)) return {};
    found = country;
  }
  return found;
}

bool speaks_of_another(const Analysis& analysis, SentenceId sentence, const std::string& country) {
  const auto other = [&](const std::string& code) { return !code.empty() && code != country; };
  return std::ranges::any_of(mentions_in(analysis, sentence),
                             [&](const Mention& m) { return other(m.actor.country); }) ||
         std::ranges::any_of(places_in(analysis, sentence), [&](const Place& p) { return other(p.country); });
}

bool of_state(const Actor& a) {
  constexpr auto kOrgans = std::to_array<std::string_view>({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"});
  return a.group.empty() && std::ranges::any_of(kOrgans, [&](std::string_view s) { return has_sector(a, s); });
}

// The nearest government of the country, in the sentence first, then before, then behind it.
MentionId government(const Analysis& analysis, const Event& event, const std::string& country) {
  const auto acts = [&](const Mention& m) {
    return std::ranges::any_of(event.actor, [&](MentionId a) { return analysis.mention(a).span.overlaps(m.span); });
  };
  MentionId found;
  int nearest = 2 * kReach + 1;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (m.actor.country != country || m.kind == MentionKind::pronoun || !has_sector(m.actor, "GOV")) continue;
    if (acts(m) || determiner_of(analysis.tree, m.head) == "a") continue;  // "demanded a republic"
    const int away = analysis.tree.sentence_of(m.head).value - event.sentence.value;
    const int distance = away > 0 ? 2 * away : -2 * away - 1;
    if (std::abs(away) > kReach || std::max(distance, 0) >= nearest) continue;
    found = MentionId(i);
    nearest = std::max(distance, 0);
  }
  return found;
}

}  // namespace

MentionId other_side_at_home(const Analysis& analysis, const Event& event, const std::vector<MentionId>& acted) {
  const bool at_home = event.type == EventType::PROTEST || event.type == EventType::COERCE ||
                       event.type == EventType::CONCEDE || event.type == EventType::REJECT;
  if (!at_home || !event.recipient.empty()) return {};
  const std::string country = only_country(analysis, event.actor);
  if (country.empty()) return {};
  const int back = event.type == EventType::CONCEDE || event.type == EventType::REJECT ? kReach : 0;
  for (int s = std::max(0, event.sentence.value - back); s <= event.sentence.value; ++s) {
    if (speaks_of_another(analysis, SentenceId(s), country)) return {};
  }
  if (!of_state(analysis.mention(event.actor.front()).actor)) return government(analysis, event, country);
  for (auto m = acted.rbegin(); m != acted.rend(); ++m) {
    const Mention& other = analysis.mention(*m);
    const bool near = event.sentence.value - analysis.tree.sentence_of(other.head).value <= kReach;
    if (near && other.actor.country == country && !of_state(other.actor)) return *m;
  }
  return {};
}

}  // namespace hearsay
