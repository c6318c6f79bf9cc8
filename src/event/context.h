// PLOVER's contexts (manual, chapter "Contexts"): what an event is about, "military", "election", "health", told from
// the words of the sentence that reports it. The words and the format are those of lexicon/contexts/contexts.txt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "resources/resources.h"

namespace hearsay {

// Immutable after loading; may be shared by threads.
class Contexts {
 public:
  // Reads every file of lexicon/contexts/. Lines that cannot be read are left out and told in `problems`.
  static Contexts load(const Resources& resources, std::vector<Error>& problems);
  // Likewise the files of lexicon/scenes/, where "sport", "business" and "private" take the place of contexts.
  static Contexts load_scenes(const Resources& resources, std::vector<Error>& problems);

  // The contexts that the sentence's own words show, in the lexicon's order: those with one strong word or phrase, or
  // with two different weak ones; words inside a longer phrase do not count. The tree needs words with lemmas, and
  // sentences; no relations.
  std::vector<std::string> contexts_of(const Tree& tree, SentenceId sentence) const;

 private:
  using Mask = std::uint64_t;  // a bit for each of names_

  struct Phrase {
    std::vector<std::string> rest;  // the pieces after the first
    Mask strong = 0;
    Mask weak = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };

  using IsName = bool (*)(std::string_view);
  static Contexts load(const Resources& resources, std::string_view folder, IsName is_name,
                       std::vector<Error>& problems);
  Status read_line(std::string_view line, IsName is_name);
  Mask bit(std::string_view context);
  void add(std::string_view phrase, Mask context, bool strong);

  std::vector<std::string> names_;
  std::unordered_map<std::string, std::vector<Phrase>, Hash, std::equal_to<>> by_first_;
};

}  // namespace hearsay
