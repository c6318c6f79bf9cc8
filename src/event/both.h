// Words that say no more than that two are meant whom the report has named before.
#pragma once

#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// "Both sides", "the two neighbours", "foreign ministers of the two countries": the first word that says so, of those
// given and what hangs on them by "of" or as their owner; invalid where none does.
WordId named_as_both(const Tree& tree, const std::vector<WordId>& words);

}  // namespace hearsay
