// A linear classifier over sparse, hashed features: the shape of every learned decision in syntax/. The weights are
// read where they lie (see linear_model.cc for the layout); nothing is unpacked.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "hearsay/status.h"

namespace hearsay {

class LinearModel {
 public:
  // A view of bytes that PerceptronTrainer::finish wrote; they must outlive it and be aligned to 8 bytes.
  static Result<LinearModel> view(std::string_view bytes);

  int classes() const { return static_cast<int>(classes_); }
  // Adds the weights of the features, for each class, to `scores` (at least classes() long).
  void score(std::span<const std::uint64_t> features, std::int32_t* scores) const;

  // One entry of the hash table of features: the upper half of the key (0: free), and where its weights are.
  struct Slot {
    std::uint32_t key;
    std::uint32_t offset;
  };
  // Where the search for a feature starts: its lower half, scaled to the table.
  static std::uint32_t start(std::uint64_t f, std::uint32_t slots) {
    return static_cast<std::uint32_t>((f & 0xFFFFFFFFu) * slots >> 32);
  }
  static std::uint32_t key(std::uint64_t f) { return static_cast<std::uint32_t>(f >> 32) | 1u; }
  static constexpr std::uint32_t kMagic = 0x4C4D3031;
  struct Header {
    std::uint32_t magic, classes, slots, weight_bytes;
    std::uint64_t reserved[6];
  };

 private:
  const Slot* slots_ = nullptr;
  const unsigned char* weights_ = nullptr;
  std::uint32_t slot_count_ = 0;
  std::uint32_t classes_ = 0;
};

}  // namespace hearsay
