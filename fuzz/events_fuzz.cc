#include <cstdint>

#include "event/pattern_parser.h"

// A user's file of event patterns: every line is read or complained of.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  hearsay::EventLexicon lexicon;
  std::vector<hearsay::Error> problems;
  hearsay::PatternParser parser(lexicon, "events.txt", hearsay::EventLexicon::Examples::read);
  parser.read_classes(bytes, problems);
  parser.read_patterns(bytes, problems);
  return 0;
}
