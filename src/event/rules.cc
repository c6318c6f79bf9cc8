#include "event/rules.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

bool is_country(const std::string& code) {
  return code.size() == 3 && code != "IGO" && code != "NGO" && code != "MNC" && code != "IMG" && code != "ISM";
}

void become(EventCandidate& c, EventType type, const std::string& why) {
  c.why.push_back(std::string(to_string(c.type)) + " " + why + " is " + std::string(to_string(type)) +
                  " (PLOVER manual, \"Potential ambiguities\")");
  c.type = type;
  c.mode.clear();
}

bool is_joint_exercise(const Analysis& analysis, const EventCandidate& c) {
  constexpr auto kDrills = std::to_array<std::string_view>(
      {"drill", "exercise", "game", "maneuver", "maneuvers", "manoeuvre", "manoeuvres", "wargame"});
  if (c.type != EventType::MOBILIZE) return false;
  const auto drill = [&](WordId w) {
    return std::find(kDrills.begin(), kDrills.end(), analysis.tree[w].lemma) != kDrills.end();
  };
  if (!drill(c.match.predicate) && std::none_of(c.match.literals.begin(), c.match.literals.end(), drill)) return false;
  std::string first;
  for (const MentionId m : c.actor) {
    const std::string& country = analysis.mention(m).actor.country;
    if (!first.empty() && !country.empty() && country != first) return true;
    if (first.empty()) first = country;
  }
  return false;
}

}  // namespace

void apply_plover_rules(const Analysis& analysis, EventCandidate& c) {
  if (is_joint_exercise(analysis, c)) {
    become(c, EventType::COOPERATE, "of several countries");
    c.recipient.clear();
  }
  if (c.match.pattern->coding.stage) return;
  const bool yields = c.type == EventType::RETREAT || c.type == EventType::CONCEDE;
  const bool gives = c.type == EventType::AID || c.type == EventType::COOPERATE || c.type == EventType::SUPPORT ||
                     c.type == EventType::AGREE || c.type == EventType::CONSULT;
  if (c.presentation.negated && c.presentation.refused && (yields || gives)) {
    const char* mode = c.type == EventType::CONSULT ? "meet"
                       : c.type == EventType::AGREE ? ""
                       : yields                     ? "yield"
                                                    : "assist";
    become(c, EventType::REJECT, "that somebody will not give");
    if (*mode != '\0') c.mode.assign(1, mode);
    c.presentation = Presentation();
    return;
  }
  const bool to_come = c.presentation.modality == Modality::future && !c.presentation.negated;
  if (!to_come) return;
  switch (c.type) {
    case EventType::CONSULT:
    case EventType::SUPPORT:
    case EventType::COOPERATE:
    case EventType::AID:
      become(c, EventType::AGREE, "yet to come");
      break;
    case EventType::RETREAT:
      become(c, EventType::CONCEDE, "yet to come");
      break;
    case EventType::ASSAULT:
      if (c.actor.empty()) return;
      become(c, EventType::THREATEN, "announced");
      c.mode.assign(1, "violence");
      break;
    default:
      return;
  }
  // The promise or threat itself has been made.
  c.presentation.modality = Modality::actual;
  c.presentation.stage = Stage::planned;
}

void infer_countries(Analysis& analysis, const Event& event) {
  // Where somebody is says whose people they are: "civilians in Gaza", "a village in Paktika".
  for (const MentionId m : event.recipient) {
    Mention& mention = analysis.mentions[m.index()];
    if (mention.kind != MentionKind::nominal || !mention.actor.country.empty() || !mention.actor.group.empty())
      continue;
    for (const Place& p : analysis.places) {
      if (mention.span.contains(p.span) && is_country(p.country)) mention.actor.country = p.country;
    }
  }
  std::string country;
  if (event.place.valid()) country = analysis.places[event.place.index()].country;
  const auto first_country = [&](const std::vector<MentionId>& mentions) -> std::string {
    for (const MentionId m : mentions) {
      if (is_country(analysis.mention(m).actor.country)) return analysis.mention(m).actor.country;
    }
    return {};
  };
  const bool domestic = event.type == EventType::COERCE || event.type == EventType::PROTEST ||
                        event.type == EventType::SANCTION || event.type == EventType::ASSAULT ||
                        event.type == EventType::RETREAT || event.type == EventType::CONCEDE ||
                        event.type == EventType::ACCUSE;
  if (!domestic) return;
  // Without a place, a state's own organs act on its own people.
  if (country.empty() && event.type != EventType::ASSAULT) country = first_country(event.actor);
  if (country.empty() && event.type == EventType::PROTEST) country = first_country(event.recipient);
  if (!is_country(country)) return;
  const auto fill = [&](const std::vector<MentionId>& mentions) {
    for (const MentionId m : mentions) {
      Mention& mention = analysis.mentions[m.index()];
      const bool somebody = mention.kind == MentionKind::nominal && mention.actor.group.empty();
      if (somebody && mention.actor.country.empty()) mention.actor.country = country;
    }
  };
  fill(event.recipient);
  fill(event.actor);
}

}  // namespace hearsay
