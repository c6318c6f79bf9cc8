// Places: which words name one, and which place of that name is meant.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/status.h"
#include "mention/gazetteer.h"

namespace hearsay {

// What the resolver knows; immutable after loading, shared by threads. `resources` must outlive it.
struct PlaceKnowledge {
  Gazetteer gazetteer;                                      // lexicon/places/*.tsv
  std::unordered_map<std::string, std::string> adjectives;  // "afghan" -> "AFG", from lexicon/actors/countries.tsv
  std::unordered_map<std::string, std::string> publishers;  // lower case name -> country, lexicon/actors/media.tsv
  std::unordered_set<std::string> ambiguous;                // lexicon/places/ambiguous.txt, lower case
};

// Finds the place names of a document and chooses among the places of that name.
//
// A name is resolved by what the text says of it ("Paris, Texas", "Kunar province"), by the countries and regions that
// the document and its publisher speak of, by the other places near by, and else by size. Every mention of one
// name in a document is taken for the same place unless the text itself says otherwise. What cannot be resolved
// stays unresolved (precision "none") and takes nothing else with it.
//
// Country names are places wherever they stand ("Pakistan said" too: who wants only the scene of an event asks
// place_for); adjectives ("Pakistani officials") are not, but "the Afghan border" is, with precision "border".
class PlaceResolver {
 public:
  static Result<PlaceResolver> load(const Resources& resources);
  // Fills analysis.places from words, tags and names, in text order. Reads the publisher from the document.
  void resolve(Analysis& analysis) const;

 private:
  explicit PlaceResolver(std::shared_ptr<const PlaceKnowledge> knowledge) : knowledge_(std::move(knowledge)) {}
  std::shared_ptr<const PlaceKnowledge> knowledge_;
};

// The place at which the event with this trigger happens: a locative phrase of the trigger or of its clause ("killed
// two in Kabul"), else one of a clause that this one hangs on, in the same sentence. Invalid when none is said: the
// dateline of a report is no event's place. A country that only acts ("Pakistan said") is never the answer, nor is one
// of the event's parties (given by the heads of their mentions) that is not said to be where it happened ("demands to
// Turkey", "talks between Kenya and Ethiopia").
PlaceId place_for(const Analysis& analysis, WordId trigger, const std::vector<WordId>& parties = {});

}  // namespace hearsay
