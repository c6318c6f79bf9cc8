// Contents that go on beyond the cue's sentence: to the end of the quotation that they stop in, and over the
// quotations that follow without a cue of their own.
#pragma once

#include <vector>

#include "attribution/select.h"

namespace hearsay {

// Widens the contents in place.
void run_on(const Context& context, std::vector<Selected>& selected);

}  // namespace hearsay
