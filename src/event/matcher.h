// Matches patterns against the arguments of one predicate.
#pragma once

#include <cstdint>
#include <vector>

#include "event/arguments.h"
#include "event/filler.h"
#include "event/pattern.h"

namespace hearsay {

// A pattern that fits a predicate.
struct Match {
  const Pattern* pattern = nullptr;
  WordId predicate;
  std::vector<WordId> actor, recipient;  // heads of the phrases in the slots; may be empty
  std::vector<WordId> literals;          // words that the pattern names besides its head
  WordId clause;                         // head of the clause that a "to ...", "that ..." element took; may be invalid
  double weight = 0;                     // how much the pattern says: more constraints, more weight
};

// Every pattern that fits, the heaviest first (of equal ones the one that stands later in the lexicon). `forbidden`,
// unless null, is set to whether another did not fit for an object or oblique that it forbids.
std::vector<Match> match(const EventLexicon& lexicon, const Analysis& analysis, const Fillers& fillers,
                         const Arguments& arguments, bool* forbidden = nullptr);

}  // namespace hearsay
