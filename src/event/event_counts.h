// How many were killed, hurt, arrested in an event, and how often it happened.
#pragma once

#include "event/candidate.h"

namespace hearsay {

// Fills e.counts.
void add_counts(const Analysis& analysis, const EventCandidate& c, Event& e);

}  // namespace hearsay
