#include "token/word_lists.h"

#include <algorithm>

#include "base/strings.h"

namespace hearsay {

Result<WordLists> WordLists::load(const Resources& resources) {
  WordLists lists;
  for (const Resource& file : resources.list("lexicon/text/abbreviations.txt")) {
    unsigned kind = kNone;
    int number = 0;
    for (std::string_view line : split(file.bytes, '\n')) {
      ++number;
      line = trim(line);
      if (line.empty() || line[0] == '#') continue;
      if (line[0] == '[') {
        kind = line == "[before]"     ? kBefore
               : line == "[anywhere]" ? kAnywhere
               : line == "[number]"   ? kNumber
               : line == "[starters]" ? kStarter
               : line == "[prefixes]" ? kPrefix
               : line == "[whole]"    ? kWhole
                                      : kNone;
      }
      if (kind == kNone) return Error{file.name + ":" + std::to_string(number) + ": no such list of words"};
      if (line[0] == '[') continue;
      for (const std::string_view word : split(line, ' ')) {
        if (word.empty()) continue;
        lists.exact_[std::string(word)] |= kind;
        lists.lower_[lower(word)] |= kind;
      }
    }
  }
  return lists;
}

unsigned WordLists::find(std::string_view word) const {
  if (const auto it = exact_.find(std::string(word)); it != exact_.end()) return it->second;
  const bool capitals =
      word.size() > 2 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals ? find_lower(lower(word)) : kNone;
}

unsigned WordLists::find_lower(std::string_view lower_word) const {
  const auto it = lower_.find(std::string(lower_word));
  return it == lower_.end() ? kNone : it->second;
}

}  // namespace hearsay
