// The learning and packing of weights, from the trainer to the classifier that reads them in place.
#include <gtest/gtest.h>

#include "syntax/hashing.h"
#include "syntax/lemmatiser.h"
#include "syntax/linear_model.h"
#include "syntax/model_file.h"
#include "syntax/train_clusters.h"
#include "syntax/train_perceptron.h"

namespace hearsay {
namespace {

TEST(Perceptron, LearnsAndPacks) {
  PerceptronTrainer trainer(3, 1);
  std::vector<float> scores(3);
  const auto features = [](int x) {
    return std::vector<std::uint64_t>{feature(1, static_cast<std::uint64_t>(x)), feature(2, 0)};
  };
  for (int pass = 0; pass < 80; ++pass) {
    for (int x = 0; x < 30; ++x) {
      trainer.score(features(x), scores.data());
      const int best = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      trainer.tick();
      if (best != x % 3) {
        trainer.update(features(x), x % 3, 1);
        trainer.update(features(x), best, -1);
      }
    }
  }
  const std::string bytes = trainer.finish(0);
  EXPECT_EQ(bytes, trainer.finish(0));
  const auto model = LinearModel::view(bytes);
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model.value().classes(), 3);
  for (int x = 0; x < 30; ++x) {
    std::int32_t found[3] = {};
    model.value().score(features(x), found);
    EXPECT_EQ(std::max_element(found, found + 3) - found, x % 3);
  }
}

TEST(LinearModel, RefusesDamagedBytes) {
  PerceptronTrainer trainer(2, 1);
  trainer.update(std::vector<std::uint64_t>{feature(1, 1)}, 0, 1);
  trainer.tick();
  const std::string bytes = trainer.finish(0);
  EXPECT_TRUE(LinearModel::view(bytes).ok());
  EXPECT_FALSE(LinearModel::view("").ok());
  EXPECT_FALSE(LinearModel::view(bytes.substr(0, bytes.size() - 1)).ok());
  EXPECT_FALSE(LinearModel::view(std::string(200, 'x')).ok());
}

TEST(ModelFile, SectionsAreFoundAndAligned) {
  ModelFileWriter writer;
  writer.add("one", "abc");
  writer.add("two", std::string(100, 'z'));
  writer.add("empty", "");
  const std::string bytes = writer.finish();
  const auto file = ModelFile::open(bytes, "test.bin");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file.value().section("one").value(), "abc");
  EXPECT_EQ(file.value().section("two").value(), std::string(100, 'z'));
  EXPECT_EQ((file.value().section("two").value().data() - bytes.data()) % 64, 0);
  EXPECT_EQ(file.value().section("empty").value(), "");
  EXPECT_NE(file.value().section("three").message().find("test.bin"), std::string::npos);
  EXPECT_FALSE(ModelFile::open("nonsense", "x").ok());
  EXPECT_FALSE(ModelFile::open(std::string_view(bytes).substr(0, 70), "x").ok());
}

TEST(LemmaRules, MakeTheLemma) {
  const std::pair<std::string, std::string> cases[] = {{"running", "run"}, {"cities", "city"},     {"went", "go"},
                                                       {"i", "I"},         {"iranian", "Iranian"}, {"is", "be"},
                                                       {"book", "book"},   {"better", "well"}};
  for (const auto& [form, lemma] : cases) {
    std::string made = form;
    EXPECT_TRUE(apply_lemma_rule(lemma_rule(form, lemma), made));
    EXPECT_EQ(made, lemma);
  }
  std::string too_short = "s";
  EXPECT_FALSE(apply_lemma_rule("3y", too_short));
  EXPECT_FALSE(apply_lemma_rule("", too_short));
}

// Words with the same neighbours come into one class.
TEST(Clusters, FollowNeighbours) {
  HashedText text;
  const auto h = [](std::string_view s) { return hash_string(s); };
  for (int i = 0; i < 40; ++i) {
    const std::string_view city = i % 2 ? "rome" : "oslo", verb = i % 3 ? "fell" : "rose";
    text.push_back({h("the"), h("city"), h("of"), h(city), h(verb), h("again")});
  }
  const std::string bytes = train_clusters(text, {.coarse = 6, .fine = 7, .min_count = 2, .passes = 6}, {});
  const Clusters clusters = Clusters::view(bytes);
  EXPECT_NE(clusters.find(h("rome")), 0u);
  EXPECT_EQ(clusters.find(h("rome")), clusters.find(h("oslo")));
  EXPECT_EQ(clusters.find(h("fell")), clusters.find(h("rose")));
  EXPECT_NE(clusters.find(h("rome")), clusters.find(h("fell")));
  EXPECT_EQ(clusters.find(h("never seen")), 0u);
}

}  // namespace
}  // namespace hearsay
