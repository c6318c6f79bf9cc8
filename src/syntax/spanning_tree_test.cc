// Against all trees of short sentences.
#include "syntax/spanning_tree.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace hearsay {
namespace {

bool is_tree(const std::vector<int>& heads) {
  const int n = static_cast<int>(heads.size());
  int roots = 0;
  for (int d = 1; d < n; ++d) {
    roots += heads[static_cast<std::size_t>(d)] == 0;
    int up = d;
    for (int step = 0; up != 0; ++step) {
      if (step > n) return false;
      up = heads[static_cast<std::size_t>(up)];
    }
  }
  return roots == 1;
}

double score(const std::vector<float>& scores, const std::vector<int>& heads) {
  double sum = 0;
  for (std::size_t d = 1; d < heads.size(); ++d) sum += scores[d * heads.size() + static_cast<std::size_t>(heads[d])];
  return sum;
}

// The best sum over all assignments of heads from word `d` on that are trees.
double best_of_all(const std::vector<float>& scores, std::vector<int>& heads, std::size_t d) {
  if (d == heads.size()) return is_tree(heads) ? score(scores, heads) : -1e30;
  double best = -1e30;
  for (std::size_t h = 0; h < heads.size(); ++h) {
    if (h == d) continue;
    heads[d] = static_cast<int>(h);
    best = std::max(best, best_of_all(scores, heads, d + 1));
  }
  return best;
}

TEST(SpanningTree, IsTheBestOfAll) {
  Random random(1);
  std::vector<int> heads;
  for (int round = 0; round < 400; ++round) {
    const int n = 2 + round % 5;
    std::vector<float> scores(static_cast<std::size_t>(n * n));
    for (float& s : scores) s = static_cast<float>(random.uniform() * 10 - 5);
    best_tree(scores, n, heads);
    ASSERT_TRUE(is_tree(heads));
    std::vector<int> all(static_cast<std::size_t>(n), -1);
    EXPECT_NEAR(score(scores, heads), best_of_all(scores, all, 1), 1e-3);
  }
}

TEST(SpanningTree, HoldsForLongSentences) {
  Random random(2);
  constexpr int kWords = 300;
  std::vector<float> scores(kWords * kWords);
  for (float& s : scores) s = static_cast<float>(random.uniform());
  std::vector<int> heads;
  best_tree(scores, kWords, heads);
  EXPECT_TRUE(is_tree(heads));
  // Nothing to choose by.
  std::fill(scores.begin(), scores.end(), 1.0f);
  best_tree(scores, kWords, heads);
  EXPECT_TRUE(is_tree(heads));
}

}  // namespace
}  // namespace hearsay
