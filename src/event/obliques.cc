#include "event/obliques.h"

#include <algorithm>

#include "base/lists.h"
#include "event/subordinate_clause.h"
#include "event/word_classes.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// "In Moscow the Kremlin suspended all flights": a name before the subject says where, not to whom.
bool is_setting(const Tree& tree, WordId c) {
  const WordId verb = tree[c].head;
  if (tree[c].upos != Upos::PROPN || !verb.valid() || c > verb) return false;
  const WordId subject = tree.child(verb, Rel::nsubj);
  return subject.valid() && c < subject;
}

// The word before a phrase.
std::string_view word_before(const Tree& tree, WordId w) {
  const WordId before(tree.leftmost(w).value - 1);
  return before.valid() && tree.sentence_of(before) == tree.sentence_of(w) ? tree[before].lemma : std::string_view();
}

// The noun that "and" right behind this phrase introduces, wherever the tree has hung it.
WordId after_and(const Tree& tree, WordId noun) {
  const WordId and_word(tree.rightmost(noun).value + 1);
  if (and_word.index() >= tree.words.size() || tree[and_word].lemma != "and") return {};
  const WordId head = tree[and_word].head;
  const bool nominal =
      head.valid() && head > and_word && (tree[head].upos == Upos::PROPN || tree[head].upos == Upos::NOUN);
  return nominal ? head : WordId();
}

// An object, or one whose verb has its particle taken for a preposition: "hands over the remains".
bool is_given_on(const Tree& tree, WordId w) {
  if (tree[w].rel == Rel::obj) return true;
  const std::string_view particle = case_of(tree, w), verb = tree[tree[w].head].lemma;
  return (particle == "over" || particle == "back" || particle == "up") &&
         (verb == "hand" || verb == "give" || verb == "turn");
}

}  // namespace

void add_oblique(const Tree& tree, WordId c, Arguments& out) {
  std::string_view preposition = case_of(tree, c);
  // "killed when a missile strikes a shop", the verb taken for a noun
  if (preposition.empty() && word_before(tree, c) == "when") preposition = "when";
  if (preposition == "in" && is_setting(tree, c)) return;
  // "Made gains, with the UN warning of": who speaks beside it.
  if (preposition == "with" && std::ranges::any_of(tree.children(c), [&](WordId said) {
        return tree[said].rel == Rel::acl && tree[said].xpos == "VBG" && speaks(tree[said].lemma);
      })) {
    return;
  }
  // "With Georgia mediating": not one of the parties, also where the tree takes it for a noun.
  if (preposition == "with" && tree[c].form.ends_with("ing") && tree[c].lemma.starts_with("mediat")) return;
  // "the attack in which ten people were killed"
  std::vector<WordId> words = is_relative(tree, c) ? antecedent(tree, tree[c].head) : with_conjuncts(tree, c);
  if (preposition == "between" && words.size() == 1) {
    if (const WordId second = after_and(tree, c); second.valid()) words.push_back(second);
  }
  for (const WordId w : words) {
    const std::string_view own = is_relative(tree, c) ? preposition : case_of(tree, w);
    out.oblique.push_back({own.empty() ? preposition : own, w});
  }
}

void add_complements(const Tree& tree, WordId object, Arguments& out) {
  std::vector<WordId> later;
  for (const WordId c : tree.children(object)) {
    if (tree[c].rel != Rel::nmod) continue;
    const std::string_view preposition = case_of(tree, c);
    const std::vector<WordId> words = with_conjuncts(tree, c);
    if (out.passive && preposition == "by") add_unique(out.subject, words);  // "pelted with eggs by protesters"
    for (const WordId w : words) out.of_object.push_back({preposition, w});
    // "subjected prisoners in the north to beatings"
    for (const WordId d : tree.children(c)) {
      const bool inner = tree[d].rel == Rel::nmod && case_of(tree, d) == "to";
      if (inner && is_given_on(tree, object) && (preposition == "of" || preposition == "in")) later.push_back(d);
    }
  }
  for (const WordId w : later) out.of_object.push_back({"to", w});
}

}  // namespace hearsay
