#include "mention/noun_phrase.h"

#include <gtest/gtest.h>

#include "syntax/conllu.h"

namespace hearsay {
namespace {

// A sentence from lines of "form upos head rel".
ConlluDocument parsed(std::initializer_list<std::string> rows) {
  std::string bytes;
  int n = 0;
  for (const std::string& row : rows) {
    std::string columns[4];
    std::size_t begin = 0;
    for (std::string& c : columns) {
      const std::size_t end = std::min(row.find(' ', begin), row.size());
      c = row.substr(begin, end - begin);
      begin = end + 1;
    }
    bytes += std::to_string(++n) + "\t" + columns[0] + "\t" + columns[0] + "\t" + columns[1] + "\t_\t_\t" + columns[2] +
             "\t" + columns[3] + "\t_\t_\n";
  }
  auto read = read_conllu(bytes + "\n");
  EXPECT_TRUE(read.ok());
  return std::move(read.value().front());
}

std::string phrase(const ConlluDocument& d, int word) {
  const WordRange range = noun_phrase(d.tree, WordId(word - 1));
  return std::string(cover(d.tree[range.first].span, d.tree[range.last].span).in(d.document.text));
}

TEST(NounPhrase, TakesComplementsButNotRelativeClauses) {
  const auto d =
      parsed({"The DET 2 det", "commander NOUN 9 nsubj", "of ADP 5 case", "the DET 5 det", "army NOUN 2 nmod",
              "who PRON 7 nsubj", "fled VERB 2 acl:relcl", "was AUX 9 aux:pass", "found VERB 0 root"});
  EXPECT_EQ(phrase(d, 2), "The commander of the army");
  EXPECT_EQ(phrase(d, 5), "the army");
}

TEST(NounPhrase, OneForEachConjunct) {
  const auto d =
      parsed({"Iran PROPN 4 nsubj", "and CCONJ 3 cc", "Qatar PROPN 1 conj", "met VERB 0 root", "leaders NOUN 4 obj",
              "of ADP 7 case", "Egypt PROPN 5 nmod", "and CCONJ 9 cc", "Oman PROPN 7 conj"});
  EXPECT_EQ(phrase(d, 1), "Iran");
  EXPECT_EQ(phrase(d, 3), "Qatar");
  EXPECT_EQ(phrase(d, 5), "leaders of Egypt and Oman");
  EXPECT_EQ(phrase(d, 7), "Egypt");
  EXPECT_EQ(position_of(d.tree, WordId(2)), Position::agent);
}

TEST(NounPhrase, APredicateLeavesItsClauseOut) {
  const auto d = parsed({"He PRON 5 nsubj", "is AUX 5 cop", "still ADV 5 advmod", "the DET 5 det", "head NOUN 0 root",
                         "of ADP 7 case", "Interpol PROPN 5 nmod"});
  EXPECT_EQ(phrase(d, 5), "the head of Interpol");
}

TEST(NounPhrase, KeepsWhatStandsBeforeAModifier) {
  const auto d = parsed({"heavily ADV 2 advmod", "armed ADJ 3 amod", "men NOUN 4 nsubj", "fled VERB 0 root"});
  EXPECT_EQ(phrase(d, 3), "heavily armed men");
}

TEST(NounPhrase, PlaceAndParty) {
  const auto d = parsed({"Talks NOUN 6 nsubj", "with ADP 3 case", "Kabul PROPN 1 nmod", "in ADP 5 case",
                         "Doha PROPN 1 nmod", "failed VERB 0 root"});
  EXPECT_EQ(position_of(d.tree, WordId(2)), Position::party);
  EXPECT_EQ(position_of(d.tree, WordId(4)), Position::place);
  EXPECT_EQ(preposition_of(d.tree, WordId(4)), "in");
}

}  // namespace
}  // namespace hearsay
