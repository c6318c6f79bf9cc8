#include "attribution/cue_lexicon.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

Result<CueLexicon> parse(std::string_view text) {
  return CueLexicon::parse({{"mine.txt", text}});
}

TEST(CueLexicon, ReadsEntriesUnderTheirHeader) {
  const auto lexicon = parse(
      "[accuses attitude]\n"
      "lash out at v: prep\n"
      "criticise/criticize v: np quote hedge\n"
      "@light = issue, make\n");
  ASSERT_TRUE(lexicon.ok()) << lexicon.message();
  const CueEntry* lash = lexicon.value().find("lash", Upos::VERB, "out at");
  ASSERT_NE(lash, nullptr);
  EXPECT_TRUE(lash->licenses(Frame::prep));
  EXPECT_EQ(lexicon.value().find("lash", Upos::VERB), nullptr);
  const CueEntry* criticize = lexicon.value().find("criticize", Upos::VERB);
  ASSERT_NE(criticize, nullptr);
  EXPECT_EQ(criticize->stance, Stance::accuses);
  EXPECT_EQ(criticize->kind, CueClass::attitude);
  EXPECT_TRUE(criticize->hedge);
  EXPECT_FALSE(criticize->licenses(Frame::that));
  EXPECT_TRUE(lexicon.value().is_light("issue"));
}

TEST(CueLexicon, ALaterEntryReplacesAnEarlierOne) {
  const auto lexicon = CueLexicon::parse(
      {{"shipped.txt", "[says speech]\nhint v: that\n"}, {"mine.txt", "[claims speech]\nhint v: that np\n"}});
  ASSERT_TRUE(lexicon.ok()) << lexicon.message();
  EXPECT_EQ(lexicon.value().find("hint", Upos::VERB)->stance, Stance::claims);
}

TEST(CueLexicon, ExamplesLoseTheirMarks) {
  const auto lexicon = parse("[says speech]\nsay v: that\n  S[The army] C[said] P[it had left].\n");
  ASSERT_TRUE(lexicon.ok()) << lexicon.message();
  ASSERT_EQ(lexicon.value().examples().size(), 1U);
  const CueExample& e = lexicon.value().examples()[0];
  EXPECT_EQ(e.text, "The army said it had left.");
  EXPECT_EQ(e.source[0].in(e.text), "The army");
  EXPECT_EQ(e.content[0].in(e.text), "it had left");
  EXPECT_EQ(e.where, "mine.txt:3");
}

TEST(CueLexicon, ErrorsNameTheLine) {
  EXPECT_EQ(parse("say v: that\n").message(), "mine.txt:1: expected 'WORDS POS: FRAMES' below a header");
  EXPECT_EQ(parse("[says speech]\nsay v: thaat\n").message(), "mine.txt:2: unknown construction 'thaat'");
  EXPECT_FALSE(parse("[shouts speech]\n").ok());
  EXPECT_FALSE(parse("[says speech]\nsay v: that\n  S[The army] said it.\n").ok());
}

TEST(CueLexicon, KnowsAVerbThroughAWrongLemma) {
  const auto lexicon = parse("[says speech]\nannounce v: that\nadmit v: that\n");
  ASSERT_TRUE(lexicon.ok());
  EXPECT_EQ(lexicon.value().known_verb("announc", "announcing"), "announce");
  EXPECT_EQ(lexicon.value().known_verb("admitt", "admitted"), "admit");
  EXPECT_EQ(lexicon.value().known_verb("walk", "walked"), "walk");
}

}  // namespace
}  // namespace hearsay
