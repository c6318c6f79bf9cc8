#include "attribution/cue_span.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/strings.h"

namespace hearsay {
namespace {

// Nouns in "said in a statement": the medium belongs to the cue.
constexpr std::string_view kMedia[] = {"statement", "interview", "tweet", "speech",   "email",     "e-mail",
                                       "letter",    "post",      "memo",  "briefing", "broadcast", "message"};

class CueSpan {
 public:
  CueSpan(const Context& context, const Selected& selected)
      : context_(context), tree_(context.tree), selected_(selected), c_(selected.candidate) {}

  std::vector<Span> find() {
    first_ = last_ = c_.anchor;
    switch (c_.construction) {
      case Construction::both_sides:
        for (const WordId f : tree_.children(c_.anchor)) {
          if (tree_[f].rel == Rel::fixed) last_ = std::max(last_, f);
        }
        break;
      case Construction::headline:
      case Construction::signature:
        break;
      case Construction::small_clause:
        verb(c_.anchor);
        // "quoted X as saying": the inner cue
        if (tree_[c_.anchor].xpos == "VBG" && c_.anchor.value > 0 &&
            has_form(tree_, WordId(c_.anchor.value - 1), "as")) {
          first_ = std::min(first_, WordId(c_.anchor.value - 1));
        }
        break;
      case Construction::noun_clause:
      case Construction::noun_oblique:
      case Construction::noun_modifier:
        noun();
        break;
      default:
        verb(c_.anchor);
        break;
    }
    for (const WordId w : selected_.more_anchors) {
      if (std::abs(w.value - c_.anchor.value) < 7) {
        verb(w);
        first_ = std::min(first_, w);
        last_ = std::max(last_, w);
      }
    }
    if (!c_.preposition.empty() &&
        (c_.construction == Construction::oblique || c_.construction == Construction::noun_oblique)) {
      add_preposition();
    }
    as_read();
    return pieces();
  }

 private:
  bool taken(WordId w) const {
    const Span s = tree_[w].span;
    const auto hits = [&](Span t) { return t.overlaps(s); };
    return std::ranges::any_of(c_.content, hits) || std::ranges::any_of(c_.source_spans, hits);
  }

  // Words at the edges that the reader does not take for a part of the cue go, and those beside it that it does come
  // in: "said [at a briefing]", "answered [questions about]".
  void as_read() {
    constexpr float kSure = 0.5F, kHardly = 0.35F;
    const auto cue = [&](WordId w) { return context_.readings[w.index()].within(Role::cue); };
    if (context_.readings.empty() || cue(c_.anchor) < kSure) return;
    while (last_ > c_.anchor && cue(last_) < kHardly) --last_.value;
    while (first_ < c_.anchor && tree_[first_].head != c_.anchor && cue(first_) < kHardly) ++first_.value;
    const Sentence& s = tree_.sentences[tree_.sentence_of(c_.anchor).index()];
    const auto joins = [&](WordId w) {
      return s.contains(w) && !taken(w) && tree_[w].upos != Upos::PUNCT && cue(w) >= kSure;
    };
    while (joins(WordId(last_.value + 1))) ++last_.value;
    while (joins(WordId(first_.value - 1))) --first_.value;
  }

  void verb(WordId v) {
    // To the left: auxiliaries, negation, "to" and adverbs that stand right before.
    for (WordId w(v.value - 1); w.value >= 0; --w.value) {
      const Word& word = tree_[w];
      const bool own = word.head == v || (word.head.valid() && tree_[word.head].head == v && word.head < v);
      const bool kind = word.rel == Rel::aux || word.rel == Rel::aux_pass || word.rel == Rel::advmod ||
                        word.rel == Rel::cop || (word.rel == Rel::mark && has_form(tree_, w, "to")) ||
                        word.rel == Rel::cc_preconj;
      if (!own || !kind || taken(w) || tree_.sentence_of(w) != tree_.sentence_of(v)) break;
      if (word.rel == Rel::advmod && is_relative_pronoun(tree_, w)) break;
      first_ = std::min(first_, w);
    }
    // Auxiliaries that lie further off ("has, he said, ...") stay out. What governs it with the same source goes in:
    // "continued to express", "declined to say".
    const WordId governor = c_.source.governor;
    if (v == c_.anchor && c_.source.route == SourceRoute::light && governor.valid() && governor < v) {
      first_ = std::min(first_, governor);  // "issued a statement saying"
      const WordId before = first_;
      verb(governor);
      first_ = std::min(first_, before);
    }
    if (v == c_.anchor && c_.source.route == SourceRoute::controller && governor.valid() && governor < v &&
        v.value - governor.value <= 5 && !object_of(governor) && tree_[governor].upos == Upos::VERB) {
      first_ = std::min(first_, governor);
      const WordId before = first_;
      verb(governor);
      first_ = std::min(first_, before);
    }
    for (const WordId child : tree_.children(v)) {
      if (tree_[child].rel == Rel::compound_prt && child.value <= v.value + 2) last_ = std::max(last_, child);
    }
    medium(v);
  }

  bool object_of(WordId governor) const { return child_of(tree_, governor, Rel::obj).valid(); }

  void medium(WordId v) {
    for (const WordId child : tree_.children(v)) {
      if (child > v && tree_[child].rel == Rel::obl && preposition(tree_, child) == "in" &&
          tree_.leftmost(child).value <= last_.value + 1 && !taken(child)) {
        const std::string lemma = lemma_of(tree_, child);
        if (std::ranges::find(kMedia, lemma) != std::end(kMedia)) last_ = std::max(last_, child);
      }
    }
  }

  void noun() {
    if (c_.source.route == SourceRoute::light && c_.source.governor.valid() && c_.source.governor < c_.anchor) {
      first_ = c_.source.governor;
      verb(c_.source.governor);
      first_ = std::min(first_, c_.source.governor);
      last_ = std::max(last_, c_.anchor);
    } else if (tree_[c_.anchor].upos == Upos::ADJ) {
      verb(c_.anchor);
    }
  }

  void add_preposition() {
    WordId w(last_.value + 1);
    const std::uint32_t content = c_.content.front().begin;
    // Only what stands between the cue and the content, and only if it is the preposition.
    while (w.index() < tree_.words.size() && tree_[w].span.end <= content && w.value <= last_.value + 3) {
      if (tree_[w].rel == Rel::case_ || tree_[w].rel == Rel::mark || tree_[w].rel == Rel::fixed) {
        last_ = w;
      } else {
        break;
      }
      ++w.value;
    }
  }

  std::vector<Span> pieces() const {
    std::vector<Span> out;
    for (WordId w = first_; w <= last_; ++w.value) {
      if (w != c_.anchor && (taken(w) || tree_[w].upos == Upos::PUNCT)) continue;
      const Span s = tree_[w].span;
      if (!out.empty() && context_.text.substr(out.back().end, s.begin - out.back().end).find_first_not_of(' ') ==
                              std::string_view::npos) {
        out.back().end = s.end;
      } else {
        out.push_back(s);
      }
    }
    return out;
  }

  const Context& context_;
  const Tree& tree_;
  const Selected& selected_;
  const Candidate& c_;
  WordId first_, last_;
};

}  // namespace

std::vector<Span> cue_spans(const Context& context, const Selected& selected) {
  return CueSpan(context, selected).find();
}

}  // namespace hearsay
