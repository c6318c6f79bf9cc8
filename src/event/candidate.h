// A match that may become an event, and small questions about one.
#pragma once

#include <string>
#include <string_view>
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
  float learned = 0;     // how likely the model of triggers holds it; 0: it is of a pattern or a rule
  bool dropped = false;
  bool doubted = false;  // by the model of triggers: it is no event, but tells who is in talks
};

// Whether `mode` is one of its modes.
bool has_mode(const EventCandidate& c, std::string_view mode);

// The entities of mentions, in their order.
std::vector<EntityId> entities_of(const Analysis& analysis, const std::vector<MentionId>& mentions);

// Notes why a word makes no event.
void silence(const Tree& tree, WordId word, std::string why, std::vector<NonEvent>& silent);

}  // namespace hearsay
