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

// A recipient that the pattern has no slot for: whose the thing is that it names ("accepted Manila's proposal"), or an
// oblique that points at somebody ("moved missiles to the frontier with Pakistan").
std::vector<MentionId> implied_recipient(const Analysis& analysis, const Fillers& fillers, const Arguments& arguments,
                                         const EventCandidate& c);

// The recipient hidden in what is offered, asked, threatened, refused or protested against, when nobody else is named
// there ("offered to share its files on missing Fijian sailors", "walked out in a row with the ministry"), and in any
// act that was learned ("wrote off 300 million owed by Mauritania").
std::vector<MentionId> only_other_party(const Analysis& analysis, const EventCandidate& c);

// What is hit stands for whose it is: "bombed a village in Paktika", "seized the airport at Simferopol". The mentions
// of things in the recipient's slot that lie in a place known.
std::vector<MentionId> victims(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c);

// Where something happens in the actor's own country is no recipient: "imposed a curfew in Lima", "reinforced its
// garrison at Natal". A mere place has no sector.
void drop_own_places(const Analysis& analysis, EventCandidate& c);

}  // namespace hearsay
