#include "attribution/features.h"

#include <algorithm>

#include "base/strings.h"
#include "syntax/hashing.h"
#include "syntax/words_in.h"

namespace hearsay {
namespace {

std::uint64_t bucket(std::uint64_t n) {
  return n < 4 ? n : n < 7 ? 5 : n < 12 ? 8 : n < 20 ? 15 : n < 35 ? 25 : 50;
}

std::uint32_t count_words(const Context& context, const std::vector<Span>& spans) {
  std::uint32_t n = 0;
  for (const Span s : spans) for_each_word(context.tree, s, [&](WordId) { ++n; });
  return n;
}

// 0 none, 1 has a quotation in it, 2 is one from end to end, 3 lies inside one, 4 crosses the edge of one.
std::uint64_t quoting(const Context& context, Span span) {
  std::uint64_t found = 0;
  for (const Quote& q : quotes_over(context.quotes, span)) {
    if (q.span.end <= span.begin) continue;
    if (q.inside.contains(span)) return q.inside.begin + 1 >= span.begin && q.inside.end <= span.end + 2 ? 2 : 3;
    const bool front = q.span.begin + 3 >= span.begin && q.span.begin <= span.begin + 3;
    const bool back = q.span.end + 3 >= span.end && q.span.end <= span.end + 3;
    if (front && back) return 2;
    if (span.contains(q.inside)) {
      found = std::max<std::uint64_t>(found, front ? 5 : 1);
    } else {
      return 4;
    }
  }
  return found;
}

class Features {
 public:
  Features(const Context& context, const Candidate& c, bool lexical, std::vector<std::uint64_t>& out)
      : context_(context), tree_(context.tree), c_(c), lexical_(lexical), out_(out) {
    kind_ = static_cast<std::uint64_t>(c.construction) * 4 + static_cast<std::uint64_t>(c.extent);
    lemma_ = hash_string(c.entry != nullptr ? c.entry->lemma : lemma_of(tree_, c.anchor));
    preposition_ = hash_string(c.preposition);
    if (c.entry != nullptr) {
      entry_ = 1 + static_cast<std::uint64_t>(c.entry->kind) * 16 + static_cast<std::uint64_t>(c.entry->stance) * 64 +
               (c.licensed ? 2 : 0);
      class_ = 1 + static_cast<std::uint64_t>(c.entry->kind) * 2 + (c.licensed ? 1 : 0);
    }
  }

  void fill() {
    const auto k = static_cast<std::uint64_t>(c_.construction);
    add(0);
    add(1, kind_);
    add(2, kind_, class_);
    add(3, k, entry_);
    if (lexical_) {
      add(4, lemma_);
      add(5, lemma_, k);
      add(6, lemma_, kind_);
      add(7, lemma_, preposition_, k);
    }
    add(8, preposition_, kind_);
    add(9, preposition_, k, class_);
    anchor(k);
    source(k);
    content(k);
    surroundings(k);
    if (!context_.readings.empty()) reading(k);
  }

 private:
  template <typename... V>
  void add(std::uint32_t t, V... values) {
    if constexpr (sizeof...(V) == 0) {
      out_.push_back(feature(t, 1));
    } else {
      out_.push_back(feature(t, static_cast<std::uint64_t>(values)...));
    }
  }

  void anchor(std::uint64_t k) {
    const Word& w = tree_[c_.anchor];
    const std::uint64_t xpos = hash_string(w.xpos);
    const auto rel = static_cast<std::uint64_t>(w.rel);
    std::uint64_t aux = 0;
    bool to = false;
    for (const WordId child : tree_.children(c_.anchor)) {
      if (tree_[child].rel == Rel::aux || tree_[child].rel == Rel::cop) aux = hash_string(lower(tree_[child].form));
      if (tree_[child].rel == Rel::mark && child < c_.anchor) to = true;
    }
    const std::uint64_t shape =
        (is_passive(tree_, c_.anchor) ? 1U : 0U) + (is_negated(tree_, c_.anchor) ? 2U : 0U) + (to ? 4U : 0U);
    add(10, xpos, k);
    add(11, xpos, rel, class_);
    add(12, shape, k, class_);
    add(13, aux, class_);
    add(14, aux, k);
    if (lexical_) {
      add(15, lemma_, xpos);
      add(16, lemma_, shape);
    }
    if (w.head.valid()) {
      add(17, hash_string(lemma_of(tree_, w.head)), rel);
      if (lexical_) add(18, lemma_, rel);
    }
    const Sentence& s = tree_.sentences[tree_.sentence_of(c_.anchor).index()];
    add(19, s.first.value == 0 ? 1 : 0, k);
  }

