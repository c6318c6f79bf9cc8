// Parties of an act that its sentence names in another clause: who says that he will do it, who prevents it, who is to
// meet its condition.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace hearsay {

// Whoever prevented an act is not the one who tried it, but the one whom it was directed against.
void prevented_by(const Analysis& analysis, const Fillers& fillers, EventCandidate& c);

// "Warned that ships would be sunk": who says so would do it.
std::vector<MentionId> who_threatens(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c);

// "Were expelled from Chad", "suspended from the Union", "given two days to leave Chad": by the country or body itself.
std::vector<MentionId> who_expels(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c);

// "The Dutch ambassador was called in to the foreign ministry in Paramaribo": by the country that the sentence names
// there.
std::vector<MentionId> who_summons(const Analysis& analysis, const EventCandidate& c);

// "Scrambled jets as Chinese warplanes neared", "amid a dispute with Chad": whom forces that are mobilised are moved
// against.
std::vector<MentionId> whom_it_faces(const Analysis& analysis, const EventCandidate& c);

// "Will strike unless the government raises wages": who is to meet the condition.
std::vector<MentionId> in_condition(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c);

// "Fired tear gas to disperse supporters of the mayor".
std::vector<MentionId> whom_to_disperse(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c);

}  // namespace hearsay
