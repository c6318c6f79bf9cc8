// Names of persons, organisations and places.
#pragma once

#include <memory>
#include <vector>

#include "hearsay/entity.h"
#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "resources/resources.h"

namespace hearsay {

// A sequence tagger for PER, ORG and places; a place is GPE unless its words say that it is a river, a region or the
// like (LOC). Adjectives and demonyms of countries that are not part of a name are NORP. Immutable after load() and
// safe to share between threads.
class NameTagger {
 public:
  // Views the weights in models/names.bin and models/ud.bin where they lie and reads the names in lexicon/actors/; the
  // resources must outlive the tagger.
  static Result<NameTagger> load(const Resources& resources);

  // Sets `names` to those of a parsed tree (its tags are used), in text order; they do not overlap.
  void tag(const Tree& tree, std::vector<Name>& names) const;

  NameTagger(NameTagger&&) noexcept;
  NameTagger& operator=(NameTagger&&) noexcept;
  ~NameTagger();

 private:
  struct Models;
  explicit NameTagger(std::unique_ptr<Models> models);
  std::unique_ptr<Models> models_;
};

}  // namespace hearsay
