#include "syntax/arc_parser.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr std::int32_t kLowest = -(1 << 30);

struct Scored {
  int best = 0;
  std::int32_t head_margin = 0, rel_margin = 0;  // 0 for a transition without alternative: it was not chosen
};

Scored best_transition(const State& state, const std::int32_t* scores) {
  Scored s;
  std::int32_t of_move[3] = {kLowest, kLowest, kLowest};
  std::int32_t second_of_move[3] = {kLowest, kLowest, kLowest};
  int best_of_move[3] = {0, 0, 0};
  if (state.allowed(Move::shift)) of_move[0] = scores[0];
  for (const Move move : {Move::left, Move::right}) {
    if (!state.allowed(move)) continue;
    const auto m = static_cast<std::size_t>(move);
    for (int r = 0; r < kRels; ++r) {
      if (static_cast<Rel>(r) == Rel::root) continue;
      const int t = transition(move, static_cast<Rel>(r));
      if (scores[t] > of_move[m]) {
        second_of_move[m] = of_move[m];
        of_move[m] = scores[t];
        best_of_move[m] = t;
      } else {
        second_of_move[m] = std::max(second_of_move[m], scores[t]);
      }
    }
  }
  const auto m = static_cast<std::size_t>(std::max_element(of_move, of_move + 3) - of_move);
  s.best = best_of_move[m];
  s.rel_margin = of_move[m] - second_of_move[m];
  std::int32_t other = kLowest;
  for (std::size_t k = 0; k < 3; ++k) {
    if (k != m) other = std::max(other, of_move[k]);
  }
  if (other > kLowest) s.head_margin = of_move[m] - other;
  return s;
}

// Whether w would become its own ancestor under `head`.
bool makes_cycle(const Draft& draft, int w, int head) {
  const int n = static_cast<int>(draft.arcs.size());
  for (int up = head; up < n; up = draft.arcs[static_cast<std::size_t>(up)].head) {
    if (up == w) return true;
  }
  return false;
}

}  // namespace

void parse_arcs(const LinearModel& model, std::span<const ArcToken> tokens, ArcScratch& scratch, Draft& draft) {
  State& state = scratch.state;
  state.reset(static_cast<int>(tokens.size()) - 1);
  draft.arcs.assign(tokens.size() - 1, {});
  std::int32_t scores[kTransitions];
  while (!state.done()) {
    Scored s;
    const bool left = state.allowed(Move::left), right = state.allowed(Move::right);
    if (!left && !right) {
      s.best = 0;
    } else if (state.next() == state.size() && left) {
      s.best = transition(Move::left, Rel::root);
    } else {
      arc_features(state, tokens, scratch.features);
      std::fill_n(scores, kTransitions, 0);
      model.score(scratch.features, scores);
      s = best_transition(state, scores);
    }
    const int top = state.stack(0);
    state.apply(s.best);
    if (s.best == 0) continue;
    const auto w = static_cast<std::size_t>(top);
    // The treebanks hang nothing under punctuation: whoever says so has lost his way.
    const ArcToken& head = tokens[static_cast<std::size_t>(state.head(top))];
    if (head.upos == static_cast<std::uint8_t>(Upos::PUNCT)) s.head_margin = -1;
    draft.arcs[w] = {state.head(top), state.rel(top), s.head_margin, s.rel_margin};
  }
}

void reverse_tokens(std::vector<ArcToken>& tokens) {
  std::reverse(tokens.begin(), tokens.end() - 1);
}

void reverse_draft(Draft& draft) {
  std::reverse(draft.arcs.begin(), draft.arcs.end());
  const auto n = static_cast<std::int16_t>(draft.arcs.size());
  for (Draft::Arc& a : draft.arcs) {
    if (a.head < n) a.head = static_cast<std::int16_t>(n - 1 - a.head);
  }
}

void join_drafts(Draft& first, const Draft& second) {
  const auto n = static_cast<std::int16_t>(first.arcs.size());
  std::size_t root = 0, other_root = 0;
  for (std::size_t w = 0; w < first.arcs.size(); ++w) {
    if (first.arcs[w].head == n) root = w;
    if (second.arcs[w].head == n) other_root = w;
    if (first.arcs[w].head == second.arcs[w].head && second.arcs[w].rel_margin > first.arcs[w].rel_margin) {
      first.arcs[w].rel = second.arcs[w].rel;
    }
  }
  const auto gain = [&](std::size_t w) { return second.arcs[w].head_margin - first.arcs[w].head_margin; };
  // The root is a forced choice; which one is better shows in how sure each parser was of the other's.
  if (root != other_root && second.arcs[root].head_margin > first.arcs[other_root].head_margin) {
    const Draft before = first;
    first.arcs[other_root] = second.arcs[other_root];
    if (makes_cycle(first, static_cast<int>(root), second.arcs[root].head)) {
      first = before;
    } else {
      first.arcs[root] = second.arcs[root];
    }
  }
  std::vector<std::pair<std::int32_t, std::size_t>> order;
  for (std::size_t w = 0; w < first.arcs.size(); ++w) {
    const bool differ =
        first.arcs[w].head != second.arcs[w].head && first.arcs[w].head != n && second.arcs[w].head != n;
    if (differ && gain(w) > 0) order.emplace_back(-gain(w), w);
  }
  std::sort(order.begin(), order.end());
  // What makes a cycle now may not when others have moved: ask again while anything changes.
  for (bool changed = true; changed;) {
    changed = false;
    for (auto& [negative_gain, w] : order) {
      if (negative_gain == 0 || makes_cycle(first, static_cast<int>(w), second.arcs[w].head)) continue;
      first.arcs[w] = second.arcs[w];
      negative_gain = 0;
      changed = true;
    }
  }
}

}  // namespace hearsay
