// What a report takes for granted: whose army "the army" is.
#pragma once

#include <string>

#include "mention/draft.h"

namespace hearsay {

// Gives a country to entities of the state ("the army", "security officials") that have none, where it is safe: the
// country of the dateline or the publisher when the report speaks of it (whom something befalls in a sentence without
// any country is of the only one of the sentence before), else the only country that the report speaks of, else the
// only one of the sentence, or, where that speaks of none, the one that the report names first.
void apply_context(MentionDraft& draft);

}  // namespace hearsay
