#include "event/word_classes.h"

#include <array>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr auto kLightVerbs = std::to_array<std::string_view>(
    {"announce", "attempt",     "attend",   "begin",      "bring",     "carry",   "claim", "commence", "commit",
     "complete", "conclude",    "conduct",  "continue",   "declare",   "deliver", "do",    "enforce",  "engage",
     "enter",    "execute",     "express",  "extend",     "file",      "give",    "grant", "have",     "hold",
     "host",     "impose",      "initiate", "introduce",  "issue",     "join",    "kick",  "lay",      "launch",
     "lead",     "level",       "lodge",    "make",       "mount",     "offer",   "open",  "order",    "organise",
     "organize", "participate", "perform",  "perpetrate", "place",     "provide", "put",   "raise",    "reach",
     "reaffirm", "reiterate",   "repeat",   "outline",    "present",   "show",    "table", "submit",   "register",
     "release",  "renew",       "restart",  "resume",     "send",      "set",     "sign",  "slap",     "stage",
     "start",    "step",        "strike",   "take",       "undertake", "unleash", "voice", "wage"});

constexpr auto kReverseLightVerbs = std::to_array<std::string_view>(
    {"attract", "come", "draw", "earn", "endure", "experience", "face", "get", "meet", "provoke", "receive", "see",
     "suffer", "sustain", "trigger", "undergo", "win", "withstand"});

// Nouns that only say how many or what kind: "a set of proposals", "a wave of arrests".
constexpr auto kTransparent = std::to_array<std::string_view>(
    {"array",    "batch",    "bout",    "campaign", "company",  "couple",  "day",     "dozen",   "first",
     "group",    "half",     "handful", "hundred",  "many",     "most",    "one",     "several", "some",
     "thousand", "two",      "kind",    "list",     "majority", "million", "number",  "package", "part",
     "platoon",  "range",    "round",   "score",    "second",   "series",  "session", "set",     "sort",
     "spate",    "squadron", "string",  "ten",      "type",     "variety", "wave",    "week"});

}  // namespace

bool is_light_verb(std::string_view lemma) {
  return among(kLightVerbs, lemma);
}

bool is_reverse_light_verb(std::string_view lemma) {
  return among(kReverseLightVerbs, lemma);
}

bool speaks(std::string_view lemma) {
  static constexpr auto verbs = std::to_array<std::string_view>(
      {"accuse", "add", "allege", "call", "claim", "describe", "note", "report", "say", "tell", "urge", "vow", "warn"});
  return among(verbs, lemma);
}

bool is_transparent(std::string_view lemma) {
  return among(kTransparent, lemma);
}

}  // namespace hearsay
