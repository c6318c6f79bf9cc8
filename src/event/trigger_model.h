// Which words carry an event, and of which type: a small transformer over the words of a few sentences, learned from
// texts in which such words are marked (training/acts/) and from what larger ones told of news. It sees acts in words
// that no pattern names, and doubts what patterns find in vain.
#pragma once

#include <string_view>

#include "event/text_encoder.h"
#include "hearsay/analysis.h"
#include "hearsay/status.h"

namespace hearsay {

// Reads its weights where they lie; many threads may read with it.
class TriggerModel {
 public:
  // A view of models/trigger.bin; `name` is for messages. No bytes give a model that reads nothing.
  static Result<TriggerModel> view(std::string_view bytes, std::string_view name);

  bool known() const { return encoder_.size() > 0; }
  // Fills analysis.triggers with the words of its tree that may carry an event; with `explain`, with the words that
  // speak most for those that likely do.
  void read(Analysis& analysis, bool explain) const;

 private:
  class Window;

  TextEncoder encoder_;
  neural::ByteMatrix types_in_;
  std::span<const float> types_out_, types_bias_;
};

}  // namespace hearsay
