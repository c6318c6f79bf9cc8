#include "attribution/source_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace hearsay {

Result<SourceWords> SourceWords::parse(const std::vector<Resource>& files) {
  constexpr std::array<std::string_view, 5> kNames = {"unknown", "document", "unnamed", "collective", "office"};
  SourceWords out;
  for (const Resource& file : files) {
    int number = 0;
    for (const std::string_view raw : split(file.bytes, '\n')) {
      ++number;
      const std::string_view line = trim(raw);
      if (line.empty() || line.front() == '#') continue;
      const std::size_t colon = line.find(':');
      const auto name = std::ranges::find(kNames, line.substr(0, colon));
      if (colon == std::string_view::npos || name == kNames.end()) {
        return Error{fmt::format("{}:{}: expected 'document: ...', 'unnamed: ...', 'collective: ...' or 'office: ...'",
                                 file.name, number)};
      }
      for (const std::string_view word : split(line.substr(colon + 1), ',')) {
        out.words_[std::string(trim(word))] = static_cast<SourceWord>(name - kNames.begin());
      }
    }
  }
  return out;
}

SourceWord SourceWords::find(std::string_view lemma) const {
  const auto it = words_.find(std::string(lemma));
  return it == words_.end() ? SourceWord::unknown : it->second;
}

}  // namespace hearsay
