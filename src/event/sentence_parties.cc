#include "event/sentence_parties.h"

#include <algorithm>

#include "base/strings.h"
#include "event/rules.h"
#include "event/sides.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

WordId announced_by(const Tree& tree, WordId predicate) {
  const Word& w = tree[predicate];
  const bool said = w.rel == Rel::ccomp && w.head.valid() &&
                    among({"add", "announce", "declare", "pledge", "promise", "say"}, tree[w.head].lemma);
  return said ? w.head : WordId();
}

}  // namespace

void prevented_by(const Analysis& analysis, const Fillers& fillers, EventCandidate& c) {
  const Arguments outer = arguments_of(analysis.tree, c.presentation.preventer, HeadKind::verb);
  std::vector<MentionId> preventers;
  for (const WordId w : outer.subject) {
    const auto parties = fillers.parties(w);
    preventers.insert(preventers.end(), parties.begin(), parties.end());
  }
  std::erase_if(c.actor,
                [&](MentionId m) { return std::find(preventers.begin(), preventers.end(), m) != preventers.end(); });
  if (c.recipient.empty()) c.recipient = preventers;
}

std::vector<MentionId> who_threatens(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c) {
  const bool harm = c.type == EventType::ASSAULT || c.type == EventType::COERCE || c.type == EventType::SANCTION;
  const bool yields = c.type == EventType::RETREAT || c.type == EventType::CONCEDE;
  const bool open = c.presentation.modality == Modality::future || c.presentation.modality == Modality::hypothetical;
  WordId verb = harm && open ? threatened_by(analysis.tree, c.match.predicate) : WordId();
  // "The minister said the ship would be released": his side will do it.
  if (yields && c.presentation.modality == Modality::future) verb = announced_by(analysis.tree, c.match.predicate);
  if (!verb.valid()) return {};
  std::vector<MentionId> found;
  for (const WordId w : arguments_of(analysis.tree, verb, HeadKind::verb).subject) {
    const auto parties = fillers.parties(w, SlotRole::actor);
    found.insert(found.end(), parties.begin(), parties.end());
  }
  return found;
}

std::vector<MentionId> who_expels(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  if (c.type != EventType::COERCE && c.type != EventType::SANCTION) return {};
  const auto acts_for_itself = [&](MentionId m) {
    return m.valid() && (is_country(analysis.mention(m).actor.country) || analysis.mention(m).actor.country == "IGO") &&
           std::ranges::find(c.recipient, m) == c.recipient.end();
  };
  const std::string_view lemma = tree[c.match.predicate].lemma;
  for (const WordId w : tree.children(c.match.predicate)) {
    // "Expelled from Chad", "suspended from the African Union".
    if (is(tree[w].rel, Rel::obl) && case_of(tree, w) == "from" &&
        among({"ban", "bar", "deport", "expel", "suspend"}, lemma) && acts_for_itself(fillers.mention_at(w))) {
      return {fillers.mention_at(w)};
    }
    // "Were given 48 hours to leave Norway".
    const WordId term = tree[w].rel == Rel::obj ? tree.child(w, Rel::acl) : w;
    if (!term.valid() || tree[term].lemma != "leave" || !among({"ask", "give", "order", "tell"}, lemma)) continue;
    const WordId left = tree.child(term, Rel::obj);
    if (left.valid() && acts_for_itself(fillers.mention_at(left))) return {fillers.mention_at(left)};
  }
  return {};
}

std::vector<MentionId> who_summons(const Analysis& analysis, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  if (c.type != EventType::ACCUSE || !among({"bring", "call", "haul", "summon"}, tree[c.match.predicate].lemma))
    return {};
  const auto is_theirs = [&](const Mention& m) {
    return std::ranges::any_of(c.recipient,
                               [&](MentionId r) { return analysis.mention(r).actor.country == m.actor.country; });
  };
  bool ministry = false;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (m.head < c.match.predicate || !tree.dominates(c.match.predicate, m.head)) continue;
    ministry = ministry || tree[m.head].lemma == "ministry";
    if (ministry && is_country(m.actor.country) && !is_theirs(m)) return {MentionId(i)};
  }
  return {};
}

std::vector<MentionId> whom_it_faces(const Analysis& analysis, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  if (c.actor.empty()) return {};
  const WordId predicate = c.light_verb.valid() ? c.light_verb : c.match.predicate;
  const auto is_own = [&](const Mention& m) {
    return std::ranges::any_of(c.actor,
                               [&](MentionId a) { return analysis.mention(a).actor.country == m.actor.country; });
  };
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (m.kind == MentionKind::pronoun || !is_country(m.actor.country) || is_own(m)) continue;
    if (!tree.dominates(predicate, m.head)) continue;
    const bool modifies = tree[m.head].rel == Rel::amod || tree[m.head].rel == Rel::compound;  // "Iranian drones"
    const WordId phrase = modifies ? tree[m.head].head : m.head;
    const WordId above = tree[phrase].head;
    if (!above.valid()) continue;
    const WordId mark =
        tree[above].rel == Rel::advcl && tree[above].head == predicate ? tree.child(above, Rel::mark) : WordId();
    const bool moves = is(tree[phrase].rel, Rel::nsubj) && mark.valid() && among({"after", "as"}, tree[mark].lemma);
    const bool quarrel = case_of(tree, phrase) == "with" &&
                         among({"dispute", "quarrel", "row", "standoff", "tension"}, tree[above].lemma);
    if (moves || quarrel) return {MentionId(i)};
  }
  return {};
}

std::vector<MentionId> in_condition(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c) {
  const WordId condition = condition_of(analysis.tree, c.match.predicate);
  const WordId subject = condition.valid() ? analysis.tree.child(condition, Rel::nsubj) : WordId();
  if (!subject.valid()) return {};
  std::vector<MentionId> found = fillers.parties(subject);
  std::erase_if(found, [&](MentionId m) {
    return std::any_of(c.actor.begin(), c.actor.end(),
                       [&](MentionId a) { return analysis.mention(a).entity == analysis.mention(m).entity; });
  });
  return found;
}

std::vector<MentionId> whom_to_disperse(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  for (const WordId w : tree.children(c.light_verb.valid() ? c.light_verb : c.match.predicate)) {
    const bool aim = (tree[w].rel == Rel::advcl || tree[w].rel == Rel::xcomp) && tree[w].xpos == "VB" &&
                     among({"break", "clear", "disperse", "drive", "push", "quell", "scatter"}, tree[w].lemma);
    const WordId object = aim ? tree.child(w, Rel::obj) : WordId();
    if (object.valid()) return fillers.parties(object, SlotRole::recipient);
  }
  return {};
}

}  // namespace hearsay
