// Attributions inside the contents of others, and those that relay one content from a second source.
#pragma once

#include <vector>

#include "attribution/select.h"
#include "hearsay/analysis.h"

namespace hearsay {

// Adds the source that is quoted or cited in a report of somebody else's words: "Z quoted X as saying P" is also X,
// "as saying", P; "Z reports, citing X, P" is also X, "citing", P.
void add_relayed(const Context& context, std::vector<Selected>& selected);

// Sets `parent` of each: the smallest content of another attribution that holds its cue.
void set_parents(std::vector<Attribution>& attributions);

}  // namespace hearsay
