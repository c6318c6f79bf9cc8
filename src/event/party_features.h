// What the learned model of parties (party_model.h) looks at: an act, somebody in its sentence, and how the tree joins
// the two.
#pragma once

#include <cstdint>
#include <vector>

#include "event/arguments.h"
#include "event/candidate.h"
#include "event/filler.h"
#include "hearsay/analysis.h"

namespace hearsay {

// For one act: whoever may be a party to it.
class PartyFeatures {
 public:
  PartyFeatures(const Analysis& analysis, const Fillers& fillers, const EventCandidate& act);

  // The heads of the phrases of the sentence that may name a party, in text order.
  std::vector<WordId> words() const;
  // Keys of the features of one of them; valid until the next call.
  const std::vector<std::uint64_t>& of(WordId word);

 private:
  void add(std::uint32_t number, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);
  std::uint64_t argument(WordId word) const;
  std::uint64_t path(WordId word) const;

  const Analysis& analysis_;
  const Tree& tree_;
  const Fillers& fillers_;
  const EventCandidate& act_;
  WordId predicate_;
  Arguments arguments_;
  std::uint64_t type_, lemma_, form_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace hearsay
