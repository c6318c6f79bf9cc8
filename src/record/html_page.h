// A run's documents and events as one HTML page that needs nothing else: the text with sources, cues, contents and
// events marked, and for each event the chain of those who vouch for it.
#pragma once

#include <string>

#include "hearsay/analysis.h"

namespace hearsay {

// The page is head, a section for each document, and foot. All text is escaped; the page loads nothing.
std::string html_head(const std::string& title);
std::string html_section(const Analysis& analysis);
std::string html_foot();

}  // namespace hearsay
