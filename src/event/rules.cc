#include "event/rules.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

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

// "Haiti protested against the treatment of its citizens": states lodge protests, they do not march.
bool protests_as_state(const Analysis& analysis, const EventCandidate& c) {
  if (c.type != EventType::PROTEST || analysis.tree[c.match.predicate].lemma != "protest") return false;
  return !c.actor.empty() && std::all_of(c.actor.begin(), c.actor.end(), [&](MentionId m) {
    const Mention& mention = analysis.mention(m);
    return mention.kind == MentionKind::name && !mention.person && mention.actor.id == mention.actor.country &&
           !mention.actor.id.empty();
  });
}

}  // namespace

WordId condition_of(const Tree& tree, WordId predicate) {
  for (WordId w = predicate; w.valid(); w = tree[w].head) {
    for (const WordId c : tree.children(w)) {
      const WordId mark = tree[c].rel == Rel::advcl ? tree.child(c, Rel::mark) : WordId();
      if (mark.valid() && (tree[mark].lemma == "unless" || tree[mark].lemma == "if")) return c;
    }
    if (tree[w].rel != Rel::conj && tree[w].rel != Rel::xcomp) break;
  }
  return {};
}

void apply_plover_rules(const Analysis& analysis, EventCandidate& c) {
  if (is_joint_exercise(analysis, c)) {
    become(c, EventType::COOPERATE, "of several countries");
    c.recipient.clear();
  }
  if (protests_as_state(analysis, c)) become(c, EventType::ACCUSE, "by a state");
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
    c.refusal = true;
    return;
  }
  // "Will visit", and what gives or yields also where it is planned: "is scheduled to meet", "plans for joint drills".
  const bool planned =
      (yields || gives) && c.presentation.stage == Stage::planned && c.presentation.modality == Modality::actual;
  const bool to_come = (c.presentation.modality == Modality::future || planned) && !c.presentation.negated;
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
    case EventType::PROTEST:
    case EventType::COERCE:
    case EventType::SANCTION:
      if (c.actor.empty() || !condition_of(analysis.tree, c.match.predicate).valid()) return;
      become(c, EventType::THREATEN, "announced on a condition");
      break;
    default:
      return;
  }
  // The promise or threat itself has been made.
  c.presentation.modality = Modality::actual;
  c.presentation.stage = Stage::planned;
}

}  // namespace hearsay
