// How an event is presented: negated, tried or prevented, future, hypothetical. Read off the words above and around its
// trigger; the words with an effect of their own are data (lexicon/events/operators.txt).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "hearsay/event.h"
#include "hearsay/syntax.h"
#include "resources/resources.h"

namespace hearsay {

struct Operator {
  std::string particle;  // "off" in call_off; empty when none
  bool takes_np = false, takes_to = false, takes_ing = false, takes_topic = false, takes_setting = false;
  bool negated = false, refused = false, future = false, hypothetical = false, historical = false, hedged = false,
       imagined = false;
  Stage stage = Stage::accomplished;
};

// The words of operators.txt. Immutable after loading.
class Operators {
 public:
  static Operators load(const Resources& resources, std::vector<Error>& problems);
  // Operators with this lemma.
  const std::vector<Operator>& find(std::string_view lemma) const;

 private:
  std::unordered_map<std::string, std::vector<Operator>> by_lemma_;
};

struct Presentation {
  bool negated = false;
  bool refused = false;   // the negation is one of will: "will not meet", "refused to meet"
  bool hedged = false;    // "appeared to", "seemed unwilling"
  bool supposed = false;  // "may attack", "if it attacks"; not what somebody does something for ("left to attack")
  bool imagined = false;  // "painted the beheading", "remarks about a murder": no event
  Modality modality = Modality::actual;
  Stage stage = Stage::accomplished;
  std::vector<WordId> because;  // the words that decided, for explain
  WordId preventer;             // the word that says the event was prevented; may be invalid
};

// How the event with this trigger is presented. Words at or above `stop` (a cue, for instance) are not looked at;
// an invalid `stop` looks up to the root of the sentence.
Presentation presentation_of(const Tree& tree, const Operators& operators, WordId trigger, WordId stop);

}  // namespace hearsay
