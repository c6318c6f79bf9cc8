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

// The word itself and what is coordinated with it ("A, B and C").
std::vector<WordId> with_conjuncts(const Tree& tree, WordId head);
// The lemma of the first case marker of a noun, with "fixed" parts joined ("according_to"); "" when there is none.
std::string_view case_of(const Tree& tree, WordId noun);
// A verb without lexical content of its own that carries an event noun ("launch", "hold", "come under").
bool is_light_verb(std::string_view lemma);
// Likewise, with the event's recipient as its subject ("face criticism", "come under attack", "suffer a raid").
bool is_reverse_light_verb(std::string_view lemma);
// A noun that only says how many or of what kind: "a set of proposals", "a wave of arrests".
bool is_transparent(std::string_view lemma);
bool in_passive_voice(const Tree& tree, WordId verb);

}  // namespace hearsay
