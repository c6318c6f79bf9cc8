#include "syntax/train_clusters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace hearsay {
namespace {

// n log n, from a table for counts that are not huge.
class Entropy {
 public:
  Entropy() : table_(1 << 18) {
    for (std::size_t n = 1; n < table_.size(); ++n) table_[n] = compute(static_cast<std::int64_t>(n));
  }
  double operator()(std::int64_t n) const {
    return n < static_cast<std::int64_t>(table_.size()) ? table_[static_cast<std::size_t>(n)] : compute(n);
  }

 private:
  static double compute(std::int64_t n) { return static_cast<double>(n) * std::log(static_cast<double>(n)); }
  std::vector<double> table_;
};

using Neighbours = std::vector<std::pair<std::uint32_t, std::int32_t>>;  // word, count

// Words are numbered by falling frequency; word 0 is the edge of a sentence and 1 every rare word. Both keep classes of
// their own.
struct Bigrams {
  std::vector<std::uint32_t> hashes;
  std::vector<std::int64_t> counts;
  std::vector<Neighbours> after, before;
  std::vector<std::int32_t> twice;  // how often a word follows itself
};

Bigrams count_bigrams(const HashedText& text, int min_count) {
  std::unordered_map<std::uint32_t, std::int64_t> frequency;
  for (const auto& sentence : text) {
    for (const std::uint32_t w : sentence) ++frequency[w];
  }
  std::vector<std::pair<std::int64_t, std::uint32_t>> order;
  for (const auto& [w, n] : frequency) {
    if (n >= min_count) order.emplace_back(-n, w);
  }
  std::sort(order.begin(), order.end());
  Bigrams b;
  b.hashes = {0, 0};
  std::unordered_map<std::uint32_t, std::uint32_t> number;
  for (const auto& [n, w] : order) {
    number[w] = static_cast<std::uint32_t>(b.hashes.size());
    b.hashes.push_back(w);
  }
  const std::size_t v = b.hashes.size();
  b.counts.assign(v, 0);
  b.twice.assign(v, 0);
  b.after.resize(v);
  b.before.resize(v);
  std::vector<std::uint64_t> pairs;
  for (const auto& sentence : text) {
    std::uint32_t previous = 0;
    ++b.counts[0];
    for (const std::uint32_t w : sentence) {
      const auto it = number.find(w);
      const std::uint32_t id = it == number.end() ? 1 : it->second;
      ++b.counts[id];
      pairs.push_back(std::uint64_t{previous} << 32 | id);
      previous = id;
    }
    pairs.push_back(std::uint64_t{previous} << 32);
  }
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
    const auto first = static_cast<std::uint32_t>(pairs[i] >> 32), second = static_cast<std::uint32_t>(pairs[i]);
    const auto n = static_cast<std::int32_t>(end - i);
    if (first == second) {
      b.twice[first] = n;
    } else {
      b.after[first].emplace_back(second, n);
      b.before[second].emplace_back(first, n);
    }
    i = end;
  }
  return b;
}

class Exchange {
 public:
  Exchange(const Bigrams& bigrams, int classes, const Entropy& g)
      : b_(bigrams), c_(static_cast<std::size_t>(classes)), g_(g), class_of_(bigrams.hashes.size()), size_(c_) {
    next_.assign(c_ * c_, 0);
    previous_.assign(c_ * c_, 0);
    for (std::size_t w = 0; w < class_of_.size(); ++w) {
      class_of_[w] = static_cast<std::uint32_t>(w < 2 ? w : 2 + (w - 2) % (c_ - 2));
    }
    for (std::size_t w = 0; w < class_of_.size(); ++w) {
      size_[class_of_[w]] += b_.counts[w];
      add_pair(class_of_[w], class_of_[w], b_.twice[w]);
      for (const auto& [x, n] : b_.after[w]) add_pair(class_of_[w], class_of_[x], n);
    }
  }

