// Who is a party to an act, learned from sentences in which the parties are marked (training/acts/, training/relations/
// and the lexicon's own examples): log-linear in how the tree joins somebody to the act and in who that is. It sees
// parties that no slot of a pattern names, and doubts those that a slot or a rule names in vain.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "event/party_features.h"
#include "hearsay/status.h"

namespace hearsay {

// Somebody in the sentence of an act, and how likely he is the one who acts or on the other side.
struct PartyReading {
  WordId word;  // the head of the phrase
  float actor = 0, recipient = 0;
};
using PartyReadings = std::vector<PartyReading>;  // in text order

// What a feature adds for the actor and for the recipient.
struct PartyWeight {
  std::uint64_t key = 0;
  std::array<float, 2> weight = {};
};
// The shares of the two sides and, last, of neither, from the sums of weights.
std::array<float, 3> party_shares(float actor, float recipient);
// The bytes of models/party.bin. Weights are rounded to bytes; those that come to nothing are left out.
std::string party_file(const std::vector<PartyWeight>& weights);

// Immutable; reads its weights where they lie.
class PartyModel {
 public:
  // A view of models/party.bin; `name` is for messages. No bytes give a model that knows nothing.
  static Result<PartyModel> view(std::string_view bytes, std::string_view name);

  bool known() const { return !checks_.empty(); }
  PartyReadings read(const Analysis& analysis, const Fillers& fillers, const EventCandidate& act) const;

 private:
  // A table with open addressing, its size a power of two: of a key the upper half, never 0, and two weights.
  std::span<const std::uint32_t> checks_;
  std::span<const std::int8_t> weights_;
  float scale_ = 0;
};

}  // namespace hearsay
