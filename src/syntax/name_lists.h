// Names that the lexicon knows, as evidence for the name tagger: countries, demonyms, capitals, organisations, people.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/syntax.h"
#include "resources/resources.h"

namespace hearsay {

class NameLists {
 public:
  // What a phrase can be, as bits.
  static constexpr std::uint16_t kCountry = 1, kAdjective = 2, kPeople = 4, kCapital = 8, kBody = 16, kPerson = 32,
                                 kGiven = 64, kFeature = 128, kCity = 256;

  // Reads lexicon/actors/: countries.tsv, leaders.tsv, given_names.tsv and the tables of bodies; and the regions and
  // larger cities of lexicon/places/. Files that are missing or rows that are short add nothing.
  static NameLists load(const Resources& resources);

  // For every word the kinds of the longest listed phrases that it is part of; `whole` gets for every word the kinds of
  // the phrase that is this word alone.
  void mark(std::span<const Word> words, std::vector<std::uint16_t>& kinds, std::vector<std::uint16_t>& whole) const;
  // The longest listed phrase that these words begin with: its length in words (0: none) and its kinds.
  struct Match {
    std::size_t size = 0;
    std::uint16_t kinds = 0;
  };
  Match longest(std::span<const Word> words) const;
  // The kinds of exactly these words.
  std::uint16_t find(std::span<const Word> words) const;

 private:
  static constexpr std::size_t kLongest = 6;  // words
  void add(std::string_view phrase, std::uint16_t kind);
  std::unordered_map<std::uint64_t, std::uint16_t> kinds_;  // by hash of the words in lower case
  std::vector<std::uint8_t> longest_;  // by the lowest bits of the first word's hash: words of the longest such name
};

}  // namespace hearsay
