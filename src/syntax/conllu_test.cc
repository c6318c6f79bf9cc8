#include "syntax/conllu.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

constexpr std::string_view kSample =
    "# newdoc id = d1\n"
    "# sent_id = d1-a\n"
    "# text = Iran's envoy didn't go.\n"
    "1-2\tIran's\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tIran\tIran\tPROPN\tNNP\t_\t3\tnmod:poss\t_\t_\n"
    "2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_\n"
    "3\tenvoy\tenvoy\tNOUN\tNN\t_\t6\tnsubj\t_\t_\n"
    "4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tdid\tdo\tAUX\tVBD\t_\t6\taux\t_\t_\n"
    "5\tn't\tnot\tPART\tRB\t_\t6\tadvmod\t_\t_\n"
    "6\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_\n"
    "\n"
    "# sent_id = d1-b\n"
    "# newpar\n"
    "# text = It's late\n"
    "1-2\tIts\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
    "2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_\n"
    "2.1\tvery\tvery\tADV\tRB\t_\t_\t_\t_\t_\n"
    "3\tlate\tlate\tADJ\tJJ\t_\t0\troot\t_\t_\n"
    "\n";

TEST(ReadConllu, BuildsTextWordsAndTrees) {
  const auto documents = read_conllu(kSample);
  ASSERT_TRUE(documents.ok());
  ASSERT_EQ(documents.value().size(), 1u);
  const ConlluDocument& d = documents.value()[0];
  EXPECT_EQ(d.document.id, "d1");
  EXPECT_EQ(d.document.text, "Iran's envoy didn't go.\n\nIts late");
  ASSERT_EQ(d.tree.words.size(), 10u);
  EXPECT_EQ(d.tree.words[1].form, "'s");
  EXPECT_EQ(d.tree.words[4].form, "n't");
  EXPECT_EQ(d.tree.words[8].form, "s");  // the part of "Its" that is left
  EXPECT_EQ(d.tree.words[8].lemma, "be");
  EXPECT_EQ(d.tree.words[0].head, WordId(2));
  EXPECT_EQ(d.tree.words[7].head, WordId(9));
  EXPECT_FALSE(d.tree.words[5].head.valid());
  EXPECT_EQ(d.tree.words[0].rel, Rel::nmod_poss);
  ASSERT_EQ(d.tree.sentences.size(), 2u);
  EXPECT_EQ(d.tree.sentences[1].span.in(d.document.text), "Its late");
  EXPECT_EQ(d.multiwords.size(), 3u);
  for (const Word& w : d.tree.words) EXPECT_EQ(w.span.in(d.document.text), w.form);
}

TEST(WriteConllu, GivesBackWhatWasRead) {
  const auto documents = read_conllu(kSample);
  ASSERT_TRUE(documents.ok());
  const ConlluDocument& d = documents.value()[0];
  const std::string once = write_conllu(d.document, d.tree, {.layout = &d});
  const auto again = read_conllu(once);
  ASSERT_TRUE(again.ok());
  const ConlluDocument& e = again.value()[0];
  EXPECT_EQ(write_conllu(e.document, e.tree, {.layout = &e}), once);
  EXPECT_NE(once.find("4-5\tdidn't\t"), std::string::npos);
  EXPECT_NE(once.find("# sent_id = d1-b\n"), std::string::npos);
  EXPECT_NE(once.find("6\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"), std::string::npos);
}

// Without a layout the contractions are found by their forms.
TEST(WriteConllu, FindsContractions) {
  const auto documents = read_conllu(kSample);
  const ConlluDocument& d = documents.value()[0];
  const std::string text = write_conllu(d.document, d.tree, {.sentence_prefix = "x-", .layout = nullptr});
  EXPECT_NE(text.find("# sent_id = x-2\n"), std::string::npos);
  EXPECT_NE(text.find("1-2\tIran's\t"), std::string::npos);
  EXPECT_NE(text.find("4-5\tdidn't\t"), std::string::npos);
}

// Words that no space and no mark parts are one token, whatever their letters.
TEST(WriteConllu, JoinsContractionsWithoutAnApostrophe) {
  const std::string_view text = "didnt 5km";
  Word did, nt, five, km;
  did.span = {0, 3}, nt.span = {3, 5}, five.span = {6, 7}, km.span = {7, 9};
  for (Word* w : {&did, &nt, &five, &km}) w->form = w->span.in(text);
  EXPECT_TRUE(is_contraction(did, nt));
  EXPECT_FALSE(is_contraction(nt, five));
  EXPECT_FALSE(is_contraction(five, km));
}

struct Bad {
  std::string_view bytes, message;
};
TEST(ReadConllu, ErrorsNameTheLine) {
  const Bad cases[] = {
      {"1\ta\n", "line 1: not ten columns"},
      {"# x\n2\ta\t_\t_\t_\t_\t0\t_\t_\t_\n", "line 2: word ids"},
      {"1\ta\t_\t_\t_\t_\tx\t_\t_\t_\n", "line 1: the head"},
      {"1\ta\t_\t_\t_\t_\t7\t_\t_\t_\n\n", "line 2: a head beyond"},
      {"1-9\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t0\t_\t_\t_\n\n", "line 3: a multiword token beyond"},
      {"1\t\t_\t_\t_\t_\t0\t_\t_\t_\n", "line 1: a word without a form"},
      {"\xFF\n", "byte 0"},
  };
  for (const Bad& bad : cases) {
    const auto documents = read_conllu(bad.bytes);
    ASSERT_FALSE(documents.ok()) << bad.bytes;
    EXPECT_TRUE(documents.message().starts_with(bad.message)) << documents.message();
  }
}

TEST(ReadConllu, EmptyInputHasNoDocuments) {
  EXPECT_TRUE(read_conllu("").value().empty());
  EXPECT_TRUE(read_conllu("# only a comment\n\n").value().empty());
}

}  // namespace
}  // namespace hearsay
