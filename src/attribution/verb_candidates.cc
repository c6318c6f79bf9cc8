// Contents of verbs, from the tree and, where the tree fails, from the sentence.
#include <algorithm>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {
namespace {

class VerbCandidates {
 public:
  VerbCandidates(const Context& context, WordId verb, CandidateGroup& group)
      : context_(context),
        tree_(context.tree),
        verb_(verb),
        group_(group),
        lemma_(context.lexicon.known_verb(lemma_of(context.tree, verb), context.tree[verb].form)) {
    source_ = find_source(tree_, verb);
    if (const SourceFound issuer = issuer_of_noun(context, verb); issuer.head.valid()) source_ = issuer;
    others_ = other_sources(tree_, verb, source_);
    std::erase_if(others_, [&](const SourceFound& s) { return !reaches(context, s.head, verb); });
    if (source_.head.valid() && !reaches(context, source_.head, verb)) {
      source_ = {};
      if (!others_.empty()) {
        source_ = others_.front();
        others_.erase(others_.begin());
      }
    }
    entry_ = entry_with_tail();
    if (entry_ == nullptr) entry_ = context.lexicon.find(lemma_, Upos::VERB, particle());
    if (entry_ == nullptr) entry_ = context.lexicon.find(lemma_, Upos::VERB);
  }

  void find() {
    if (lends_its_subject(context_, verb_, lemma_)) return;
    const bool passive = is_passive(tree_, verb_);
    for (const WordId c : tree_.children(verb_)) complement(c, passive);
    if (passive) passive_contents();
    parenthetical();
    quotation_candidates(context_, verb_, source_, group_);
    position_candidates(context_, verb_, source_, group_);
    add_other_sources();
    for (Candidate& c : group_) {
      if (c.entry == nullptr) {
        c.entry = entry_;
        c.licensed = entry_ != nullptr && entry_->licenses(frame_of(c.construction));
      }
    }
  }

 private:
  // Each content again with each other source, where that source lies outside it.
  void add_other_sources() {
    const std::size_t n = group_.size();
    for (const SourceFound& other : others_) {
      const std::vector<Span> at = source_spans(context_, other, verb_);
      for (std::size_t i = 0; i < n; ++i) {
        if (group_[i].source.head != source_.head) continue;  // a construction with a source of its own
        const bool inside = std::ranges::any_of(group_[i].content, [&](Span c) { return c.overlaps(at.front()); });
        if (inside) continue;
        Candidate c = group_[i];
        c.source = other;
        c.source_spans = at;
        group_.push_back(std::move(c));
      }
    }
  }

  std::string particle() const {
    const WordId p = tree_.child(verb_, Rel::compound_prt);
    return p.valid() ? lower(tree_[p].form) : std::string();
  }

  // The entry whose further words follow the verb: "cast doubt on", "point out".
  const CueEntry* entry_with_tail() const {
    constexpr int kLongestTail = 3;
    const CueEntry* found = nullptr;
    std::string tail;
    for (int n = 1; n <= kLongestTail && verb_.index() + static_cast<std::size_t>(n) < tree_.words.size(); ++n) {
      tail += (n > 1 ? " " : "") + lower(tree_[WordId(verb_.value + n)].form);
      if (const CueEntry* e = context_.lexicon.find(lemma_, Upos::VERB, tail)) found = e;
    }
    return found;
  }

