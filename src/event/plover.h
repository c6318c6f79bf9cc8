// PLOVER's tables (manual, draft of September 2021; CC BY-SA 4.0): modes, contexts, scores, and the CAMEO code that
// each category is closest to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/event.h"

namespace hearsay::plover {

bool is_mode(EventType type, std::string_view mode);
// What is done by saying it: a demand, a promise, a threat, an accusation.
bool is_speech_act(EventType type);
bool is_context(std::string_view context);
// Conflict-cooperation score of the category, or of its mode where the manual gives one; with several modes the one
// furthest from zero. The manual prints ACCUSE without its minus sign.
double score(EventType type, const std::vector<std::string>& modes);
// The CAMEO code of the category as a whole ("CONSULT" 040), or of the mode ("CONSULT/visit" 042).
std::string_view cameo(EventType type, const std::vector<std::string>& modes);

}  // namespace hearsay::plover
