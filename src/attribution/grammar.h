// Questions about a dependency tree that the search for sources and contents asks again and again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/syntax.h"

namespace hearsay {

// How a source was found.
enum class SourceRoute : std::uint8_t {
  none,
  subject,
  agent,
  controller,
  conjunct,
  governor_noun,
  participle,
  possessor,
  modifier,
  oblique,
  light,
  surface,
  read  // by the reader
};

struct SourceFound {
  WordId head;
  SourceRoute route = SourceRoute::none;
  WordId governor;  // the verb that lent its subject, for routes controller and light
  Span span;        // where the words of the phrase are known without the tree; else empty
};

// Lower-case lemma; the lower-case form where the tree has no lemma.
std::string lemma_of(const Tree& tree, WordId w);
bool has_form(const Tree& tree, WordId w, std::string_view lower_case);
bool is_nominal(Upos upos);  // NOUN, PROPN, PRON, NUM
bool is_passive(const Tree& tree, WordId verb);
bool is_negated(const Tree& tree, WordId verb);
// The first child with any of these relations (universal part compared).
WordId child_of(const Tree& tree, WordId w, Rel relation);
// The preposition of an oblique or nominal modifier, lower case, fixed parts joined ("according to"); empty without
// one.
std::string preposition(const Tree& tree, WordId nominal);
// The marker of a clause ("that", "to", "whether"); empty without one.
std::string marker(const Tree& tree, WordId clause);
bool is_quote_mark(const Tree& tree, WordId w);  // one that may open a quotation
bool is_relative_pronoun(const Tree& tree, WordId w);

// Who speaks, for a verb or a predicate adjective: its subject, the agent of a passive, the subject that it shares
// with the verb that governs it or that it is conjoined to, or the noun that it modifies.
SourceFound find_source(const Tree& tree, WordId verb);
// Other nominals that may be it where the tree is wrong: right after the verb, right before it, the subject to the
// left.
std::vector<SourceFound> other_sources(const Tree& tree, WordId verb, const SourceFound& first);

// The first word of the clause headed by `verb` that belongs to its core: subject, auxiliaries, the verb.
WordId core_begin(const Tree& tree, WordId verb);
// The last word of the sentence before its closing punctuation.
WordId sentence_last(const Tree& tree, WordId w);

// From the first to the last word, with punctuation and quotation marks inside.
inline Span between(const Tree& tree, WordId first, WordId last) {
  return {tree[first].span.begin, tree[last].span.end};
}
// The yield of a nominal without its prepositions, punctuation at the edges and conjunction before it.
Span nominal_span(const Tree& tree, WordId head);
// The span without blanks and the marks , ; : - at either end. A full stop stays.
Span trimmed(std::string_view text, Span span);

}  // namespace hearsay
