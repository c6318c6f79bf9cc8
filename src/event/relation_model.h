// A learned choice of the relation between two mentions: a log-linear model over what the patterns found and over the
// words that join the mentions. Where patterns run out, words of the examples decide.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/coder.h"
#include "hearsay/status.h"

namespace hearsay {

inline constexpr std::size_t kEventTypes = 16;

// What the model sees: a name such as "joins=condemn" and how much it counts.
struct RelationFeature {
  std::string name;
  float value = 1;
};

// Features of two mentions; those of what patterns say (the events of the analysis among it) only when `by_patterns` is
// not null.
std::vector<RelationFeature> relation_features(const Analysis& analysis, const std::vector<Span>& source,
                                               const std::vector<Span>& target, const Relation* by_patterns);

// Immutable; reads its weights where they lie.
class RelationModel {
 public:
  static constexpr std::size_t kSlots = std::size_t{1} << 15;
  static std::size_t slot(std::string_view feature);

  // A view of models/relation.bin, or of no bytes: knows nothing.
  static Result<RelationModel> view(std::string_view bytes);
  bool known() const { return !weights_.empty(); }
  std::array<double, kEventTypes> probabilities(const std::vector<RelationFeature>& features) const;
  // The names of the features that speak most for a type, best first, at most three.
  std::vector<std::string> reasons(const std::vector<RelationFeature>& features, EventType type) const;

 private:
  std::span<const std::int8_t> weights_;  // kSlots rows of kEventTypes
};

// An example to learn from: features, the types that are right, and how much it counts.
struct RelationExample {
  std::vector<RelationFeature> features;
  std::vector<EventType> types;
  float weight = 1;
};
// The bytes of models/relation.bin: multinomial logistic regression with L2, by Adam over all examples at once. The
// same examples give the same bytes on the same kind of processor.
std::string train_relations(const std::vector<const RelationExample*>& examples);

}  // namespace hearsay
