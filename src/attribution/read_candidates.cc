// Contents and sources as the reader sees them, for anchors that it takes for cues: for where the tree fails, and for
// cues that no construction of the grammar covers.
#include <algorithm>

#include "attribution/candidate.h"

namespace hearsay {
namespace {

constexpr float kCue = 0.25F, kWithin = 0.5F;
constexpr int kLongest = 150;  // words of a content

class ReadCandidates {
 public:
  ReadCandidates(const Context& context, WordId anchor, CandidateGroup& group)
      : context_(context), tree_(context.tree), anchor_(anchor), group_(group) {}

  void find() {
    const Span right = run_after(Role::content), left = run_before(Role::content);
    if (right.empty() && left.empty()) return;
    for (const SourceFound& source : sources()) {
      if (!right.empty()) add(source, {right});
      if (!left.empty()) add(source, {left});
      if (!right.empty() && !left.empty()) add(source, {left, right});
    }
  }

 private:
  bool within(WordId w, Role role) const { return context_.readings[w.index()].within(role) >= kWithin; }
  bool begins(WordId w, Role role) const {
    return context_.readings[w.index()].begin[static_cast<int>(role)] >= kWithin;
  }
  bool has_next(WordId w) const {
    const WordId next(w.value + 1);
    if (next.index() >= tree_.words.size()) return false;
    // A sentence without a stop is a headline that has run into the text.
    if (tree_[w].upos != Upos::PUNCT && tree_.sentence_of(w) != tree_.sentence_of(next)) return false;
    const std::uint32_t from = tree_[w].span.end;
    return context_.text.substr(from, tree_[next].span.begin - from).find('\n') == std::string_view::npos;
  }

  // The words of one role from `first` on, in which no other span of the role begins; it may go on in the next
  // sentence.
  Span run_from(WordId first, Role role) const {
    WordId last = first;
    for (int i = 0; i < kLongest && has_next(last); ++i) {
      const WordId next(last.value + 1);
      if (!within(next, role) || begins(next, role)) break;
      last = next;
    }
    return between(tree_, first, last);
  }

  // The nearest run behind the anchor, and before it, in its sentence.
  Span run_after(Role role) const {
    const Sentence& s = tree_.sentences[tree_.sentence_of(anchor_).index()];
    for (WordId w(anchor_.value + 1); s.contains(w); ++w.value) {
      if (within(w, role)) return run_from(w, role);
    }
    return {};
  }
  Span run_before(Role role) const {
    const Sentence& s = tree_.sentences[tree_.sentence_of(anchor_).index()];
    WordId last(anchor_.value - 1);
    while (s.contains(last) && !within(last, role)) --last.value;
    if (!s.contains(last)) return {};
    WordId first = last;
    for (int i = 0; i < kLongest && first.value > 0 && !begins(first, role); ++i) {
      const WordId previous(first.value - 1);
      if (!within(previous, role) || !has_next(previous)) break;
      first = previous;
    }
    return between(tree_, first, last);
  }

  // That of the other readings of the anchor, and what the reader takes for a source, the nearer side first.
  std::vector<SourceFound> sources() const {
    std::vector<SourceFound> out;
    if (!group_.empty()) {
      out.push_back(group_.front().source);
    } else if (tree_[anchor_].upos == Upos::VERB) {
      out.push_back(find_source(tree_, anchor_));
    }
    for (const Span span : {run_before(Role::source), run_after(Role::source)}) {
      const WordId head = span.empty() ? WordId() : tree_.head_of(span);
      if (!head.valid() || !reaches(context_, head, anchor_)) continue;
      const bool known = std::ranges::any_of(out, [&](const SourceFound& s) { return s.head == head; });
      if (!known) out.push_back({head, SourceRoute::read, {}, span});
    }
    if (out.empty()) out.emplace_back();
    return out;
  }

  void add(const SourceFound& source, std::vector<Span> content) {
    Candidate c;
    c.anchor = anchor_;
    c.construction = Construction::read;
    c.source = source;
    if (!group_.empty()) {
      c.entry = group_.front().entry;
    } else {
      c.entry = context_.lexicon.find(lemma_of(tree_, anchor_), tree_[anchor_].upos);
    }
    c.content_head = tree_.head_of(content.back());
    for (const Span s : source_spans(context_, source, anchor_)) {
      if (std::ranges::any_of(content, [&](Span x) { return x.overlaps(s); })) return;
    }
    c.content = std::move(content);
    add_candidate(context_, std::move(c), group_);
  }

  const Context& context_;
  const Tree& tree_;
  WordId anchor_;
  CandidateGroup& group_;
};

}  // namespace

void read_candidates(const Context& context, WordId anchor, CandidateGroup& group) {
  if (context.readings.empty() || context.readings[anchor.index()].within(Role::cue) < kCue) return;
  ReadCandidates(context, anchor, group).find();
}

}  // namespace hearsay
