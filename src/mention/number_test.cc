#include "mention/number.h"

#include "mention/place_test_case.h"

namespace hearsay {
namespace {

TEST(Numbers, Cases) {
  const test::Steps steps;
  for (const test::Case& c : test::read_cases("numbers.jsonl")) {
    const Analysis a = steps.run(c);
    const auto found = quantity(a.tree, test::find_word(a.tree, c["noun"].get<std::string>()));
    const std::string where = c["text"].get<std::string>() + "\n" + test::show(a.tree);
    ASSERT_EQ(found.has_value(), !c["low"].is_null()) << where;
    if (!found) continue;
    EXPECT_EQ(found->low, c["low"].get<std::int64_t>()) << where;
    ASSERT_EQ(found->high.has_value(), !c["high"].is_null()) << where;
    if (found->high) {
      EXPECT_EQ(*found->high, c["high"].get<std::int64_t>()) << where;
    }
    if (c.contains("span")) {
      EXPECT_EQ(found->span.in(a.document.text), c["span"].get<std::string>()) << where;
    }
  }
}

TEST(Numbers, Casualties) {
  const test::Steps steps;
  for (const test::Case& c : test::read_cases("casualties.jsonl")) {
    const Analysis a = steps.run(c);
    test::Case found = test::Case::object();
    for (const Count& n : counts_near(a, test::find_word(a.tree, c["trigger"].get<std::string>()))) {
      found[n.what] = {n.low, n.high ? test::Case(*n.high) : test::Case()};
    }
    EXPECT_EQ(found, c["counts"]) << c["trigger"] << " in " << c["text"] << "\n" << test::show(a.tree);
  }
}

}  // namespace
}  // namespace hearsay
