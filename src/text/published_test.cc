#include "text/published.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Published, AllTheWaysThatPagesWriteADay) {
  const Date day{2025, 10, 26};
  for (const char* text :
       {"2025-10-26", "2025-10-26T18:03:11+05:00", " 2025/10/26 ", "20251026", "20251026T180311Z", "October 26, 2025",
        "Oct. 26th, 2025 6:03 pm", "26 October 2025", "Sun, 26 Oct 2025 18:03:11 GMT", "Sunday 26 oct 2025"}) {
    EXPECT_EQ(parse_published(text), day) << text;
  }
}

TEST(Published, WhatIsNoDateOrAmbiguousGivesNothing) {
  for (const char* text : {"", "soon", "10/26/2025", "2025", "2025-13-01", "31 February 2024", "99999999", "May"}) {
    EXPECT_FALSE(parse_published(text)) << text;
  }
}

}  // namespace
}  // namespace hearsay
