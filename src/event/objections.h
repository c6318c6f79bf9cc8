// Objections to a match: what its words name has not happened, or is no act of politics.
#pragma once

#include <string_view>

#include "event/candidate.h"

namespace hearsay {

// Why the best match of a word makes no event; empty when it may.
std::string_view objection(const Analysis& analysis, const EventCandidate& c);

}  // namespace hearsay
