// Which actor a noun phrase stands for, from its own words: a name of the dictionary; a type ("army", "gunman") with
// the country or group that its modifiers, possessor, complement or apposition give; a title.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mention/draft.h"

namespace hearsay {

// Whose warship it is, by what stands before its name: "the BRP Suluan". Empty when it is none.
std::string_view country_of_ship(const Tree& tree, WordId head);

class Resolver {
 public:
  explicit Resolver(MentionDraft& draft);

  // The actor of the phrase headed by this word; unknown when its words do not say. With `use_entities`, phrases that
  // do not say by themselves ("its army", "the group's leader") take what their entity is known as.
  Actor actor_of(WordId head);
  // From now on with entities; forgets what was found without.
  void use_entities();

  // The given name, title, type or dictionary say that this is a human being.
  bool is_person(WordId head) const;
  // "Mr", "spokeswoman", given names.
  Gender gender_of(WordId head) const;

 private:
  Actor decide(WordId head);
  const TypeMatch* type_of(WordId head) const;
  Actor named(const NameMatch& name, WordId head);
  Actor country(const NameMatch& name, WordId head);
  Actor typed(const ActorType& type, WordId head);
  Actor untyped_name(WordId head);
  Actor affiliation(WordId head, int depth);
  Actor modifier(WordId word, int depth);
  const Place* at_place(WordId head) const;  // the resolved place that the word is a part of, or null
  Actor from_place(WordId head) const;
  bool names_other(const NameMatch& name) const;
  bool is_namesake(const NameMatch& name) const;
  Actor namesake_of(const Actor& whose, WordId head) const;

  MentionDraft& d_;
  bool use_entities_ = false;
  std::multimap<std::string, ActorIndex> spoken_of_;  // the names of the document, each once, by their countries
  std::vector<Actor> found_;                          // by word
  std::vector<std::uint8_t> state_;                   // by word: 0 not begun, 1 in work, 2 found
};

}  // namespace hearsay
