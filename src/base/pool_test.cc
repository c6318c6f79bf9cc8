#include "base/pool.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Pool, MakesAsManyAsAreOutAtOnce) {
  Pool<int> pool;
  int made = 0;
  const auto make = [&] { return std::make_unique<int>(++made); };
  {
    const auto first = pool.take(make), second = pool.take(make);
    EXPECT_NE(*first, *second);
    *second = 7;
  }
  EXPECT_EQ(made, 2);
  const auto third = pool.take(make), fourth = pool.take(make);
  EXPECT_EQ(made, 2);
  EXPECT_EQ(*third + *fourth, 1 + 7);
}

}  // namespace
}  // namespace hearsay
