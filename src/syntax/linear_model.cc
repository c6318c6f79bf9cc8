#include "syntax/linear_model.h"

#include <cstring>

namespace hearsay {

// Layout: Header; the slots of an open-addressing table (linear probing); for each feature a run of weights: the
// number of classes that have one, a shift, then for each the class and a signed byte. A weight is byte << shift.
Result<LinearModel> LinearModel::view(std::string_view bytes) {
  Header header;
  const Error damaged{"damaged weights in a model; train it anew with script/train"};
  if (bytes.size() < sizeof header) return damaged;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic || header.slots == 0) return damaged;
  const std::size_t slots = header.slots;
  if (bytes.size() != sizeof header + slots * sizeof(Slot) + header.weight_bytes) return damaged;
  LinearModel model;
  model.classes_ = header.classes;
  model.slot_count_ = header.slots;
  model.slots_ = reinterpret_cast<const Slot*>(bytes.data() + sizeof header);
  model.weights_ = reinterpret_cast<const unsigned char*>(bytes.data() + sizeof header + slots * sizeof(Slot));
  return model;
}

void LinearModel::score(std::span<const std::uint64_t> features, std::int32_t* scores) const {
  for (const std::uint64_t f : features) __builtin_prefetch(slots_ + start(f, slot_count_));
  constexpr std::size_t kBlock = 128;
  const unsigned char* runs[kBlock];
  for (std::size_t begin = 0; begin < features.size(); begin += kBlock) {
    const std::size_t end = std::min(features.size(), begin + kBlock);
    std::size_t n = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t wanted = key(features[i]);
      std::uint32_t at = start(features[i], slot_count_);
      for (; slots_[at].key != 0; at = at + 1 == slot_count_ ? 0 : at + 1) {
        if (slots_[at].key == wanted) {
          runs[n] = weights_ + slots_[at].offset;
          __builtin_prefetch(runs[n++]);
          break;
        }
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      const unsigned char* run = runs[i];
      const int count = run[0];
      const int shift = run[1];
      run += 2;
      for (int k = 0; k < count; ++k, run += 2) {
        scores[run[0]] += static_cast<std::int32_t>(static_cast<signed char>(run[1])) * (1 << shift);
      }
    }
  }
}

}  // namespace hearsay
