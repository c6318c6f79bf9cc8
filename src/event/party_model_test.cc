#include "event/party_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "event/learned_parties.h"
#include "event/test_words.h"
#include "syntax/model_file.h"

namespace hearsay {
namespace {

// "Chad shelled Sudan against Egypt": 0, 1, 2, 4, three states.
Analysis war() {
  Analysis a;
  a.tree.words = {test_word("chad", Upos::PROPN, Rel::nsubj, 1), test_word("shell", Upos::VERB, Rel::root, -1),
                  test_word("sudan", Upos::PROPN, Rel::obj, 1), test_word("against", Upos::ADP, Rel::case_, 4),
                  test_word("egypt", Upos::PROPN, Rel::obl, 1)};
  a.tree.sentences = {{{}, WordId(0), 5}};
  a.tree.index();
  for (const auto& [head, country] : std::map<int, std::string>{{0, "TCD"}, {2, "SDN"}, {4, "EGY"}}) {
    Mention& m = a.mentions.emplace_back();
    m.kind = MentionKind::name;
    m.head = WordId(head);
    m.actor.country = country;
    m.entity = EntityId(a.entities.size());
    a.entities.emplace_back().mentions.push_back(MentionId(a.mentions.size() - 1));
  }
  return a;
}

EventCandidate assault() {
  static const Pattern pattern;
  EventCandidate c;
  c.type = EventType::ASSAULT;
  c.match.pattern = &pattern;
  c.match.predicate = WordId(1);
  return c;
}

// A model to which `actor` acts and `recipient` is on the other side, by all that is seen of them.
std::string learn(const Analysis& a, WordId actor, WordId recipient) {
  const Fillers fillers(a);
  const EventCandidate c = assault();
  PartyFeatures features(a, fillers, c);
  std::map<std::uint64_t, std::array<float, 2>> weights;
  for (const WordId w : features.words()) {
    for (const std::uint64_t key : features.of(w)) {
      weights[key][0] += w == actor ? 1.0F : -1.0F;
      weights[key][1] += w == recipient ? 1.0F : -1.0F;
    }
  }
  std::vector<PartyWeight> all;
  for (const auto& [key, weight] : weights) all.push_back({key, weight});
  return party_file(all);
}

// In which Chad acts and Sudan is on the other side.
class PartyModelTest : public testing::Test {
 protected:
  Analysis a = war();
  Fillers fillers{a};
  std::string bytes = learn(a, WordId(0), WordId(2));
  Result<PartyModel> model = PartyModel::view(bytes, "toy");
};

TEST_F(PartyModelTest, TellsWhoActsFromWhoSuffers) {
  ASSERT_TRUE(model.ok()) << model.message();
  const PartyReadings readings = model.value().read(a, fillers, assault());
  ASSERT_EQ(readings.size(), 3U);
  EXPECT_EQ(readings[0].word, WordId(0));
  EXPECT_GT(readings[0].actor, 0.9);
  EXPECT_LT(readings[0].recipient, 0.1);
  EXPECT_GT(readings[1].recipient, 0.9);
  EXPECT_LT(readings[2].actor + readings[2].recipient, 0.2);
}

TEST_F(PartyModelTest, FillsTheSidesThatAreEmpty) {
  ASSERT_TRUE(model.ok());
  EventCandidate c = assault();
  add_learned_parties(model.value(), a, fillers, c, true);
  EXPECT_EQ(c.actor, std::vector<MentionId>{MentionId(0)});
  EXPECT_EQ(c.recipient, std::vector<MentionId>{MentionId(1)});
  EXPECT_EQ(c.why.size(), 2U);
}

TEST_F(PartyModelTest, PutsTheLikelyInThePlaceOfTheUnlikely) {
  ASSERT_TRUE(model.ok());
  EventCandidate c = assault();
  c.actor = {MentionId(0)};
  c.recipient = {MentionId(2)};
  add_learned_parties(PartyModel(), a, fillers, c, true);  // one that knows nothing
  EXPECT_EQ(c.recipient, std::vector<MentionId>{MentionId(2)});
  add_learned_parties(model.value(), a, fillers, c, true);
  EXPECT_EQ(c.actor, std::vector<MentionId>{MentionId(0)});
  EXPECT_EQ(c.recipient, std::vector<MentionId>{MentionId(1)});
  EXPECT_EQ(c.why.size(), 1U);
}

TEST_F(PartyModelTest, TurnsDownOtherBytes) {
  EXPECT_TRUE(PartyModel::view("", "none").ok());
  const auto garbage = PartyModel::view("what is this", "garbage");
  EXPECT_FALSE(garbage.ok());
  EXPECT_NE(garbage.message().find("garbage"), std::string::npos);
  std::string cut = bytes;
  cut.resize(cut.size() / 2 / 8 * 8);
  EXPECT_FALSE(PartyModel::view(cut, "cut").ok());
}

TEST_F(PartyModelTest, TurnsDownATableInWhichASearchWouldNotEnd) {
  const auto table = [](std::vector<std::uint32_t> checks) {
    ModelFileWriter file;
    file.add("checks", checks);
    file.add("weights", std::vector<std::int8_t>(2 * checks.size(), 1));
    file.add("scale", std::vector<float>{1});
    return file.finish();
  };
  EXPECT_TRUE(PartyModel::view(table({1, 0, 3, 4}), "open").ok());
  EXPECT_FALSE(PartyModel::view(table({1, 2, 3, 4}), "full").ok());
  EXPECT_FALSE(PartyModel::view(table({1, 0, 3}), "odd").ok());
}

TEST_F(PartyModelTest, LeavesNobodyOnBothSides) {
  EventCandidate c = assault();
  c.recipient = {MentionId(0)};  // a rule took the actor for the other side
  add_learned_parties(model.value(), a, fillers, c, false);
  EXPECT_EQ(c.actor, std::vector<MentionId>{MentionId(0)});
  EXPECT_EQ(c.recipient, std::vector<MentionId>{MentionId(1)});
  EXPECT_TRUE(c.why.empty());
}

}  // namespace
}  // namespace hearsay
