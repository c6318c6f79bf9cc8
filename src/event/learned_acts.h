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

// What the model says of the words of a sentence.
std::span<const TriggerReading> readings_of(const Analysis& analysis, SentenceId sentence);

// Whether the model has read the sentence of a candidate and sees hardly any event at its words, and hardly one of its
// type in the sentence. The user's own patterns, and rules, are not doubted.
bool is_doubted(const Analysis& analysis, const EventCandidate& c, SentenceId sentence);
// The type that the model is sure of where it sees hardly one of the candidate's in the sentence.
std::optional<EventType> rather(const Analysis& analysis, const EventCandidate& c, SentenceId sentence);

// Candidates at words of a sentence that the model holds for likely enough, the likeliest first, where neither a
// pattern nor a rule says otherwise: not at words that are a candidate or quiet already, nor right above or below one,
// nor of a type that the sentence has. `readings`: of the words of the sentence; `taken`: words of candidates that did
// not stay.
std::vector<EventCandidate> learned_acts_of(const Analysis& analysis, const Operators& operators,
                                            const Fillers& fillers, std::span<const TriggerReading> readings,
                                            const std::vector<EventCandidate>& found, const std::vector<WordId>& taken);

}  // namespace hearsay
