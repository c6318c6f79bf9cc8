// What the classifiers see of a word: hashes of its form, its ends and its shape.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/syntax.h"
#include "syntax/inflections.h"

namespace hearsay {

struct Lexical {
  std::uint32_t form = 0;                 // as written
  std::uint32_t lower = 0;                // lower case, digits made equal
  std::uint32_t shape = 0;                // Xxxxx -> Xx; with the casing of the sentence
  std::uint32_t prefix[3] = {};           // of 1 to 3 characters, lower case
  std::uint32_t suffix[4] = {};           // of 1 to 4 characters, lower case
  std::uint32_t cluster = 0, coarse = 0;  // word classes, 0 when unknown
  std::uint8_t verb = 0;                  // which forms of a verb it may be: bits base, past, gerund, third person
  bool quote = false;                     // a quotation mark: its neighbours are each other's
};

// How a sentence is written. In capitals and headlines, case says nothing about a word.
enum class Casing : std::uint8_t { mixed, upper, title };
Casing casing_of(std::span<const Word> words);

// Word classes learned from raw text: lower-cased form to class.
class Clusters {
 public:
  Clusters() = default;
  // A view of what train_clusters wrote: sorted pairs of a hash and two classes, the coarse one in the upper half.
  static Clusters view(std::string_view bytes);
  std::uint32_t find(std::uint32_t lower_hash) const;

 private:
  struct Entry {
    std::uint32_t hash, cluster;
  };
  std::span<const Entry> entries_;
};

// Overwrites `out` with one Lexical for each word of a sentence.
void look_up(std::span<const Word> words, const Clusters& clusters, const Inflections& verbs,
             std::vector<Lexical>& out);

}  // namespace hearsay
