// The model of triggers as it is trained.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "event/trigger_model.h"
#include "neural/parameter.h"

namespace hearsay {

// A word to learn from. The bytes are those of WordStates of the words in its places (null: nobody is there), and must
// outlive it.
struct TriggerExample {
  std::array<const std::uint8_t*, kTriggerSlots> states{};
  std::vector<std::uint32_t> features;  // rows of the table
  int type = static_cast<int>(kTriggerTypes) - 1;
  float weight = 1;
};

class TriggerNetwork {
 public:
  // `width`: bytes of a word's states.
  TriggerNetwork(int width, std::size_t features, std::uint64_t seed);

  // Adds the gradient for a batch to the parameters; returns the mean loss.
  double learn(const std::vector<const TriggerExample*>& batch, Random& random);
  std::vector<neural::Parameter*> parameters();
  // The bytes of models/trigger.bin; `keys`: of the features in the order of the table, ascending.
  std::string file(std::uint64_t parser, const std::vector<std::uint64_t>& keys) const;

 private:
  int width_, vector_, inputs_;
  neural::Parameter dense_, bias_, table_, out_, out_bias_;
};

}  // namespace hearsay
