#include "mention/place.h"

#include "mention/place_test_case.h"

namespace hearsay {
namespace {

TEST(Places, Cases) {
  const test::Steps steps;
  for (const test::Case& c : test::read_cases("places.jsonl")) {
    const Analysis a = steps.run(c);
    std::string found;
    for (const Place& p : a.places) found += std::string(p.span.in(a.document.text)) + "; ";
    EXPECT_EQ(a.places.size(), c["places"].size()) << c["text"] << "\nfound: " << found << "\n" << test::show(a.tree);
    for (std::size_t i = 0; i < std::min(a.places.size(), c["places"].size()); ++i) {
      const Place& p = a.places[i];
      const test::Case& expected = c["places"][i];
      EXPECT_EQ(p.span.in(a.document.text), expected["text"].get<std::string>()) << c["text"];
      const auto expect = [&](const char* field, const std::string& value) {
        if (!expected[field].is_null()) {
          EXPECT_EQ(value, expected[field].get<std::string>())
              << field << " of " << expected["text"] << " in " << c["text"];
        }
      };
      expect("name", p.name);
      expect("country", p.country);
      expect("admin1", p.admin1);
      expect("precision", p.precision);
    }
  }
}

TEST(Places, OfEvents) {
  const test::Steps steps;
  for (const test::Case& c : test::read_cases("place_for.jsonl")) {
    const Analysis a = steps.run(c);
    const PlaceId found = place_for(a, test::find_word(a.tree, c["trigger"].get<std::string>()));
    const std::string text = found.valid() ? std::string(a.places[found.index()].span.in(a.document.text)) : "";
    EXPECT_EQ(text, c["place"].is_null() ? "" : c["place"].get<std::string>())
        << c["trigger"] << " in " << c["text"] << "\n"
        << test::show(a.tree);
  }
}

// What is not known stays unresolved, and the rest is resolved all the same.
TEST(Places, UnknownTakesNothingWithIt) {
  const test::Steps steps;
  const Analysis a = steps.run({{"text", "Rebels left the village of Vorzumbek and marched to Nairobi."}});
  ASSERT_EQ(a.places.size(), 2U);
  EXPECT_EQ(a.places[0].name, "Vorzumbek");
  EXPECT_EQ(a.places[0].precision, "none");
  EXPECT_EQ(a.places[1].country, "KEN");
}

TEST(Places, EmptyDocument) {
  const test::Steps steps;
  EXPECT_TRUE(steps.run({{"text", ""}}).places.empty());
}

}  // namespace
}  // namespace hearsay
