// JSONL requests on a text with marked spans, as `relate` and `factuality` take them.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/offsets.h"
#include "session.h"

namespace hearsay::cli {

// Reads JSONL from the session's inputs and answers every line by one line. A line that is no JSON object with a
// "text", or that `answer` fails on, is complained of with its number and left out. `answer` gets the request, the
// coded text, and the map from code points to bytes.
using Answer = std::function<Result<nlohmann::ordered_json>(const nlohmann::json& request, const Analysis& analysis,
                                                            const OffsetMap& offsets)>;
void answer_requests(Session& session, const Coder& coder, const Answer& answer);

// [[start, end], ...] in code points to byte spans. Fails on what is not that, or lies outside the text.
Result<std::vector<Span>> spans_of(const nlohmann::json& value, const OffsetMap& offsets);

}  // namespace hearsay::cli
