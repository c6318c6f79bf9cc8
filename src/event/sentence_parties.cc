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
  if (!among({"ban", "bar", "deport", "expel"}, tree[c.match.predicate].lemma)) return {};
  for (const WordId w : tree.children(c.match.predicate)) {
    if (!is(tree[w].rel, Rel::obl) || case_of(tree, w) != "from") continue;
    const MentionId m = fillers.mention_at(w);
    if (m.valid() && is_country(analysis.mention(m).actor.country)) return {m};
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
