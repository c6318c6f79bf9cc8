// Parties that a sentence leaves out because the report has named them: "the talks", "both sides", "we".
#pragma once

#include <vector>

#include "event/select.h"
#include "event/sides.h"
#include "hearsay/analysis.h"

namespace hearsay {

// Walks through a document's events in text order. Not shared between threads.
class Bridge {
 public:
  explicit Bridge(const Analysis& analysis) : analysis_(analysis) {}

  // Looks over all that the document tells, before complete(): who talks with whom, when those are the same two
  // throughout, and whether anybody mediates.
  void survey(const std::vector<std::vector<EventCandidate>>& sentences);
  // Fills in what the candidate leaves open; notes what it did in c.why.
  // - "We" inside a quotation is whoever speaks.
  // - "The talks" and "both sides" of a mutual act are the two that talk in this report, or else the parties of the
  //   last act between two that it told of; "they" are all who acted together right before.
  // - Who tells of "talks with Oman" talks himself.
  // - "The two countries" and "teams of both countries" are, without such an act, the only two countries in the
  //   sentence or else in the nearest before that speaks of any.
  // - What one of the two demands of nobody named, or refuses nobody named, it demands of the other or refuses him; so
  //   with what one concedes, threatens or punishes right after an act between the two.
  // - Who condemns or welcomes "the attack", "the move" that the report told of means whoever did it.
  // - "Its neighbour" is the last other country named.
  // - Who brokers "the deal" does so between the last two.
  // - Who is arrested is so by the police, court or army that acted right before.
  // - Talks are mediated when the report speaks of mediators, in the sentence or about the only talks that it tells of.
  void complete(EventCandidate& c) const;
  // Whether somebody else demanded, offered, protested, threatened or accused right before.
  bool answers(const EventCandidate& c) const;
  // Remembers the parties of an event.
  void note(const EventCandidate& c);

 private:
  void resolve_first_person(std::vector<MentionId>& mentions, EventCandidate& c) const;
  void complete_mutual(EventCandidate& c) const;
  bool add_partners(EventCandidate& c) const;
  bool add_speaker(EventCandidate& c, const std::vector<MentionId>& parties) const;
  void complete_demand(EventCandidate& c) const;
  void complete_judgement(EventCandidate& c) const;
  void complete_arrest(EventCandidate& c) const;
  void complete_mediation(EventCandidate& c) const;
  TwoSides two_before(WordId word, const std::vector<MentionId>& but) const;
  void note_mediation(EventCandidate& c) const;
  void resolve_neighbour(EventCandidate& c) const;
  bool tells_of_source(WordId word) const;
  bool makes_demands(MentionId m) const;
  MentionId named(MentionId m) const;
  MentionId state_of(const std::string& country) const;
  struct Told {
    SentenceId sentence;
    WordId predicate;
    EventType type;
    std::vector<MentionId> actor;  // of a mutual act all parties
    bool mutual = false;
  };

  const Analysis& analysis_;
  std::vector<Told> told_;
  TwoSides last_;     // of the last act between two
  TwoSides quarrel_;  // of the last one that was conflict
  SentenceId last_at_;
  TwoSides talks_;  // the only two that talk with each other in this document
  bool mediated_ = false;
};

}  // namespace hearsay
