#include "event/voice.h"

#include <array>

#include "base/strings.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// Verbs that have no passive.
constexpr auto kIntransitive =
    std::to_array<std::string_view>({"appeal", "arrive", "call", "clash", "converge", "demonstrate", "flee", "gather",
                                     "march", "meet", "picket", "rally", "riot", "talk", "walk"});

// What happens of itself: after a noun, their past is no participle ("after fighting erupted in").
constexpr auto kIntransitiveEvents =
    std::to_array<std::string_view>({"arrive", "collapse", "crash", "detonate", "die", "emerge", "erupt", "escalate",
                                     "explode", "fall", "flare", "happen", "occur", "rage"});

// A past tense that the tagger took for a participle: "The president imposed a curfew" read as a noun with a clause. A
// passive participle has no object, and a sentence that ends in a full stop is rarely a bare noun.
bool is_finite_in_disguise(const Tree& tree, WordId verb) {
  const Word& w = tree[verb];
  if (w.rel != Rel::acl || !w.head.valid()) return false;
  for (const WordId c : tree.children(verb)) {
    if (tree[c].rel == Rel::obl_agent || case_of(tree, c) == "by") return false;
  }
  if (tree.child(verb, Rel::obj).valid()) return true;
  const bool root = tree[w.head].rel == Rel::root && !tree.child(w.head, Rel::cop).valid();
  const Sentence& s = tree.sentences[tree.sentence_of(verb).index()];
  const WordId last(s.first.value + s.size - 1);
  return root && s.size > 3 && tree[last].form == ".";
}

// "Tonga applied for membership.", "gunmen stormed into the bank.": a preposition right behind the verb that rarely
// follows a passive, in a sentence that is no headline.
bool has_complement(const Tree& tree, WordId verb) {
  constexpr auto kComplement =
      std::to_array<std::string_view>({"against", "for", "into", "toward", "towards", "upon", "with"});
  const Sentence& s = tree.sentences[tree.sentence_of(verb).index()];
  const WordId next(verb.value + 1), last(s.first.value + s.size - 1);
  return tree[last].form == "." && next < last && among(kComplement, tree[next].lemma);
}

// "Russian shells destroyed a school" read as a passive without its auxiliary: what has an object, or a verb that knows
// no passive, is active. "Two men killed in Lima", a headline, is not.
bool is_active_in_disguise(const Tree& tree, WordId verb) {
  for (const WordId c : tree.children(verb)) {
    const Rel r = tree[c].rel;
    if (r == Rel::aux || r == Rel::aux_pass || r == Rel::obl_agent || case_of(tree, c) == "by") return false;
  }
  // "The minister charged on Monday that ...".
  const WordId clause = tree.child(verb, Rel::ccomp);
  if (clause.valid() && clause > verb && tree.child(clause, Rel::mark).valid()) return true;
  return tree.child(verb, Rel::obj).valid() || among(kIntransitive, tree[verb].lemma) || has_complement(tree, verb);
}

}  // namespace

bool in_passive_voice(const Tree& tree, WordId verb) {
  const Word& w = tree[verb];
  if (w.xpos != "VBN" && w.xpos != "VBD") return false;
  if (tree.child(verb, Rel::nsubj_pass).valid() && is_active_in_disguise(tree, verb)) return false;
  bool has_aux = false;
  for (const WordId c : tree.children(verb)) {
    if (tree[c].rel == Rel::aux_pass || tree[c].rel == Rel::nsubj_pass) return true;
    has_aux = has_aux || tree[c].rel == Rel::aux;
  }
  if (w.xpos != "VBN" || has_aux) return false;
  // Participles without an auxiliary: after a noun, in an adverbial clause, or coordinated with a passive.
  if (w.rel == Rel::acl || w.rel == Rel::advcl) {
    return !is_finite_in_disguise(tree, verb) && !among(kIntransitiveEvents, w.lemma);
  }
  return w.rel == Rel::conj && w.head.valid() && in_passive_voice(tree, w.head) &&
         !tree.child(verb, Rel::nsubj).valid();
}

WordId agent_of(const Tree& tree, WordId v) {
  for (const WordId c : tree.children(v)) {
    if (tree[c].rel == Rel::obl_agent || (tree[c].rel == Rel::obl && case_of(tree, c) == "by")) return c;
  }
  return {};
}

bool has_agent(const Tree& tree, WordId v) {
  return agent_of(tree, v).valid();
}

std::vector<WordId> shared_agent(const Tree& tree, WordId v) {
  for (const WordId c : tree.children(v)) {
    const Word& w = tree[c];
    const bool other = w.rel == Rel::conj && w.xpos == "VBN" && !tree.child(c, Rel::nsubj_pass).valid();
    const bool predicate = w.rel == Rel::xcomp && w.upos == Upos::ADJ;
    if (!other && !predicate) continue;
    if (const WordId agent = agent_of(tree, c); agent.valid()) return with_conjuncts(tree, agent);
  }
  const Word& w = tree[v];
  if (w.rel != Rel::conj || !w.head.valid() || !in_passive_voice(tree, w.head)) return {};
  const WordId agent = agent_of(tree, w.head);
  return agent.valid() ? with_conjuncts(tree, agent) : std::vector<WordId>();
}

}  // namespace hearsay
