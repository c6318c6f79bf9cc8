// Whether an event has a party that makes it one of politics.
#pragma once

#include "hearsay/analysis.h"

namespace hearsay {

// An act needs a party: somebody of some country or sector, people who protest, or a person with a name, for whom the
// dictionary need not know. Not so deals: people whom nobody knows sign them and work together too. A protest or an
// assault may be told by its place or its victims alone.
bool has_party(const Analysis& analysis, const Event& e);

}  // namespace hearsay
