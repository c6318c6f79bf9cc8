#include "event/topic.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace hearsay {
namespace {

// Sentences of nouns: every string is one.
Tree text(const std::vector<std::vector<std::string_view>>& sentences) {
  Tree tree;
  for (const auto& words : sentences) {
    tree.sentences.push_back({{}, WordId(tree.words.size()), static_cast<std::int32_t>(words.size())});
    for (const std::string_view form : words) {
      Word w;
      w.form = w.lemma = tree.store(std::string(form));
      w.upos = Upos::NOUN;
      tree.words.push_back(w);
    }
  }
  return tree;
}

class TopicTest : public testing::Test {
 protected:
  double of(const Tree& tree) const {
    return model.of_public_affairs(tree, SentenceId(0), SentenceId(tree.sentences.size() - 1));
  }

  std::vector<Error> problems;
  TopicModel model = TopicModel::load(Resources(), problems);
};

TEST_F(TopicTest, TheWeightsRead) {
  for (const Error& e : problems) ADD_FAILURE() << e.message;
}

TEST_F(TopicTest, TellsPublicAffairsFromSport) {
  EXPECT_GT(of(text({{"government", "minister", "border"}, {"police", "protester"}})), 1);
  EXPECT_LT(of(text({{"striker", "coach", "goal"}, {"club", "season", "fan", "player"}})), -1);
}

TEST_F(TopicTest, ReadsOnlyTheSentencesAskedFor) {
  const Tree tree = text({{"striker", "coach", "goal"}, {"government", "minister", "border"}});
  EXPECT_GT(model.of_public_affairs(tree, SentenceId(1), SentenceId(1)), 0);
  EXPECT_LT(model.of_public_affairs(tree, SentenceId(0), SentenceId(0)), 0);
}

TEST_F(TopicTest, AWordCountsOnce) {
  EXPECT_DOUBLE_EQ(of(text({{"coach"}})), of(text({{"coach", "coach", "coach"}})));
}

TEST_F(TopicTest, NamesTheWordsThatSpeakAgainst) {
  const Tree tree = text({{"government", "coach", "goal", "zzz"}});
  const std::vector<std::string_view> shown = model.against(tree, SentenceId(0), SentenceId(0));
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_NE(std::ranges::find(shown, "coach"), shown.end());
}

}  // namespace
}  // namespace hearsay
