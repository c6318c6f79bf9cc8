#include "attribution/quotes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace hearsay {
namespace {

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> out;
  for (const Quote& q : find_quotes(text)) out.emplace_back(q.span.in(text));
  return out;
}

using Texts = std::vector<std::string>;

TEST(Quotes, StraightAndCurly) {
  EXPECT_EQ(texts("\"We will stay,\" she said."), Texts{"\"We will stay,\""});
  EXPECT_EQ(texts("“We will stay,” she said."), Texts{"“We will stay,”"});
  EXPECT_EQ(texts("''We will stay,'' she said."), Texts{"''We will stay,''"});
}

TEST(Quotes, ApostrophesAreNone) {
  EXPECT_EQ(texts("The army’s chief doesn’t know the ’90s."), Texts{});
  EXPECT_EQ(texts("The officials' claim isn't new."), Texts{});
}

TEST(Quotes, ClosedByAMarkOfAnotherKind) {
  EXPECT_EQ(texts("“This is one point. We stay,’ an official said."), Texts{"“This is one point. We stay,’"});
}

TEST(Quotes, NestedKnowsItsDepth) {
  const std::string text = "“He said ‘never again’ and left,” she said.";
  const std::vector<Quote> quotes = find_quotes(text);
  ASSERT_EQ(quotes.size(), 2U);
  EXPECT_EQ(quotes[0].depth, 0);
  EXPECT_EQ(quotes[1].depth, 1);
  EXPECT_EQ(quotes[1].span.in(text), "‘never again’");
}

TEST(Quotes, RunsOnOverParagraphs) {
  const std::string text = "“The first part.\n\n“The second part,” he said.";
  const std::vector<Quote> quotes = find_quotes(text);
  ASSERT_EQ(quotes.size(), 2U);
  EXPECT_FALSE(quotes[0].closed);
  EXPECT_TRUE(quotes[0].runs_on);
  EXPECT_EQ(quotes[0].span.in(text), "“The first part.");
  EXPECT_TRUE(quotes[1].closed);
}

TEST(Quotes, LeftOpenEndsWithItsParagraph) {
  const std::string text = "“Nobody came.\n\nThe town is empty.";
  const std::vector<Quote> quotes = find_quotes(text);
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_FALSE(quotes[0].closed);
  EXPECT_FALSE(quotes[0].runs_on);
  EXPECT_EQ(quotes[0].span.in(text), "“Nobody came.");
}

TEST(Quotes, EmptyAndLoneMarks) {
  EXPECT_EQ(texts(""), Texts{});
  EXPECT_EQ(texts("\""), Texts{});
  EXPECT_EQ(texts("‘"), Texts{});
}

}  // namespace
}  // namespace hearsay
