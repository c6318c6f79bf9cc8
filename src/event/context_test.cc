#include "event/context.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/strings.h"

namespace hearsay {
namespace {

// One sentence, words split at blanks, "form/lemma" where the two differ.
Tree sentence(const std::string& text) {
  Tree tree;
  for (const std::string_view token : split(text, ' ')) {
    const std::vector<std::string_view> parts = split(token, '/');
    Word w;
    w.form = tree.store(parts.front());
    w.lemma = tree.store(parts.back());
    tree.words.push_back(w);
  }
  tree.sentences.push_back({{}, WordId(0), static_cast<std::int32_t>(tree.words.size())});
  return tree;
}

using Names = std::vector<std::string>;

class ContextsTest : public testing::Test {
 protected:
  Names of(const std::string& text) const { return contexts.contexts_of(sentence(text), SentenceId(0)); }

  std::vector<Error> problems;
  Contexts contexts = Contexts::load(Resources(), problems);
};

TEST_F(ContextsTest, TheLexiconReads) {
  for (const Error& e : problems) ADD_FAILURE() << e.message;
}

TEST_F(ContextsTest, OneStrongWordIsEnough) {
  EXPECT_EQ(of("The voters/voter of Chad are/be calm"), Names{"election"});
  EXPECT_EQ(of("COVID - 19 spread in Chad"), Names{"health"});
}

TEST_F(ContextsTest, WeakWordsCountFromTheSecond) {
  EXPECT_EQ(of("The soldier slept"), Names{});
  EXPECT_EQ(of("The soldier saw the soldiers/soldier"), Names{});
  EXPECT_EQ(of("The soldiers/soldier left the base"), Names{"military"});
}

TEST_F(ContextsTest, PhrasesCrossHyphensAndTakeFormOrLemma) {
  EXPECT_EQ(of("an Anti-corruption/anti-corruption drive"), Names{"corruption"});
  EXPECT_EQ(of("a row about human rights/right"), Names{"human_rights"});
  EXPECT_EQ(of("a row about women/woman 's rights/right"), (Names{"rights_freedoms", "gender"}));
  EXPECT_EQ(of("his right as a human"), Names{});
  EXPECT_EQ(of("they spoke of human"), Names{});
}

TEST_F(ContextsTest, AWordInsideALongerPhraseDoesNotCount) {
  EXPECT_EQ(of("a crime in Chad"), Names{"crime"});
  EXPECT_EQ(of("war crimes/crime in Chad"), Names{"human_rights"});
  EXPECT_EQ(of("they met on Centre Court"), Names{});
}

TEST_F(ContextsTest, AWordMayShowSeveral) {
  const Names shown = of("The coup was/be over");
  EXPECT_EQ(shown, (Names{"political_institutions", "pro_autocracy"}));
}

TEST(Contexts, TellsWhatCannotBeRead) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "contexts_test";
  std::filesystem::create_directories(folder / "contexts");
  std::ofstream(folder / "contexts" / "own.txt")
      << "# mine\nweather + rain\nhealth rain\nhealth + flu,, cold\nhealth + gout\n";
  Resources resources;
  ASSERT_TRUE(resources.add_lexicon(folder.string()).ok());
  std::vector<Error> problems;
  const Contexts contexts = Contexts::load(resources, problems);
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_NE(problems[0].message.find(":2: \"weather\" is not one of the contexts or scenes"), std::string::npos);
  EXPECT_NE(problems[1].message.find(":3: want a context"), std::string::npos);
  EXPECT_NE(problems[2].message.find(":4: a word is missing"), std::string::npos);
  EXPECT_EQ(contexts.contexts_of(sentence("his gout"), SentenceId(0)), Names{"health"});
}

}  // namespace
}  // namespace hearsay
