#include "syntax/arc_features.h"

#include <algorithm>

#include "syntax/hashing.h"

namespace hearsay {
namespace {

constexpr ArcToken kNoToken{1, 0xFFFF, 0xFFFF, 255, 255};
constexpr ArcToken kRootToken{2, 0xFFFE, 0xFFFE, 254, 254};

std::uint64_t bin(int distance) {
  return static_cast<std::uint64_t>(distance <= 5 ? distance : distance <= 10 ? 6 : distance <= 20 ? 7 : 8);
}

}  // namespace

void arc_tokens(std::span<const Lexical> lexical, std::span<const std::uint8_t> tags, std::span<const Word> words,
                std::vector<ArcToken>& out) {
  out.resize(words.size() + 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    out[i] = {lexical[i].lower, static_cast<std::uint16_t>(lexical[i].cluster),
              static_cast<std::uint16_t>(lexical[i].coarse), tags[i], static_cast<std::uint8_t>(words[i].upos)};
  }
  out.back() = kRootToken;
}

void arc_features(const State& state, std::span<const ArcToken> tokens, std::vector<std::uint64_t>& out) {
  using u64 = std::uint64_t;
  out.clear();
  std::uint32_t t = 0;
  const auto add = [&](auto... values) { out.push_back(feature(t++, static_cast<u64>(values)...)); };
  const auto token = [&](int w) -> const ArcToken& {
    return w == kNone ? kNoToken : tokens[static_cast<std::size_t>(w)];
  };
  const auto rel = [&](int w) -> u64 { return w == kNone ? 255 : static_cast<u64>(state.rel(w)); };
  static const State::Children kNoChildren;
  const auto children = [&](int w) -> const State::Children& { return w == kNone ? kNoChildren : state.children(w); };

  const int s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2), n0 = state.next();
  const int n1 = n0 + 1 <= state.size() ? n0 + 1 : kNone, n2 = n0 + 2 <= state.size() ? n0 + 2 : kNone;
  const ArcToken &S0 = token(s0), &S1 = token(s1), &S2 = token(s2), &N0 = token(n0), &N1 = token(n1), &N2 = token(n2);
  const State::Children &c0 = children(s0), &c1 = children(s1), &cn = children(n0);

  // Single words.
  add(0);
  for (const ArcToken* x : {&S0, &S1, &S2, &N0, &N1, &N2}) {
    add(x->word, x->tag);
    add(x->word);
    add(x->tag);
    add(x->cluster, x->upos);
  }
  // The word before and after the top of the stack in the text.
  const ArcToken &before = token(s0 == kNone || s0 == 0 ? kNone : s0 - 1), &after = token(s0 == kNone ? kNone : s0 + 1);
  add(before.tag, S0.tag);
  add(before.word, S0.tag);
  add(S0.tag, after.tag);
  const ArcToken& last = token(n0 == 0 ? kNone : n0 - 1);
  add(last.tag, N0.tag, S0.tag);
  add(last.word, N0.tag);

  // Pairs.
  const auto pair = [&](const ArcToken& a, const ArcToken& b) {
    add(mix(a.word, a.tag), b.word, b.tag);
    add(mix(a.word, a.tag), b.tag);
    add(a.tag, b.word, b.tag);
    add(a.word, b.word);
    add(a.tag, b.tag);
    add(a.word, b.tag);
    add(a.tag, b.word);
    add(a.cluster, b.cluster);
    add(a.cluster, b.tag);
    add(a.tag, b.cluster);
    add(a.coarse, b.coarse, a.tag, b.tag);
  };
  pair(S0, N0);
  pair(S1, S0);
  add(S1.tag, N0.tag);
  add(S1.word, N0.tag);
  add(S1.tag, N0.word);
  add(N0.tag, N1.tag);
  add(N0.word, N1.tag);
  add(N0.tag, N1.word);
  add(S0.tag, N1.tag);
  add(S0.word, N1.tag);
  add(S0.tag, N1.word);

