// Phrases with a preposition as arguments of a predicate.
#pragma once

#include "event/arguments.h"

namespace hearsay {

// Adds the phrase and what is coordinated with it to `out.oblique`, unless it only sets the scene or names somebody
// who speaks or mediates beside it.
void add_oblique(const Tree& tree, WordId c, Arguments& out);

// A phrase behind the object may belong to the verb: "sent blankets to Bhutan".
void add_complements(const Tree& tree, WordId object, Arguments& out);

}  // namespace hearsay
