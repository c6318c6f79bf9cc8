#include "event/trigger_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "event/relation_reader.h"
#include "event/test_words.h"
#include "resources/resources.h"

namespace hearsay {
namespace {

// Words with nothing but their forms, which is all that is read; one sentence.
Analysis said(const std::vector<std::string_view>& forms) {
  Analysis a;
  std::uint32_t at = 0;
  for (const std::string_view form : forms) {
    Word& w = a.tree.words.emplace_back(test_word(form, Upos::X, Rel::dep, -1));
    w.span = {at, at + static_cast<std::uint32_t>(form.size())};
    at = w.span.end + 1;
  }
  a.tree.sentences = {{{0, at}, WordId(0), static_cast<std::int32_t>(forms.size())}};
  return a;
}

class LearnedTest : public testing::Test {
 protected:
  std::string_view bytes(const std::string& name) const { return resources_.find("models/" + name); }

  Resources resources_;
};

TEST_F(LearnedTest, ReadsActs) {
  const auto model = TriggerModel::view(bytes("trigger.bin"), "trigger.bin");
  ASSERT_TRUE(model.ok()) << model.message();
  ASSERT_TRUE(model.value().known());
  Analysis a = said({"Chad", "moved", "two", "armoured", "columns", "up", "to", "its", "border", "with", "Sudan", "."});
  model.value().read(a, true);
  EXPECT_TRUE(a.triggers_read);
  const auto moved = std::ranges::find(a.triggers, WordId(1), &TriggerReading::word);
  ASSERT_NE(moved, a.triggers.end());
  EXPECT_EQ(moved->type(), EventType::MOBILIZE);
  EXPECT_GT(moved->share(), 0.5);
  float all = 0;
  for (const float p : moved->p) all += p;
  EXPECT_NEAR(all, 1, 1e-4);
  EXPECT_NE(std::ranges::find(moved->why, "moved"), moved->why.end());
}

TEST_F(LearnedTest, SeesNothingInOrdinaryLife) {
  const auto model = TriggerModel::view(bytes("trigger.bin"), "trigger.bin");
  ASSERT_TRUE(model.ok());
  Analysis a = said({"She", "painted", "the", "kitchen", "blue", "."});
  model.value().read(a, false);
  for (const TriggerReading& r : a.triggers) EXPECT_LT(r.share(), 0.2);
}

// Longer than anything is read at once; words past that are left out, the others are read.
TEST_F(LearnedTest, TakesSentencesOfAnyLength) {
  const auto model = TriggerModel::view(bytes("trigger.bin"), "trigger.bin");
  ASSERT_TRUE(model.ok());
  std::vector<std::string_view> forms;
  for (int i = 0; i < 200; ++i) forms.insert(forms.end(), {"Chad", "attacked", "Sudan", ",", ""});
  Analysis a = said(forms);
  model.value().read(a, false);
  EXPECT_FALSE(a.triggers.empty());
  EXPECT_TRUE(std::ranges::is_sorted(a.triggers, {}, &TriggerReading::word));
}

TEST_F(LearnedTest, TurnsDownOtherBytes) {
  const auto none = TriggerModel::view("", "none");
  ASSERT_TRUE(none.ok());
  EXPECT_FALSE(none.value().known());
  Analysis a = said({"Chad", "attacked", "Sudan"});
  none.value().read(a, false);
  EXPECT_FALSE(a.triggers_read);
  const std::string garbage = "what is this";
  const std::string cut(bytes("trigger.bin").substr(0, 1 << 20));
  for (const std::string_view b : {std::string_view(garbage), std::string_view(cut), bytes("syntax.bin")}) {
    const auto model = TriggerModel::view(b, "models/other.bin");
    EXPECT_FALSE(model.ok());
    EXPECT_NE(model.message().find("models/other.bin"), std::string::npos);
    EXPECT_FALSE(RelationReader::view(b, "models/other.bin").ok());
  }
}

TEST_F(LearnedTest, ReadsRelations) {
  const auto reader = RelationReader::view(bytes("relation_reader.bin"), "relation_reader.bin");
  ASSERT_TRUE(reader.ok()) << reader.message();
  const Analysis a = said({"Iran", "accused", "Iraq", "of", "sheltering", "rebels", "."});
  const auto p = reader.value().probabilities(a.tree, {{0, 4}}, {{13, 17}});
  EXPECT_EQ(std::ranges::max_element(p) - p.begin(), static_cast<std::ptrdiff_t>(EventType::ACCUSE));
  double all = 0;
  for (const double share : p) all += share;
  EXPECT_NEAR(all, 1, 1e-6);
  // Without mentions, or with ones outside of the text, it answers all the same.
  EXPECT_GT(reader.value().probabilities(a.tree, {}, {{500, 510}})[0], 0);
}

}  // namespace
}  // namespace hearsay
