#include "event/party.h"

#include <algorithm>

#include "mention/combine.h"

namespace hearsay {
namespace {

// "The network struck a deal with a studio": firms and media that do business with each other.
bool is_among_firms(const Analysis& analysis, const Event& e) {
  const auto firm = [&](MentionId m) {
    const auto& sectors = analysis.mention(m).actor.sectors;
    return !sectors.empty() && (sectors.front() == "BUS" || sectors.front() == "JRN");
  };
  const auto all = [&](const std::vector<MentionId>& mentions) {
    return std::all_of(mentions.begin(), mentions.end(), firm);
  };
  return !e.actor.empty() && all(e.actor) && all(e.recipient);
}

}  // namespace

bool has_party(const Analysis& analysis, const Event& e) {
  const bool cooperates = e.type == EventType::SUPPORT || e.type == EventType::COOPERATE;
  const auto known = [&](MentionId id) {
    const Mention& m = analysis.mention(id);
    const bool person = m.person && (e.type == EventType::PROTEST || (m.kind == MentionKind::name && !cooperates));
    return m.actor.known() || person;
  };
  // "Visitors are advised to stay out": nobody is said to ask.
  if (e.type == EventType::REQUEST && e.actor.empty() && std::ranges::none_of(e.recipient, [&](MentionId m) {
        const Actor& a = analysis.mention(m).actor;
        return has_sector(a, "GOV") || has_sector(a, "MIL") || !a.id.empty() || !a.group.empty();
      })) {
    return false;
  }
  const bool deals = cooperates || e.type == EventType::AGREE || e.type == EventType::CONSULT;
  if (deals && is_among_firms(analysis, e)) return false;
  if (std::any_of(e.actor.begin(), e.actor.end(), known)) return true;
  if (std::any_of(e.recipient.begin(), e.recipient.end(), known)) return true;
  return (e.place.valid() || !e.counts.empty()) && (e.type == EventType::PROTEST || e.type == EventType::ASSAULT);
}

}  // namespace hearsay
