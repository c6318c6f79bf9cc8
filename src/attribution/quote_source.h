// Sources that stand between a quotation and its cue.
#pragma once

#include <vector>

#include "attribution/select.h"

namespace hearsay {

// '"...," another official privy to the talks told ...': what stands between the closing mark and the cue is the source
// as a whole, however the tree has cut it.
void widen_sources(const Context& context, std::vector<Selected>& selected);

}  // namespace hearsay
