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

const ReadingTraining kToy = {.hidden = 8, .epochs = 60, .batch = 40, .rate = 2e-2};

TEST(Reading, LearnsWhatTheBytesSay) {
  const auto examples = toy_examples();
  const std::string model = train_reader(pointers(examples), {}, 7, kToy);
  const auto reader = Reader::view(model, "toy", 7);
  ASSERT_TRUE(reader.ok()) << reader.message();
  ASSERT_TRUE(reader.value().known());
  int words = 0, right = 0;
  for (const ReadingExample& e : examples) {
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
  EXPECT_GT(right, words * 95 / 100);
}

TEST(Reading, SameSeedSameBytes) {
  const auto examples = toy_examples();
  ReadingTraining few = kToy;
  few.epochs = 2;
  EXPECT_EQ(train_reader(pointers(examples), {}, 7, few), train_reader(pointers(examples), {}, 7, few));
}

TEST(Reading, OfAnotherParserOrNoModelReadsNothing) {
  const auto examples = toy_examples();
  ReadingTraining few = kToy;
  few.epochs = 1;
  const std::string model = train_reader(pointers(examples), {}, 7, few);
  const auto other = Reader::view(model, "toy", 8);
  ASSERT_TRUE(other.ok());
  EXPECT_FALSE(other.value().known());
  const auto none = Reader::view({}, "none", 7);
  ASSERT_TRUE(none.ok());
  EXPECT_FALSE(none.value().known());
}

TEST(Reading, BytesThatAreNoModel) {
  EXPECT_FALSE(Reader::view("nothing of the kind", "some.bin", 7).ok());
  const auto examples = toy_examples();
  ReadingTraining few = kToy;
  few.epochs = 1;
  std::string model = train_reader(pointers(examples), {}, 7, few);
  model.resize(model.size() / 2);
  EXPECT_FALSE(Reader::view(model, "half.bin", 7).ok());
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
