#include "syntax/word_cache.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

constexpr std::uint64_t kOne = 1, kOther = 3 + (std::uint64_t{7} << 40);

WordCache with_one() {
  WordCache cache(2, 3);
  const std::uint8_t vector[] = {5, 6};
  float* sums = cache.keep({kOne, 9, {}}, vector);
  for (int i = 0; i < 3; ++i) sums[i] = static_cast<float>(i);
  return cache;
}

TEST(WordCache, KeepsWhatItIsGiven) {
  const WordCache cache = with_one();
  ASSERT_NE(cache.find(kOne), nullptr);
  EXPECT_EQ(cache.find(kOne)->row, 9U);
  EXPECT_EQ(cache.vector(kOne)[1], 6);
  EXPECT_EQ(cache.sums(kOne)[2], 2.0F);
  EXPECT_EQ(cache.find(kOther), nullptr);
}

TEST(WordCache, AWordOfTheSameSlotTakesThePlace) {
  WordCache cache = with_one();
  const std::uint64_t same_slot = kOne + (std::uint64_t{WordCache::kSlots} << 40);
  const std::uint8_t vector[] = {1, 2};
  cache.keep({same_slot, 4, {}}, vector);
  EXPECT_EQ(cache.find(kOne), nullptr);
  ASSERT_NE(cache.find(same_slot), nullptr);
  EXPECT_EQ(cache.vector(same_slot)[0], 1);
}

TEST(WordCache, WordsOfOtherSlotsStay) {
  WordCache cache = with_one();
  const std::uint8_t vector[] = {1, 2};
  cache.keep({kOther, 4, {}}, vector);
  EXPECT_NE(cache.find(kOne), nullptr);
  EXPECT_NE(cache.find(kOther), nullptr);
}

}  // namespace
}  // namespace hearsay
