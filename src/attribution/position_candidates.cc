// Contents by their place in the sentence, for where the tree fails: what stands before the cue's clause, or after it.
#include <algorithm>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {
namespace {

class PositionCandidates {
 public:
  PositionCandidates(const Context& context, WordId verb, const SourceFound& source, CandidateGroup& group)
      : context_(context), tree_(context.tree), verb_(verb), source_(source), group_(group) {}

  // The text of the sentence on one side of the cue's clause.
  void find() {
    const Sentence& sentence = tree_.sentences[tree_.sentence_of(verb_).index()];
    WordId begin = core_begin(tree_, verb_);
    WordId end = verb_;
    if (source_.head.valid() && source_.route != SourceRoute::participle && sentence.contains(source_.head)) {
      if (source_.head < verb_) begin = std::min(begin, tree_.leftmost(source_.head));
      if (source_.head > verb_) end = std::max(end, tree_.rightmost(source_.head));
    }
    if (begin > sentence.first && tree_[WordId(begin.value - 1)].upos == Upos::PUNCT &&
        tree_[WordId(begin.value - 1)].form != "." && begin.value - sentence.first.value > 3) {
      WordId last(begin.value - 1);
      while (last > sentence.first && tree_[last].upos == Upos::PUNCT && !is_quote_mark(tree_, last)) --last.value;
      add(make(Construction::text_before, {}, {between(tree_, sentence.first, last)}));
      around(sentence.first, last, end);
    }
    const WordId stop = sentence_last(tree_, verb_);
    if (end.value + 2 < stop.value) {
      WordId first(end.value + 1);
      while (first < stop && tree_[first].upos == Upos::PUNCT && !is_quote_mark(tree_, first)) ++first.value;
      first = after_circumstance(first);
      if (first >= stop) return;
      for (WordId w = first; w < stop; ++w.value) {
        if (tree_[w].form != ";" || w.value < first.value + 2) continue;
        Candidate cut = make(Construction::text_after, {}, {between(tree_, first, WordId(w.value - 1))});
        cut.extent = Extent::without_tail;
        cut.preposition = lower(tree_[first].form);
        add(std::move(cut));
        break;
      }
      Candidate c = make(Construction::text_after, {}, {between(tree_, first, stop)});
      c.preposition = lower(tree_[first].form);
      add(std::move(c));
      for (WordId w = first; w < stop && w.value < first.value + 12; ++w.value) {
        if (w > first && has_form(tree_, w, "that") && tree_[w].upos == Upos::SCONJ) {
          Candidate t = make(Construction::text_after, {}, {between(tree_, w, stop)});
          t.extent = Extent::to_sentence_end;
          t.preposition = "that";
          add(std::move(t));
          break;
        }
      }
    }
  }

 private:
  // "Hawaii, as an adviser pointed out, gets few of them": both sides of a cue's clause between commas.
  void around(WordId first, WordId last, WordId end) {
    const WordId stop = sentence_last(tree_, verb_);
    WordId comma(end.value + 1);
    constexpr int kReach = 8;  // words of time and place behind the verb
    for (int i = 0; i < kReach && comma < stop && tree_[comma].form != ","; ++i) ++comma.value;
    if (comma >= stop || tree_[comma].form != ",") return;
    if (tree_[first].upos == Upos::CCONJ && first < last) ++first.value;
    add(make(Construction::both_sides, {},
             {between(tree_, first, last), between(tree_, WordId(comma.value + 1), stop)}));
  }

  // "said on Tuesday it had ...": when, where and to whom stand between cue and content.
  WordId after_circumstance(WordId first) const {
    for (const WordId c : tree_.children(verb_)) {
      const Rel r = tree_[c].rel;
      const bool loose_phrase = r == Rel::obl || r == Rel::obl_unmarked || r == Rel::iobj || r == Rel::advmod;
      if (c >= first && loose_phrase && tree_.leftmost(c) == first && tree_.rightmost(c).value - first.value < 5) {
        first = WordId(tree_.rightmost(c).value + 1);
      }
    }
    return first;
  }

  Candidate make(Construction construction, WordId content_head, std::vector<Span> content) const {
    Candidate c;
    c.anchor = verb_;
    c.construction = construction;
    c.source = source_;
    c.content_head = content_head;
    c.content = std::move(content);
    return c;
  }

  void add(Candidate c) { add_candidate(context_, std::move(c), group_); }

  const Context& context_;
  const Tree& tree_;
  WordId verb_;
  const SourceFound& source_;
  CandidateGroup& group_;
};

}  // namespace

void position_candidates(const Context& context, WordId verb, const SourceFound& source, CandidateGroup& group) {
  PositionCandidates(context, verb, source, group).find();
}

}  // namespace hearsay
