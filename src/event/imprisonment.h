// Convictions that send somebody to prison.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace hearsay {

// PLOVER manual, SANCTION: convictions that result in imprisonment are COERCE too.
void add_imprisonment(const Tree& tree, std::vector<EventCandidate>& found);

}  // namespace hearsay
