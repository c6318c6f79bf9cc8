// Whom an event is directed at, once its place and its actors are known.
#pragma once

#include <vector>

#include "event/candidate.h"
#include "event/retell.h"

namespace hearsay {

// PLOVER, "Compound and Reciprocal Actors": all parties of a mutual act are actors.
void merge_parties(Event& e);

// A country's army and its rebels that fight or keep a truce: its parties are on both sides. Talks show them as
// actors.
void part_one_country(const Analysis& analysis, Event& e);

// "Burned down the town of Natil": what is hit where the country is known, though nobody is named whose it is.
std::vector<MentionId> what_is_hit(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c);

// "Carried out airstrikes inside Chad": the country, when nobody else is named and it is not the actor's own.
std::vector<MentionId> where_abroad(const Analysis& analysis, const Event& e);

// "Sent tanks to the border with Sudan", "closed its border with Uganda", "along the Lebanese border", "opposite
// Armenian positions": whose the other side is.
std::vector<MentionId> across_the_border(const Analysis& analysis, const EventCandidate& c, const Event& e);

// Troops sent to a town of their own country are sent against nobody.
void leave_out_own_ground(const Analysis& analysis, Event& e);

// "Demanded the release of its citizens", "compensation for the owner": for whom, not of whom.
bool is_asked_for(const Analysis& analysis, const Event& e, MentionId id);

// "Urged both sides to show restraint and offered to send observers": to whom the same speaks in the same sentence.
std::vector<MentionId> spoken_to(const Analysis& analysis, const Event& e, const std::vector<Telling>& tellings);

}  // namespace hearsay
