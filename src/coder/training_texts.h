// The texts of our own that models of events learn from: with marked acts, with marked parties, and the lexicon's
// examples.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/pattern.h"
#include "hearsay/event.h"
#include "hearsay/status.h"

namespace hearsay {

// The words of the text that name the parties to an act, in bytes; of who is not named there are none.
struct MarkedParties {
  std::vector<Span> actor, recipient;
};

struct MarkedAct {
  Span word;  // what carries the act; bytes of the text
  EventType type = EventType::CONSULT;
  std::optional<MarkedParties> parties;
};

struct MarkedText {
  std::string text;  // without its marks
  std::vector<MarkedAct> acts;
};

// Reads "Chad {moved|MOBILIZE|Chad>Sudan} troops": a word, its type and, unless they are left out, the words of those
// who act and of those on the other side, joined by "+". "=" stands for the other side's own state or people, whom
// nobody names, and "^" before a word of an earlier sentence. Of a word that stands several times the nearest is meant.
Result<MarkedText> read_marked_text(std::string_view line);

// Calls `use` with each text of the files of a folder, in the order of their names (training/acts/).
Status for_each_marked_text(const std::string& folder, const std::function<void(MarkedText)>& use);
// With each sentence of the files of a folder and the type that the file is named after (training/relations/).
Status for_each_relation(const std::string& folder, const std::function<void(const PatternExample&, EventType)>& use);
// With each example of the lexicon, once, and the type that it is of; none for what is no event.
void for_each_example(const EventLexicon& lexicon,
                      const std::function<void(const PatternExample&, std::optional<EventType>)>& use);

}  // namespace hearsay
