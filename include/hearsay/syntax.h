// Universal Dependencies: the tags, the relations, and the tree over a document's words.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

// https://universaldependencies.org/u/pos/
enum class Upos : std::uint8_t {
  ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X
};

// https://universaldependencies.org/u/dep/ with the subtypes of the English treebanks (2.16). A subtype that is
// not listed is read as its universal part.
enum class Rel : std::uint8_t {
  root, dep,
  nsubj, nsubj_pass, nsubj_outer, csubj, csubj_pass, csubj_outer,
  obj, iobj, ccomp, xcomp,
  obl, obl_agent, obl_unmarked,
  advcl, advcl_relcl, advmod,
  nmod, nmod_poss, nmod_unmarked, nmod_desc,
  appos, nummod, amod, acl, acl_relcl, det, det_predet, compound, compound_prt, flat, fixed, goeswith,
  aux, aux_pass, cop, mark, case_, cc, cc_preconj, conj,
  discourse, vocative, expl, dislocated, list, parataxis, orphan, reparandum, punct
};

std::string_view to_string(Upos upos);
std::optional<Upos> parse_upos(std::string_view name);
std::string_view to_string(Rel rel);             // "nsubj:pass"
Rel parse_rel(std::string_view name);            // unknown subtype: its universal part; unknown relation: dep
Rel universal(Rel rel);                          // nsubj_pass -> nsubj
inline bool is(Rel rel, Rel base) { return universal(rel) == base; }

// A syntactic word: "don't" is two of them, each with its own span.
struct Word {
  Span span;
  std::string_view form;   // into the document's text
  std::string_view lemma;  // lives as long as the Tree
  std::string_view xpos;   // Penn Treebank tag; lives as long as the program's models
  Upos upos = Upos::X;
  Rel rel = Rel::dep;
  WordId head;  // invalid for a root
};

struct Sentence {
  Span span;
  WordId first;
  std::int32_t size = 0;  // words

  bool contains(WordId w) const { return w.value >= first.value && w.value < first.value + size; }
};

// The words, sentences and dependency trees of one document. Filled by the steps of token/ and syntax/; after
// index() it is read only and may be shared by threads.
class Tree {
 public:
  std::vector<Word> words;
  std::vector<Sentence> sentences;

  Tree();
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;
  ~Tree();

  const Word& operator[](WordId w) const { return words[w.index()]; }
  // Copies a string into the tree's own arena (lemmas).
  std::string_view store(std::string_view s);

  // Computes what the functions below answer; call it once, after all heads are set.
  void index();
  std::span<const WordId> children(WordId w) const;  // in text order
  SentenceId sentence_of(WordId w) const;
  // First and last word of the yield (projective hull) of w.
  WordId leftmost(WordId w) const;
  WordId rightmost(WordId w) const;
  Span yield(WordId w) const;  // from the start of leftmost to the end of rightmost
  // The first child with this relation (subtypes must match exactly), or an invalid id.
  WordId child(WordId w, Rel rel) const;
  // True when a is w or one of w's heads.
  bool dominates(WordId a, WordId w) const;
  // The word whose span contains byte offset `at` (or the next one after it), or an invalid id past the end.
  WordId word_at(std::uint32_t at) const;
  // Of the words in the span, the one whose head lies outside it (the first when several); invalid when empty.
  WordId head_of(Span span) const;

 private:
  struct Index;
  struct Arena;
  std::unique_ptr<Arena> arena_;
  std::unique_ptr<Index> index_;
};

}  // namespace hearsay
