#include "token/tokenise.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/strings.h"
#include "token/paragraphs.h"

namespace hearsay {
namespace {

class TokeniseTest : public testing::Test {
 protected:
  TokeniseTest() {
    auto loaded = Tokeniser::load(resources_);
    EXPECT_TRUE(loaded.ok());
    tokeniser_ = std::make_unique<Tokeniser>(loaded.take());
  }

  const Tree& tokenise(std::string text) {
    document_.text = std::move(text);
    tokeniser_->tokenise(document_, tree_);
    return tree_;
  }

  // Words joined by spaces, sentences by " || ".
  std::string show(const Tree& tree) {
    std::string out;
    for (const Sentence& s : tree.sentences) {
      if (!out.empty()) out += " ||";
      for (std::int32_t i = 0; i < s.size; ++i) {
        if (!out.empty()) out += ' ';
        out += tree.words[s.first.index() + static_cast<std::size_t>(i)].form;
      }
    }
    return out;
  }

  Resources resources_;
  std::unique_ptr<Tokeniser> tokeniser_;
  Document document_;
  Tree tree_;
};

TEST_F(TokeniseTest, Cases) {
  const auto bytes = read_file(HEARSAY_SOURCE_DIR "/tests/cases/tokens.txt");
  ASSERT_TRUE(bytes.ok());
  const std::string lines = bytes.value() + "\n";
  std::vector<std::string> block;
  int cases = 0;
  for (const std::string_view line : split(lines, '\n')) {
    if (line.starts_with("#")) continue;
    if (!line.empty()) {
      block.emplace_back(line);
      continue;
    }
    if (block.empty()) continue;
    ASSERT_EQ(block.size(), 2u) << block[0];
    std::string text;
    for (std::size_t i = 0; i < block[0].size(); ++i) {
      const bool newline = block[0].compare(i, 2, "\\n") == 0;
      text += newline ? '\n' : block[0][i];
      i += newline;
    }
    EXPECT_EQ(show(tokenise(text)), block[1]);
    block.clear();
    ++cases;
  }
  EXPECT_GT(cases, 20);
}

TEST_F(TokeniseTest, SpansPointToTheForms) {
  tokenise("“Ça va?” asked Ján’s aide — twice.");
  for (const Word& w : tree_.words) EXPECT_EQ(w.span.in(document_.text), w.form);
  EXPECT_EQ(tree_.sentences.front().span.begin, 0u);
  EXPECT_EQ(tree_.sentences.back().span.end, document_.text.size());
}

TEST_F(TokeniseTest, EmptyText) {
  EXPECT_TRUE(tokenise("").words.empty());
  EXPECT_TRUE(tokenise(" \n\t \n").sentences.empty());
}

// Every byte that is no white space lies in exactly one word, sentences cover all words in order, none is too long.
TEST_F(TokeniseTest, NothingIsLostOfStrangeText) {
  std::vector<std::string> texts = {std::string(100000, 'a'),
                                    std::string(100000, '.'),
                                    std::string(100000, '-'),
                                    std::string(100000, '\''),
                                    std::string(5000, '"'),
                                    "a.b.c.d@e@f://g,,h--i",
                                    "…’’‘‘”“",
                                    "x\xC2\xA0y"};
  std::string long_sentence;
  for (int i = 0; i < 3000; ++i) long_sentence += i % 40 == 39 ? "word, " : "word ";
  texts.push_back(long_sentence);
  for (const std::string& text : texts) {
    tokenise(text);
    std::size_t bytes = 0;
    std::uint32_t end = 0;
    for (const Word& w : tree_.words) {
      EXPECT_LE(end, w.span.begin);
      EXPECT_LT(w.span.begin, w.span.end);
      end = w.span.end;
      bytes += w.span.size();
    }
    std::size_t solid = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool no_break_space = text.compare(i, 2, "\xC2\xA0") == 0;
      solid += !is_space(text[i]) && !no_break_space;
      i += no_break_space;
    }
    EXPECT_EQ(bytes, solid) << text.substr(0, 40);
    std::int32_t next = 0;
    for (const Sentence& s : tree_.sentences) {
      EXPECT_EQ(s.first.value, next);
      EXPECT_LE(s.size, Tokeniser::kLongestSentence);
      next += s.size;
    }
    EXPECT_EQ(next, static_cast<std::int32_t>(tree_.words.size()));
  }
}

TEST(Paragraphs, EveryLineIsOneUnlessTheTextIsWrapped) {
  EXPECT_EQ(find_paragraphs("One line.\nAnother line.\n\nA third.").size(), 3u);
  const std::string wrapped =
      "The president of the republic told the assembly on Friday that the armed\n"
      "forces had driven the insurgents from the northern valleys after a month\n"
      "of fighting.\n"
      "\n"
      "   The opposition denied it and asked for an inquiry by a body that neither\n"
      "side controls.";
  const auto paragraphs = find_paragraphs(wrapped);
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_TRUE(paragraphs[1].in(wrapped).starts_with("The opposition"));
}

}  // namespace
}  // namespace hearsay