  // Triples of tags and words.
  add(N0.tag, N1.tag, N2.tag);
  add(S0.tag, N0.tag, N1.tag);
  add(S0.word, N0.tag, N1.tag);
  add(S0.tag, N0.word, N1.tag);
  add(S0.tag, N0.tag, N1.word);
  add(S1.tag, S0.tag, N0.tag);
  add(S1.word, S0.tag, N0.tag);
  add(S1.tag, S0.word, N0.tag);
  add(S1.tag, S0.tag, N0.word);
  add(S2.tag, S1.tag, S0.tag);
  add(S1.coarse, S0.coarse, N0.coarse);
  add(S0.coarse, N0.coarse, N1.coarse);
  add(mix(S0.tag, N0.tag), N1.tag, N2.tag);
  add(mix(S2.tag, S1.tag), S0.tag, N0.tag);

  // Distance and number of children.
  const u64 d0 = s0 == kNone ? 9 : bin(n0 - s0), d1 = s1 == kNone ? 9 : bin(s0 - s1);
  add(S0.word, d0);
  add(S0.tag, d0);
  add(N0.word, d0);
  add(N0.tag, d0);
  add(S0.tag, N0.tag, d0);
  add(S0.tag, S1.tag, d1);
  add(S1.word, d1);
  add(S0.word, d1);
  const u64 v0 = std::min<int>(c0.lefts, 4) * 8 + std::min<int>(c0.rights, 4);
  const u64 v1 = std::min<int>(c1.lefts, 4) * 8 + std::min<int>(c1.rights, 4), vn = std::min<int>(cn.lefts, 4);
  add(S0.word, v0);
  add(S0.tag, v0);
  add(S1.word, v1);
  add(S1.tag, v1);
  add(N0.word, vn);
  add(N0.tag, vn);
  add(S0.tag, N0.tag, v0);
  add(S1.tag, S0.tag, v1);

  // Children: words, tags, relations.
  const auto child = [&](const ArcToken& head, int c) {
    const ArcToken& x = token(c);
    add(x.word, head.tag);
    add(x.tag, head.tag);
    add(rel(c), head.tag);
    add(rel(c), head.word);
  };
  child(S0, c0.left[0]);
  child(S0, c0.left[1]);
  child(S0, c0.right[0]);
  child(S0, c0.right[1]);
  child(S1, c1.left[0]);
  child(S1, c1.right[0]);
  child(S1, c1.right[1]);
  child(N0, cn.left[0]);
  child(N0, cn.left[1]);
  add(S0.tag, token(c0.left[0]).tag, token(c0.left[1]).tag);
  add(S0.tag, token(c0.right[0]).tag, token(c0.right[1]).tag);
  add(N0.tag, token(cn.left[0]).tag, token(cn.left[1]).tag);
  add(S0.tag, N0.tag, token(c0.left[0]).tag);
  add(S0.tag, N0.tag, token(c0.right[0]).tag);
  add(S0.tag, N0.tag, token(cn.left[0]).tag);
  add(S1.tag, S0.tag, token(c0.left[0]).tag);
  add(S1.tag, S0.tag, token(c0.right[0]).tag);
  add(S1.tag, S0.tag, token(c1.left[0]).tag);
  add(S1.tag, S0.tag, token(c1.right[0]).tag);
  add(S0.tag, N0.tag, rel(c0.left[0]), rel(c0.right[0]));
  add(S1.tag, S0.tag, rel(c0.right[0]), rel(c1.right[0]));
  add(S1.tag, S0.tag, rel(c0.left[0]), rel(c1.left[0]));
  add(S0.tag, N0.tag, rel(cn.left[0]), rel(c0.right[0]));
  add(S1.word, rel(c1.left[0]), rel(c1.right[0]));
  add(S0.word, rel(c0.left[0]), rel(c0.right[0]));
  add(S0.word, N0.word, rel(cn.left[0]));
  add(S1.word, S0.word, rel(c0.left[0]));
}

}  // namespace hearsay
