// Whether two matches in one sentence speak of one act.
#pragma once

#include <string_view>

#include "event/candidate.h"

namespace hearsay {

// Two matches of one type between the same parties in one sentence.
bool same_act(const Analysis& analysis, const EventCandidate& a, const EventCandidate& b);

// A verb that says what an attack did to people.
bool is_harm(std::string_view lemma);

}  // namespace hearsay
