// Noun phrases in a Universal Dependencies tree: which words head one, how far it reaches, and what its place in the
// clause says about its referent.
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/syntax.h"

namespace hearsay {

// The phrase of `head` with determiners, titles, modifiers, possessors, apposition and nested complements, but without
// relative clauses, without its own preposition or case mark and without what it is coordinated with.
struct WordRange {
  WordId first, last;  // inclusive
};
WordRange noun_phrase(const Tree& tree, WordId head);

// True for words that head a noun phrase which can fill an argument: nouns, names, personal and indefinite pronouns,
// bare numbers and determiners as arguments. Not for modifiers, apposition, relative and expletive pronouns, nor for
// names of days and months.
bool heads_argument(const Tree& tree, WordId word);

bool is_pronoun(const Word& word);

// What the referent does in its clause; conjuncts take the place of the first.
enum class Position : std::uint8_t { agent, patient, party, possessor, place, modifier, other };
Position position_of(const Tree& tree, WordId head);

// The head of the first conjunct.
WordId first_conjunct(const Tree& tree, WordId word);
// The word itself and what is coordinated with it ("A, B and C").
std::vector<WordId> with_conjuncts(const Tree& tree, WordId head);
// The lemma of the first case marker of a noun, with "fixed" parts joined ("according_to"); "" when there is none.
std::string_view case_of(const Tree& tree, WordId noun);
// The lemma of the preposition that governs the phrase ("in", "of"), or empty; conjuncts take that of the first.
std::string_view preposition_of(const Tree& tree, WordId head);
// "Gulf", "Sea", "Strait": water, which is nobody's.
bool is_water(const Word& word);
// The determiner or possessor word, in lower case: "the", "a", "another"; empty without one.
std::string determiner_of(const Tree& tree, WordId head);
bool is_plural(const Word& word);
// Begins with a capital (ASCII): a name, or a demonym ("Russian").
bool is_capital(const Word& word);
// "The visiting president": of another country than the one where he is.
bool is_visiting(const Tree& tree, WordId head);
// The predicate of the clause that the word stands in: the nearest word above it (or itself) that has a subject of its
// own or is a root.
WordId clause_of(const Tree& tree, WordId word);
bool is_subject(const Tree& tree, WordId head);

}  // namespace hearsay
