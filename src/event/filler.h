// Who fills a slot: from the head of a phrase to the mentions that act.
#pragma once

#include <vector>

#include "event/pattern.h"
#include "hearsay/analysis.h"

namespace hearsay {

// Mentions by their head word, for one analysis.
class Fillers {
 public:
  explicit Fillers(const Analysis& analysis);

  // The mention headed by this word, or an invalid id.
  MentionId mention_at(WordId word) const { return at_[word.index()]; }
  // True when a mention can be a party: somebody known, a person or people; not a thing, and not a bare pronoun that
  // refers to nobody known.
  bool is_actor(MentionId mention) const;
  // Whether the phrase headed by `word` is of the kind that a slot asks for.
  bool is(WordId word, FillerKind kind) const;
  // A name that stands for where something is, not for who acts there: "Geneva" in "the Geneva talks".
  bool is_mere_place(WordId word) const;
  // The party that the phrase stands for: its own mention when that is an actor, else that of its possessor, of a
  // demonym or name before it, or of its complement ("Iran's decision", "the decision of the council"). Empty when
  // nobody is there. Of a complement, only "of", "by" and "from" give an actor ("an attack on a camp" is not by the
  // camp), and where something is gives no party. Mentions of the entities in `except` do not count ("dropped its
  // tariffs on R").
  std::vector<MentionId> parties(WordId word, SlotRole role = SlotRole::none,
                                 const std::vector<EntityId>& except = {}) const;

  // "The waters off Cyprus", "the Strait of Hormuz": water is nobody's.
  bool is_water_of(WordId word) const;

 private:
  // The mentions of several parties that one phrase names by its modifiers; empty when it names one.
  WordId partner(WordId word) const;
  std::vector<WordId> with_partners(WordId word) const;
  std::vector<MentionId> several_owners(WordId word) const;
  std::vector<MentionId> all_meant(MentionId pronoun) const;
  bool is_force(MentionId mention) const;
  const Analysis& analysis_;
  std::vector<MentionId> at_;
};

// The parties of several phrases, each once.
std::vector<MentionId> parties(const Fillers& fillers, const std::vector<WordId>& words, SlotRole role,
                               const std::vector<EntityId>& except = {});

}  // namespace hearsay
