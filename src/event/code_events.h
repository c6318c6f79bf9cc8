// From a tree with mentions and attributions to PLOVER events.
#pragma once

#include <memory>
#include <vector>

#include "event/context.h"
#include "event/matcher.h"
#include "event/modality.h"
#include "event/party_model.h"
#include "event/pattern.h"
#include "event/topic.h"
#include "hearsay/analysis.h"

namespace hearsay {

// Codes events by the patterns of lexicon/events/. Immutable after loading; shared by threads.
class EventCoder {
 public:
  // Every problem of the lexicon is noted; what can be read is used.
  static EventCoder load(const Resources& resources, std::vector<Error>& problems);

  // Fills analysis.events, in text order, and the `side` of each attribution that vouches for one. `parties` adds those
  // that no slot holds and replaces some (learned_parties.h). With `explain`, each event says in `why` what decided.
  void code(Analysis& analysis, const PartyModel& parties, bool explain) const;

  const EventLexicon& lexicon() const { return *lexicon_; }
  const Operators& operators() const { return operators_; }

 private:
  std::unique_ptr<const EventLexicon> lexicon_;
  Operators operators_;
  Contexts contexts_, scenes_;
  TopicModel topic_;
};

}  // namespace hearsay
