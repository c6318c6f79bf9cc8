#include "event/same_act.h"

#include <algorithm>

#include "base/strings.h"

namespace hearsay {
namespace {

// "Nine are killed and two injured in a raid": coordinated passives are of one attack.
bool harms_together(const Tree& tree, const EventCandidate& a, const EventCandidate& b) {
  const WordId first = a.match.predicate, second = b.match.predicate;
  // "Overran a village and killed thirty people".
  const bool own_subject = tree.child(second, Rel::nsubj).valid() || tree.child(second, Rel::nsubj_pass).valid();
  if (a.type == EventType::ASSAULT && tree[second].rel == Rel::conj && tree[second].head == first && !own_subject &&
      !a.actor.empty() && a.actor == b.actor && is_harm(tree[second].lemma)) {
    return true;
  }
  return a.type == EventType::ASSAULT && tree[second].rel == Rel::conj && tree[second].head == first &&
         is_harm(tree[first].lemma) && (is_harm(tree[second].lemma) || tree[second].form == "injured") &&
         (a.actor.empty() || b.actor.empty() || a.actor == b.actor);
}

// "Raided the paper's office and carried off its computers", "boarded a boat and took its captain into custody": one
// after the other, by the same to people of one country.
bool deals_with_same(const Analysis& analysis, const EventCandidate& a, const EventCandidate& b) {
  const bool in_steps = a.type == EventType::COERCE || a.type == EventType::PROTEST || a.type == EventType::RETREAT ||
                        a.type == EventType::SANCTION;
  if (!in_steps || a.actor.empty() || entities_of(analysis, a.actor) != entities_of(analysis, b.actor)) return false;
  const Tree& tree = analysis.tree;
  const WordId first = a.light_verb.valid() ? a.light_verb : a.match.predicate;
  const WordId second = b.light_verb.valid() ? b.light_verb : b.match.predicate;
  const Rel r = tree[second].rel;
  if (tree[second].head != first || (r != Rel::conj && r != Rel::advcl)) return false;
  const auto country = [&](const EventCandidate& c) {
    return c.recipient.empty() ? std::string() : analysis.mention(c.recipient.front()).actor.country;
  };
  return country(a).empty() || country(b).empty() || country(a) == country(b);
}

bool is_visit(const EventCandidate& c) {
  return has_mode(c, "visit");
}

// "Flew to Banjul to negotiate with the president", "toured Juba and consulted the elders".
bool visits_to_talk(const Analysis& analysis, const EventCandidate& a, const EventCandidate& b) {
  const EventCandidate& visit = is_visit(a) ? a : b;
  const EventCandidate& talk = is_visit(a) ? b : a;
  const std::vector<EntityId> visitors = entities_of(analysis, visit.actor);
  const auto country = [&](MentionId m) { return std::string_view(analysis.mention(m).actor.country); };
  bool shared = false;
  for (const auto* side : {&talk.actor, &talk.recipient}) {
    for (const MentionId m : *side) {
      const EntityId entity = analysis.mention(m).entity;
      if (std::find(visitors.begin(), visitors.end(), entity) != visitors.end()) {
        shared = true;
      } else if (!country(m).empty() && std::none_of(visit.recipient.begin(), visit.recipient.end(),
                                                     [&](MentionId host) { return country(host) == country(m); })) {
        return false;  // somebody of another country
      }
    }
  }
  return shared;
}

// Signing is no praise.
bool seals(const Tree& tree, const EventCandidate& c) {
  return among({"conclude", "initial", "ratify", "reach", "seal", "sign"}, tree[c.match.predicate].lemma);
}

// "Congratulated Fiji and paid tribute to its voters": two words of praise, blame or demand in a row to one country.
// "Declared persona non grata by the ministry, the ambassador was given a day to leave": each names one side.
bool says_same(const Analysis& analysis, const EventCandidate& a, const EventCandidate& b) {
  const Tree& tree = analysis.tree;
  const bool verbal = (a.type == EventType::SUPPORT || a.type == EventType::ACCUSE || a.type == EventType::REJECT) &&
                      !seals(tree, a) && !seals(tree, b);
  const Word& second = tree[b.match.predicate];
  const bool row = second.rel == Rel::conj && second.head == a.match.predicate;
  const auto countries = [&](const std::vector<MentionId>& mentions) {
    std::vector<std::string_view> found;
    for (const MentionId m : mentions) found.push_back(analysis.mention(m).actor.country);
    return found;
  };
  if (verbal && row && !a.recipient.empty() && entities_of(analysis, a.actor) == entities_of(analysis, b.actor)) {
    const auto theirs = countries(a.recipient);
    return !theirs.front().empty() && theirs == countries(b.recipient);
  }
  const bool beside = tree[a.match.predicate].rel == Rel::advcl && tree[a.match.predicate].head == b.match.predicate &&
                      tree[a.match.predicate].xpos == "VBN";
  return beside && (a.actor.empty() || b.actor.empty()) && (a.recipient.empty() || b.recipient.empty());
}

// "An ambush in which fighters killed ten", "flew to Baghdad, where he was received": told in a clause about the first.
bool tells_more(const Tree& tree, const EventCandidate& a, const EventCandidate& b) {
  const Word& clause = tree[b.match.predicate];
  if (clause.rel != Rel::acl_relcl || !clause.head.valid() || a.match.predicate > b.match.predicate) return false;
  if (a.type == EventType::ASSAULT) {
    return clause.head == a.match.predicate && is_harm(clause.lemma) && (a.actor.empty() || a.actor == b.actor);
  }
  return a.type == EventType::CONSULT && is_visit(a) && is_visit(b) && tree[clause.head].head == a.match.predicate;
}

}  // namespace

bool same_act(const Analysis& analysis, const EventCandidate& a, const EventCandidate& b) {
  if (a.type != b.type || a.presentation.negated != b.presentation.negated) return false;
  if (is_visit(a) != is_visit(b) && visits_to_talk(analysis, a, b)) return true;
  if (harms_together(analysis.tree, a, b) || deals_with_same(analysis, a, b)) return true;
  if (says_same(analysis, a, b) || tells_more(analysis.tree, a, b)) return true;
  const auto entities = [&](const EventCandidate& c) {
    std::vector<EntityId> ids;
    ids.reserve(c.actor.size() + c.recipient.size());
    for (const MentionId m : c.actor) ids.push_back(analysis.mention(m).entity);
    for (const MentionId m : c.recipient) ids.push_back(analysis.mention(m).entity);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const auto ea = entities(a);
  const auto eb = entities(b);
  // "Repelled attacks and captured a village": who is hit by the one acts in the other.
  const auto opposed = [&](const std::vector<MentionId>& actor, const std::vector<MentionId>& recipient) {
    const std::vector<EntityId> hit = entities_of(analysis, recipient);
    return std::ranges::any_of(
        actor, [&](MentionId m) { return std::ranges::find(hit, analysis.mention(m).entity) != hit.end(); });
  };
  const auto country = [&](const std::vector<MentionId>& actor) {
    return actor.empty() ? std::string() : analysis.mention(actor.front()).actor.country;
  };
  const bool abroad = !country(a.actor).empty() && !country(b.actor).empty() && country(a.actor) != country(b.actor);
  if (abroad && !a.match.pattern->coding.mutual && opposed(b.actor, a.recipient)) return false;
  // One that names no more than the other adds nothing.
  return std::includes(ea.begin(), ea.end(), eb.begin(), eb.end());
}

bool is_harm(std::string_view lemma) {
  return lemma == "kill" || lemma == "injure" || lemma == "wound" || lemma == "hurt" || lemma == "abduct";
}

}  // namespace hearsay
