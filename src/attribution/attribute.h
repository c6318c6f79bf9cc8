// The attribution step: finds who is said to have said, thought or shown what (README.md of src/ walks it).
#pragma once

#include <memory>

#include "attribution/options.h"
#include "hearsay/analysis.h"
#include "hearsay/status.h"
#include "resources/resources.h"

namespace hearsay {

// Immutable after load; may be shared by threads. Needs the Resources to outlive it.
class Attributor {
 public:
  // Reads lexicon/cues/ and models/attribution.bin. Without the model the lexicon alone decides. The error names the
  // file and line that cannot be read.
  static Result<Attributor> load(const Resources& resources, const SelectionOptions& options = {});
  Attributor(Attributor&&) noexcept;
  Attributor& operator=(Attributor&&) noexcept;
  ~Attributor();

  // Fills analysis.attributions, in order of their cues. Reads the tree, and mentions and entities where there are any.
  void attribute(Analysis& analysis) const;

 private:
  struct Parts;
  explicit Attributor(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace hearsay
