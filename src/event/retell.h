// One act told several times: "held talks in Doha ... the talks went on into Sunday ... the dialogue", "a strike on
// Kyiv ... the death toll rose to nine".
#pragma once

#include <string>
#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// An event with what its words say of how it is told.
struct Telling {
  Event event;
  bool noun = false;   // named by a noun alone: "in talks", "the talks stalled"
  bool given = false;  // as something known already: "the talks", "this meeting"
  bool toll = false;   // by its dead alone: "five fighters were killed", "the death toll"
};

// Whether an event noun has an article before it that says that the reader knows of it: "the talks".
bool is_given(const Tree& tree, WordId noun);

// Which of several, as the words before a noun of talks or the day or round that they are part of say: "first" of "the
// first round", "the first day of the talks"; empty when they do not.
std::string ordinal_of(const Tree& tree, WordId noun);

// Joins those of one round of talks into one event, in text order: a telling that adds neither time nor place goes into
// any other between the same parties; one that speaks of talks as known, and contradicts no other, into the nearest.
// The one that says more stays, with what only the other said. "The first round" is another than "the second day".
// What tells of its dead alone goes into the attack that stands before it, unless their parties, times or places
// differ. What a headline announces goes into the event of its kind that the next sentences tell of. What went into
// another goes to `silent` too, unless that is null.
void join_retellings(const Analysis& analysis, std::vector<Telling>& tellings, std::vector<NonEvent>* silent);

}  // namespace hearsay
