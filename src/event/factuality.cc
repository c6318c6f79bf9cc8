#include "event/factuality.h"

#include "event/claims.h"

namespace hearsay {
namespace {

double by_rules(const Presentation& p, const Attribution* source) {
  if (p.stage == Stage::prevented) return p.negated ? 0 : -3;
  double value = 3;
  if (p.modality == Modality::hypothetical || p.stage == Stage::threatened) {
    value = 0.5;
  } else if (p.modality == Modality::future || p.stage == Stage::planned) {
    value = 1;
  } else if (p.stage == Stage::attempted) {
    value = 0.5;
  }
  if (p.negated) value = -value;
  if (p.hedged) value = value * 2 / 3;
  if (source == nullptr) return value;
  switch (source->stance) {
    case Stance::denies:
      value = value > 0 ? -value : value;
      break;
    case Stance::doubts:
      value = value > 0 ? -1 : value / 2;
      break;
    case Stance::asks:
    case Stance::orders:
    case Stance::threatens:
      value = value > 0.5 ? 0.5 : value;
      break;
    case Stance::promises:
      value = value > 1 ? 1 : value;
      break;
    default:
      break;
  }
  return source->hedge ? value * 2 / 3 : value;
}

// What the rules count beside the reader: little, but more where they find that something did not happen, which the
// reader is slow to believe (docs/experiments.md).
constexpr double kRules = 0.2, kRulesThatDeny = 0.35;

double with_reader(const Analysis& analysis, WordId word, double rules, bool opposite = false) {
  if (analysis.readings.empty()) return rules;
  const double share = rules < 0 ? kRulesThatDeny : kRules;
  const double read = analysis.readings[word.index()].factuality;
  return (1 - share) * (opposite ? -read : read) + share * rules;
}

}  // namespace

double factuality_of(const Analysis& analysis, WordId trigger, const Presentation& presentation, bool by_negation,
                     const Attribution* source) {
  const double rules = by_rules(presentation, source);
  return rules < 0 ? rules : with_reader(analysis, trigger, rules, by_negation);
}

double factuality_at(const Analysis& analysis, const Operators& operators, WordId word) {
  const auto claims = claims_of(analysis, word);
  const Attribution* source = claims.empty() ? nullptr : &analysis.attribution(claims.front());
  return with_reader(analysis, word, by_rules(presentation_of(analysis.tree, operators, word, {}), source));
}

}  // namespace hearsay
