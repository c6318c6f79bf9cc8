#include "event/scenes.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "event/sides.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// "Finnish papermaker Kymppi", "Austria's Holzmann": says only where somebody is from.
bool says_where_from(const Tree& tree, const Mention& m) {
  const Rel r = tree[m.head].rel;
  return r == Rel::amod || r == Rel::compound || r == Rel::nmod_poss || r == Rel::nmod_desc;
}

bool is_political(const Analysis& analysis, const Mention& m, std::string_view scene) {
  constexpr auto kPolitical = std::to_array<std::string_view>(
      {"GOV", "MIL", "COP", "REB", "UAF", "PRM", "LEG", "OPP", "PTY", "SPY", "SEP", "JUD"});
  // A state by its name alone may be a team, or where a firm is from.
  if (is_state_name(m)) return scene != "sport" && !says_where_from(analysis.tree, m);
  if (!m.actor.group.empty() || m.actor.country == "IGO") return true;
  return std::ranges::any_of(m.actor.sectors, [&](const std::string& s) { return among(kPolitical, s); });
}

// "The gardener has surrendered the figs": one person of no office, and nobody else who is of politics.
bool is_private_act(const Analysis& analysis, const EventCandidate& c) {
  constexpr auto kOrdinary = std::to_array<std::string_view>({"AGR", "BUS", "CVL", "LAB", "SOC"});
  constexpr auto kOffices = std::to_array<std::string_view>(
      {"activist",   "campaigner",   "chair",       "chairman",  "chairwoman",     "chief",
       "delegate",   "director",     "founder",     "head",      "lawyer",         "leader",
       "negotiator", "organiser",    "organizer",   "president", "representative", "secretary",
       "spokesman",  "spokesperson", "spokeswoman", "widow"});
  switch (c.type) {
    case EventType::ACCUSE:
    case EventType::AGREE:
    case EventType::CONCEDE:
    case EventType::REJECT:
    case EventType::REQUEST:
    case EventType::RETREAT:
    case EventType::SUPPORT:
      break;
    default:
      return false;
  }
  const auto ordinary = [&](MentionId id) {
    const Mention& m = analysis.mention(id);
    return m.kind == MentionKind::nominal && analysis.tree[m.head].upos == Upos::NOUN && m.person && !m.plural &&
           m.actor.group.empty() && !among(kOffices, analysis.tree[m.head].lemma) && !m.actor.sectors.empty() &&
           std::ranges::all_of(m.actor.sectors, [&](const std::string& s) { return among(kOrdinary, s); });
  };
  const auto political = [&](MentionId id) {
    const Mention& m = analysis.mention(id);
    return is_state_name(m) || is_political(analysis, m, "");
  };
  return !c.actor.empty() && std::ranges::all_of(c.actor, ordinary) && std::ranges::none_of(c.recipient, political);
}

// "The carmaker recalls its vans", "the retailer announced that it will close": firms, and nobody who is of politics.
bool is_act_of_firms(const Analysis& analysis, const EventCandidate& c) {
  // By a pattern, too, what firms do to others is told of them now and then.
  const bool often = c.type == EventType::AID || c.type == EventType::CONCEDE || c.type == EventType::SANCTION;
  const bool never = c.type == EventType::PROTEST || c.type == EventType::ASSAULT;
  if (never || (c.learned == 0 && often)) return false;
  const auto firm = [&](MentionId id) {
    const Mention& m = analysis.mention(id);
    return !m.person && !m.actor.sectors.empty() && m.actor.sectors.front() == "BUS";
  };
  // "A Chinese firm built a railway in Kenya" may be for Kenya, by its pattern.
  const auto political = [&](MentionId id) {
    const Mention& m = analysis.mention(id);
    const bool place = c.learned > 0 && position_of(analysis.tree, m.head) == Position::place;
    return is_political(analysis, m, "") && !place;
  };
  return !c.actor.empty() && std::ranges::all_of(c.actor, firm) && std::ranges::none_of(c.recipient, political);
}

}  // namespace

bool is_of_politics(const Analysis& analysis, const EventCandidate& c) {
  const auto political = [&](MentionId m) { return is_political(analysis, analysis.mention(m), "sport"); };
  return std::ranges::any_of(c.actor, political) || std::ranges::any_of(c.recipient, political);
}

bool speaks_of_politics(const Analysis& analysis) {
  return std::ranges::any_of(analysis.mentions, [&](const Mention& m) {
    if (m.kind == MentionKind::pronoun) return false;
    if (!is_state_name(m)) return is_political(analysis, m, "");
    const Position p = position_of(analysis.tree, m.head);
    return p == Position::agent || p == Position::patient || p == Position::party;
  });
}

std::string_view out_of_politics(const Analysis& analysis, const EventCandidate& c,
                                 const std::vector<std::string>& scenes) {
  if (is_private_act(analysis, c)) return "nobody who is of politics takes part";
  if (is_act_of_firms(analysis, c)) return "firms act, and nobody who is of politics takes part";
  for (const std::string& scene : scenes) {
    const auto political = [&](MentionId m) { return is_political(analysis, analysis.mention(m), scene); };
    if (std::ranges::any_of(c.actor, political) || std::ranges::any_of(c.recipient, political)) continue;
    if (scene == "sport") return "the report tells here of a game";
    if (scene == "business" && c.type != EventType::PROTEST) return "the report tells here of firms and their trade";
    if (scene == "private" && (c.type == EventType::ASSAULT || c.type == EventType::ACCUSE ||
                               c.type == EventType::SANCTION || c.type == EventType::REQUEST)) {
      return "the report tells here of private people and their quarrels";
    }
  }
  return {};
}

}  // namespace hearsay
