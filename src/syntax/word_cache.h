// What the engine makes of a word before it looks at its neighbours, kept for the next time that the word comes: in
// news nearly three words in four have come shortly before.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace hearsay {

// What the labels of names see of a word and of its neighbours.
struct Spelling {
  std::uint32_t lower = 1, shape = 1, prefix = 1, suffix = 1, short_suffix = 1;  // hashes
  std::uint16_t kinds = 0, alone = 0;                                            // of NameLists
};

// A table of fixed size in which a word takes the place of another with the same slot. Not shared between threads.
class WordCache {
 public:
  static constexpr std::size_t kSlots = 4096;
  struct Known {
    std::uint64_t key = 0;  // of all that the other members and rows depend on; 0: nothing
    std::uint32_t row = 0;  // of the vocabulary
    Spelling spelling;
  };

  // `vector_size` bytes and `sums` floats a word.
  WordCache(int vector_size, int sums)
      : vector_size_(static_cast<std::size_t>(vector_size)),
        sums_size_(static_cast<std::size_t>(sums)),
        known_(kSlots),
        vectors_(std::make_unique_for_overwrite<std::uint8_t[]>(kSlots * vector_size_)),
        sums_(std::make_unique_for_overwrite<float[]>(kSlots * sums_size_)) {}

  // Null when the word has not come, or another has taken its place since.
  const Known* find(std::uint64_t key) const {
    const Known& at = known_[slot(key)];
    return at.key == key ? &at : nullptr;
  }
  // Of a word that find() knows.
  const std::uint8_t* vector(std::uint64_t key) const { return vectors_.get() + slot(key) * vector_size_; }
  const float* sums(std::uint64_t key) const { return sums_.get() + slot(key) * sums_size_; }

  // Keeps the word with its vector; returns where its sums have to go.
  float* keep(const Known& word, const std::uint8_t* vector) {
    const std::size_t at = slot(word.key);
    known_[at] = word;
    std::copy(vector, vector + vector_size_, vectors_.get() + at * vector_size_);
    return sums_.get() + at * sums_size_;
  }

 private:
  static std::size_t slot(std::uint64_t key) { return (key >> 40) % kSlots; }

  std::size_t vector_size_, sums_size_;
  std::vector<Known> known_;
  std::unique_ptr<std::uint8_t[]> vectors_;
  std::unique_ptr<float[]> sums_;
};

}  // namespace hearsay
