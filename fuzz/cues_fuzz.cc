#include <cstdint>

#include "attribution/cue_lexicon.h"

// A user's file of cues: it is read, or the error names a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto lexicon = hearsay::CueLexicon::parse({{"cues.txt", bytes}});
  if (!lexicon.ok() && !lexicon.message().starts_with("cues.txt:")) __builtin_trap();
  return 0;
}
