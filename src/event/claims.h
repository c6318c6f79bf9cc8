// On whose word: which attributions vouch for an event, and on whose side they are.
#pragma once

#include <vector>

#include "event/candidate.h"
#include "hearsay/analysis.h"

namespace hearsay {

// The attributions whose content holds the trigger, innermost first, along the chain of parents. Empty: the report
// itself says so.
std::vector<AttributionId> claims_of(const Analysis& analysis, WordId trigger);

// Who vouches for one of the candidates of a sentence. Not who does it by his words, nor, of the talks in which he
// does it, he.
std::vector<AttributionId> claims_of(const Analysis& analysis, const EventCandidate& c,
                                     const std::vector<EventCandidate>& all);

// Sets `side` of the attributions that vouch for events: whose side the source is on, seen from the first event that it
// vouches for in which its side takes part (by the source's country or group against those of actor and recipient). A
// source whose side takes part in none of them is a third party.
void set_sides(Analysis& analysis);

}  // namespace hearsay
