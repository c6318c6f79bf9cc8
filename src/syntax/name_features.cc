#include "syntax/name_features.h"

#include "syntax/hashing.h"

namespace hearsay {

bool may_follow(NameLabel previous, NameLabel next) {
  const auto n = static_cast<int>(next);
  if (n == 0 || n % 2 == 1) return true;
  const auto p = static_cast<int>(previous);
  return p == n || p == n - 1;
}

void name_features(const NameContext& x, std::span<const NameLabel> labels, std::size_t i,
                   std::vector<std::uint64_t>& out) {
  static constexpr Lexical kOutside{.form = 1, .lower = 1, .shape = 1};
  const auto n = static_cast<std::ptrdiff_t>(x.lexical.size());
  const auto inside = [&](std::ptrdiff_t j) { return j >= 0 && j < n; };
  const auto here = static_cast<std::ptrdiff_t>(i);
  const auto word = [&](std::ptrdiff_t k) -> const Lexical& {
    return inside(here + k) ? x.lexical[static_cast<std::size_t>(here + k)] : kOutside;
  };
  const auto value = [&](const auto& values, std::ptrdiff_t k) -> std::uint64_t {
    return inside(here + k) ? values[static_cast<std::size_t>(here + k)] : 0xFFFF;
  };
  const std::uint64_t l1 = i >= 1 ? static_cast<std::uint64_t>(labels[i - 1]) : 99;
  const std::uint64_t l2 = i >= 2 ? static_cast<std::uint64_t>(labels[i - 2]) : 99;
  const Lexical &w = word(0), &p1 = word(-1), &p2 = word(-2), &n1 = word(1), &n2 = word(2);
  const std::uint64_t t0 = value(x.tags, 0), tp = value(x.tags, -1), tn = value(x.tags, 1);
  out.clear();
  std::uint32_t t = 0;
  const auto add = [&](auto... values) { out.push_back(feature(t++, static_cast<std::uint64_t>(values)...)); };
  add(0);
  add(l1);
  add(l1, l2);
  add(w.form);
  add(w.lower);
  add(w.lower, l1);
  add(w.shape);
  add(w.shape, l1);
  for (const std::uint32_t s : w.suffix) add(s);
  for (const std::uint32_t s : w.prefix) add(s);
  add(w.cluster);
  add(w.cluster, l1);
  add(w.coarse);
  add(w.coarse, w.shape);
  add(p1.coarse, w.shape, n1.coarse);
  add(t0);
  add(t0, l1);
  add(tp, t0);
  add(t0, tn);
  add(tp, t0, tn);
  add(w.shape, p1.shape);
  add(w.shape, n1.shape);
  add(w.shape, p1.shape, n1.shape);
  add(p1.lower);
  add(p2.lower);
  add(n1.lower);
  add(n2.lower);
  add(p1.lower, w.lower);
  add(w.lower, n1.lower);
  add(p1.lower, p2.lower);
  add(n1.lower, n2.lower);
  add(p1.lower, t0, l1);
  add(n1.lower, t0, l1);
  add(p1.cluster);
  add(n1.cluster);
  add(p1.cluster, w.cluster);
  add(w.cluster, n1.cluster);
  add(p1.cluster, l1, w.shape);
  add(n1.cluster, l1, w.shape);
  add(p2.cluster, p1.cluster);
  add(n1.cluster, n2.cluster);
  add(p1.suffix[2], t0);
  add(n1.suffix[2], t0);
  add(value(x.kinds, 0), l1);
  add(value(x.whole, 0), w.shape);
  add(value(x.kinds, 0), w.shape);
  add(value(x.kinds, 0), value(x.kinds, 1));
  add(value(x.kinds, -1), value(x.kinds, 0));
  add(value(x.whole, 1), t0, l1);
  add(value(x.whole, -1), t0, l1);
  add(w.prefix[2], w.suffix[2]);
  // The next words that look like parts of the same name.
  std::uint64_t later = 0;
  for (std::ptrdiff_t k = 1; k <= 4 && inside(here + k); ++k) {
    const Lexical& next = word(k);
    if (next.shape != w.shape) break;
    later = next.lower;
  }
  add(later);
}

}  // namespace hearsay
