// Parties that a sentence leaves out because the report has named them: "the talks", "both sides", "we".
#pragma once

#include <utility>
#include <vector>

#include "event/select.h"
#include "hearsay/analysis.h"

namespace hearsay {

// Walks through a document's events in text order. Not shared between threads.
class Bridge {
 public:
  explicit Bridge(const Analysis& analysis) : analysis_(analysis) {}

  // Fills in what the candidate leaves open; notes what it did in c.why.
  // - "We" inside a quotation is whoever speaks.
  // - "The talks" and "both sides" of a mutual act are the parties of the last act between two that the report told of.
  // - What one of the two demands of nobody named, it demands of the other.
  void complete(EventCandidate& c) const;
  // Remembers the parties of an event.
  void note(const std::vector<MentionId>& actor, const std::vector<MentionId>& recipient);

 private:
  void resolve_first_person(std::vector<MentionId>& mentions, EventCandidate& c) const;
  bool is_both(WordId word) const;
  bool names_two(const std::vector<MentionId>& mentions) const;
  bool same_side(MentionId a, MentionId b) const;
  const Analysis& analysis_;
  MentionId one_, other_;
};

}  // namespace hearsay
