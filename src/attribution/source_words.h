// The nouns of lexicon/cues/sources.txt: what kind of source a noun phrase without a name is.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/attribution.h"
#include "hearsay/status.h"
#include "resources/resources.h"

namespace hearsay {

enum class SourceWord : std::uint8_t { unknown, document, unnamed, collective, office };

// Immutable after parse().
class SourceWords {
 public:
  static Result<SourceWords> parse(const std::vector<Resource>& files);
  // The kind of a noun, by its lemma, with the noun before it for compounds ("foreign ministry").
  SourceWord find(std::string_view lemma) const;

 private:
  std::unordered_map<std::string, SourceWord> words_;
};

}  // namespace hearsay
