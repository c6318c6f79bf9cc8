#include "event/event_counts.h"

#include <optional>

#include "mention/noun_phrase.h"
#include "mention/number.h"

namespace hearsay {
namespace {

// Who is killed or hurt belongs to violence, who is arrested to coercion; other events only stand beside them.
bool counted_in(EventType type, std::string_view what) {
  const bool violent = type == EventType::ASSAULT || type == EventType::PROTEST;
  if (what == "killed" || what == "injured" || what == "abducted") return violent;
  if (what == "arrested") return type == EventType::COERCE || type == EventType::PROTEST;
  return true;
}

// "two infiltration attempts": how often it happened.
void count_events(const Tree& tree, const EventCandidate& c, Event& e) {
  if (c.match.pattern->head_kind != HeadKind::noun) return;
  WordId noun = e.trigger;
  if (tree[noun].rel == Rel::compound && tree[noun].head.valid()) noun = tree[noun].head;
  const auto n = tree.child(noun, Rel::nummod).valid() ? quantity(tree, noun) : std::nullopt;
  if (!n) return;
  Count count{.what = "events", .low = static_cast<int>(n->low), .span = n->span};
  if (n->high) count.high = static_cast<int>(*n->high);
  e.counts.push_back(std::move(count));
}

// "The death toll rose to at least 80", "reached thirty".
void count_toll(const Tree& tree, Event& e) {
  const WordId verb = tree[e.trigger].head;
  const bool deaths = tree[e.trigger].lemma == "toll" && tree.child(e.trigger, Rel::compound).valid();
  if (!deaths || !verb.valid() || !e.counts.empty()) return;
  for (const WordId w : tree.children(verb)) {
    const bool reached = tree[w].rel == Rel::obj || (tree[w].rel == Rel::obl && case_of(tree, w) == "to");
    const auto n = reached ? quantity(tree, w) : std::nullopt;
    if (!n || n->low < 2) continue;
    Count count{.what = "killed", .low = static_cast<int>(n->low), .span = n->span};
    if (n->high) count.high = static_cast<int>(*n->high);
    e.counts.push_back(std::move(count));
    return;
  }
}

}  // namespace

void add_counts(const Analysis& analysis, const EventCandidate& c, Event& e) {
  e.counts = counts_near(analysis, e.trigger);
  std::erase_if(e.counts, [&](const Count& count) { return !counted_in(e.type, count.what); });
  count_events(analysis.tree, c, e);
  count_toll(analysis.tree, e);
}

}  // namespace hearsay
