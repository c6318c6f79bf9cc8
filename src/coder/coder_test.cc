#include "hearsay/coder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace hearsay {
namespace {

std::string events_of(const Analysis& a) {
  std::string all;
  for (const Event& e : a.events) {
    all += std::string(to_string(e.type)) + " " + std::string(e.trigger_span.in(a.document.text)) + " " +
           std::to_string(e.actor.size()) + " " + std::to_string(e.confidence) + "\n";
  }
  return all;
}

TEST(Coder, SeveralDocumentsTogetherComeOutAsEachByItself) {
  const auto coder = Coder::load({});
  ASSERT_TRUE(coder.ok());
  const char* const texts[] = {
      "Iran held talks with Turkey on Monday. \"They must leave,\" a minister in Tehran said.",
      "",
      "The army shelled a village near the border, residents said.\n\nKenya denied that it had closed the border.",
  };
  std::vector<Analysis> together;
  for (const char* text : texts) together.push_back({.document = {.text = text}});
  // One with its words given keeps them, whatever else its text has.
  together.push_back(coder.value().parse({.text = "Rebels released two hostages. Rebels fled."}));
  together.back().tree.words.resize(static_cast<std::size_t>(together.back().tree.sentences.front().size));
  together.back().tree.sentences.resize(1);
  coder.value().code(together);
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    EXPECT_EQ(events_of(together[i]), events_of(coder.value().code({.text = texts[i]}))) << texts[i];
  }
  EXPECT_FALSE(together[0].events.empty());
  EXPECT_EQ(together.back().tree.sentences.size(), 1U);
  ASSERT_EQ(together.back().events.size(), 1U);
  EXPECT_EQ(together.back().events[0].type, EventType::RETREAT);
}

}  // namespace
}  // namespace hearsay
