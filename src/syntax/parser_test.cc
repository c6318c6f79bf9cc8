// The shipped models on sentences written for these tests.
#include "syntax/parser.h"

#include <gtest/gtest.h>

#include "token/tokenise.h"

namespace hearsay {
namespace {

class ParserTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    resources = new Resources();
    tokeniser = new Tokeniser(Tokeniser::load(*resources).take());
    parser = new Parser(Parser::load(*resources).take());
  }
  static void TearDownTestSuite() {
    delete parser;
    delete tokeniser;
    delete resources;
  }

  const Tree& parse(std::string text) {
    document.text = std::move(text);
    tokeniser->tokenise(document, tree);
    parser->parse(tree, &names);
    return tree;
  }
  const Word& word(std::string_view form) const {
    for (const Word& w : tree.words) {
      if (w.form == form) return w;
    }
    ADD_FAILURE() << "no word " << form;
    return tree.words.front();
  }
  std::string_view head_of(std::string_view form) const {
    const Word& w = word(form);
    return w.head.valid() ? tree[w.head].form : "ROOT";
  }
  void expect_trees() const {
    for (const Sentence& s : tree.sentences) {
      int roots = 0;
      for (std::int32_t i = 0; i < s.size; ++i) {
        const WordId w(s.first.value + i);
        roots += !tree[w].head.valid();
        EXPECT_EQ(tree[w].rel == Rel::root, !tree[w].head.valid());
        int steps = 0;
        for (WordId up = w; up.valid() && steps <= s.size; up = tree[up].head) {
          EXPECT_TRUE(s.contains(up));
          ++steps;
        }
        EXPECT_LE(steps, s.size) << "a cycle";
      }
      EXPECT_EQ(roots, 1);
    }
  }

  static const Resources* resources;
  static const Tokeniser* tokeniser;
  static const Parser* parser;
  Document document;
  Tree tree;
  std::vector<Name> names;
};
const Resources* ParserTest::resources;
const Tokeniser* ParserTest::tokeniser;
const Parser* ParserTest::parser;

// What it remembers of the words of earlier texts must not show.
TEST_F(ParserTest, SaysTheSameOfATextWhateverItHasReadBefore) {
  const std::string text =
      "Talks Between Iran and Oman Resume\n\nIran's minister told reporters on Monday that talks with Oman had "
      "resumed.";
  const Parser fresh = Parser::load(*resources).take();
  Document same;
  same.text = text;
  Tree alone;
  std::vector<Name> alone_names;
  tokeniser->tokenise(same, alone);
  fresh.parse(alone, &alone_names);
  parse("IRAN AND OMAN TALK. The minister of Oman resumed talks with reporters. Monday, Iran told them.");
  for (int again = 0; again < 2; ++again) {
    parse(text);
    ASSERT_EQ(tree.words.size(), alone.words.size());
    for (std::size_t w = 0; w < tree.words.size(); ++w) {
      EXPECT_EQ(tree.words[w].head, alone.words[w].head) << tree.words[w].form;
      EXPECT_EQ(tree.words[w].rel, alone.words[w].rel) << tree.words[w].form;
      EXPECT_EQ(tree.words[w].lemma, alone.words[w].lemma);
      EXPECT_EQ(tree.words[w].xpos, alone.words[w].xpos) << tree.words[w].form;
    }
    EXPECT_EQ(names.size(), alone_names.size());
  }
}

TEST_F(ParserTest, ActiveClause) {
  parse("The army attacked two villages near the border on Friday.");
  EXPECT_EQ(word("attacked").upos, Upos::VERB);
  EXPECT_EQ(word("attacked").lemma, "attack");
  EXPECT_EQ(word("villages").lemma, "village");
  EXPECT_EQ(head_of("attacked"), "ROOT");
  EXPECT_EQ(word("army").rel, Rel::nsubj);
  EXPECT_EQ(word("villages").rel, Rel::obj);
  EXPECT_EQ(head_of("army"), "attacked");
  EXPECT_EQ(word("the").xpos, "DT");
}

TEST_F(ParserTest, PassiveWithAgent) {
  parse("Three soldiers were killed by gunmen.");
  EXPECT_EQ(word("soldiers").rel, Rel::nsubj_pass);
  EXPECT_EQ(word("gunmen").rel, Rel::obl_agent);
  EXPECT_EQ(word("gunmen").lemma, "gunman");
}

