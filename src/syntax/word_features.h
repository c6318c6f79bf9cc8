// What the engine sees of a word before it has seen its neighbours: the word itself, when it is in the vocabulary, and
// hashed features of its spelling and of the lexicon.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/syntax.h"
#include "syntax/inflections.h"
#include "syntax/name_lists.h"
#include "syntax/word_cache.h"

namespace hearsay {

// How a sentence is written. In capitals and headlines, case says nothing about a word.
enum class Casing : std::uint8_t { mixed, upper, title };
Casing casing_of(std::span<const Word> words);

// The form in lower case, digits made equal, typographic marks as their ASCII twins.
std::string normal_form(std::string_view form);

// The words that have a vector of their own: a row for each normal form.
class Vocabulary {
 public:
  static constexpr std::uint32_t kUnknown = 0, kMasked = 1, kRoot = 2, kFirst = 3;

  Vocabulary() = default;
  // A view of sorted, different hashes of normal forms; the word of hashes[i] has row kFirst + i.
  explicit Vocabulary(std::span<const std::uint32_t> hashes) : hashes_(hashes) {}
  std::uint32_t rows() const { return kFirst + static_cast<std::uint32_t>(hashes_.size()); }
  std::uint32_t row(std::uint32_t hash) const;
  // Whether a word in lower case is in it.
  bool contains(std::string_view lower_word) const;

 private:
  std::span<const std::uint32_t> hashes_;
};

// The words of one sentence: rows of the vocabulary, and buckets of features; those of word i are
// buckets[begin[i]] .. buckets[begin[i + 1] - 1]. Words with the same key have the same rows, buckets and spellings.
struct WordFeatures {
  std::vector<std::uint64_t> keys;
  std::vector<bool> known;  // by the cache, which has what its buckets would give: there are none
  std::vector<Spelling> spellings;
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> begin, buckets;
  // Features of the word and its neighbours that the scores of labels see directly, kWide of them a word, each below
  // kWideRows.
  static constexpr std::size_t kWide = 36, kWideRows = std::size_t{1} << 18;
  std::vector<std::uint32_t> wide;
};

// What features are made of, apart from the words. Views; the parts must outlive it.
struct FeatureContext {
  const Vocabulary* vocabulary = nullptr;
  const Inflections* verbs = nullptr;
  const NameLists* names = nullptr;
  std::uint32_t buckets = 0;
};

// Overwrites `out` with the features of a sentence. Words that `cache`, unless null, knows get no buckets.
void word_features(std::span<const Word> words, const FeatureContext& context, WordFeatures& out,
                   const WordCache* cache = nullptr);

}  // namespace hearsay
