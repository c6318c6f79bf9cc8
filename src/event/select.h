// From everything that matches in a sentence to the events that it reports.
#pragma once

#include <string>
#include <vector>

#include "event/matcher.h"
#include "event/modality.h"
#include "hearsay/analysis.h"

namespace hearsay {

// A match on its way to becoming an event.
struct EventCandidate {
  Match match;
  EventType type = EventType::CONSULT;
  std::vector<std::string> mode;
  std::vector<MentionId> actor, recipient;
  Presentation presentation;
  WordId light_verb;
  std::vector<MentionId> hit;  // whom a merged match was directed at, where this one names others
  std::vector<WordId> words;   // words of other matches that were merged into this one
  std::vector<std::string> why;
  bool refusal = false;  // of what its word names: "will not allow"
  bool dropped = false;
};

// Best match of every verb, noun and adjective of a sentence, and how the text presents it; matches of [NONE] silence
// their word. What is no event goes to `silent`, unless that is null.
std::vector<EventCandidate> candidates_of(const EventLexicon& lexicon, const Operators& operators,
                                          const Analysis& analysis, const Fillers& fillers, SentenceId sentence,
                                          std::vector<NonEvent>* silent);

// Merges matches that speak of one act ("an airstrike killed ten"), and drops those below a demand, promise, threat,
// refusal or accusation, or in the topic of another act ("talks on a ceasefire"): they are not events of their own.
void select(const Analysis& analysis, std::vector<EventCandidate>& candidates, std::vector<NonEvent>* silent);

}  // namespace hearsay
