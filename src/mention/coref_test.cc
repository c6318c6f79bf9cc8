#include "mention/coref.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

// Two mentions, "We" and "Iran", each of an entity of its own.
Analysis we_and_iran() {
  Analysis a;
  a.document.text = "We Iran";
  for (const Span span : {Span{0, 2}, Span{3, 7}}) {
    Word w;
    w.span = span;
    w.form = span.in(a.document.text);
    a.tree.words.push_back(w);
    Mention m;
    m.span = span;
    m.head = WordId(a.mentions.size());
    m.entity = EntityId(a.mentions.size());
    m.kind = a.mentions.empty() ? MentionKind::pronoun : MentionKind::name;
    Entity e;
    e.mentions = {MentionId(a.mentions.size())};
    a.mentions.push_back(m);
    a.entities.push_back(e);
  }
  a.entities[1].actor.country = "IRN";
  return a;
}

TEST(Coref, TheSpeakerOfAQuotationIsLeftToAttribution) {
  Analysis a = we_and_iran();
  EXPECT_TRUE(is_speaker_pronoun(a, MentionId(0)));
  EXPECT_FALSE(is_speaker_pronoun(a, MentionId(1)));
  unite(a, MentionId(0), EntityId(1));
  EXPECT_EQ(a.mentions[0].entity, EntityId(1));
  EXPECT_EQ(a.mentions[0].actor.country, "IRN");
  EXPECT_EQ(a.entities[1].mentions, (std::vector<MentionId>{MentionId(0), MentionId(1)}));
  EXPECT_TRUE(a.entities[0].mentions.empty());
}

}  // namespace
}  // namespace hearsay