  static Frame frame_of(Construction c) {
    switch (c) {
      case Construction::infinitive:
      case Construction::raised_subject:
        return Frame::to;
      case Construction::gerund:
        return Frame::ing;
      case Construction::object:
      case Construction::passive_subject:
        return Frame::np;
      case Construction::oblique:
        return Frame::prep;
      case Construction::small_clause:
        return Frame::as;
      case Construction::quotation:
      case Construction::parataxis:
        return Frame::quote;
      case Construction::object_and_clause:
        return Frame::to;
      default:
        return Frame::that;
    }
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

  // The content [first word, ...] as a whole, without its tail, and up to the end of the sentence.
  void add_extents(Candidate c, WordId head, WordId first) {
    const WordId last = tree_.rightmost(head);
    if (last < first) return;
    Candidate whole = c;
    whole.content.push_back(between(tree_, first, last));
    add(std::move(whole));
    if (const WordId tail = tail_of(head); tail.valid() && tree_.leftmost(tail) > first) {
      Candidate cut = c;
      cut.extent = Extent::without_tail;
      cut.tail_cut = tail;
      WordId end = tree_.leftmost(tail);
      --end.value;
      while (end > first && tree_[end].upos == Upos::PUNCT) --end.value;
      cut.content.push_back(between(tree_, first, end));
      add(std::move(cut));
    }
    const WordId end = sentence_last(tree_, verb_);
    if (last < end) {
      c.extent = Extent::to_sentence_end;
      c.content.push_back(between(tree_, first, end));
      add(std::move(c));
    }
  }

  // The last clause or apposition at the right edge of `head`, where a reader may take the content to end.
  WordId tail_of(WordId head) const {
    const WordId last = tree_.rightmost(head);
    WordId found;
    for (WordId h = head; h.valid();) {
      WordId next;
      for (const WordId c : tree_.children(h)) {
        if (c > h && tree_[c].upos != Upos::PUNCT && tree_.rightmost(c) >= last) next = c;
      }
      if (next.valid() && loose(next)) return next;
      h = next;
    }
    return found;
  }

  bool loose(WordId w) const {
    switch (tree_[w].rel) {
      case Rel::advcl:
      case Rel::parataxis:
      case Rel::acl_relcl:
      case Rel::advcl_relcl:
      case Rel::appos:
      case Rel::obl:
      case Rel::obl_unmarked:
      case Rel::acl:
        return true;
      case Rel::conj:
        return tree_[w].upos == Upos::VERB && tree_[w].xpos != "VBN";
      default:
        return false;
    }
  }

  // "The truth, he said, was that ...", "what experts say it costs": a part of the complement stands before the source.
  void split(Candidate c, WordId head) {
    const WordId begin = tree_.leftmost(head);
    WordId core = core_begin(tree_, verb_);
    if (source_.head.valid() && source_.head < core && source_.head > begin) core = tree_.leftmost(source_.head);
    if (begin >= core || tree_.sentence_of(begin) != tree_.sentence_of(verb_)) return;
    WordId last(core.value - 1);
    while (last > begin && !tree_.dominates(head, last)) --last.value;
    while (last > begin && tree_[last].upos == Upos::PUNCT) --last.value;
    c.content.push_back(between(tree_, begin, last));
    c.preposition = "^";
    add_extents(std::move(c), head, first_word(head));
  }

  WordId first_word(WordId head) const {
    WordId w = std::max(tree_.leftmost(head), WordId(verb_.value + 1));
    while (w < head && tree_[w].upos == Upos::PUNCT && !is_quote_mark(tree_, w)) ++w.value;
    return w;
  }

  void complement(WordId c, bool passive) {
    const Word& word = tree_[c];
    const bool before = c < verb_;
    switch (word.rel) {
      case Rel::ccomp:
        if (before) {
          add(make(Construction::main_clause, c, {before_core(c)}));
        } else if (const WordId noun = reported_noun(c); noun.valid()) {
          add_extents(make(Construction::object, c, {}), c, std::max(tree_.leftmost(noun), WordId(verb_.value + 1)));
        } else {
          add_extents(make(Construction::that_clause, c, {}), c, first_word(c));
          split(make(Construction::that_clause, c, {}), c);
        }
        break;
      case Rel::xcomp:
        if (!before && !passive) xcomp(c);
        if (!before) split(make(Construction::infinitive, c, {}), c);
        break;
      case Rel::advcl:
        if (const std::string m = marker(tree_, c); !before && (m == "if" || m == "whether" || m == "that")) {
          add_extents(make(Construction::that_clause, c, {}), c, first_word(c));
        } else if (!before && m == "to") {
          add_extents(make(Construction::infinitive, c, {}), c, first_word(c));
        }
        break;
      case Rel::obj:
        object(c);
        break;
      case Rel::obl:
      case Rel::obl_unmarked:
      case Rel::advmod:
        if (!before && word.rel == Rel::obl) oblique(c);
        break;
      case Rel::parataxis:
        if (!before) {
          Candidate p = make(Construction::parataxis, c, {});
          add_extents(std::move(p), c, first_word(c));
          split(make(Construction::parataxis, c, {}), c);
        }
        break;
      default:
        break;
    }
  }

  // "denied reports that ..." where the tree hangs the clause on the verb: the noun of speech right before it.
  WordId reported_noun(WordId clause) const {
    const WordId noun = child_of(tree_, verb_, Rel::obj);
    if (!noun.valid() || noun < verb_ || tree_.leftmost(clause).value != tree_.rightmost(noun).value + 1) return {};
    const CueEntry* e = context_.lexicon.find(lemma_of(tree_, noun), Upos::NOUN);
    return e != nullptr && e->licenses(Frame::that) && marker(tree_, clause) == "that" ? noun : WordId();
  }

  void xcomp(WordId c) {
    const WordId object = child_of(tree_, verb_, Rel::obj);
    const bool verbal = tree_[c].upos == Upos::VERB || marker(tree_, c) == "to";
    if (!verbal) {
      Candidate s = make(Construction::small_clause, c, {});
      if (object.valid() && object < verb_) s.content.push_back(tree_.yield(object));
      if (object.valid() && object > verb_ && object < c) {
        add_extents(std::move(s), c, tree_.leftmost(object));
      } else {
        add_extents(std::move(s), c, first_word(c));
      }
      return;
    }
    const Construction kind = marker(tree_, c) == "to" ? Construction::infinitive : Construction::gerund;
    add_extents(make(kind, c, {}), c, first_word(c));
    if (object.valid() && object > verb_ && object < c) {
      add_extents(make(Construction::object_and_clause, c, {}), c, tree_.leftmost(object));
    }
    // "seems to have agreed": the subject belongs to what seems
    const SourceFound subject = source_;
    if (subject.route == SourceRoute::subject && subject.head < verb_ &&
        (lemma_ == "seem" || lemma_ == "appear" || lemma_ == "look" || lemma_ == "sound" || lemma_ == "prove")) {
      raised(subject.head, c);
    }
  }

  void raised(WordId subject, WordId clause) {
    Candidate r = make(Construction::raised_subject, clause, {tree_.yield(subject)});
    r.source = {};
    add_extents(std::move(r), clause, first_word(clause));
  }

  void object(WordId c) {
    if (c < verb_) {
      // "what officials called ..." is handled with its predicate; "which he denied" has the pronoun as content.
      add(make(Construction::object, c, {tree_.yield(c)}));
      return;
    }
    const WordId end = tree_.rightmost(c);
    (void)end;
    add_extents(make(Construction::object, c, {}), c, first_word(c));
    for (const WordId o : tree_.children(verb_)) {
      if (o > c && (is(tree_[o].rel, Rel::obl) || is(tree_[o].rel, Rel::advcl) || is(tree_[o].rel, Rel::xcomp)) &&
          as_phrase(o)) {
        add_extents(make(Construction::small_clause, o, {}), o, tree_.leftmost(c));
      } else if (o > c && (tree_[o].rel == Rel::obl || tree_[o].rel == Rel::advcl)) {
        Candidate both = make(Construction::object, o, {});
        both.preposition = "+" + preposition(tree_, o);
        add_extents(std::move(both), o, tree_.leftmost(c));
      }
    }
  }

  bool as_phrase(WordId o) const { return preposition(tree_, o) == "as" || marker(tree_, o) == "as"; }

  void oblique(WordId c) {
    const std::string prep = preposition(tree_, c);
    if (prep.empty()) return;
    WordId first = first_word(c);
    Candidate o = make(Construction::oblique, c, {});
    o.preposition = prep;
    while (first < c && (tree_[first].rel == Rel::case_ || tree_[tree_[first].head].rel == Rel::case_)) ++first.value;
    o.entry = context_.lexicon.find(lemma_, Upos::VERB, prep);
    if (o.entry == nullptr && entry_ != nullptr && entry_->tail.ends_with(" " + prep)) o.entry = entry_;
    o.licensed = o.entry != nullptr;
    add_extents(std::move(o), c, first);
  }

  void passive_contents() {
    WordId subject = tree_.child(verb_, Rel::nsubj_pass);
    if (!subject.valid()) subject = child_of(tree_, verb_, Rel::nsubj);
    if (!subject.valid() || subject > verb_) return;
    if (const WordId x = child_of(tree_, verb_, Rel::xcomp); x.valid() && x > verb_) {
      raised(subject, x);
      Candidate only = make(Construction::infinitive, x, {});
      add_extents(std::move(only), x, first_word(x));
    }
    for (const WordId c : tree_.children(verb_)) {
      if (c > verb_ && (tree_[c].rel == Rel::advcl || tree_[c].rel == Rel::obl) &&
          (as_phrase(c) || preposition(tree_, c) == "for" || preposition(tree_, c) == "of" ||
           marker(tree_, c) == "of" || marker(tree_, c) == "for")) {
        Candidate p = make(Construction::passive_subject, c, {tree_.yield(subject)});
        p.preposition = preposition(tree_, c).empty() ? marker(tree_, c) : preposition(tree_, c);
        add_extents(std::move(p), c, first_word(c));
      }
    }
    add(make(Construction::passive_subject, subject, {tree_.yield(subject)}));
  }

  // The sentence up to the core of the verb's clause.
  Span before_core(WordId content_head) const {
    const WordId begin = tree_.leftmost(content_head);
    WordId end = core_begin(tree_, verb_);
    if (source_.head.valid() && source_.head < verb_ && source_.route == SourceRoute::subject) {
      end = std::min(end, tree_.leftmost(source_.head));
    }
    --end.value;
    if (end < begin) return {};
    return between(tree_, begin, end);
  }

  // "The plan, he said, would fail.": the clause that the anchor's clause is set into.
  void parenthetical() {
    if (tree_[verb_].rel != Rel::parataxis && tree_[verb_].rel != Rel::dep && tree_[verb_].rel != Rel::discourse)
      return;
    const WordId head = tree_[verb_].head;
    if (!head.valid()) return;
    const Span whole = tree_.yield(head);
    const Span self = tree_.yield(verb_);
    Candidate c = make(Construction::main_clause, head, {});
    if (whole.begin < self.begin) c.content.push_back({whole.begin, self.begin});
    if (self.end < whole.end) c.content.push_back({self.end, whole.end});
    const bool two = c.content.size() == 2;
    const Span front = c.content.empty() ? Span{} : c.content.front();
    add(std::move(c));
    if (two) {
      Candidate first = make(Construction::main_clause, head, {front});
      first.extent = Extent::without_tail;
      add(std::move(first));
    }
  }

  const Context& context_;
  const Tree& tree_;
  WordId verb_;
  CandidateGroup& group_;
  std::string lemma_;
  SourceFound source_;
  std::vector<SourceFound> others_;
  const CueEntry* entry_ = nullptr;
};

}  // namespace

void verb_candidates(const Context& context, WordId verb, CandidateGroup& group) {
  VerbCandidates(context, verb, group).find();
}

}  // namespace hearsay
