#include "reading/reader.h"

#include <gtest/gtest.h>

#include <cmath>

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

// The share of the toy's words that a reader gets right.
double right_of(const std::string& model) {
  const auto reader = Reader::view(model, "toy", kParser);
  EXPECT_TRUE(reader.ok() && reader.value().known()) << reader.message();
  int words = 0, right = 0;
  for (const ReadingExample& e : toy_examples()) {
    std::vector<WordReading> readings(static_cast<std::size_t>(e.stretch.words));
    Stretch stretch = e.stretch;
    stretch.first = WordId(0);
    reader.value().read(stretch, readings);
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

// A teacher that doubts a little, alone or beside labels of which one in five is wrong.
TEST(Reading, LearnsFromATeacher) {
  for (const bool labelled : {false, true}) {
    auto examples = toy_examples();
    int n = 0;
    for (ReadingExample& e : examples) {
      for (const std::int8_t label : e.labels[0]) {
        const std::uint8_t percents[] = {static_cast<std::uint8_t>(label == 1 ? 90 : 10), 0, 0, 0, 0, 0};
        e.taught.insert(e.taught.end(), std::begin(percents), std::end(percents));
      }
      for (auto& labels : e.labels) {
        for (std::int8_t& label : labels) label = static_cast<std::int8_t>(!labelled ? -1 : n++ % 5 == 0 ? 0 : label);
      }
    }
    EXPECT_GT(right_of(train_toy(examples, 60)), 0.95) << labelled;
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
