// The forms of English verbs, and the irregular plurals of nouns, with the words that they belong to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/status.h"
#include "resources/resources.h"

namespace hearsay {

// A table from (form, kind) to lemma, made from lexicon/text/verbs.txt and nouns.txt, whose heads say how a row is
// written. Immutable after loading; its lemmas are views into the resources, which must outlive it.
class Inflections {
 public:
  // Empty: knows no form.
  Inflections() = default;
  static Result<Inflections> load(const Resources& resources);

  // The lemma of a form in lower case with a Penn tag (VB, VBD, VBG, VBN, VBP, VBZ, NNS), or empty when no row gives
  // it. A verb's past serves for its participle, and a base form for itself, whatever verb tag it bears.
  std::string_view find(std::string_view lower_form, std::string_view xpos) const;

  // "ban": "bans", "banned", "banning"; several where spelling varies. Exposed for the tests.
  struct Verb {
    std::string_view base;
    std::vector<std::string> past, gerund, third;
    bool irregular = false;  // in its past
  };
  // Fails on a mark that it does not know.
  static Result<Verb> inflect(std::string_view row);

 private:
  enum class Kind : std::uint8_t { base, past, gerund, third, plural };
  struct Slot {
    std::uint64_t key = 0;  // of form and kind; 0 is free
    std::string_view lemma;
  };
  // The first lemma given for a form stays.
  void add(std::string_view form, Kind kind, std::string_view lemma);
  std::string_view get(std::string_view form, Kind kind) const;
  std::string_view verb(std::string_view form, std::string_view xpos) const;
  std::vector<Slot> slots_;  // open addressing; the size is a power of two
  std::size_t used_ = 0;
};

}  // namespace hearsay
