// An analysis made by hand, with every kind of record in it, for the tests of this folder.
#pragma once

#include "hearsay/analysis.h"

namespace hearsay {

// Three sentences, not only ASCII: an event that a named source vouches for (event 0), one inside two nested
// attributions (event 1), one that nobody is named for (event 2), one that the report itself states (event 3).
Analysis sample_analysis();

}  // namespace hearsay
