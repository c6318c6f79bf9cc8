// What a pronoun refers to: number, gender and animacy must agree; then subjects and what is near come first.
#pragma once

#include "hearsay/analysis.h"
#include "mention/draft.h"
#include "mention/resolve.h"

namespace hearsay {

class PronounResolver {
 public:
  PronounResolver(const MentionDraft& draft, const Resolver& resolver) : d_(draft), resolver_(resolver) {}

  // The entity of the best antecedent among the earlier mentions; invalid when none fits. First and second person,
  // demonstratives and indefinites ("others", "many") have none.
  EntityId antecedent(MentionId pronoun) const;

 private:
  struct Demand;
  double score(const Mention& pronoun, const Mention& candidate, const Demand& demand) const;
  bool same_clause(const Mention& pronoun, const Mention& candidate) const;

  const MentionDraft& d_;
  const Resolver& resolver_;
};

}  // namespace hearsay
