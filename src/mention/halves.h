// Short names of the halves of a country that the text names in full.
#pragma once

#include "mention/draft.h"

namespace hearsay {

// Adds to the names of a document those that only say which half is meant: "North" in "North and South Korea", "the
// South" where the text names North Korea.
void name_halves(MentionDraft& draft);

}  // namespace hearsay
