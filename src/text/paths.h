// What the names of files say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

// The file's name without folders, compression ending and format ending: "a/wire.jsonl.gz" is "wire".
std::string stem_of(const std::string& path);
// The format ending in lower case without its dot, compression set aside: "jsonl"; empty when there is none.
std::string ending_of(const std::string& path);
// A file or "-" is itself; a folder is the files at and below it whose ending hearsay reads, sorted. Fails for a
// folder that cannot be read or has no such file. Whether a file exists shows when it is opened.
Result<std::vector<std::string>> files_at(const std::string& path);

}  // namespace hearsay
