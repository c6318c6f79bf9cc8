// The container of models, and the rules of the lemmatiser.
#include <gtest/gtest.h>

#include "syntax/lemmatiser.h"
#include "syntax/model_file.h"

namespace hearsay {
namespace {

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

}  // namespace
}  // namespace hearsay
