// Reading whole files.
#pragma once

#include <string>

#include "hearsay/status.h"

namespace hearsay {

// The bytes of a file; the error names the path and the reason.
Result<std::string> read_file(const std::string& path);
Status write_file(const std::string& path, std::string_view bytes);

}  // namespace hearsay
