// Names that countries share: "Congo", "Dominican", "Labour Party".
#pragma once

#include "mention/draft.h"

namespace hearsay {

// Gives a shared name the country that the text speaks of otherwise: of the two, the one of which it first names
// something that is not shared, its capital, full name or a place in it ("a ship docked at Pointe-Noire, Congo").
// Without anything of either, the dictionary's choice stands.
void tell_namesakes(MentionDraft& draft);

// A party whose name is of words that many countries name parties by, "the Liberal Democrats", is of the country that
// the text first names something of, where it names nothing else of the dictionary's.
void tell_parties(MentionDraft& draft);

}  // namespace hearsay
