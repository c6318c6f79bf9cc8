// Sentences in which the words of events tell of no politics: "Spain shot down the Russian defence with three goals".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/select.h"
#include "hearsay/analysis.h"

namespace hearsay {

// Why the candidate is no event in a sentence with these scenes (lexicon/scenes/), its own and those of the one before,
// or as the act of one ordinary person; empty when it may be one. Somebody who is of politics by himself makes it one:
// police who fire at supporters, a court that jails a manager.
std::string_view out_of_politics(const Analysis& analysis, const EventCandidate& candidate,
                                 const std::vector<std::string>& scenes);

// Whether somebody takes part in the candidate who is of politics by himself; not a state by its name alone, which may
// be a team or say where a firm is from.
bool is_of_politics(const Analysis& analysis, const EventCandidate& candidate);

// Whether anybody of politics appears in the text: a government, parliament, party, court, police, army, armed group,
// an organisation of states, or a state by its name that acts or is dealt with.
bool speaks_of_politics(const Analysis& analysis);

}  // namespace hearsay
