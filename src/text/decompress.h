// gzip and zstd, undone while reading.
#pragma once

#include <memory>

#include "text/bytes.h"

namespace hearsay {

// `raw` itself when its first bytes are those of neither; else a stream of the content. Content before a fault in the
// archive is delivered, and problem() then names the fault.
std::unique_ptr<Bytes> decompressed(std::unique_ptr<Bytes> raw);

}  // namespace hearsay
