// Packs strings for the tests of the readers.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

std::string gzipped(std::string_view content);
std::string zstd(std::string_view content);

}  // namespace hearsay