  void source(std::uint64_t k) {
    const auto route = static_cast<std::uint64_t>(c_.source.route);
    add(20, route, k);
    add(21, route, class_);
    if (lexical_) add(22, route, lemma_);
    if (!c_.source.head.valid()) return;
    const Word& w = tree_[c_.source.head];
    const std::uint64_t head = hash_string(lemma_of(tree_, c_.source.head));
    const auto upos = static_cast<std::uint64_t>(w.upos);
    const bool capital = is_upper(code_point(w.form, 0).value);
    add(23, head);
    add(24, head, class_);
    add(25, upos, capital ? 1 : 0, class_);
    add(26, upos, capital ? 1 : 0, k);
    add(27, hash_string(w.xpos), k);
    const Span at = c_.source_spans.empty() ? w.span : c_.source_spans.front();
    bool inside = false;
    for (const Span s : c_.content) inside = inside || s.overlaps(at);
    add(28, inside ? 1 : 0, k);
    add(29, bucket(count_words(context_, c_.source_spans)), route);
    add(30, c_.source.head < c_.anchor ? 1 : 0, k);
  }

  void content(std::uint64_t k) {
    const std::uint32_t words = count_words(context_, c_.content);
    const std::uint64_t quote = quoting(context_, c_.content.front());
    add(40, bucket(words), kind_);
    add(41, quote, kind_);
    add(42, quote, k, class_);
    add(43, c_.content.size(), k);
    if (lexical_) add(44, lemma_, quote);
    const Span front = c_.content.front();
    const WordId first = tree_.word_at(front.begin);
    WordId last = tree_.word_at(c_.content.back().end - 1);
    if (first.valid()) {
      add(45, hash_string(lower(tree_[first].form)), k);
      add(46, static_cast<std::uint64_t>(tree_[first].upos), kind_);
      if (first.value > 0) {
        const WordId previous(first.value - 1);
        add(47, hash_string(lower(tree_[previous].form)), kind_);
        const int gap = first.value - c_.anchor.value;
        add(48, gap < 0 ? 99 : bucket(static_cast<std::uint64_t>(gap)), kind_);
      }
    }
    if (last.valid() && last.index() + 1 < tree_.words.size()) {
      const WordId next(last.value + 1);
      const bool ends = tree_.sentence_of(next) != tree_.sentence_of(last);
      add(49, ends ? 1 : hash_string(lower(tree_[next].form)), kind_);
      add(50, hash_string(tree_[last].xpos), kind_);
      if (next.index() + 1 < tree_.words.size() && !ends) {
        add(51, static_cast<std::uint64_t>(tree_[WordId(next.value + 1)].upos), hash_string(tree_[next].xpos), kind_);
      }
    }
    if (c_.content_head.valid()) {
      const Word& h = tree_[c_.content_head];
      add(52, static_cast<std::uint64_t>(h.upos), k);
      add(53, hash_string(h.xpos), k, class_);
      add(54, hash_string(marker(tree_, c_.content_head)), k);
      if (lexical_) add(55, lemma_, hash_string(marker(tree_, c_.content_head)), k);
      add(56, hash_string(lemma_of(tree_, c_.content_head)), k);
      add(57, static_cast<std::uint64_t>(h.rel), kind_);
      if (lexical_) add(58, lemma_, static_cast<std::uint64_t>(h.upos), k);
    }
    if (c_.tail_cut.valid()) {
      const Word& t = tree_[c_.tail_cut];
      const WordId edge(std::max(0, tree_.leftmost(c_.tail_cut).value - 1));
      add(60, static_cast<std::uint64_t>(t.rel), tree_[edge].form == "," ? 1 : 0, k);
      add(61, static_cast<std::uint64_t>(t.rel), hash_string(t.xpos), hash_string(marker(tree_, c_.tail_cut)));
      add(62, hash_string(lemma_of(tree_, c_.tail_cut)), static_cast<std::uint64_t>(t.rel));
      add(63, hash_string(preposition(tree_, c_.tail_cut)), static_cast<std::uint64_t>(t.rel), k);
    }
  }

  void surroundings(std::uint64_t k) {
    const Span at = tree_[c_.anchor].span;
    std::uint64_t inside = 0;
    for (const Quote& q : quotes_over(context_.quotes, at)) {
      if (q.inside.contains(at)) inside = static_cast<std::uint64_t>(q.depth) + 1;
    }
    add(70, inside, class_);
    add(71, inside, k);
    // A stronger cue governs this one.
    std::uint64_t governed = 0;
    int steps = 0;
    for (WordId h = tree_[c_.anchor].head; h.valid() && steps < 8; h = tree_[h].head, ++steps) {
      if (const CueEntry* e = context_.lexicon.find(tree_[h].lemma, tree_[h].upos)) {
        governed = 1 + static_cast<std::uint64_t>(e->kind);
        break;
      }
    }
    add(72, governed, class_);
    add(73, governed, static_cast<std::uint64_t>(tree_[c_.anchor].rel), k);
    if (lexical_) {
      std::uint64_t next = 0;
      if (c_.anchor.index() + 1 < tree_.words.size())
        next = hash_string(lower(tree_[WordId(c_.anchor.value + 1)].form));
      add(74, lemma_, next);
    }
  }