  // Moves every word once to the class where it fits best; returns how many moved.
  std::size_t pass() {
    std::size_t moved = 0;
    std::vector<std::int32_t> right(c_), left(c_);
    std::vector<std::uint32_t> rights, lefts;
    for (std::size_t w = 2; w < class_of_.size(); ++w) {
      gather(b_.after[w], right, rights);
      gather(b_.before[w], left, lefts);
      const std::uint32_t old = class_of_[w];
      place(w, old, right, rights, left, lefts, -1);
      double best_gain = -1e300;
      std::uint32_t best = old;
      for (std::uint32_t k = 2; k < c_; ++k) {
        const double gain = gain_of(w, k, right, rights, left, lefts);
        if (gain > best_gain + 1e-9) {
          best_gain = gain;
          best = k;
        }
      }
      place(w, best, right, rights, left, lefts, 1);
      class_of_[w] = best;
      moved += best != old;
      for (const std::uint32_t k : rights) right[k] = 0;
      for (const std::uint32_t k : lefts) left[k] = 0;
    }
    return moved;
  }
  const std::vector<std::uint32_t>& classes() const { return class_of_; }

 private:
  void add_pair(std::size_t a, std::size_t b, std::int32_t n) {
    next_[a * c_ + b] += n;
    previous_[b * c_ + a] += n;
  }
  void gather(const Neighbours& words, std::vector<std::int32_t>& counts, std::vector<std::uint32_t>& used) const {
    used.clear();
    for (const auto& [x, n] : words) {
      const std::uint32_t k = class_of_[x];
      if (counts[k] == 0) used.push_back(k);
      counts[k] += n;
    }
  }
  // Takes word w out of class k (sign -1) or puts it in (+1).
  void place(std::size_t w, std::uint32_t k, const std::vector<std::int32_t>& right,
             const std::vector<std::uint32_t>& rights, const std::vector<std::int32_t>& left,
             const std::vector<std::uint32_t>& lefts, int sign) {
    for (const std::uint32_t x : rights) add_pair(k, x, sign * right[x]);
    for (const std::uint32_t x : lefts) add_pair(x, k, sign * left[x]);
    add_pair(k, k, sign * b_.twice[w]);
    size_[k] += sign * b_.counts[w];
  }
  double gain_of(std::size_t w, std::uint32_t k, const std::vector<std::int32_t>& right,
                 const std::vector<std::uint32_t>& rights, const std::vector<std::int32_t>& left,
                 const std::vector<std::uint32_t>& lefts) const {
    double gain = -2 * (g_(size_[k] + b_.counts[w]) - g_(size_[k]));
    const std::int32_t* row = &next_[k * c_];
    const std::int32_t* column = &previous_[k * c_];
    for (const std::uint32_t x : rights) {
      if (x != k) gain += g_(row[x] + right[x]) - g_(row[x]);
    }
    for (const std::uint32_t x : lefts) {
      if (x != k) gain += g_(column[x] + left[x]) - g_(column[x]);
    }
    const std::int32_t own = right[k] + left[k] + b_.twice[w];
    return own == 0 ? gain : gain + g_(row[k] + own) - g_(row[k]);
  }

  const Bigrams& b_;
  std::size_t c_;
  const Entropy& g_;
  std::vector<std::uint32_t> class_of_;
  std::vector<std::int64_t> size_;
  std::vector<std::int32_t> next_,
      previous_;  // class bigrams, by first and by second class
};

}  // namespace

std::string train_clusters(const HashedText& text, const ClusterOptions& options, const TrainOptions& train) {
  const Bigrams bigrams = count_bigrams(text, options.min_count);
  const Entropy g;
  std::vector<std::uint32_t> both(bigrams.hashes.size(), 0);
  for (const int classes : {options.coarse, options.fine}) {
    Exchange exchange(bigrams, classes, g);
    for (int pass = 0; pass < options.passes; ++pass) {
      const std::size_t moved = exchange.pass();
      if (train.progress) {
        train.progress(std::to_string(classes) + " word classes, pass " + std::to_string(pass + 1) + ": " +
                       std::to_string(moved) + " of " + std::to_string(both.size()) + " words moved");
      }
    }
    for (std::size_t w = 0; w < both.size(); ++w) both[w] = both[w] << 16 | exchange.classes()[w];
  }
  std::map<std::uint32_t, std::uint32_t> sorted;
  for (std::size_t w = 2; w < both.size(); ++w) sorted[bigrams.hashes[w]] = both[w];
  std::string out;
  for (const auto& [hash, clusters] : sorted) {
    out.append(reinterpret_cast<const char*>(&hash), sizeof hash);
    out.append(reinterpret_cast<const char*>(&clusters), sizeof clusters);
  }
  return out;
}

}  // namespace hearsay
