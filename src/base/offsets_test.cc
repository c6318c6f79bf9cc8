#include "base/offsets.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay {
namespace {

TEST(OffsetMap, AsciiIsTheIdentity) {
  const std::string text(200, 'x');
  const OffsetMap map(text);
  EXPECT_EQ(map.code_points(123), 123U);
  EXPECT_EQ(map.bytes(123), 123U);
  EXPECT_EQ(map.code_points(500), 200U);
  EXPECT_EQ(map.bytes(500), 200U);
}

TEST(OffsetMap, AgreesWithCountingOneByOne) {
  std::string text;
  const std::string pieces[] = {"a", "\u00e9", "\u4e2d", "\U0001F600", "plain words "};
  for (int i = 0; i < 300; ++i) text += pieces[(i * 7 + i / 3) % 5];
  const OffsetMap map(text);
  std::uint32_t n = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    const bool start = at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (!start) continue;
    EXPECT_EQ(map.code_points(at), n);
    EXPECT_EQ(map.bytes(n), at);
    ++n;
  }
  EXPECT_EQ(map.bytes(n + 10), text.size());
}

TEST(OffsetMap, EmptyText) {
  const OffsetMap map("");
  EXPECT_EQ(map.code_points(0), 0U);
  EXPECT_EQ(map.bytes(3), 0U);
}

}  // namespace
}  // namespace hearsay
