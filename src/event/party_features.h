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
  // A phrase and what several features say of it.
  struct Phrase {
    WordId word;
    MentionId mention;
    std::uint64_t tie = 0, way = 0, rel = 0, preposition = 0;
    std::uint64_t who = 0;       // kind of mention; a person, people, somebody who may act
    std::uint64_t relation = 0;  // its country: the actor's own, another, not known
    bool acts = false, suffers = false, first = false;
  };
  Phrase phrase(WordId word) const;
  void add_tie(const Phrase& x);
  void add_who(const Phrase& x);
  void add_by_rule(const Phrase& x);
  void add_country(const Phrase& x);
  void add_head(const Phrase& x);
  void add_other_act(const Phrase& x);
  void add(std::uint32_t number, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);
  std::uint64_t argument(WordId word) const;
  std::uint64_t path(WordId word) const;

  const Analysis& analysis_;
  const Tree& tree_;
  const Fillers& fillers_;
  const EventCandidate& act_;
  WordId predicate_;
  Arguments arguments_;
  WordId clause_;
  std::vector<WordId> above_;  // the predicate and what it hangs on
  std::uint64_t type_, lemma_, form_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace hearsay
