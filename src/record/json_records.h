// The records of hearsay as JSON, described by the schemas under schema/. Offsets are Unicode code points.
#pragma once

#include <string>

#include "hearsay/analysis.h"

namespace hearsay {

// JSONL, one line for each event: the event record, then under "attributions" the records that its claims name with
// those that contain them, so that each line can be read by itself.
std::string event_lines(const Analysis& analysis);

// One line, without its line feed: {"id", "sentences", "tokens", "names", "places", "entities", "attributions",
// "events"}.
std::string annotate_line(const Analysis& analysis);

}  // namespace hearsay
