#include "syntax/transition.h"

namespace hearsay {

void State::reset(int n) {
  n_ = n;
  next_ = 0;
  stack_.clear();
  heads_.assign(static_cast<std::size_t>(n), kNone);
  rels_.assign(static_cast<std::size_t>(n), Rel::dep);
  children_.assign(static_cast<std::size_t>(n) + 1, Children());
}

bool State::allowed(Move move) const {
  switch (move) {
    case Move::shift:
      return next_ < n_;
    case Move::left:
      return !stack_.empty() && (next_ < n_ || stack_.size() == 1);
    case Move::right:
      return stack_.size() >= 2;
  }
  return false;
}

void State::attach(std::int16_t head, std::int16_t dependent, Rel rel) {
  heads_[static_cast<std::size_t>(dependent)] = head;
  rels_[static_cast<std::size_t>(dependent)] = rel;
  Children& c = children_[static_cast<std::size_t>(head)];
  // Arcs are added from the inside out, so the newest child is the outermost.
  if (dependent < head) {
    c.left[1] = c.left[0];
    c.left[0] = dependent;
    if (c.lefts < 255) ++c.lefts;
  } else {
    c.right[1] = c.right[0];
    c.right[0] = dependent;
    if (c.rights < 255) ++c.rights;
  }
}

void State::apply(int t) {
  switch (move_of(t)) {
    case Move::shift:
      stack_.push_back(static_cast<std::int16_t>(next_++));
      return;
    case Move::left:
      attach(static_cast<std::int16_t>(next_), stack_.back(), next_ == n_ ? Rel::root : rel_of(t));
      break;
    case Move::right:
      attach(stack_[stack_.size() - 2], stack_.back(), rel_of(t));
      break;
  }
  stack_.pop_back();
}

void move_costs(const State& state, const GoldTree& gold, int (&costs)[3]) {
  const int n = state.size(), b = state.next();
  const auto head = [&](int w) { return static_cast<int>(gold.heads[static_cast<std::size_t>(w)]); };
  costs[0] = costs[1] = costs[2] = 0;
  const int s0 = state.stack(0), s1 = state.stack(1);
  if (s0 != kNone) {
    // Popping s0 loses its children still in the buffer, and its head unless the arc is made.
    int lost = 0;
    for (int w = b; w < n; ++w) lost += head(w) == s0;
    costs[1] = lost + (head(s0) > b || (s1 != kNone && head(s0) == s1));
    costs[2] = lost + (head(s0) >= b);
  }
  if (b < n) {
    // Shifting b loses its children on the stack, and its head when that is below the top.
    for (const std::int16_t w : state.stack()) {
      costs[0] += head(w) == b;
      costs[0] += head(b) == w && w != s0;
    }
  }
}

int transition_cost(const State& state, const GoldTree& gold, const int (&costs)[3], int t) {
  const Move move = move_of(t);
  int cost = costs[static_cast<int>(move)];
  if (move == Move::shift) return cost;
  const int s0 = state.stack(0);
  const int head = move == Move::left ? state.next() : state.stack(1);
  if (gold.heads[static_cast<std::size_t>(s0)] == head && gold.rels[static_cast<std::size_t>(s0)] != rel_of(t)) ++cost;
  return cost;
}

}  // namespace hearsay