// Verbs that look like nouns or participles, main verbs and those of clauses.
TEST_F(ParserTest, AVerbIsFoundWhereOneIsMissed) {
  parse("Gunmen from Niger kill nine soldiers near a market.");
  EXPECT_EQ(word("kill").upos, Upos::VERB);
  EXPECT_EQ(word("kill").rel, Rel::root);
  EXPECT_EQ(head_of("Gunmen"), "kill");
  parse("Poland scrambled jets near Ukraine.");
  EXPECT_EQ(word("scrambled").rel, Rel::root);
  EXPECT_EQ(word("jets").rel, Rel::obj);
  parse("Five people are killed after an explosive device detonates in Taiz.");
  EXPECT_EQ(word("device").rel, Rel::nsubj);
  parse("Good food and very friendly staff.");  // has none
  EXPECT_NE(word("staff").upos, Upos::VERB);
}

TEST_F(ParserTest, ReportedSpeech) {
  parse("The minister said that the rebels had refused the offer.");
  EXPECT_EQ(head_of("said"), "ROOT");
  EXPECT_EQ(word("refused").rel, Rel::ccomp);
  EXPECT_EQ(head_of("refused"), "said");
  EXPECT_EQ(word("rebels").rel, Rel::nsubj);
}

TEST_F(ParserTest, CapitalsAreReadLikeOtherText) {
  parse("THE REBELS ATTACKED A BRIDGE IN THE NORTH.");
  EXPECT_EQ(word("ATTACKED").upos, Upos::VERB);
  EXPECT_EQ(word("ATTACKED").lemma, "attack");
  EXPECT_EQ(word("REBELS").rel, Rel::nsubj);
  EXPECT_EQ(word("BRIDGE").rel, Rel::obj);
}

TEST_F(ParserTest, EveryTextGetsTrees) {
  std::string words;
  for (int i = 0; i < 700; ++i) words += i % 7 ? "of the " : "said and ";
  for (const std::string& text : {std::string("?"), std::string("a"), std::string("))) ((( ,,, \"\"\" the of to"),
                                  words, std::string("Ünïcödé 漢字 \xF0\x9F\x98\x80 … — «x»\n\nx")}) {
    parse(text);
    expect_trees();
  }
  parse("");
  EXPECT_TRUE(tree.words.empty());
}

// As a treebank may have them; the tokeniser cuts earlier.
TEST_F(ParserTest, SentencesBeyondAnyLengthGetOneTree) {
  std::string text;
  for (int i = 0; i < 1700; ++i) text += i % 7 ? "of the " : "said and ";
  document.text = text;
  tokeniser->tokenise(document, tree);
  tree.sentences = {{{0, static_cast<std::uint32_t>(text.size())}, WordId(0), static_cast<int>(tree.words.size())}};
  parser->parse(tree);
  expect_trees();
}

TEST_F(ParserTest, TheSameTextGivesTheSameTree) {
  parse(
      "Officials in the capital denied that the talks had failed, a report "
      "said.");
  std::vector<std::pair<WordId, Rel>> first;
  for (const Word& w : tree.words) first.emplace_back(w.head, w.rel);
  parse(
      "Officials in the capital denied that the talks had failed, a report "
      "said.");
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i], std::pair(tree.words[i].head, tree.words[i].rel));
}

TEST_F(ParserTest, WhatNewsSaysOftenIsMended) {
  parse("Police on Tuesday arrested ten people in Lagos.");
  EXPECT_EQ(head_of("Tuesday"), "arrested");
  parse("Ukraine and Russia exchanged prisoners on Saturday, officials in both capitals said.");
  EXPECT_EQ(head_of("officials"), "said");
  parse("The union said it was ready to negotiate but rejected an offer of a raise.");
  EXPECT_EQ(head_of("rejected"), "ready");
}

TEST_F(ParserTest, Names) {
  parse(
      "President Emmanuel Macron met German officials of the World Bank in "
      "Paris near the River Seine.");
  const auto type_of = [&](std::string_view text) {
    for (const Name& n : names) {
      if (n.span.in(document.text) == text) return static_cast<int>(n.type);
    }
    return -1;
  };
  EXPECT_EQ(type_of("Emmanuel Macron"), static_cast<int>(NameType::PER));
  EXPECT_EQ(type_of("German"), static_cast<int>(NameType::NORP));
  EXPECT_EQ(type_of("World Bank"), static_cast<int>(NameType::ORG));
  EXPECT_EQ(type_of("Paris"), static_cast<int>(NameType::GPE));
  for (std::size_t i = 1; i < names.size(); ++i) EXPECT_LE(names[i - 1].span.end, names[i].span.begin);
}

TEST(ParserModel, DamagedModelsAreRefused) {
  EXPECT_FALSE(Parser::from_bytes("", "x.bin", Resources()).ok());
  EXPECT_NE(Parser::from_bytes("garbage", "x.bin", Resources()).message().find("x.bin"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
