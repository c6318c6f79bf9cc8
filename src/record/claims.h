// Who vouches for an event, put into words.
#pragma once

#include <string>
#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// The attributions named and all that contain them, each once; what contains comes after what it contains.
std::vector<AttributionId> with_parents(const Analysis& analysis, const std::vector<AttributionId>& ids);

// An event's claims as chains, each outermost first: the one who speaks to the reader, then the one whom he quotes.
// Claims that do not contain each other vouch side by side.
std::vector<std::vector<AttributionId>> chains_of(const Analysis& analysis, const Event& event);

// The words of the spans with " ... " between pieces, each squashed.
std::string joined_text(const Analysis& analysis, const std::vector<Span>& spans);
// On one line: runs of white space and control characters as one space, none at the ends.
std::string squashed(std::string_view text);

// The clause that an event was read from, without marks that close what stands before it.
std::string clause_text(const Analysis& analysis, const Event& event);

// The words of a mention; of a pronoun, the name of whom it refers to.
std::string mention_name(const Analysis& analysis, MentionId mention);
// A short name for the actor of a mention: "TTP", "PAK MIL", "PAK" for its government; its own words when it is not
// known who that is.
std::string actor_label(const Analysis& analysis, MentionId mention);
std::string actor_labels(const Analysis& analysis, const std::vector<MentionId>& mentions);

// Who the source is: "ISPR (PAK MIL)", "one security official", "nobody named".
std::string source_label(const Analysis& analysis, const Attribution& attribution);
// All chains: "security official > delegation; ISPR (PAK MIL)"; `arrow` stands between the links of one. Empty when the
// report itself says so.
std::string chain_label(const Analysis& analysis, const Event& event, std::string_view arrow);

}  // namespace hearsay
