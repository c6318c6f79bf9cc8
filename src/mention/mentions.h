// Who and what a text speaks of: noun phrases, names and pronouns with the actors they stand for.
#pragma once

#include <span>
#include <vector>

#include "hearsay/analysis.h"
#include "mention/actors.h"

namespace hearsay {

// Fills analysis.mentions (in text order; of two that start together the longer first) and analysis.entities from
// analysis.tree (indexed), names and places (both may be empty) and the document's metadata.
//
// A mention is every noun phrase that can fill an argument, one for each conjunct; besides, possessors, complements and
// the names of the dictionary that modify a noun ("Israeli airstrikes": "Israeli" and the whole), each as a mention of
// its own. Every mention has an entity; entities that the text does not tie together stay apart.
void find_mentions(const ActorDictionary& dictionary, Analysis& analysis);

// Those of one sentence, of mentions and places in text order.
std::span<const Mention> mentions_in(const Analysis& analysis, SentenceId sentence);
std::span<const Place> places_in(const Analysis& analysis, SentenceId sentence);

// The place that the text begins with, in capitals, as in a dateline; null without one.
const Place* place_in_capitals(const Analysis& analysis);

// The country that the text speaks of first, ISO 3166 alpha-3: by a name or demonym or by a place in it; not of envoys
// and their like, who come from elsewhere, nor of media. Empty when it speaks of none.
std::string first_country(const Analysis& analysis);

// By word, the mention that it heads, or an invalid id.
std::vector<MentionId> mentions_by_head(const Analysis& analysis);

}  // namespace hearsay
