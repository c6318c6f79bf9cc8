// The words with dots and hyphens that the tokeniser knows: lexicon/text/abbreviations.txt.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "hearsay/status.h"
#include "resources/resources.h"

namespace hearsay {

class WordLists {
 public:
  static constexpr unsigned kNone = 0, kBefore = 1, kAnywhere = 2, kStarter = 4, kPrefix = 8, kWhole = 16, kNumber = 32;

  // Reads lexicon/text/abbreviations.txt. An error names the file and the line.
  static Result<WordLists> load(const Resources& resources);

  // The lists that hold the word, as it stands or, when it is in capitals, in any case.
  unsigned find(std::string_view word) const;
  unsigned find_lower(std::string_view lower_word) const;

 private:
  std::unordered_map<std::string, unsigned> exact_, lower_;
};

}  // namespace hearsay
