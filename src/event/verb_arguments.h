// The arguments of a verb or a predicative adjective, put into the active voice.
#pragma once

#include "event/arguments.h"

namespace hearsay {

// Adds to `out` those of a verb, and sets its voice.
void add_verb_arguments(const Tree& tree, WordId verb, Arguments& out);

// Likewise, those of an adjective.
void add_adjective_arguments(const Tree& tree, WordId adjective, Arguments& out);

}  // namespace hearsay
