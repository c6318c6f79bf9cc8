#include "event/relate.h"

#include <algorithm>

#include "event/rules.h"
#include "event/select.h"

namespace hearsay {
namespace {

bool within(const Tree& tree, WordId w, const std::vector<Span>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.contains(tree[w].span); });
}

bool any_within(const Tree& tree, const std::vector<WordId>& words, const std::vector<Span>& spans) {
  return std::any_of(words.begin(), words.end(), [&](WordId w) { return within(tree, w, spans); });
}

// Whether one of the spans has a word below w.
bool dominates_any(const Tree& tree, WordId w, const std::vector<Span>& spans) {
  for (const Span s : spans) {
    const WordId head = tree.head_of(s);
    if (head.valid() && tree.dominates(w, head)) return true;
  }
  return false;
}

int depth_of(const Tree& tree, WordId w) {
  int depth = 0;
  for (w = tree[w].head; w.valid(); w = tree[w].head) ++depth;
  return depth;
}

// How well a match relates the two: slots that hold them, nearness to the root, what its pattern says. The constants
// are set by hand.
double fit(const Tree& tree, const Candidate& c, const std::vector<Span>& source, const std::vector<Span>& target) {
  const WordId w = c.match.predicate;
  double value = 0.3 * c.match.weight - 0.35 * depth_of(tree, w);
  if (any_within(tree, c.match.actor, source)) value += 3;
  if (any_within(tree, c.match.recipient, target)) value += 3;
  if (dominates_any(tree, w, target)) value += 1;
  if (dominates_any(tree, w, source)) value += 0.5;
  if (within(tree, w, source) || within(tree, w, target)) value -= 2.5;
  if (any_within(tree, c.match.recipient, source)) value -= 1;
  return value;
}

}  // namespace

Relation relate(const EventCoder& coder, const Analysis& analysis, const std::vector<Span>& source,
                const std::vector<Span>& target) {
  const Fillers fillers(analysis);
  Relation best;
  best.confidence = 0.05;
  best.type = EventType::ACCUSE;
  double best_fit = -1e9;
  for (std::size_t s = 0; s < analysis.tree.sentences.size(); ++s) {
    for (Candidate& c : candidates_of(coder.lexicon(), analysis, fillers, SentenceId(s))) {
      const double value = fit(analysis.tree, c, source, target);
      if (value <= best_fit) continue;
      c.presentation = presentation_of(analysis.tree, coder.operators(), c.match.predicate, {});
      apply_plover_rules(analysis, c);
      best_fit = value;
      best.type = c.type;
      best.why = c.why;
      best.confidence = std::clamp(0.5 + 0.06 * value, 0.2, 0.95);
    }
  }
  if (best.why.empty()) best.why.push_back("no pattern fits; a guess");
  return best;
}

}  // namespace hearsay
