// The arc-hybrid transition system (Kuhlmann, Gomez-Rodriguez and Satta 2011) with an artificial root behind the last
// word, and its dynamic oracle (Goldberg and Nivre 2013, "Training deterministic parsers with non-deterministic
// oracles").
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hearsay/syntax.h"

namespace hearsay {

// A transition: shift; left, the buffer's first word becomes the head of the stack's top, which is popped; right, the
// word below becomes the head of the top.
enum class Move : std::uint8_t { shift, left, right };
inline constexpr int kRels = static_cast<int>(Rel::punct) + 1;
inline constexpr int kTransitions = 1 + 2 * kRels;
inline int transition(Move move, Rel rel) {
  return move == Move::shift ? 0 : 1 + static_cast<int>(rel) + (move == Move::right ? kRels : 0);
}
inline Move move_of(int t) {
  return t == 0 ? Move::shift : t <= kRels ? Move::left : Move::right;
}
inline Rel rel_of(int t) {
  return static_cast<Rel>((t - 1) % kRels);
}

// The words of one sentence are 0 .. n-1, the root is n; kNone stands for no word.
inline constexpr std::int16_t kNone = -1;

class State {
 public:
  void reset(int n);
  bool done() const { return next_ == n_ && stack_.empty(); }
  // Whether the move keeps to one root and loses no word; one move always does until done().
  bool allowed(Move move) const;
  void apply(int t);

  int size() const { return n_; }
  int next() const { return next_; }  // first word of the buffer; n for the root
  // The k-th word from the top of the stack, or kNone.
  std::int16_t stack(std::size_t k) const { return k < stack_.size() ? stack_[stack_.size() - 1 - k] : kNone; }
  std::span<const std::int16_t> stack() const { return stack_; }
  // What has been attached to w so far: first and second child from the left and from the right.
  struct Children {
    std::int16_t left[2] = {kNone, kNone};
    std::int16_t right[2] = {kNone, kNone};
    std::uint8_t lefts = 0, rights = 0;
  };
  const Children& children(int w) const { return children_[static_cast<std::size_t>(w)]; }
  std::int16_t head(int w) const { return heads_[static_cast<std::size_t>(w)]; }
  Rel rel(int w) const { return rels_[static_cast<std::size_t>(w)]; }

 private:
  void attach(std::int16_t head, std::int16_t dependent, Rel rel);
  int n_ = 0, next_ = 0;
  std::vector<std::int16_t> stack_;
  std::vector<std::int16_t> heads_;
  std::vector<Rel> rels_;
  std::vector<Children> children_;
};

// A gold tree: heads (n for the root's) and relations.
struct GoldTree {
  std::vector<std::int16_t> heads;
  std::vector<Rel> rels;
};
// How many gold arcs each move makes unreachable, apart from labels, in `costs` indexed by Move.
void move_costs(const State& state, const GoldTree& gold, int (&costs)[3]);
// The same for a transition: a right arc with a wrong label costs one.
int transition_cost(const State& state, const GoldTree& gold, const int (&costs)[3], int t);

}  // namespace hearsay
