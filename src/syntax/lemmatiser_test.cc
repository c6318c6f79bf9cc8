// Lemmas by the treebank's exceptions, the tables of forms, and endings: tests/cases/lemmas.jsonl, and every verb that
// heads an event pattern in all its forms.
#include "syntax/lemmatiser.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/strings.h"
#include "syntax/engine.h"
#include "syntax/model_file.h"

namespace hearsay {
namespace {

class LemmatiserTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto file = ModelFile::open(resources_.find("models/syntax.bin"), "models/syntax.bin");
    ASSERT_TRUE(file.ok()) << file.message();
    const auto section = file.value().section("lemmas");
    ASSERT_TRUE(section.ok()) << section.message();
    const auto engine = Engine::view(file.value());
    ASSERT_TRUE(engine.ok()) << engine.message();
    auto inflections = Inflections::load(resources_);
    ASSERT_TRUE(inflections.ok()) << inflections.message();
    inflections_ = inflections.take();
    auto lemmatiser = Lemmatiser::view(section.value(), engine.value().vocabulary(), &inflections_);
    ASSERT_TRUE(lemmatiser.ok()) << lemmatiser.message();
    lemmatiser_ = lemmatiser.take();
  }

  std::string lemma(const std::string& form, const std::string& xpos) const {
    Word word;
    word.form = form;
    word.xpos = xpos;
    word.upos = xpos.starts_with("VB") ? Upos::VERB : Upos::NOUN;
    std::string out;
    lemmatiser_.lemma(word, Casing::mixed, out);
    return out;
  }

  Resources resources_;
  Inflections inflections_;
  Lemmatiser lemmatiser_;
};

// The verbs that head patterns: "carry" and "wage" of "A carry_out/wage @attack on R". A word is taken for a verb when
// lexicon/text/verbs.txt has it.
std::set<std::string> pattern_heads(const Resources& resources, const std::map<std::string, std::string>& rows) {
  std::set<std::string> heads;
  for (const Resource& file : resources.list("lexicon/events/")) {
    for (const std::string_view line : split(file.bytes, '\n')) {
      if (!line.starts_with("A") && !line.starts_with("R")) continue;
      for (const std::string_view word : split(line, ' ')) {
        const std::string_view head = word.substr(0, word.find_first_of(":="));
        if (head == "A" || head == "R") continue;
        for (const std::string_view choice : split(word, '/')) {
          const std::string verb(choice.substr(0, choice.find('_')));
          if (rows.contains(verb)) heads.insert(verb);
        }
        break;
      }
    }
  }
  return heads;
}

TEST_F(LemmatiserTest, Cases) {
  std::ifstream in(HEARSAY_SOURCE_DIR "/tests/cases/lemmas.jsonl");
  ASSERT_TRUE(in.is_open());
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    EXPECT_EQ(lemma(row["form"], row["xpos"]), row["lemma"].get<std::string>()) << line;
  }
}

TEST_F(LemmatiserTest, EveryFormOfTheHeadsOfEventPatterns) {
  // Forms that belong to another verb, in the sense that news has, and spellings that share theirs.
  const std::set<std::string> others = {"fulfilled", "fulfilling", "lambasted", "lambasting"};
  std::map<std::string, std::string> rows;
  for (const std::string_view line : split(resources_.find("lexicon/text/verbs.txt"), '\n')) {
    if (!line.empty() && line[0] != '#') rows.emplace(line.substr(0, line.find(' ')), line);
  }
  const std::set<std::string> heads = pattern_heads(resources_, rows);
  EXPECT_GT(heads.size(), 1000u);
  for (const std::string& head : heads) {
    const auto verb = Inflections::inflect(rows.at(head));
    ASSERT_TRUE(verb.ok()) << verb.message();
    const auto check = [&](const std::vector<std::string>& forms, const std::string& xpos) {
      for (const std::string& form : forms) {
        if (others.contains(form)) continue;
        EXPECT_EQ(lemma(form, xpos), head) << form << " " << xpos;
      }
    };
    check(verb.value().past, "VBD");
    check(verb.value().past, "VBN");
    check(verb.value().gerund, "VBG");
    check(verb.value().third, "VBZ");
  }
}

}  // namespace
}  // namespace hearsay
