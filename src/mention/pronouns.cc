#include "mention/pronouns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

enum class Class : std::uint8_t { he, she, it, they };

std::optional<Class> class_of(const std::string& form) {
  if (form == "he" || form == "him" || form == "his" || form == "himself") return Class::he;
  if (form == "she" || form == "her" || form == "hers" || form == "herself") return Class::she;
  if (form == "it" || form == "its" || form == "itself") return Class::it;
  if (form == "they" || form == "them" || form == "their" || form == "theirs" || form == "themselves") {
    return Class::they;
  }
  return std::nullopt;
}

constexpr int kSentencesBack = 2;

}  // namespace

struct PronounResolver::Demand {
  Class cls = Class::it;
  bool possessive = false;
  int sentence = 0;
};

// A possessive may refer to the subject of its clause ("Iran said its army"); an object may not ("Iran attacked it").
bool PronounResolver::same_clause(const Mention& pronoun, const Mention& candidate) const {
  const Tree& tree = d_.tree();
  const WordId a = tree[first_conjunct(tree, pronoun.head)].head;
  const WordId b = tree[first_conjunct(tree, candidate.head)].head;
  return a.valid() && a == b;
}

double PronounResolver::score(const Mention& pronoun, const Mention& c, const Demand& demand) const {
  const Tree& tree = d_.tree();
  const int back = demand.sentence - tree.sentence_of(c.head).value;
  double s = 10 - 4.0 * back;
  const Position position = position_of(tree, c.head);
  if (position == Position::agent || is_subject(tree, c.head)) s += 3;
  if (position == Position::modifier || position == Position::place) s -= 4;
  if (position == Position::possessor) s += is_subject(tree, tree[first_conjunct(tree, c.head)].head) ? 1 : -1;
  if (clause_of(tree, pronoun.head) == clause_of(tree, c.head)) s += 2;
  if (c.kind == MentionKind::name) s += 1;
  if (c.kind == MentionKind::pronoun) s += 1;
  s -= 0.08 * std::min(25, pronoun.head.value - c.head.value);
  const Gender gender = resolver_.gender_of(c.head);
  const Actor& referent = d_.analysis.entities[c.entity.index()].actor;
  const bool actor = c.actor.known() || referent.known() || d_.type_headed_by(c.head) || c.kind == MentionKind::pronoun;
  switch (demand.cls) {
    case Class::he:
    case Class::she:
      if (!c.person || c.plural) return 0;
      if (gender == (demand.cls == Class::he ? Gender::female : Gender::male)) return 0;
      if (gender != Gender::unknown) s += 2;
      break;
    case Class::it:
      if (c.person || c.plural) return 0;
      if (!actor) s -= 4;
      break;
    case Class::they:
      // Bodies of people are often plural: "the army said they". The country of "the Indian prime minister" is not.
      if (!c.plural && position == Position::modifier) return 0;
      if (!c.plural && c.person) return 0;
      if (!c.plural && !actor) return 0;
      // Countries are "it"; armed groups and bodies are often "they".
      if (!c.plural && (referent.group.empty() || referent.country == "IGO")) s -= d_.name_headed_by(c.head) ? 4 : 2;
      if (!actor) s -= 5;
      break;
  }
  return s;
}

EntityId PronounResolver::antecedent(MentionId id) const {
  const Tree& tree = d_.tree();
  const auto& mentions = d_.analysis.mentions;
  const Mention& m = mentions[id.index()];
  const std::string form = lower(tree[m.head].form);
  const auto cls = class_of(form);
  if (!cls) return {};
  Demand demand{*cls, tree[m.head].rel == Rel::nmod_poss, tree.sentence_of(m.head).value};
  double best = 0;
  EntityId found;
  for (std::size_t i = id.index(); i-- > 0;) {
    const Mention& c = mentions[i];
    if (demand.sentence - tree.sentence_of(c.head).value > kSentencesBack) break;
    if (!c.entity.valid() || c.span.contains(m.span)) continue;
    if (!demand.possessive && same_clause(m, c) && !form.ends_with("self") && !form.ends_with("selves")) {
      continue;
    }
    if (c.kind == MentionKind::pronoun && class_of(lower(tree[c.head].form)) != cls) continue;
    const double s = score(m, c, demand);
    if (s > best) {
      best = s;
      found = c.entity;
    }
  }
  return found;
}

}  // namespace hearsay
