// An event as a card of the page.
#pragma once

#include <cstddef>
#include <string>

#include "hearsay/analysis.h"
#include "record/record_ids.h"

namespace hearsay {

// How an event is vouched for, for the filter: the kind of its innermost source, or "report" when the report itself
// says so.
std::string voucher_of(const Analysis& analysis, const Event& event);

// Type, parties, when and where, and the chain of those who vouch for it down to what they say.
std::string event_card(const Analysis& analysis, const RecordIds& ids, std::size_t index);

}  // namespace hearsay
