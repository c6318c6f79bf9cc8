// Who is the subject of a verb, also where it has none of its own: by control, coordination, participles and relative
// clauses, or where the tree has hung it elsewhere. `depth` is how many words further out the search has come already.
#pragma once

#include <vector>

#include "hearsay/syntax.h"

namespace hearsay {

// Subject of a verb that has none of its own.
std::vector<WordId> outer_subject(const Tree& tree, WordId verb, int depth = 0);

// The grammatical subject of a verb or predicate, its own or from further out.
std::vector<WordId> surface_subject(const Tree& tree, WordId verb, int depth = 0);

// Whose a noun is: "Iran's refusal to engage", "made a promise to leave".
std::vector<WordId> noun_owner(const Tree& tree, WordId noun, int depth = 0);

// "Ghana frees two miners": in a headline the tree may take the subject of a finite verb for part of a compound.
std::vector<WordId> compound_subject(const Tree& tree, WordId verb);

// "Canada resumed relations": the tree may even hang the subject on the object behind the verb.
std::vector<WordId> stray_subject(const Tree& tree, WordId verb);

// "Chad said it was ready to talk": the pronoun that the tree takes for an expletive is whoever says so, where no
// clause follows for which it could stand.
std::vector<WordId> sayer(const Tree& tree, WordId adjective);

}  // namespace hearsay
