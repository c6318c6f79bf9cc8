// Ids of records that stay the same as long as the text does.
#pragma once

#include <string>
#include <vector>

#include "hearsay/analysis.h"

namespace hearsay {

// An event is known by the document's text, the words that it was read from and its type; an attribution by the text,
// its cue and where its content begins; the second of a kind that is alike in these by its number. The id ("e" or "a"
// and 16 hexadecimal digits of XXH3) does not depend on the document's own id, nor on what else was found in it.
struct RecordIds {
  explicit RecordIds(const Analysis& analysis);
  std::vector<std::string> events;        // as analysis.events
  std::vector<std::string> attributions;  // as analysis.attributions
};

}  // namespace hearsay
