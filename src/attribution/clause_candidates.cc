// Cues that stand in or before the clause that they report: "reportedly", "according to X", "Minister: ...".
#include <algorithm>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {
namespace {

// The clause around the stretch [hole_first, hole_last] of its words, in up to two pieces.
std::vector<Span> around(const Tree& tree, WordId clause, WordId hole_first, WordId hole_last) {
  std::vector<Span> out;
  WordId first = tree.leftmost(clause);
  WordId last = tree.rightmost(clause);
  while (last > first && tree[last].upos == Upos::PUNCT && tree[last].form != ")" && tree[last].form != "\"" &&
         tree[last].form != "”" && tree[last].form != "’") {
    --last.value;
  }
  const auto skip = [&](WordId w) {
    return tree[w].upos == Upos::PUNCT || tree[w].rel == Rel::cc || tree[w].rel == Rel::mark;
  };
  while (first < hole_first && skip(first) && tree[first].form != "“" && tree[first].form != "\"") ++first.value;
  if (first < hole_first) out.push_back(between(tree, first, WordId(hole_first.value - 1)));
  if (hole_last < last) out.push_back(between(tree, WordId(hole_last.value + 1), last));
  return out;
}

// The predicate whose clause holds the word.
WordId clause_of(const Tree& tree, WordId w) {
  WordId h = tree[w].head;
  while (h.valid()) {
    const Rel r = universal(tree[h].rel);
    if (r == Rel::root || r == Rel::ccomp || r == Rel::advcl || r == Rel::parataxis || r == Rel::acl ||
        r == Rel::xcomp || r == Rel::conj || tree[h].upos == Upos::VERB) {
      if (r != Rel::conj || tree[h].upos == Upos::VERB || tree[h].upos == Upos::AUX) return h;
    }
    h = tree[h].head;
  }
  return {};
}

Candidate make(WordId anchor, const CueEntry* entry, WordId clause) {
  Candidate c;
  c.anchor = anchor;
  c.construction = Construction::both_sides;
  c.entry = entry;
  c.licensed = entry != nullptr;
  c.content_head = clause;
  return c;
}

void adverb(const Context& context, WordId w, const CueEntry* entry, CandidateGroup& group) {
  const Tree& tree = context.tree;
  const WordId clause = clause_of(tree, w).valid() ? clause_of(tree, w) : tree[w].head;
  if (!clause.valid()) return;
  Candidate c = make(w, entry, clause);
  c.content = around(tree, clause, w, w);
  add_candidate(context, std::move(c), group);
}

void according_to(const Context& context, WordId w, WordId source, WordId cue_last, const CueEntry* entry,
                  CandidateGroup& group) {
  const Tree& tree = context.tree;
  const WordId first = std::min(w, tree.leftmost(source));
  WordId last = tree.rightmost(source);
  const WordId clause = clause_of(tree, source);
  const Sentence& sentence = tree.sentences[tree.sentence_of(w).index()];
  const WordId end = sentence_last(tree, w);
  const auto emit = [&](std::vector<Span> content, Extent extent, WordId source_last) {
    Candidate c = make(w, entry, clause);
    c.extent = extent;
    c.source = {source, SourceRoute::oblique, {}, {}};
    WordId begin(cue_last.value + 1);
    if (begin > source_last) begin = source;
    Span span = trimmed(context.text, between(tree, begin, source_last));
    c.source_spans = {span.empty() ? tree[source].span : span};
    c.content = std::move(content);
    add_candidate(context, std::move(c), group);
  };
  const auto strip = [&](WordId from, WordId to) {
    while (from < to && tree[from].upos == Upos::PUNCT && tree[from].form.size() == 1 && tree[from].form != "\"")
      ++from.value;
    while (to > from && tree[to].upos == Upos::PUNCT && tree[to].form.size() == 1 && tree[to].form != "\"" &&
           tree[to].form != ")") {
      --to.value;
    }
    return between(tree, from, to);
  };
  if (clause.valid()) emit(around(tree, clause, first, last), Extent::whole, last);
  // The source up to the comma that ends the phrase, and the rest of the sentence.
  WordId comma = cue_last;
  while (comma < end && tree[comma].form != ",") ++comma.value;
  if (first == sentence.first && comma < end) {
    emit({strip(comma, end)}, Extent::without_tail, WordId(comma.value - 1));
    emit({strip(std::min(WordId(last.value + 1), end), end)}, Extent::to_sentence_end, last);
  }
  if (first > sentence.first) {
    emit({strip(sentence.first, WordId(first.value - 1))}, Extent::without_tail, last);
  }
}

// "Minister: talks will resume", "Talks will resume: minister".
void headline(const Context& context, WordId colon, CandidateGroup& group) {
  const Tree& tree = context.tree;
  const Sentence& sentence = tree.sentences[tree.sentence_of(colon).index()];
  const WordId end = sentence_last(tree, colon);
  if (colon.value - sentence.first.value > 8 || colon == sentence.first || end.value - colon.value < 3) return;
  WordId head;
  for (WordId w = sentence.first; w < colon; ++w.value) {
    const Upos u = tree[w].upos;
    if (u == Upos::VERB || u == Upos::AUX || u == Upos::ADV || u == Upos::PUNCT) return;
    if (is_nominal(u) && u != Upos::NUM) head = w;
    if (is_nominal(u) && tree[w].head.valid() && (tree[w].head >= colon || tree[w].head < sentence.first)) break;
  }
  if (!head.valid()) return;
  Candidate c;
  c.anchor = colon;
  c.construction = Construction::headline;
  c.source = {head, SourceRoute::surface, {}, {}};
  c.source_spans = {between(tree, sentence.first, WordId(colon.value - 1))};
  c.content_head = tree.head_of(between(tree, WordId(colon.value + 1), end));
  c.content = {between(tree, WordId(colon.value + 1), end)};
  add_candidate(context, std::move(c), group);
}

}  // namespace

void clause_candidates(const Context& context, WordId w, CandidateGroup& group) {
  const Tree& tree = context.tree;
  if (tree[w].form == ":") {
    headline(context, w, group);
    return;
  }
  if (tree[w].upos == Upos::PUNCT) return;
  const std::string lemma = lemma_of(tree, w);
  if (tree[w].upos == Upos::ADV) {
    if (const CueEntry* e = context.lexicon.find(lemma, Upos::ADV)) adverb(context, w, e, group);
    return;
  }
  // Prepositions, of one word or several: the words that follow belong to it.
  std::string tail;
  WordId last = w;
  for (const WordId f : tree.children(w)) {
    if (tree[f].rel == Rel::fixed) {
      tail += (tail.empty() ? "" : " ") + lower(tree[f].form);
      last = f;
    }
  }
  const CueEntry* entry = context.lexicon.find(lower(tree[w].form), Upos::ADP, tail);
  WordId source = tree[w].head;
  if (entry == nullptr) return;
  if (!source.valid() || source < w || !is_nominal(tree[source].upos)) return;
  according_to(context, w, source, last, entry, group);
}

}  // namespace hearsay
