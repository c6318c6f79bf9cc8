// A small network learned from a small treebank of our own: rounded to bytes it says what it said before, and what it
// was taught.
#include "syntax/engine.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/file.h"
#include "syntax/network.h"
#include "syntax/parser.h"
#include "syntax/train.h"

namespace hearsay {
namespace {

// "The A V the B ." with nouns and verbs from short lists: 60 sentences with trees and names.
void write_treebank(const std::string& treebank, const std::string& names) {
  std::ofstream trees(treebank), labels(names);
  const char* const nouns[] = {"army", "minister", "village", "delegation", "border", "treaty"};
  const char* const verbs[] = {"attacked", "praised", "crossed", "signed", "left"};
  for (int i = 0; i < 60; ++i) {
    const std::string a = nouns[i % 6], v = verbs[i % 5], b = nouns[(i / 2) % 6], country = i % 2 ? "Iran" : "Peru";
    trees << "# sent_id = " << i << "\n# text = The " << a << " " << v << " " << country << " and the " << b << ".\n";
    const std::string rows[][5] = {{"The", "DET", "DT", "2", "det"},  {a, "NOUN", "NN", "3", "nsubj"},
                                   {v, "VERB", "VBD", "0", "root"},   {country, "PROPN", "NNP", "3", "obj"},
                                   {"and", "CCONJ", "CC", "7", "cc"}, {"the", "DET", "DT", "7", "det"},
                                   {b, "NOUN", "NN", "4", "conj"},    {".", "PUNCT", ".", "3", "punct"}};
    int id = 0;
    for (const auto& r : rows) {
      ++id;
      trees << id << "\t" << r[0] << "\t" << r[0] << "\t" << r[1] << "\t" << r[2] << "\t_\t" << r[3] << "\t" << r[4]
            << "\t_\t" << (id == 7 ? "SpaceAfter=No" : "_") << "\n";
      labels << id << "\t" << r[0] << "\t" << (id == 4 ? "B-LOC" : "O") << "\n";
    }
    trees << "\n";
    labels << "\n";
  }
}

TEST(Engine, LearnsATreebank) {
  const std::string treebank = testing::TempDir() + "/engine.conllu", names = testing::TempDir() + "/engine.iob2";
  write_treebank(treebank, names);
  TrainOptions options;
  options.treebanks = {treebank};
  options.names = {names};
  options.word_size = options.spelling_size = options.hidden = options.arc_size = options.rel_size = 16;
  options.layers = 1;
  options.buckets = 500;
  options.epochs = 40;
  options.patience = 40;
  options.batch = 60;
  options.rate = 1e-2;
  const Resources resources;
  const auto bytes = train_engine(options, resources);
  ASSERT_TRUE(bytes.ok()) << bytes.message();
  EXPECT_EQ(train_engine(options, resources).value(), bytes.value()) << "the same options give the same bytes";
  const auto parser = Parser::from_bytes(bytes.value(), "test", resources);
  ASSERT_TRUE(parser.ok()) << parser.message();

  Tree tree;
  const std::string text = "The army praised Peru and the treaty .";
  std::uint32_t at = 0;
  for (std::uint32_t end = 0; end <= text.size(); ++end) {
    if (end < text.size() && text[end] != ' ') continue;
    Word& w = tree.words.emplace_back();
    w.span = {at, end};
    w.form = w.span.in(text);
    at = end + 1;
  }
  tree.sentences.push_back({{0, static_cast<std::uint32_t>(text.size())}, WordId(0), 8});
  std::vector<Name> found;
  parser.value().parse(tree, &found);
  EXPECT_EQ(tree.words[2].rel, Rel::root);
  EXPECT_EQ(tree.words[2].upos, Upos::VERB);
  EXPECT_EQ(tree.words[1].rel, Rel::nsubj);
  EXPECT_EQ(tree.words[3].rel, Rel::obj);
  EXPECT_EQ(tree.words[6].rel, Rel::conj);
  EXPECT_EQ(tree.words[6].head, WordId(3));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].span.in(text), "Peru");
  EXPECT_EQ(found[0].type, NameType::GPE);

  // Cut anywhere, it is refused, not read past its end.
  for (std::size_t n = 0; n < bytes.value().size(); n += 997) {
    EXPECT_FALSE(Parser::from_bytes(std::string_view(bytes.value()).substr(0, n), "test", resources).ok());
  }
}

// The heads' gradients, through everything below them.
TEST(Network, GradientsAreSlopes) {
  NetworkShape shape;
  shape.words = 20;
  shape.buckets = 30;
  shape.word_size = shape.spelling_size = shape.hidden = shape.arc_size = shape.rel_size = 8;
  shape.layers = 2;
  shape.tags = 5;
  shape.rels = 6;
  shape.names = 7;
  shape.masked_words = 9;
  Network network(shape, 3);
  Batch batch;
  batch.layout = {4, 2, {2, 2, 2, 1}};
  batch.lengths = {4, 3};
  batch.rows = {2, 2, 5, 6, 7, 1, 9, Batch::kNothing};
  batch.begin = {0, 0, 0, 2, 3, 5, 5, 6, 6};
  batch.buckets = {1, 2, 2, 7, 9, 4};
  batch.tags = {-1, -1, 0, 1, 2, 3, 4, -1};
  batch.heads = {-1, -1, 0, 2, 1, 0, 1, -1};
  batch.rels = {-1, -1, 0, 2, 3, 0, 5, -1};
  batch.names = {-1, -1, 0, 1, 2, -1, 6, -1};
  batch.masked = {-1, -1, -1, -1, -1, 3, -1, -1};
  const LearnOptions options{.input_dropout = 0.2f, .dropout = 0.3f, .recurrent_dropout = 0.2f};
  const auto loss = [&] {
    Random random(11);
    const Losses l = network.learn(batch, options, random);
    return l.tags + l.arcs + l.rels + l.names + l.masked;
  };
  loss();
  std::vector<std::vector<float>> gradients;
  for (neural::Parameter* p : network.parameters()) gradients.push_back(p->grad);
  const double here = loss();
  std::size_t at = 0, looked = 0, bends = 0;
  for (neural::Parameter* p : network.parameters()) {
    const std::vector<float>& g = gradients[at++];
    for (std::size_t i = 0; i < p->size(); i += p->size() / 7 + 1) {
      constexpr float kStep = 5e-4f;
      const float before = p->value[i];
      p->value[i] = before + kStep;
      const double up = loss();
      p->value[i] = before - kStep;
      const double down = loss();
      p->value[i] = before;
      ++looked;
      // Where a leaky relu bends within the step, the difference is no slope.
      if (std::abs(up - 2 * here + down) > 3e-6) {
        ++bends;
        continue;
      }
      EXPECT_NEAR(g[i], (up - down) / (2 * kStep), 3e-3 + 0.02 * std::abs(g[i])) << p->name << " " << i;
    }
  }
  EXPECT_LT(bends * 10, looked);
}

}  // namespace
}  // namespace hearsay
