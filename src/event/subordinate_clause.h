// Subordinate clauses: what introduces one, which noun a relative clause belongs to, whether a clause is what somebody
// is told.
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/syntax.h"

namespace hearsay {

// A relative pronoun that stands for the noun before its clause.
bool is_relative(const Tree& tree, WordId pronoun);

// The noun that a relative clause belongs to.
std::vector<WordId> antecedent(const Tree& tree, WordId verb);

// An infinitive or a clause with "that" which hangs on the one who is told.
bool addressed_clause(const Tree& tree, WordId verb);

// The lemma of the first conjunction or preposition that introduces a clause; empty without one.
std::string_view case_or_mark(const Tree& tree, WordId verb);

}  // namespace hearsay
