// Whether a phrase of time or place says when or where an event happens.
#pragma once

#include "hearsay/syntax.h"

namespace hearsay {

// How close a modifier (the head word of a time or place phrase) stands to an event's trigger; smaller is closer.
enum class Scope : int {
  own = 0,      // hangs on the trigger itself: "talks in Doha", "attacked on Saturday"
  clause = 1,   // hangs on the verb that the trigger is an argument of: "held talks on Sunday"
  shared = 2,   // on a clause that shares its setting with the trigger's: coordination, participles, infinitives
  fronted = 3,  // opens a sentence whose main verb reports: "On Sunday, the army said rebels had attacked a post"
  later = 4,    // on a passive clause coordinated after a passive one: "two were killed and six hurt in Quetta"
  none = 5,  // no relation; the setting of a reporting verb ("said on Monday that ...") is not that of what it reports
};

// Robust against wrong attachment next to reporting verbs: what stands right behind the verb ("said Monday the army
// attacked") is the verb's, what stands at the end of the reported clause is the clause's.
Scope scope_of(const Tree& tree, WordId trigger, WordId modifier);

// The word that heads the clause in which w stands: w itself when it is a verb or heads a clause.
WordId clause_head(const Tree& tree, WordId w);
bool is_reporting(const Tree& tree, WordId verb);

}  // namespace hearsay
