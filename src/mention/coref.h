// Which mentions are of the same referent. Made for precision: the same name, a last name, an acronym, pronouns, and
// definite nominals ("the group", "the official"); whatever is not clearly tied to something earlier is new.
#pragma once

#include "hearsay/analysis.h"
#include "mention/draft.h"
#include "mention/resolve.h"

namespace hearsay {

// Sets the entity of every mention and fills analysis.entities. Mention actors must be set as far as their own words
// say. Mentions must be in text order.
void find_entities(MentionDraft& draft, const Resolver& resolver);

// True for "I", "we" and their forms: inside a quotation they are its speaker, which only attribution knows. Each has
// an entity of its own until unite() says more.
bool is_speaker_pronoun(const Analysis& analysis, MentionId mention);

// Makes `mention` a mention of `entity` too, and gives it the entity's actor. Its old entity keeps its other mentions.
void unite(Analysis& analysis, MentionId mention, EntityId entity);

}  // namespace hearsay
