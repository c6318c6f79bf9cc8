// The arguments of an event noun: its own modifiers, and those of the verb that carries it ("launched an attack").
#pragma once

#include "event/arguments.h"

namespace hearsay {

// Adds to `out` those of a noun.
void add_noun_arguments(const Tree& tree, WordId noun, Arguments& out);

}  // namespace hearsay
