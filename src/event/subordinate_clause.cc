#include "event/subordinate_clause.h"

#include <array>

#include "base/strings.h"

namespace hearsay {
namespace {

// Verbs that tell somebody to do something, or that something is so: a clause which the tree hangs on that somebody is
// theirs ("urged both sides to withdraw", "told ministers that it will").
constexpr auto kAddressed = std::to_array<std::string_view>(
    {"advise",    "allow",  "ask",      "assure", "beg",     "call",   "command",  "compel", "convince", "direct",
     "encourage", "exhort", "forbid",   "force",  "implore", "inform", "instruct", "invite", "notify",   "order",
     "persuade",  "press",  "pressure", "remind", "require", "tell",   "urge",     "warn"});

// "The rebels, who ... also shot a guard": the noun before the comma, where the tree takes the relative clause for
// one that is merely set beside the other.
WordId loose_antecedent(const Tree& tree, WordId pronoun) {
  const Rel r = tree[tree[pronoun].head].rel;
  if ((r != Rel::parataxis && r != Rel::conj && r != Rel::advcl) || pronoun.value < 2) return {};
  const WordId comma(pronoun.value - 1), noun(pronoun.value - 2);
  if (tree[comma].form != "," || tree.sentence_of(noun) != tree.sentence_of(pronoun)) return {};
  const Upos tag = tree[noun].upos;
  if (tag != Upos::NOUN && tag != Upos::PROPN) return {};
  return tree[noun].rel == Rel::flat ? tree[noun].head : noun;
}

}  // namespace

bool is_relative(const Tree& tree, WordId c) {
  const std::string_view x = tree[c].xpos;
  if (x != "WDT" && x != "WP") return false;
  return tree[tree[c].head].rel == Rel::acl_relcl || loose_antecedent(tree, c).valid();
}

std::vector<WordId> antecedent(const Tree& tree, WordId v) {
  if (tree[v].rel == Rel::acl_relcl) return {tree[v].head};
  for (const WordId c : tree.children(v)) {
    if (tree[c].xpos != "WDT" && tree[c].xpos != "WP") continue;
    if (const WordId noun = loose_antecedent(tree, c); noun.valid()) return {noun};
  }
  return {};
}

bool addressed_clause(const Tree& tree, WordId v) {
  const Word& w = tree[v];
  if (w.rel != Rel::acl || w.xpos == "VBG" || w.xpos == "VBN" || !w.head.valid()) return false;
  const Word& told = tree[w.head];
  return (told.rel == Rel::obj || told.rel == Rel::iobj) && told.head.valid() &&
         among(kAddressed, tree[told.head].lemma);
}

std::string_view case_or_mark(const Tree& tree, WordId v) {
  for (const WordId c : tree.children(v)) {
    if (tree[c].rel == Rel::mark || tree[c].rel == Rel::case_) return tree[c].lemma;
  }
  return {};
}

}  // namespace hearsay
