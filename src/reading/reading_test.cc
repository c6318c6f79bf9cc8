#include "reading/reader.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "neural/bytes.h"
#include "reading/train.h"

namespace hearsay {
namespace {

constexpr int kInputs = kExtraInputs + 16;

// Stretches in which a word whose first byte is high begins a source and did not happen, and others did.
std::vector<ReadingExample> toy_examples() {
  Random random(3);
  std::vector<ReadingExample> out;
  for (int i = 0; i < 60; ++i) {
    ReadingExample& e = out.emplace_back();
    e.stretch.words = 5 + i % 4;
    const auto n = static_cast<std::size_t>(e.stretch.words);
    e.stretch.rows.assign(n * kInputs, neural::kByteZero);
    for (auto& labels : e.labels) labels.assign(n, 0);
    e.factuality.assign(n, 2);
    e.grader = 1;
    for (std::size_t w = 0; w < n; ++w) {
      if (random.uniform() < 0.3) {
        e.stretch.rows[w * kInputs] = neural::kByteZero + neural::kByteOne;
        e.labels[0][w] = 1;
        e.factuality[w] = -2;
      }
    }
  }
  return out;
}

std::vector<const ReadingExample*> pointers(const std::vector<ReadingExample>& examples) {
  std::vector<const ReadingExample*> out;
  for (const ReadingExample& e : examples) out.push_back(&e);
  return out;
}

constexpr std::uint64_t kParser = 7;

std::string train_toy(const std::vector<ReadingExample>& examples, int epochs) {
  ReadingNetwork network = new_reader(pointers(examples), 8);
  train_reader(network, pointers(examples), {.epochs = epochs, .batch = 40, .rate = 2e-2});
  return network.file(kParser);
}

std::vector<WordReading> read_toy(const Reader& reader, const ReadingExample& example) {
  std::vector<WordReading> readings(static_cast<std::size_t>(example.stretch.words));
  Stretch stretch = example.stretch;
  stretch.first = WordId(0);
  reader.read(stretch, readings);
  return readings;
}

// The share of the toy's words that a reader gets right.
double right_of(const std::string& model) {
  const auto reader = Reader::view(model, "toy", kParser);
  EXPECT_TRUE(reader.ok() && reader.value().known()) << reader.message();
  int words = 0, right = 0;
  for (const ReadingExample& e : toy_examples()) {
    const std::vector<WordReading> readings = read_toy(reader.value(), e);
    for (std::size_t w = 0; w < readings.size(); ++w) {
      const bool source = e.labels[0][w] == 1;
      ++words;
      right += (readings[w].begin[0] > 0.5) == source && (readings[w].factuality < 0) == source;
      EXPECT_LE(readings[w].within(Role::cue), 0.2);
    }
  }
  return static_cast<double>(right) / words;
}

TEST(Reading, LearnsWhatTheBytesSay) {
  EXPECT_GT(right_of(train_toy(toy_examples(), 60)), 0.95);
}

// A teacher that doubts a little, with nothing else to learn from; and one that is sure where the labels say no: then
// the truth is taken to lie in between.
TEST(Reading, LearnsFromATeacher) {
  for (const bool labelled : {false, true}) {
    auto examples = toy_examples();
    for (ReadingExample& e : examples) {
      for (const std::int8_t label : e.labels[0]) {
        const std::uint8_t percents[] = {static_cast<std::uint8_t>(label == 1 ? 90 : 10), 0, 0, 0, 0, 0};
        e.taught.insert(e.taught.end(), std::begin(percents), std::end(percents));
      }
      for (auto& labels : e.labels) labels.assign(labels.size(), static_cast<std::int8_t>(labelled ? 0 : -1));
    }
    const std::string model = train_toy(examples, 60);
    if (!labelled) {
      EXPECT_GT(right_of(model), 0.95);
    }
    const auto reader = Reader::view(model, "toy", kParser);
    ASSERT_TRUE(reader.ok());
    double sum = 0, words = 0;
    for (const ReadingExample& e : toy_examples()) {
      const std::vector<WordReading> readings = read_toy(reader.value(), e);
      for (std::size_t w = 0; w < readings.size(); ++w) {
        if (e.labels[0][w] != 1) continue;
        sum += readings[w].begin[0];
        ++words;
      }
    }
    EXPECT_NEAR(sum / words, labelled ? 0.45 : 0.9, 0.07);
  }
}

TEST(Reading, WhatATeacherSaysOfWords) {
  const Resources resources;
  const auto tokeniser = Tokeniser::load(resources);
  const auto parser = Parser::load(resources);
  ASSERT_TRUE(tokeniser.ok() && parser.ok());
  const std::string path = testing::TempDir() + "taught.jsonl";
  const auto read = [&](const std::string& words, std::vector<ReadingExample>& out) {
    std::ofstream(path) << R"({"text": "Iran said so.", "words": [)" << words << "]}\n";
    return read_taught_texts(path, tokeniser.value(), parser.value(), out);
  };
  std::vector<ReadingExample> found;
  ASSERT_TRUE(
      read("[0, 4, 90, 1, 0, 0, 2, 3, null], [5, 9, 0, 0, 80, 0, 0, 0, 2.5], [10, 12, 1, 0, 1, 0, 60, 9, null]", found)
          .ok());
  ASSERT_EQ(found.size(), 1u);
  const ReadingExample& e = found[0];
  constexpr std::uint8_t kNot = ReadingExample::kNotTaught;
  const std::vector<std::uint8_t> taught = {90, 1, 0, 0, 2,  3, 0,    0,    80,   0,    0,    0,
                                            1,  0, 1, 0, 60, 9, kNot, kNot, kNot, kNot, kNot, kNot};
  EXPECT_EQ(std::vector<std::uint8_t>(e.taught.begin(), e.taught.end()), taught);
  EXPECT_EQ(e.factuality[0], ReadingExample::kUnknown);
  EXPECT_EQ(e.factuality[1], 2.5f);
  EXPECT_EQ(e.labels[0][0], -1);
  for (const std::string bad : {"[0, 4, 90, 1, 0, 0, 2, null]", "[0, 4, 300, 1, 0, 0, 2, 3, null]", "7",
                                "[0, 4, 9, 1, 0, 0, 2, 3, \"x\"]", "[\"a\", 4, 9, 1, 0, 0, 2, 3, null]"}) {
    const Status s = read(bad, found);
    ASSERT_FALSE(s.ok()) << bad;
    EXPECT_NE(s.message().find("taught.jsonl:1"), std::string::npos) << s.message();
  }
}

TEST(Reading, SameSeedSameBytes) {
  const auto examples = toy_examples();
  EXPECT_EQ(train_toy(examples, 2), train_toy(examples, 2));
}

TEST(Reading, OfAnotherParserOrNoModelReadsNothing) {
  const auto examples = toy_examples();
  const std::string model = train_toy(examples, 1);
  const auto other = Reader::view(model, "toy", kParser + 1);
  ASSERT_TRUE(other.ok());
  EXPECT_FALSE(other.value().known());
  const auto none = Reader::view({}, "none", kParser);
  ASSERT_TRUE(none.ok());
  EXPECT_FALSE(none.value().known());
}

TEST(Reading, BytesThatAreNoModel) {
  EXPECT_FALSE(Reader::view("nothing of the kind", "some.bin", kParser).ok());
  const auto examples = toy_examples();
  std::string model = train_toy(examples, 1);
  model.resize(model.size() / 2);
  EXPECT_FALSE(Reader::view(model, "half.bin", kParser).ok());
}

TEST(Reading, StretchesEndWithParagraphs) {
  const std::string text = "One came. Two went.\nThree stayed.";
  Tree tree;
  for (const auto& [begin, end] : {std::pair{0U, 8U}, {10U, 18U}, {20U, 32U}}) {
    Sentence s;
    s.span = {begin, end};
    s.first = WordId(tree.words.size());
    s.size = 1;
    tree.sentences.push_back(s);
    Word w;
    w.span = s.span;
    tree.words.push_back(w);
  }
  std::vector<std::pair<int, int>> found;
  Stretches stretches(text, tree, [&](const Stretch& s) { found.emplace_back(s.first.value, s.words); });
  const WordStates states{4, {1, 2, 3, 4}};
  for (const Sentence& s : tree.sentences) stretches.add(s, states);
  stretches.finish();
  EXPECT_EQ(found, (std::vector<std::pair<int, int>>{{0, 2}, {2, 1}}));
}

}  // namespace
}  // namespace hearsay
