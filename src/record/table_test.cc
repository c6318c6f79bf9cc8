#include "record/table.h"

#include <gtest/gtest.h>

#include "base/strings.h"
#include "record/display.h"
#include "record/sample_for_test.h"

namespace hearsay {
namespace {

TEST(Display, WidthsOfAllKinds) {
  EXPECT_EQ(display_width("caf\u00e9"), 4);
  EXPECT_EQ(display_width("cafe\u0301"), 4);
  EXPECT_EQ(display_width("\u4e2d\u6587"), 4);
  EXPECT_EQ(display_width("\U0001F600"), 2);
  EXPECT_EQ(fitted("abcdef", 6), "abcdef");
  EXPECT_EQ(fitted("abcdef", 5), "abcd\u2026");
  EXPECT_EQ(fitted("\u4e2d\u6587\u5b57", 5), "\u4e2d\u6587\u2026");
  EXPECT_EQ(fitted("a bc", 3), "a\u2026");
  EXPECT_EQ(padded("\u4e2d", 4), "\u4e2d  ");
}

TEST(EventTable, WhoWhatWhenAndOnWhoseWord) {
  EXPECT_EQ(event_table(sample_analysis(), {.width = 120, .colour = false}),
            "sample \u00b7 Raids foiled, army says \u00b7 The Valley Post \u00b7 2024-03-04\n"
            "  REDF \u2192 ARV MIL  ASSAULT prevented \u00d72    2024-03-03 Karsa, ARV  ASPR (ARV MIL)\n"
            "    its troops had foiled two raids near Karsa by the Red Front\n"
            "  REDF            REQUEST                                        one <official> \u203a the envoy\n"
            "    The Front wants talks\n"
            "  ARV             RETREAT/resign                                 nobody named\n"
            "    the minister resigned\n"
            "  Protesters      not PROTEST 3+ injured                         the report itself\n"
            "    Protesters \"filled\" the square; 3 were hurt\n");
}

TEST(EventTable, NoLineIsWiderThanTheTerminal) {
  for (const int width : {60, 75, 100, 200}) {
    for (const std::string_view line : split(event_table(sample_analysis(), {.width = width}), '\n')) {
      EXPECT_LE(display_width(line), width) << line;
    }
  }
}

TEST(EventTable, ColoursAreOptionalAndClosed) {
  const std::string plain = event_table(sample_analysis(), {});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  const std::string coloured = event_table(sample_analysis(), {.width = 100, .colour = true});
  EXPECT_NE(coloured.find("\x1b[31m"), std::string::npos);
  EXPECT_TRUE(coloured.ends_with("\x1b[0m\n"));
}

TEST(EventTable, DocumentsWithoutEventsSaySo) {
  Analysis a;
  a.document.id = "quiet";
  EXPECT_EQ(event_table(a, {}), "quiet\n  no events\n");
}

}  // namespace
}  // namespace hearsay