  // What the reader thinks of the spans: their words, their edges and what lies right outside.
  void reading(std::uint64_t k) {
    const std::uint64_t cue = level(context_.readings[c_.anchor.index()].within(Role::cue));
    add(80, cue, k);
    add(81, cue, kind_, class_);
    const std::uint64_t inside = level(inner(c_.content, Role::content));
    add(82, inside, kind_);
    add(83, inside, cue);
    const std::uint64_t begins = level(at(tree_.word_at(c_.content.front().begin), Role::content, true));
    add(84, begins, kind_);
    add(85, begins, level(at(before(c_.content.front()), Role::content, false)), k);
    for (const Span s : c_.content) {
      const WordId next = after(s);
      const float goes_on = next.valid() ? context_.readings[next.index()].inside[static_cast<int>(Role::content)] : 0;
      add(86, level(goes_on), kind_);
      add(87, level(at(last_of(s), Role::content, false)), level(goes_on), k);
      add(88, level(second_begin(s)), k);
    }
    std::uint64_t source = 0;
    if (c_.source_spans.empty()) {
      float most = 0;
      const Sentence& s = tree_.sentences[tree_.sentence_of(c_.anchor).index()];
      for (std::int32_t i = 0; i < s.size; ++i) {
        most = std::max(most, at(WordId(s.first.value + i), Role::source, false));
      }
      source = 20 + level(most);
    } else {
      source = level(inner(c_.source_spans, Role::source));
      const Span s = c_.source_spans.front();
      const WordId next = after(s);
      add(89, level(at(tree_.word_at(s.begin), Role::source, true)), k);
      add(90, level(next.valid() ? context_.readings[next.index()].inside[static_cast<int>(Role::source)] : 0), k);
    }
    add(91, source, k);
    add(92, source, cue, static_cast<std::uint64_t>(c_.source.route));
    add(93, source, inside, cue);
  }

  static std::uint64_t level(float p) {
    constexpr float kLevels[] = {0.02F, 0.06F, 0.15F, 0.3F, 0.5F, 0.7F, 0.85F, 0.94F, 0.98F};
    return 1 + static_cast<std::uint64_t>(std::upper_bound(std::begin(kLevels), std::end(kLevels), p) - kLevels);
  }
  float at(WordId w, Role role, bool begins) const {
    if (!w.valid()) return 0;
    const WordReading& r = context_.readings[w.index()];
    return begins ? r.begin[static_cast<int>(role)] : r.within(role);
  }
  WordId before(Span span) const {
    const WordId w = tree_.word_at(span.begin);
    return w.valid() && w.value > 0 ? WordId(w.value - 1) : WordId();
  }
  WordId last_of(Span span) const { return tree_.word_at(span.end - 1); }
  // The first word behind the span that is no punctuation.
  WordId after(Span span) const {
    WordId w = tree_.word_at(span.end);
    while (w.valid() && w.index() + 1 < tree_.words.size() && tree_[w].upos == Upos::PUNCT) ++w.value;
    return w;
  }
  float inner(const std::vector<Span>& spans, Role role) const {
    float sum = 0;
    int words = 0;
    for (const Span s : spans) {
      for_each_word(tree_, s, [&](WordId w) {
        if (tree_[w].upos == Upos::PUNCT) return;
        sum += at(w, role, false);
        ++words;
      });
    }
    return words > 0 ? sum / static_cast<float>(words) : 0;
  }
  // How surely another content begins inside the span.
  float second_begin(Span span) const {
    float most = 0;
    const WordId first = tree_.word_at(span.begin);
    for_each_word(tree_, span, [&](WordId w) {
      if (w.value > first.value + 1) most = std::max(most, at(w, Role::content, true));
    });
    return most;
  }

  const Context& context_;
  const Tree& tree_;
  const Candidate& c_;
  bool lexical_;
  std::vector<std::uint64_t>& out_;
  std::uint64_t kind_ = 0, lemma_ = 0, preposition_ = 0, entry_ = 0, class_ = 0;
};

}  // namespace

void candidate_features(const Context& context, const Candidate& candidate, bool lexical,
                        std::vector<std::uint64_t>& out) {
  Features(context, candidate, lexical, out).fill();
}

}  // namespace hearsay
