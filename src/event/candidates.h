// From everything that matches in a sentence to what may be an event.
#pragma once

#include <optional>
#include <vector>

#include "event/candidate.h"

namespace hearsay {

// What a word can head, by its tag and by its company: a "verb" with a preposition or article is a noun ("in
// airstrikes"), a "noun" with an object a verb ("the ministry bans rallies"). Nothing for other words, and for verbs
// that only tell of what kind a thing is.
std::optional<HeadKind> head_kind(const Tree& tree, WordId w);

struct SentenceCandidates {
  std::vector<EventCandidate> found;
  std::vector<WordId> quiet;  // words that make no event by what a pattern or a rule says of them
};

// Best match of every verb, noun and adjective of a sentence, and how the text presents it; matches of [NONE] silence
// their word. What is no event goes to `silent`, unless that is null.
SentenceCandidates candidates_of(const EventLexicon& lexicon, const Operators& operators, const Analysis& analysis,
                                 const Fillers& fillers, SentenceId sentence, std::vector<NonEvent>* silent);

}  // namespace hearsay
