// Names that two countries share: "Congo", "Dominican".
#pragma once

#include "mention/draft.h"

namespace hearsay {

// Gives a shared name the country that the text speaks of otherwise: of the two, the one of which it first names
// something that is not shared, its capital, full name or a place in it ("a ship docked at Pointe-Noire, Congo").
// Without anything of either, the dictionary's choice stands.
void tell_namesakes(MentionDraft& draft);

}  // namespace hearsay
