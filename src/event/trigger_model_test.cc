#include "event/trigger_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "event/test_words.h"
#include "event/trigger_network.h"
#include "resources/resources.h"

namespace hearsay {
namespace {

constexpr int kWidth = 16;  // bytes of a word's states
constexpr std::uint64_t kParser = 7;

// "Chad moved troops to the border": 0 to 5.
Analysis chad(std::string_view verb = "move") {
  Analysis a;
  a.tree.words = {test_word("chad", Upos::PROPN, Rel::nsubj, 1), test_word(verb, Upos::VERB, Rel::root, -1),
                  test_word("troops", Upos::NOUN, Rel::obj, 1),  test_word("to", Upos::ADP, Rel::case_, 5),
                  test_word("the", Upos::DET, Rel::det, 5),      test_word("border", Upos::NOUN, Rel::obl, 1)};
  a.tree.sentences = {{{}, WordId(0), 6}};
  a.tree.index();
  return a;
}

class TriggerModelTest : public testing::Test {
 protected:
  std::vector<Error> problems;
  EventLexicon lexicon = EventLexicon::load(Resources(), problems, EventLexicon::Examples::leave);
  LemmaKnowledge lemmas{lexicon};
};

TEST_F(TriggerModelTest, FindsWhoStandsAroundAWord) {
  const Analysis a = chad();
  const std::vector<TriggerWords> words = trigger_words(a.tree, a.tree.sentences[0]);
  ASSERT_EQ(words.size(), 3U);  // the verb and two nouns
  const auto at = [&](TriggerSlot slot) { return words[0].at[static_cast<std::size_t>(slot)]; };
  EXPECT_EQ(at(TriggerSlot::word), WordId(1));
  EXPECT_EQ(at(TriggerSlot::subject), WordId(0));
  EXPECT_EQ(at(TriggerSlot::object), WordId(2));
  EXPECT_EQ(at(TriggerSlot::oblique), WordId(5));
  EXPECT_FALSE(at(TriggerSlot::head).valid());
  EXPECT_EQ(words[1].at[static_cast<std::size_t>(TriggerSlot::head)], WordId(1));
}

TEST_F(TriggerModelTest, SharesTheSubjectOfACoordinatedVerb) {
  Tree tree;
  tree.words = {test_word("chad", Upos::PROPN, Rel::nsubj, 1), test_word("rise", Upos::VERB, Rel::root, -1),
                test_word("strike", Upos::VERB, Rel::conj, 1)};
  tree.sentences = {{{}, WordId(0), 3}};
  const std::vector<TriggerWords> words = trigger_words(tree, tree.sentences[0]);
  EXPECT_EQ(words[1].at[static_cast<std::size_t>(TriggerSlot::subject)], WordId(0));
}

TEST_F(TriggerModelTest, TellsWhatTheLexiconKnows) {
  const Analysis a = chad();
  TriggerFeatures features(lemmas, a);
  std::vector<std::string> told;
  const TriggerWords words = trigger_words(a.tree, a.tree.sentences[0])[0];
  for (const TriggerFeature& f : features.of(words)) told.push_back(f.describe(a.tree, words));
  EXPECT_NE(std::ranges::find(told, "its object \"troops\" is of @troops"), told.end());
  EXPECT_NE(std::ranges::find(told, "its complement \"border\" comes with \"to\""), told.end());
}

// A model that has learned that "move" carries MOBILIZE and "paint" nothing.
std::string learn(const LemmaKnowledge& lemmas) {
  std::vector<TriggerExample> examples;
  std::vector<std::uint64_t> keys;
  const std::vector<std::uint8_t> states(6 * kWidth, neural::kByteZero);
  for (int round = 0; round < 2; ++round) {
    examples.clear();
    for (const std::string_view verb : {"move", "paint"}) {
      const Analysis a = chad(verb);
      TriggerFeatures features(lemmas, a);
      TriggerExample& e = examples.emplace_back();
      e.states[0] = states.data() + kWidth;
      if (verb == "move") e.type = static_cast<int>(EventType::MOBILIZE);
      for (const TriggerFeature& f : features.of(trigger_words(a.tree, a.tree.sentences[0])[0])) {
        if (round == 0) keys.push_back(f.key());
        if (round == 1) {
          e.features.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(keys, f.key()) - keys.begin()));
        }
      }
    }
    std::ranges::sort(keys);
    const auto [again, end] = std::ranges::unique(keys);
    keys.erase(again, end);
  }
  TriggerNetwork network(kWidth, keys.size(), 1);
  Random random(1);
  for (int step = 1; step <= 60; ++step) {
    network.learn({&examples[0], &examples[1]}, random);
    neural::adam_step(network.parameters(), {.rate = 1e-2F}, step);
  }
  return network.file(kParser, keys);
}

TEST_F(TriggerModelTest, ReadsWhatWasLearned) {
  const std::string bytes = learn(lemmas);
  const auto model = TriggerModel::view(bytes, "toy", kParser, lexicon);
  ASSERT_TRUE(model.ok()) << model.message();
  for (const std::string_view verb : {"move", "paint"}) {
    Analysis a = chad(verb);
    TriggerSums sums;
    const WordStates states{kWidth, std::vector<std::uint8_t>(6 * kWidth, neural::kByteZero)};
    model.value().note(a.tree, a.tree.sentences[0], states, sums);
    model.value().read(sums, true, a);
    const std::vector<TriggerReading>& readings = a.triggers;
    ASSERT_EQ(readings.size(), 3U);
    EXPECT_EQ(readings[0].word, WordId(1));
    float all = 0;
    for (const float p : readings[0].p) all += p;
    EXPECT_NEAR(all, 1, 1e-5);
    if (verb == "move") {
      EXPECT_EQ(readings[0].type(), EventType::MOBILIZE);
      EXPECT_GT(readings[0].share(), 0.8);
      EXPECT_FALSE(readings[0].why.empty());
    } else {
      EXPECT_LT(readings[0].share(), 0.2);
    }
  }
}

TEST_F(TriggerModelTest, ReadsNothingOnTheStatesOfAnotherParser) {
  const std::string bytes = learn(lemmas);
  const auto model = TriggerModel::view(bytes, "toy", kParser + 1, lexicon);
  ASSERT_TRUE(model.ok());
  EXPECT_FALSE(model.value().known());
  Analysis a = chad();
  model.value().read({}, false, a);
  EXPECT_TRUE(a.triggers.empty());
}

TEST_F(TriggerModelTest, TurnsDownOtherBytes) {
  EXPECT_TRUE(TriggerModel::view("", "none", kParser, lexicon).ok());
  const auto garbage = TriggerModel::view("what is this", "garbage", kParser, lexicon);
  EXPECT_FALSE(garbage.ok());
  EXPECT_NE(garbage.message().find("garbage"), std::string::npos);
  std::string cut = learn(lemmas);
  cut.resize(cut.size() / 2 / 8 * 8);
  EXPECT_FALSE(TriggerModel::view(cut, "cut", kParser, lexicon).ok());
}

}  // namespace
}  // namespace hearsay
