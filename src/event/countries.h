// The countries of parties that the text gives none of their own: police that arrest protesters are of one country.
#pragma once

#include "hearsay/analysis.h"

namespace hearsay {

// Gives the parties of an event whose country nobody says the country that the event implies, and with them whoever
// else in the text is the same:
// - somebody in a place is of that place ("civilians in Gaza"), victims of the country of `hit`, what is named beside
//   them ("the shelling of Kherson killed two"); whom violence, coercion or protest befalls, of the place of the event;
// - a state's organs arrest, free, pardon and expel its own people, and an opposition has to do with its own
// government;
// - who quarrels in a sentence that speaks of one country is of that country;
// - who is received or meets his counterpart is of the country where they meet; whom a sentence deals with beside
//   somebody's property is that country's ("seized two Indian boats and detained nine fishermen");
// - whoever is left is of the only country that the sentence speaks of, else of that of the dateline or that the report
//   speaks of first, or of the only one in the report; where sources are from tells nothing.
// Envoys, allies, refugees and their like are of another country by nature, and take only that of a place.
void infer_countries(Analysis& analysis, const Event& event, const std::vector<MentionId>& hit);

}  // namespace hearsay
