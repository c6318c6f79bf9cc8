#include "coder/training_texts.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

std::vector<std::string> words(const MarkedText& marked, const std::vector<Span>& spans) {
  std::vector<std::string> found;
  for (const Span s : spans) found.emplace_back(s.in(marked.text));
  return found;
}

using Words = std::vector<std::string>;

TEST(TrainingTextsTest, ReadsActsAndTheirParties) {
  const auto read = read_marked_text(
      "Chad and Mali {sat|CONSULT|Chad+Mali>} down. Nurses {emptied|PROTEST|Nurses>=} wards, and {left|RETREAT}.");
  ASSERT_TRUE(read.ok()) << read.message();
  const MarkedText& marked = read.value();
  EXPECT_EQ(marked.text, "Chad and Mali sat down. Nurses emptied wards, and left.");
  ASSERT_EQ(marked.acts.size(), 3U);
  EXPECT_EQ(marked.acts[0].word.in(marked.text), "sat");
  EXPECT_EQ(marked.acts[0].type, EventType::CONSULT);
  ASSERT_TRUE(marked.acts[0].parties);
  EXPECT_EQ(words(marked, marked.acts[0].parties->actor), (Words{"Chad", "Mali"}));
  EXPECT_TRUE(marked.acts[0].parties->recipient.empty());
  ASSERT_TRUE(marked.acts[1].parties);
  EXPECT_EQ(words(marked, marked.acts[1].parties->actor), Words{"Nurses"});
  EXPECT_TRUE(marked.acts[1].parties->recipient.empty());
  EXPECT_FALSE(marked.acts[2].parties);
}

TEST(TrainingTextsTest, TakesTheNearestOfAWordThatStandsTwice) {
  const auto read = read_marked_text("It spoke to Mali. Later it {hit|ASSAULT|^It>Mali} Mali, and Malians fled.");
  ASSERT_TRUE(read.ok()) << read.message();
  const MarkedAct& act = read.value().acts.front();
  ASSERT_TRUE(act.parties);
  EXPECT_EQ(act.parties->actor.front().begin, 0U);
  EXPECT_EQ(act.parties->recipient.front().begin, read.value().text.find("Mali, and"));
}

TEST(TrainingTextsTest, SaysWhatIsWrong) {
  EXPECT_EQ(read_marked_text("{hit} it").message(), "a mark is written {word|TYPE} or {word|TYPE|who>whom}");
  EXPECT_EQ(read_marked_text("{hit|KICK} it").message(), "a mark names something that is no type of PLOVER");
  EXPECT_EQ(read_marked_text("{hit|ASSAULT|it} it").message(), "the parties of a mark are written who>whom");
  EXPECT_EQ(read_marked_text("{hit|ASSAULT|she>it} it").message(),
            "the party \"she\" of a mark does not stand in the text");
}

}  // namespace
}  // namespace hearsay
