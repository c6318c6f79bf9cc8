#include "attribution/attribute.h"

#include "attribution/speaker.h"
#include "attribution/test_pipeline.h"

namespace hearsay {
namespace {

class Attribute : public ::testing::Test {
 protected:
  // All attributions of the text, a line each.
  std::string all(std::string text) const {
    const Analysis a = pipeline_.run(std::move(text));
    std::string out;
    for (const Attribution& x : a.attributions) out += show(a, x) + "\n";
    return out;
  }
  TestPipeline pipeline_;
};

TEST_F(Attribute, MismatchedQuotationMarks) {
  EXPECT_EQ(all("“This is our only point. We will not move,’ a second official told the newspaper."),
            "S[a second official] C[told] P[“This is our only point. We will not move,’] says unnamed "
            "in -1\n");
}

TEST_F(Attribute, OneContentInTwoPieces) {
  EXPECT_EQ(all("\"We lost everything,\" the farmer said. \"Nobody warned us.\""),
            "S[the farmer] C[said] P[\"We lost everything,\" || \"Nobody warned us.\"] says unnamed in -1\n");
}

TEST_F(Attribute, QuotationOverParagraphs) {
  EXPECT_EQ(all("“The road is closed,” Governor Demir said.\n\n“It will open in spring.”"),
            "S[Governor Demir] C[said] P[“The road is closed,” || “It will open in spring.”] says named in -1\n");
}

TEST_F(Attribute, SignedQuotations) {
  EXPECT_EQ(all("“They took everything that we had. Nobody came.” ― Maria Lopez\n"
                "“I have never been as worried.” — Ahmed Yusuf, shopkeeper\n"),
            "S[Maria Lopez] C[―] P[“They took everything that we had. Nobody came.”] says named in -1\n"
            "S[Ahmed Yusuf, shopkeeper] C[—] P[“I have never been as worried.”] says named in -1\n");
  // A dash within a sentence signs nothing.
  EXPECT_EQ(all("“Nobody came” — Lopez repeated it twice — and the rain went on.").find("C[—]"), std::string::npos);
}

TEST_F(Attribute, HearsayWithoutASource) {
  EXPECT_EQ(all("The meeting is said to have lasted six hours."),
            "S[] C[is said] P[The meeting || to have lasted six hours] says none in -1\n");
}

TEST_F(Attribute, QuotedAsSaying) {
  EXPECT_EQ(all("“The camps will close,” one diplomat quoted the delegation as saying."),
            "S[one diplomat] C[quoted] P[“The camps will close,” || the delegation as saying] quotes unnamed in -1\n"
            "S[the delegation] C[as saying] P[“The camps will close,”] says collective in 0\n");
}

TEST_F(Attribute, WhoDeniesAndBlamesDoesNotDenyTheBlame) {
  EXPECT_NE(all("The army denied it had shelled the clinic, blaming rebels for the attack.")
                .find("P[it had shelled the clinic] denies"),
            std::string::npos);
}

TEST_F(Attribute, WhatSomebodyDoesNextIsNotAskedFor) {
  EXPECT_NE(all("The union urged both sides to show restraint and offered to send observers.")
                .find("to show restraint] asks collective"),
            std::string::npos);
}

TEST_F(Attribute, TextWithoutAny) {
  EXPECT_EQ(all(""), "");
  EXPECT_EQ(all("The bridge over the river fell on Sunday."), "");
  EXPECT_EQ(all("“ ” ’ , . \" :"), "");
}

TEST_F(Attribute, FormTellsDirectFromMixed) {
  const Analysis direct = pipeline_.run("\"We have nothing to hide,\" the minister said.");
  ASSERT_EQ(direct.attributions.size(), 1U);
  EXPECT_EQ(direct.attributions[0].form, Form::direct);
  const Analysis mixed = pipeline_.run("The minister said that the talks had “encountered problems” on Sunday.");
  ASSERT_EQ(mixed.attributions.size(), 1U);
  EXPECT_EQ(mixed.attributions[0].form, Form::mixed);
}

TEST_F(Attribute, RoleOfAnUnnamedSource) {
  const Analysis a = pipeline_.run("Security officials said that the road was mined.");
  ASSERT_EQ(a.attributions.size(), 1U);
  EXPECT_EQ(a.attributions[0].source_kind, SourceKind::unnamed);
  EXPECT_EQ(a.attributions[0].source_role, "security official");
}

TEST_F(Attribute, FirstPersonIsTheSpeaker) {
  Analysis a = pipeline_.run("\"I will not resign,\" the minister said.");
  ASSERT_EQ(a.attributions.size(), 1U);
  WordId minister;
  WordId i;
  for (std::size_t w = 0; w < a.tree.words.size(); ++w) {
    if (a.tree.words[w].form == "minister") minister = WordId(w);
    if (a.tree.words[w].form == "I") i = WordId(w);
  }
  a.entities.push_back({{MentionId(0)}, {}, "the minister"});
  a.mentions.push_back({.span = a.tree[minister].span, .head = minister, .entity = EntityId(0)});
  a.attributions[0].source_mention = MentionId(0);
  EXPECT_EQ(speaker(a, AttributionId(0)), EntityId(0));
  EXPECT_EQ(resolve_first_person(a, i), EntityId(0));
  EXPECT_FALSE(resolve_first_person(a, minister).valid());
}

}  // namespace
}  // namespace hearsay
