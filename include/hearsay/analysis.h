// Everything that hearsay knows about one document, layer by layer. Each step of the pipeline fills its layer and
// reads only those above it (src/README.md walks one sentence through).
#pragma once

#include <vector>

#include "hearsay/attribution.h"
#include "hearsay/document.h"
#include "hearsay/entity.h"
#include "hearsay/event.h"
#include "hearsay/reading.h"
#include "hearsay/syntax.h"

namespace hearsay {

struct Analysis {
  Document document;
  Tree tree;                              // token/, syntax/
  std::vector<Name> names;                // syntax/
  std::vector<WordReading> readings;      // reading/, one a word; empty without a model for it
  std::vector<Mention> mentions;          // mention/, in text order
  std::vector<Entity> entities;           // mention/
  std::vector<Place> places;              // mention/, in text order
  std::vector<TimeExpression> times;      // mention/, in text order
  std::vector<Attribution> attributions;  // attribution/, in order of their cues
  std::vector<TriggerReading> triggers;   // event/, in text order; of words that are hardly one there are none
  bool triggers_read = false;             // whether a model has read them
  std::vector<Event> events;              // event/, in text order
  std::vector<NonEvent> non_events;       // event/, when asked to explain; by sentences

  const Mention& mention(MentionId id) const { return mentions[id.index()]; }
  const Attribution& attribution(AttributionId id) const { return attributions[id.index()]; }
};

}  // namespace hearsay
