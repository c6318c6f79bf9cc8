// Whether a verb is in the passive voice, and who acts then.
#pragma once

#include <vector>

#include "hearsay/syntax.h"

namespace hearsay {

// A participle with an auxiliary of the passive, or without one where it must be passive; not a past tense that the
// tagger took for a participle.
bool in_passive_voice(const Tree& tree, WordId verb);

// The word that the tree marks as agent, or that "by" introduces; invalid without one.
WordId agent_of(const Tree& tree, WordId verb);
bool has_agent(const Tree& tree, WordId verb);

// The agent that passive verbs share: "were jailed or fined by a court", "was seen by police and taken away". One
// that the tree hangs on a predicate below is the verb's too: "was found guilty by a court".
std::vector<WordId> shared_agent(const Tree& tree, WordId verb);

}  // namespace hearsay
