#include <algorithm>
#include <numeric>

#include "syntax/arc_features.h"
#include "syntax/train_data.h"
#include "syntax/train_perceptron.h"

namespace hearsay {
namespace {

constexpr int kMinUpdates = 8;
constexpr float kPrune = 100.0f;
// From the second pass on the parser mostly follows its own choices, so that it learns to go on from its mistakes.
constexpr double kExplore = 0.9;

// The best-scored transition of all allowed, and of those that cost least.
struct Choice {
  int predicted = -1;
  int best = -1;
  int cost = 0;  // of the predicted one, beyond the least
};

Choice choose(const State& state, const GoldTree& gold, const std::vector<float>& scores) {
  int costs[3];
  move_costs(state, gold, costs);
  const bool allowed[3] = {state.allowed(Move::shift), state.allowed(Move::left), state.allowed(Move::right)};
  const bool to_root = state.next() == state.size();
  int least = 1 << 20, predicted_cost = 0;
  Choice c;
  for (int t = 0; t < kTransitions; ++t) {
    const Move move = move_of(t);
    if (!allowed[static_cast<int>(move)]) continue;
    const bool is_root = move != Move::shift && rel_of(t) == Rel::root;
    if (is_root != (move == Move::left && to_root)) continue;
    const int cost = transition_cost(state, gold, costs, t);
    const auto at = static_cast<std::size_t>(t);
    if (c.predicted < 0 || scores[at] > scores[static_cast<std::size_t>(c.predicted)]) {
      c.predicted = t;
      predicted_cost = cost;
    }
    if (cost < least || (cost == least && scores[at] > scores[static_cast<std::size_t>(c.best)])) {
      least = cost;
      c.best = t;
    }
  }
  c.cost = predicted_cost - least;
  return c;
}

}  // namespace

std::string train_transitions(const Treebank& bank, const TrainOptions& options) {
  PerceptronTrainer trainer(kTransitions, kMinUpdates);
  std::vector<std::size_t> order(bank.examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(options.seed + 2);
  std::vector<float> scores(kTransitions);
  std::vector<std::uint64_t> features;
  std::vector<ArcToken> tokens;
  std::vector<Upos> upos_of;
  for (const std::string& tag : bank.tags) upos_of.push_back(*parse_upos(tag.substr(0, tag.find(' '))));
  State state;
  for (int epoch = 0; epoch < options.parser_epochs; ++epoch) {
    random.shuffle(order);
    std::size_t steps = 0, wrong = 0;
    for (const std::size_t at : order) {
      const Example& e = bank.examples[at];
      std::vector<Word> words = e.words;
      for (std::size_t i = 0; i < words.size(); ++i) words[i].upos = upos_of[e.tags[i]];
      arc_tokens(e.lexical, e.tags, words, tokens);
      state.reset(static_cast<int>(words.size()));
      while (!state.done()) {
        if (!state.allowed(Move::left) && !state.allowed(Move::right)) {
          state.apply(transition(Move::shift, Rel::dep));  // no choice
          continue;
        }
        arc_features(state, tokens, features);
        trainer.score(features, scores.data());
        const Choice c = choose(state, e.tree, scores);
        trainer.tick();
        ++steps;
        if (c.cost > 0) {
          ++wrong;
          trainer.update(features, c.best, 1);
          trainer.update(features, c.predicted, -1);
        }
        const bool explore = epoch > 0 && random.uniform() < kExplore;
        state.apply(explore ? c.predicted : c.best);
      }
    }
    if (options.progress) {
      options.progress("parser, pass " + std::to_string(epoch + 1) +
                       ": " + std::to_string(100.0 * static_cast<double>(wrong) / static_cast<double>(steps)) +
                       "% of the transitions wrong");
    }
  }
  return trainer.finish(kPrune);
}

}  // namespace hearsay
