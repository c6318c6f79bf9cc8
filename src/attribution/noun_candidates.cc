// Nouns and adjectives that report: "the claim that", "criticism of", "a statement", "is confident that".
#include <algorithm>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {
namespace {

class NounCandidates {
 public:
  NounCandidates(const Context& context, WordId word, const CueEntry* entry, CandidateGroup& group)
      : context_(context),
        tree_(context.tree),
        word_(word),
        entry_(entry),
        lemma_(lemma_of(context.tree, word)),
        group_(group) {
    source_ = tree_[word].upos == Upos::ADJ ? adjective_source() : noun_source();
  }

  void find() {
    for (const WordId c : tree_.children(word_)) {
      const Word& child = tree_[c];
      if (c > word_) {
        if (child.rel == Rel::acl || child.rel == Rel::ccomp || child.rel == Rel::advcl || child.rel == Rel::xcomp ||
            child.rel == Rel::csubj || (child.rel == Rel::acl_relcl && begins_with_that(c))) {
          const std::string m = child.rel == Rel::acl_relcl ? "that" : marker(tree_, c);
          if (child.rel == Rel::acl && m.empty() && (child.xpos == "VBN" || speaks(c))) continue;
          extents(make(Construction::noun_clause, c, m), c, clause_begin(c));
        } else if (child.rel == Rel::nmod || child.rel == Rel::obl) {
          const std::string p = preposition(tree_, c);
          if (!p.empty() && c != source_.head) {
            Candidate o = make(Construction::noun_oblique, c, p);
            if (const CueEntry* e = context_.lexicon.find(lemma_, tree_[word_].upos, p)) {
              o.entry = e;
              o.licensed = true;
            }
            extents(std::move(o), c, nominal_begin(c));
          }
        }
      } else if (child.rel == Rel::compound || child.rel == Rel::amod || child.rel == Rel::nmod_poss) {
        if (c != source_.head) {
          Candidate m = make(Construction::noun_modifier, c, "");
          m.content.push_back(nominal_span(tree_, c));
          add_candidate(context_, std::move(m), group_);
        }
      }
    }
    that_after();
    // "it is clear that ..." and clauses that hang on the verb: "made a promise to ..."
    const WordId up = tree_[word_].head;
    if (up.valid() && tree_[up].upos == Upos::VERB && is(tree_[word_].rel, Rel::obj)) {
      for (const WordId c : tree_.children(up)) {
        if (c < word_) continue;
        if (tree_[c].rel == Rel::ccomp || tree_[c].rel == Rel::xcomp || tree_[c].rel == Rel::advcl) {
          extents(make(Construction::noun_clause, c, "^" + marker(tree_, c)), c, clause_begin(c));
        } else if (tree_[c].rel == Rel::obl) {
          Candidate o = make(Construction::noun_oblique, c, "^" + preposition(tree_, c));
          extents(std::move(o), c, nominal_begin(c));
        }
      }
    }
  }

 private:
  // "the claim that the town was empty": a content clause, also where the parse takes "that" for a relative pronoun.
  bool begins_with_that(WordId clause) const {
    const WordId first = tree_.leftmost(clause);
    return entry_->licenses(Frame::that) && first.value == word_.value + 1 && has_form(tree_, first, "that") &&
           first.value + 1 < clause.value;
  }

  // "a statement saying that ...": the participle is the cue.
  bool speaks(WordId participle) const {
    const CueEntry* e = context_.lexicon.find(lemma_of(tree_, participle), Upos::VERB);
    return tree_[participle].xpos == "VBG" && e != nullptr && e->licenses(Frame::that);
  }

  // "his claim that ..." where the tree hangs the clause elsewhere: to the next comma and to the end of the sentence.
  void that_after() {
    const WordId that(word_.value + 1);
    const WordId end = sentence_last(tree_, word_);
    if (end <= that || !has_form(tree_, that, "that") || tree_[that].upos != Upos::SCONJ) return;
    if (std::ranges::any_of(group_, [](const Candidate& c) { return c.construction == Construction::noun_clause; }))
      return;
    Candidate c = make(Construction::noun_clause, {}, "that");
    c.extent = Extent::to_sentence_end;
    c.content.push_back(between(tree_, that, end));
    add_candidate(context_, c, group_);
    for (WordId w = that; w < end; ++w.value) {
      if (tree_[w].form != ",") continue;
      c.extent = Extent::without_tail;
      c.content = {between(tree_, that, WordId(w.value - 1))};
      add_candidate(context_, std::move(c), group_);
      return;
    }
  }

