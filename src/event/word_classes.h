// Classes of verbs and nouns that the arguments of a predicate depend on.
#pragma once

#include <string_view>

namespace hearsay {

// A verb without lexical content of its own that carries an event noun ("launch", "hold", "come under").
bool is_light_verb(std::string_view lemma);
// Likewise, with the event's recipient as its subject ("face criticism", "come under attack", "suffer a raid").
bool is_reverse_light_verb(std::string_view lemma);
// A verb of saying whose subject is no party to what is said.
bool speaks(std::string_view lemma);
// A noun that only says how many or of what kind: "a set of proposals", "a wave of arrests".
bool is_transparent(std::string_view lemma);

}  // namespace hearsay
