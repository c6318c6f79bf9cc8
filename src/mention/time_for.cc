#include "mention/time.h"
#include "mention/time_place_scope.h"

namespace hearsay {

TimeId time_for(const Analysis& analysis, WordId trigger) {
  const Tree& tree = analysis.tree;
  if (!trigger.valid()) return {};
  const Span sentence = tree.sentences[tree.sentence_of(trigger).index()].span;
  TimeId best;
  Scope closest = Scope::none;
  int nearest = 0;
  for (std::size_t i = 0; i < analysis.times.size(); ++i) {
    const TimeExpression& time = analysis.times[i];
    if (!sentence.contains(time.span)) continue;
    const WordId head = tree.head_of(time.span);
    if (!head.valid()) continue;
    const Scope scope = scope_of(tree, trigger, head);
    if (scope == Scope::none) continue;
    const int distance = head.value > trigger.value ? head.value - trigger.value : trigger.value - head.value;
    if (best.valid() && (scope > closest || (scope == closest && distance >= nearest))) continue;
    best = TimeId(i);
    closest = scope;
    nearest = distance;
  }
  return best;
}

}  // namespace hearsay
