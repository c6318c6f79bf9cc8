#include "mention/time_place_scope.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr int most_steps = 40;  // heads to follow; deeper trees are parse errors

bool heads_clause(const Word& w) {
  switch (universal(w.rel)) {
    case Rel::root:
    case Rel::csubj:
    case Rel::ccomp:
    case Rel::xcomp:
    case Rel::advcl:
    case Rel::acl:
    case Rel::parataxis:
      return true;
    default:
      return w.upos == Upos::VERB && w.rel != Rel::amod && w.rel != Rel::compound;
  }
}

bool has_subject(const Tree& tree, WordId w) {
  return std::any_of(tree.children(w).begin(), tree.children(w).end(),
                     [&](WordId c) { return is(tree[c].rel, Rel::nsubj) || is(tree[c].rel, Rel::csubj); });
}

// The clause that shares its time and place with the clause headed by `clause`: the one before it in a coordination,
// the one that a participle or an infinitive hangs on.
WordId sharing(const Tree& tree, WordId clause) {
  const Word& w = tree[clause];
  if (!w.head.valid()) return {};
  switch (w.rel) {
    case Rel::conj:
    case Rel::xcomp:
      return clause_head(tree, w.head);
    case Rel::advcl:
      return has_subject(tree, clause) ? WordId() : clause_head(tree, w.head);
    case Rel::acl:
      return clause_head(tree, w.head);
    default:
      return {};
  }
}

bool reaches(const Tree& tree, WordId from, WordId to) {
  for (int steps = 0; from.valid() && steps < 4; ++steps) {
    if (from == to) return true;
    from = sharing(tree, from);
  }
  return false;
}

// The word before the phrase of m, its prepositions and articles left out.
WordId before_phrase(const Tree& tree, WordId m) {
  WordId at = tree.leftmost(m);
  return at.value > 0 && tree.sentence_of(at) == tree.sentence_of(WordId(at.value - 1)) ? WordId(at.value - 1)
                                                                                        : WordId();
}

// "The second day of the talks", "a round of talks": the part has the time of the whole.
bool is_part_of(const Tree& tree, WordId part, WordId whole) {
  static constexpr auto parts = std::to_array<std::string_view>({"day", "leg", "phase", "round", "session", "week"});
  const bool of = tree[whole].rel == Rel::nmod && tree[whole].head == part;
  return of && std::find(parts.begin(), parts.end(), tree[part].lemma) != parts.end();
}

// Only punctuation and adverbs stand before the phrase in its sentence.
bool opens_sentence(const Tree& tree, WordId m) {
  const WordId first = tree.sentences[tree.sentence_of(m).index()].first;
  for (WordId w = first; w < tree.leftmost(m); ++w.value) {
    const Upos u = tree[w].upos;
    if (u != Upos::PUNCT && u != Upos::ADV && u != Upos::CCONJ && !tree.dominates(m, w)) return false;
  }
  return true;
}

}  // namespace

bool is_reporting(const Tree& tree, WordId verb) {
  static constexpr auto lemmas = std::to_array<std::string_view>(
      {"acknowledge", "add",      "admit",   "allege",   "announce", "argue",     "assert",    "claim",
       "confirm",     "declare",  "deny",    "describe", "disclose", "emphasise", "emphasize", "explain",
       "insist",      "maintain", "note",    "quote",    "recall",   "report",    "reveal",    "say",
       "state",       "stress",   "suggest", "tell",     "tweet",    "warn",      "write"});
  return verb.valid() && std::binary_search(lemmas.begin(), lemmas.end(), tree[verb].lemma);
}

WordId clause_head(const Tree& tree, WordId w) {
  for (int steps = 0; steps < most_steps && !heads_clause(tree[w]) && tree[w].head.valid(); ++steps) w = tree[w].head;
  return w;
}

Scope scope_of(const Tree& tree, WordId trigger, WordId modifier) {
  if (tree.sentence_of(trigger) != tree.sentence_of(modifier) || trigger == modifier) return Scope::none;
  const WordId clause = clause_head(tree, trigger);
  const WordId before = before_phrase(tree, modifier);
  // "said Monday the army attacked": the parser often hangs "Monday" on the wrong verb.
  const bool reporters =
      before.valid() && is_reporting(tree, before) && before != trigger && !(tree[before].upos == Upos::NOUN);
  WordId carrier = modifier;
  for (int steps = 0; steps < most_steps && tree[carrier].head.valid(); ++steps) {
    carrier = tree[carrier].head;
    if (carrier == trigger) return reporters ? Scope::none : Scope::own;
    if (heads_clause(tree[carrier])) break;
  }
  if (reporters && before != clause) return Scope::none;
  if (carrier == clause) {
    const bool of_report = is_reporting(tree, carrier) && trigger != clause;
    return of_report && before == carrier ? Scope::none : Scope::clause;
  }
  if (reaches(tree, clause, carrier)) return Scope::shared;
  // "met and signed a deal on Monday"; "began withdrawing on Monday"
  const Rel rel = tree[carrier].rel;
  if (reaches(tree, carrier, clause) && (rel == Rel::xcomp || (rel == Rel::conj && !has_subject(tree, carrier)))) {
    return Scope::shared;
  }
  if (rel == Rel::conj && carrier > clause && tree[carrier].head == clause &&
      tree.child(clause, Rel::nsubj_pass).valid()) {
    return Scope::later;
  }
  // "an attack that killed two on Sunday"; "the second day of talks that ran into Sunday", of whatever the clause is
  if (is(rel, Rel::acl) && (tree[carrier].head == trigger || is_part_of(tree, tree[carrier].head, trigger))) {
    return Scope::shared;
  }
  // What hangs on a verb of which the trigger's clause is the complement.
  for (WordId up = clause; up.valid(); up = sharing(tree, up)) {
    const Word& w = tree[up];
    if ((w.rel != Rel::ccomp && w.rel != Rel::parataxis) || w.head != carrier) continue;
    if (opens_sentence(tree, modifier)) return Scope::fronted;
    const bool misplaced = carrier < trigger && trigger < modifier && is_reporting(tree, carrier);
    return misplaced ? Scope::fronted : Scope::none;
  }
  return Scope::none;
}

}  // namespace hearsay
