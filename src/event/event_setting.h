// Where and when an event happened.
#pragma once

#include "event/candidate.h"

namespace hearsay {

// Fills e.place and e.time. What an act of speech is about happens elsewhere.
void add_setting(const Analysis& analysis, const EventCandidate& c, Event& e);

// "Today in 1956", "fifty years ago": told of, not reported.
bool is_long_past(const Analysis& analysis, const Event& e);

}  // namespace hearsay
