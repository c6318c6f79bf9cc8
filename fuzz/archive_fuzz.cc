#include "read_all.h"

// The format is not given: archives of any format, and the choice of a format by content.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hearsay::read_all("-", data, size);
  return 0;
}
