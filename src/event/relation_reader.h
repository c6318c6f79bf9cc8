// Which relation two mentions stand in, by a small transformer that reads the sentence with both marked (after Baldini
// Soares et al., ACL 2019). It knows wordings that no pattern has; the log-linear model of relation_model.h knows what
// the patterns found. `hearsay relate` asks both.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "event/relation_model.h"
#include "event/text_encoder.h"
#include "hearsay/analysis.h"
#include "hearsay/status.h"

namespace hearsay {

// Immutable; reads its weights where they lie.
class RelationReader {
 public:
  // A view of models/relation_reader.bin; `name` is for messages. No bytes give a reader that knows nothing.
  static Result<RelationReader> view(std::string_view bytes, std::string_view name);

  bool known() const { return encoder_.size() > 0; }
  // How likely each type is. It does not tell RETREAT from CONCEDE, which holds the share of both.
  std::array<double, kEventTypes> probabilities(const Tree& tree, const std::vector<Span>& source,
                                                const std::vector<Span>& target) const;

 private:
  TextEncoder encoder_;
  neural::ByteMatrix head_in_;
  std::span<const float> head_out_, head_bias_;
};

}  // namespace hearsay