  Candidate make(Construction construction, WordId head, std::string prep) const {
    Candidate c;
    c.anchor = word_;
    c.construction = construction;
    c.source = source_;
    c.content_head = head;
    c.preposition = std::move(prep);
    c.entry = entry_;
    const Frame f = construction == Construction::noun_clause
                        ? (c.preposition.ends_with("to") ? Frame::to : Frame::that)
                    : construction == Construction::noun_modifier ? Frame::np
                                                                  : Frame::prep;
    c.licensed = entry_ != nullptr && entry_->licenses(f);
    return c;
  }

  WordId clause_begin(WordId c) const {
    WordId w = std::max(tree_.leftmost(c), WordId(word_.value + 1));
    while (w < c && tree_[w].upos == Upos::PUNCT) ++w.value;
    return w;
  }

  WordId nominal_begin(WordId c) const {
    WordId w = std::max(tree_.leftmost(c), WordId(word_.value + 1));
    while (w < c && (tree_[w].upos == Upos::PUNCT || tree_[w].rel == Rel::case_ || tree_[w].rel == Rel::mark))
      ++w.value;
    return w;
  }

  void extents(Candidate c, WordId head, WordId first) {
    const WordId last = tree_.rightmost(head);
    if (last < first) return;
    Candidate whole = c;
    whole.content.push_back(between(tree_, first, last));
    add_candidate(context_, std::move(whole), group_);
    WordId tail;
    for (const WordId d : tree_.children(head)) {
      if (d > head && (tree_[d].rel == Rel::acl_relcl || tree_[d].rel == Rel::advcl || tree_[d].rel == Rel::obl ||
                       tree_[d].rel == Rel::appos || (tree_[d].rel == Rel::conj && tree_[d].upos == Upos::VERB))) {
        tail = d;
      }
    }
    if (!tail.valid() || tree_.leftmost(tail) <= first) return;
    WordId end(tree_.leftmost(tail).value - 1);
    while (end > first && tree_[end].upos == Upos::PUNCT) --end.value;
    c.extent = Extent::without_tail;
    c.tail_cut = tail;
    c.content.push_back(between(tree_, first, end));
    add_candidate(context_, std::move(c), group_);
  }

  SourceFound adjective_source() const {
    SourceFound s = find_source(tree_, word_);
    if (s.head.valid() && has_form(tree_, s.head, "it")) return {};
    return s;
  }

  SourceFound noun_source() const {
    if (const WordId p = tree_.child(word_, Rel::nmod_poss); p.valid()) return {p, SourceRoute::possessor, {}, {}};
    // "made a promise": whoever made it
    const WordId up = tree_[word_].head;
    if (up.valid() && tree_[up].upos == Upos::VERB && is(tree_[word_].rel, Rel::obj) &&
        context_.lexicon.is_light(lemma_of(tree_, up))) {
      SourceFound s = find_source(tree_, up);
      if (s.head.valid() && s.head != word_) {
        s.route = SourceRoute::light;
        s.governor = up;
        return s;
      }
    }
    for (const WordId c : tree_.children(word_)) {
      if (c < word_ || tree_[c].rel != Rel::nmod) continue;
      const std::string p = preposition(tree_, c);
      if (p == "by" || p == "from") return {c, SourceRoute::oblique, {}, {}};
    }
    // "She is a supporter of": the subject of the copula
    if (tree_.child(word_, Rel::cop).valid()) {
      const SourceFound s = find_source(tree_, word_);
      if (s.head.valid()) return s;
    }
    for (const WordId c : tree_.children(word_)) {
      if (c < word_ && (tree_[c].rel == Rel::amod || tree_[c].rel == Rel::compound) &&
          is_upper(code_point(tree_[c].form, 0).value)) {
        return {c, SourceRoute::modifier, {}, {}};
      }
    }
    for (const WordId c : tree_.children(word_)) {
      if (c > word_ && tree_[c].rel == Rel::nmod && preposition(tree_, c) == "of" && tree_[c].upos == Upos::PROPN) {
        return {c, SourceRoute::oblique, {}, {}};
      }
    }
    return {};
  }

  const Context& context_;
  const Tree& tree_;
  WordId word_;
  const CueEntry* entry_;
  std::string lemma_;
  CandidateGroup& group_;
  SourceFound source_;
};

}  // namespace

void noun_candidates(const Context& context, WordId noun, CandidateGroup& group) {
  const CueEntry* entry = context.lexicon.find(lemma_of(context.tree, noun), context.tree[noun].upos);
  if (entry == nullptr) {
    for (const WordId c : context.tree.children(noun)) {
      if (c > noun && is_nominal(context.tree[c].upos)) {
        const std::string p = preposition(context.tree, c);
        if (!p.empty()) entry = context.lexicon.find(lemma_of(context.tree, noun), context.tree[noun].upos, p);
        if (entry != nullptr) break;
      }
    }
  }
  if (entry == nullptr) return;
  NounCandidates(context, noun, entry, group).find();
}

}  // namespace hearsay
