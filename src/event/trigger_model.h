// Which type of event a word carries, learned from sentences in which the words that carry one are marked
// (training/acts/) and from the lexicon's own examples: a small network over what the parser's network makes of a word
// and of those around it, and over what the lexicon knows of them. It sees acts in words that no pattern names.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "event/trigger_features.h"
#include "hearsay/analysis.h"
#include "hearsay/status.h"
#include "neural/bytes.h"
#include "syntax/parser.h"

namespace hearsay {

inline constexpr std::size_t kTriggerTypes = TriggerReading::kTypes;
inline constexpr int kTriggerHidden = 96;
// A row of the table of features: what a feature adds to each hidden unit, then to each type.
inline constexpr int kTriggerRow = kTriggerHidden + 32;
inline constexpr float kTriggerLeak = 0.1f;

// Words of a document that may carry an event, with what the network makes of the words around them while the document
// is parsed: kTriggerHidden floats each.
struct TriggerSums {
  std::vector<TriggerWords> words;
  std::vector<float> hidden;
};

// Immutable; reads its weights where they lie.
class TriggerModel {
 public:
  // A view of models/trigger.bin; `name` is for messages. One that was learned on the states of another parser, or none
  // at all (no bytes), gives a model that reads nothing. `lexicon` must outlive the model.
  static Result<TriggerModel> view(std::string_view bytes, std::string_view name, std::uint64_t parser,
                                   const EventLexicon& lexicon);

  bool known() const { return !keys_.empty(); }
  // Adds the words of a sentence; for Parser::parse.
  void note(const Tree& tree, const Sentence& sentence, const WordStates& states, TriggerSums& sums) const;
  // Fills analysis.triggers with readings of the words in `sums`. The analysis has its mentions.
  void read(const TriggerSums& sums, bool explain, Analysis& analysis) const;

 private:
  explicit TriggerModel(const EventLexicon& lexicon) : lemmas_(lexicon) {}
  // The row of a feature in the table; its size for one that is not known.
  std::uint32_t row(std::uint64_t key) const;
  std::array<float, kTriggerTypes> decide(std::span<const float> hidden, std::span<const std::uint32_t> rows) const;
  std::vector<std::string> reasons(const Tree& tree, const TriggerWords& words,
                                   const std::vector<TriggerFeature>& features, std::span<const float> hidden,
                                   std::span<const std::uint32_t> rows, const TriggerReading& reading) const;

  LemmaKnowledge lemmas_;
  std::array<neural::ByteMatrix, kTriggerSlots> slots_;
  neural::ByteMatrix state_;
  std::span<const std::uint64_t> keys_;  // of the features, in order
  std::span<const std::int8_t> table_;   // a row a feature
  std::span<const float> scales_, bias_, out_, out_bias_;
};

}  // namespace hearsay
