#include "mention/time.h"

#include "mention/place_test_case.h"

namespace hearsay {
namespace {

std::string show_times(const Analysis& a) {
  std::string out;
  for (const TimeExpression& t : a.times) {
    out += std::string(t.span.in(a.document.text)) + " = " + to_string(t.start) + " " + to_string(t.end) + " " +
           t.precision + "\n";
  }
  return out;
}

TEST(Times, Cases) {
  const test::Steps steps;
  for (const test::Case& c : test::read_cases("times.jsonl")) {
    const Analysis a = steps.run(c);
    std::string expected;
    for (const test::Case& t : c["times"]) {
      const auto date = [&](const char* field) {
        return t[field].is_null() ? to_string(Date()) : t[field].get<std::string>();
      };
      expected += t["text"].get<std::string>() + " = " + date("start") + " " + date("end") + " " +
                  t["precision"].get<std::string>() + "\n";
    }
    EXPECT_EQ(show_times(a), expected) << c["text"] << "\n" << test::show(a.tree);
  }
}

TEST(Times, OfEvents) {
  const test::Steps steps;
  for (const test::Case& c : test::read_cases("time_for.jsonl")) {
    const Analysis a = steps.run(c);
    const TimeId found = time_for(a, test::find_word(a.tree, c["trigger"].get<std::string>()));
    const std::string text = found.valid() ? std::string(a.times[found.index()].span.in(a.document.text)) : "";
    EXPECT_EQ(text, c["time"].is_null() ? "" : c["time"].get<std::string>())
        << c["trigger"] << " in " << c["text"] << "\n"
        << test::show(a.tree);
  }
}

// Words without tags or tree are enough to find times.
TEST(Times, WithoutATree) {
  Analysis a;
  a.document.text = "Rebels attacked on Sunday";
  a.document.published = {2025, 10, 26};
  const std::string& text = a.document.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    Word w;
    w.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    w.form = std::string_view(text).substr(begin, end - begin);
    a.tree.words.push_back(w);
    begin = end + 1;
  }
  a.tree.sentences.push_back({.span = {0, static_cast<std::uint32_t>(text.size())}, .first = WordId(0), .size = 4});
  a.tree.index();
  find_times(a);
  EXPECT_EQ(show_times(a), "Sunday = 2025-10-26 2025-10-26 day\n");
}

}  // namespace
}  // namespace hearsay
