#include "syntax/spanning_tree.h"

#include <algorithm>
#include <limits>

namespace hearsay {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

// A cycle of best heads, or nothing.
std::vector<int> find_cycle(const std::vector<int>& heads, const std::vector<bool>& gone) {
  const int n = static_cast<int>(heads.size());
  std::vector<int> seen(heads.size(), -1);
  for (int start = 1; start < n; ++start) {
    if (gone[static_cast<std::size_t>(start)]) continue;
    int d = start;
    while (d > 0 && seen[static_cast<std::size_t>(d)] < 0) {
      seen[static_cast<std::size_t>(d)] = start;
      d = heads[static_cast<std::size_t>(d)];
    }
    if (d <= 0 || seen[static_cast<std::size_t>(d)] != start) continue;
    std::vector<int> cycle;
    int at = d;
    do {
      cycle.push_back(at);
      at = heads[static_cast<std::size_t>(at)];
    } while (at != d);
    return cycle;
  }
  return {};
}

// Chu-Liu/Edmonds by contraction into the first word of each cycle; `scores` is worked on.
class Contraction {
 public:
  Contraction(std::vector<float> scores, int n)
      : scores_(std::move(scores)), n_(n), gone_(static_cast<std::size_t>(n), false) {}

  std::vector<int> solve() {
    std::vector<int> heads(static_cast<std::size_t>(n_), -1);
    for (int d = 1; d < n_; ++d) {
      if (gone_[static_cast<std::size_t>(d)]) continue;
      float best = kNever;
      for (int h = 0; h < n_; ++h) {
        if (h != d && !gone_[static_cast<std::size_t>(h)] && at(d, h) > best) {
          best = at(d, h);
          heads[static_cast<std::size_t>(d)] = h;
        }
      }
    }
    const std::vector<int> cycle = find_cycle(heads, gone_);
    if (cycle.empty()) return heads;
    const int whole = cycle.front();
    // For each word outside: through which word of the cycle it enters or leaves best.
    std::vector<int> enters(static_cast<std::size_t>(n_), whole), leaves(static_cast<std::size_t>(n_), whole);
    std::vector<bool> inside(static_cast<std::size_t>(n_), false);
    for (const int c : cycle) inside[static_cast<std::size_t>(c)] = true;
    for (int w = 0; w < n_; ++w) {
      if (gone_[static_cast<std::size_t>(w)] || inside[static_cast<std::size_t>(w)]) continue;
      float best_in = kNever, best_out = kNever;
      for (const int c : cycle) {
        const float in = at(c, w) - at(c, heads[static_cast<std::size_t>(c)]);
        if (in > best_in) {
          best_in = in;
          enters[static_cast<std::size_t>(w)] = c;
        }
        if (w > 0 && at(w, c) > best_out) {
          best_out = at(w, c);
          leaves[static_cast<std::size_t>(w)] = c;
        }
      }
      at(whole, w) = best_in;
      if (w > 0) at(w, whole) = best_out;
    }
    for (const int c : cycle) {
      if (c != whole) gone_[static_cast<std::size_t>(c)] = true;
    }
    std::vector<int> solved = solve();
    for (const int c : cycle) {
      if (c != whole) gone_[static_cast<std::size_t>(c)] = false;
    }
    for (int d = 1; d < n_; ++d) {
      const auto i = static_cast<std::size_t>(d);
      if (!gone_[i] && !inside[i] && solved[i] == whole) solved[i] = leaves[i];
    }
    const int from = solved[static_cast<std::size_t>(whole)];
    const int entry = enters[static_cast<std::size_t>(from)];
    for (const int c : cycle) solved[static_cast<std::size_t>(c)] = heads[static_cast<std::size_t>(c)];
    solved[static_cast<std::size_t>(entry)] = from;
    return solved;
  }

 private:
  float& at(int d, int h) {
    return scores_[static_cast<std::size_t>(d) * static_cast<std::size_t>(n_) + static_cast<std::size_t>(h)];
  }

  std::vector<float> scores_;
  int n_;
  std::vector<bool> gone_;
};

}  // namespace

void best_tree(std::span<const float> scores, int n, std::vector<int>& heads) {
  const auto size = static_cast<std::size_t>(n);
  heads.assign(size, -1);
  // Mostly the best head of each word makes a tree already.
  int roots = 0;
  for (std::size_t d = 1; d < size; ++d) {
    const float* row = scores.data() + d * size;
    int best = d == 1 && n > 2 ? 2 : 0;
    if (n == 2) best = 0;
    for (int h = 0; h < n; ++h) {
      if (h != static_cast<int>(d) && row[h] > row[best]) best = h;
    }
    heads[d] = best;
    roots += best == 0;
  }
  if (roots == 1 && find_cycle(heads, std::vector<bool>(size, false)).empty()) return;
  float lowest = 0, highest = 0;
  for (const float s : scores) {
    lowest = std::min(lowest, s);
    highest = std::max(highest, s);
  }
  std::vector<float> priced(scores.begin(), scores.end());
  const float price = (highest - lowest + 1) * static_cast<float>(n);
  for (std::size_t d = 1; d < size; ++d) priced[d * size] -= price;
  heads = Contraction(std::move(priced), n).solve();
  heads[0] = -1;
}

}  // namespace hearsay
