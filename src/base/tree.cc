#include <cstring>
#include <memory_resource>
#include <string>

#include "hearsay/syntax.h"

namespace hearsay {

struct Tree::Arena {
  std::pmr::monotonic_buffer_resource memory;
};

// Children in compressed rows: those of word w are ids[start[w] .. start[w + 1]).
struct Tree::Index {
  std::vector<WordId> ids;
  std::vector<std::uint32_t> start;
  std::vector<WordId> left, right;
  std::vector<SentenceId> sentence;
};

Tree::Tree() : arena_(std::make_unique<Arena>()), index_(std::make_unique<Index>()) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

std::string_view Tree::store(std::string_view s) {
  if (s.empty()) return {};
  char* copy = static_cast<char*>(arena_->memory.allocate(s.size(), 1));
  std::memcpy(copy, s.data(), s.size());
  return {copy, s.size()};
}

void Tree::index() {
  const std::size_t n = words.size();
  Index& x = *index_;
  x.start.assign(n + 1, 0);
  x.sentence.assign(n, SentenceId());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (std::int32_t i = 0; i < sentences[s].size; ++i) {
      x.sentence[sentences[s].first.index() + static_cast<std::size_t>(i)] = SentenceId(s);
    }
  }
  for (const Word& w : words) {
    if (w.head.valid()) ++x.start[w.head.index() + 1];
  }
  for (std::size_t i = 0; i < n; ++i) x.start[i + 1] += x.start[i];
  x.ids.resize(n ? x.start[n] : 0);
  std::vector<std::uint32_t> next(x.start.begin(), x.start.end());
  for (std::size_t i = 0; i < n; ++i) {
    if (words[i].head.valid()) x.ids[next[words[i].head.index()]++] = WordId(i);
  }
  x.left.resize(n);
  x.right.resize(n);
  for (std::size_t i = 0; i < n; ++i) x.left[i] = x.right[i] = WordId(i);
  for (std::size_t i = 0; i < n; ++i) {
    // Walk up once from every word; trees are shallow.
    std::size_t steps = 0;
    for (WordId up = words[i].head; up.valid() && steps < n; up = words[up.index()].head, ++steps) {
      x.left[up.index()] = std::min(x.left[up.index()], WordId(i));
      x.right[up.index()] = std::max(x.right[up.index()], WordId(i));
    }
  }
}

std::span<const WordId> Tree::children(WordId w) const {
  const auto& s = index_->start;
  return std::span(index_->ids).subspan(s[w.index()], s[w.index() + 1] - s[w.index()]);
}

SentenceId Tree::sentence_of(WordId w) const {
  return index_->sentence[w.index()];
}
WordId Tree::leftmost(WordId w) const {
  return index_->left[w.index()];
}
WordId Tree::rightmost(WordId w) const {
  return index_->right[w.index()];
}

Span Tree::yield(WordId w) const {
  return {(*this)[leftmost(w)].span.begin, (*this)[rightmost(w)].span.end};
}

WordId Tree::child(WordId w, Rel rel) const {
  for (const WordId c : children(w)) {
    if ((*this)[c].rel == rel) return c;
  }
  return {};
}

bool Tree::dominates(WordId a, WordId w) const {
  for (; w.valid(); w = (*this)[w].head) {
    if (w == a) return true;
  }
  return false;
}

WordId Tree::word_at(std::uint32_t at) const {
  const auto it = std::partition_point(words.begin(), words.end(), [&](const Word& w) { return w.span.end <= at; });
  return it == words.end() ? WordId() : WordId(static_cast<std::size_t>(it - words.begin()));
}

WordId Tree::head_of(Span span) const {
  for (WordId w = word_at(span.begin); w.valid() && w.index() < words.size() && (*this)[w].span.begin < span.end;
       ++w.value) {
    const WordId head = (*this)[w].head;
    if ((*this)[w].rel != Rel::punct && (!head.valid() || !span.overlaps((*this)[head].span))) return w;
  }
  const WordId first = word_at(span.begin);
  return first.valid() && (*this)[first].span.begin < span.end ? first : WordId();
}

}  // namespace hearsay
