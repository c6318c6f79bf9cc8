#include "event/event_span.h"

#include <cstdlib>

#include "event/word_classes.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

Span words_span(const Tree& tree, const std::vector<WordId>& words) {
  Span span = tree[words.front()].span;
  for (const WordId w : words) span = cover(span, tree[w].span);
  return span;
}

}  // namespace

Span trigger_span(const Tree& tree, const EventCandidate& c) {
  std::vector<WordId> words{c.match.predicate};
  if (c.light_verb.valid()) words.push_back(c.light_verb);
  words.insert(words.end(), c.match.literals.begin(), c.match.literals.end());
  constexpr int kReach = 5;  // words
  std::erase_if(words, [&](WordId w) { return std::abs(w.value - c.match.predicate.value) > kReach; });
  return words_span(tree, words);
}

WordId clause_to_show(const Tree& tree, const EventCandidate& c) {
  if (c.light_verb.valid()) return c.light_verb;
  WordId w = c.match.predicate;
  if (c.match.pattern->head_kind != HeadKind::noun) {
    // "Began to question", "appeared unwilling": with the verb that has the subject.
    for (int steps = 0; steps < 3 && tree[w].rel == Rel::xcomp && tree[w].head.valid(); ++steps) w = tree[w].head;
    return w;
  }
  const auto part = [&] { return tree[w].rel == Rel::nmod && case_of(tree, w) == "of" && tree[w].head.valid(); };
  if (part() && is_transparent(tree[tree[w].head].lemma)) w = tree[w].head;
  return is(tree[w].rel, Rel::nsubj) && tree[w].head.valid() ? tree[w].head : w;
}

}  // namespace hearsay
