// Whom a match is directed at, where no slot of its pattern holds somebody.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace hearsay {

// The recipient that a demand, promise or refusal takes from its clause: that of the act in the clause when a pattern
// fits it; else the clause's subject, unless that is the actor himself, its object, or an oblique. Never one of the
// actor's own.
std::vector<MentionId> recipient_of_clause(const EventLexicon& lexicon, const Analysis& analysis,
                                           const Fillers& fillers, const EventCandidate& c);

// Looks for a recipient that the pattern has no slot for, where there is none and nobody prevented the act (it was
// directed against whoever did): one whom the match implies, the only other party that it speaks of, or whose the thing
// is that is hit.
void look_for_recipient(const Analysis& analysis, const Fillers& fillers, const Arguments& arguments,
                        EventCandidate& c);

// Where something happens in the actor's own country is no recipient: "imposed a curfew in Lima", "reinforced its
// garrison at Natal". A mere place has no sector.
void drop_own_places(const Analysis& analysis, EventCandidate& c);

}  // namespace hearsay
