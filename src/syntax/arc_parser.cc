#include "syntax/arc_parser.h"

#include <algorithm>

namespace hearsay {
namespace {

int best_transition(const State& state, const std::int32_t* scores) {
  int best = -1;
  const auto consider = [&](int t) {
    if (best < 0 || scores[t] > scores[best]) best = t;
  };
  if (state.allowed(Move::shift)) consider(transition(Move::shift, Rel::dep));
  for (const Move move : {Move::left, Move::right}) {
    if (!state.allowed(move)) continue;
    for (int r = 0; r < kRels; ++r) {
      if (static_cast<Rel>(r) != Rel::root) consider(transition(move, static_cast<Rel>(r)));
    }
  }
  return best;
}

}  // namespace

void parse_arcs(const LinearModel& model, std::span<const ArcToken> tokens, ArcScratch& scratch) {
  State& state = scratch.state;
  state.reset(static_cast<int>(tokens.size()) - 1);
  std::int32_t scores[kTransitions];
  while (!state.done()) {
    const bool left = state.allowed(Move::left), right = state.allowed(Move::right);
    if (!left && !right) {
      state.apply(transition(Move::shift, Rel::dep));
    } else if (state.next() == state.size() && left) {
      state.apply(transition(Move::left, Rel::root));
    } else {
      arc_features(state, tokens, scratch.features);
      std::fill_n(scores, kTransitions, 0);
      model.score(scratch.features, scores);
      state.apply(best_transition(state, scores));
    }
  }
}

}  // namespace hearsay
