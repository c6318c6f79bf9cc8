// Acts in words that no pattern names, as the model of triggers reads them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "event/candidate.h"
#include "event/candidates.h"
#include "event/modality.h"

namespace hearsay {

// The candidate of a type at a word, and its parties: who acts is the subject or owner, the other side an object or
// complement. Nothing where the word can head no act.
std::optional<EventCandidate> learned_act(const Analysis& analysis, const Operators& operators, const Fillers& fillers,
                                          WordId word, EventType type, float share);

// Candidates at words of a sentence that the model holds for likely enough, the likeliest first, where neither a
// pattern nor a rule says otherwise: not at words that are a candidate or quiet already, nor right above or below one,
// nor of a type that the sentence has. `readings`: of the words of the sentence; `taken`: words of candidates that did
// not stay.
std::vector<EventCandidate> learned_acts_of(const Analysis& analysis, const Operators& operators,
                                            const Fillers& fillers, std::span<const TriggerReading> readings,
                                            const std::vector<EventCandidate>& found, const std::vector<WordId>& taken);

}  // namespace hearsay
