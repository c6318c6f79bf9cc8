#include "syntax/transition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace hearsay {
namespace {

const Move kMoves[] = {Move::shift, Move::left, Move::right};

// What the transition system allows when a sentence may have several roots, as the oracle supposes.
bool possible(const State& state, Move move) {
  switch (move) {
    case Move::shift:
      return state.next() < state.size();
    case Move::left:
      return !state.stack().empty();
    case Move::right:
      return state.stack().size() >= 2;
  }
  return false;
}

// The least number of wrong heads of any tree that can still be built: the slow oracle.
int best_loss(const State& state, const GoldTree& gold) {
  if (state.done()) {
    int wrong = 0;
    for (int w = 0; w < state.size(); ++w) wrong += state.head(w) != gold.heads[static_cast<std::size_t>(w)];
    return wrong;
  }
  int best = 1000;
  for (const Move move : kMoves) {
    if (!possible(state, move)) continue;
    State next = state;
    next.apply(transition(move, Rel::dep));
    best = std::min(best, best_loss(next, gold));
  }
  return best;
}

// In every state that can be reached, the costs of the dynamic oracle agree with trying everything.
void compare(const State& state, const GoldTree& gold, int& compared) {
  if (state.done()) return;
  const int now = best_loss(state, gold);
  int costs[3];
  move_costs(state, gold, costs);
  for (const Move move : kMoves) {
    if (!possible(state, move)) continue;
    State next = state;
    next.apply(transition(move, Rel::dep));
    EXPECT_EQ(costs[static_cast<int>(move)], best_loss(next, gold) - now);
    ++compared;
    compare(next, gold, compared);
  }
}

TEST(Transition, OracleAgreesWithTryingEverything) {
  const GoldTree trees[] = {
      {{1, 4, 1, 2}, {}},  // a chain to the right
      {{1, 2, 3, 4}, {}},  // a chain to the left
      {{4, 0, 0, 0}, {}},  // the first word heads all
      {{3, 2, 3, 4}, {}},
  };
  for (GoldTree gold : trees) {
    gold.rels.assign(gold.heads.size(), Rel::dep);
    State state;
    state.reset(static_cast<int>(gold.heads.size()));
    int compared = 0;
    compare(state, gold, compared);
    EXPECT_GT(compared, 20);
  }
}

// Following the costs from the start gives the gold tree back.
TEST(Transition, OracleRebuildsTheTree) {
  const GoldTree gold{{1, 2, 7, 2, 3, 6, 3},
                      {Rel::det, Rel::nsubj, Rel::root, Rel::obj, Rel::nmod, Rel::case_, Rel::nmod}};
  State state;
  state.reset(7);
  while (!state.done()) {
    int costs[3];
    move_costs(state, gold, costs);
    const Move* best = nullptr;
    for (const Move& move : kMoves) {
      const bool better = best == nullptr || costs[static_cast<int>(move)] < costs[static_cast<int>(*best)];
      if (state.allowed(move) && better) best = &move;
    }
    ASSERT_NE(best, nullptr);
    const auto top = static_cast<std::size_t>(std::max<int>(state.stack(0), 0));
    const int t = transition(*best, gold.rels[top]);
    EXPECT_EQ(transition_cost(state, gold, costs, t), 0);
    state.apply(t);
  }
  for (int w = 0; w < 7; ++w) {
    EXPECT_EQ(state.head(w), gold.heads[static_cast<std::size_t>(w)]);
    EXPECT_EQ(state.rel(w), gold.rels[static_cast<std::size_t>(w)]);
  }
}

TEST(Transition, NumbersRoundTrip) {
  EXPECT_EQ(move_of(transition(Move::shift, Rel::dep)), Move::shift);
  for (const Move move : {Move::left, Move::right}) {
    for (int r = 0; r < kRels; ++r) {
      const int t = transition(move, static_cast<Rel>(r));
      EXPECT_LT(t, kTransitions);
      EXPECT_EQ(move_of(t), move);
      EXPECT_EQ(rel_of(t), static_cast<Rel>(r));
    }
  }
}

}  // namespace
}  // namespace hearsay
