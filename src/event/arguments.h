// The arguments of a predicate, read off a Universal Dependencies tree and put into the active voice: what a pattern
// is matched against. Passives, relative clauses, participles, control, coordination and light verbs are undone here.
#pragma once

#include <string_view>
#include <vector>

#include "event/pattern.h"
#include "hearsay/syntax.h"

namespace hearsay {

struct Oblique {
  std::string_view preposition;  // lemma of its (first) case marker; "" for a bare one ("Monday")
  WordId head;
};

struct Clause {
  ClauseKind kind = ClauseKind::to;
  std::string_view preposition;  // of a gerund: "of" in "accused of helping"
  WordId head;
};

// All word ids are heads of phrases; coordinated ones are all listed.
struct Arguments {
  WordId predicate;
  HeadKind kind = HeadKind::verb;
  std::vector<WordId> subject;    // who does it
  std::vector<WordId> object;     // direct and indirect objects, in text order
  std::vector<WordId> possessor;  // of a noun: possessive, demonym or compound before it; subject or object of it
  std::vector<Oblique> oblique;
  std::vector<Oblique> of_object;  // complements of the object that may belong to the verb
  std::vector<Clause> clause;
  WordId light_verb;  // of a noun: "launched" in "launched an attack"
  bool passive = false;
};

// The arguments of the verb, noun or adjective at `predicate`.
Arguments arguments_of(const Tree& tree, WordId predicate, HeadKind kind);

}  // namespace hearsay
