#include "mention/phrase_table.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

std::size_t matched(const PhraseTable& table, std::string_view text) {
  const std::vector<Piece> pieces = pieces_of(text);
  return table.longest(pieces, 0).pieces;
}

TEST(PhraseTable, ComparesByItsForm) {
  PhraseTable exact(PieceForm::exact), lower(PieceForm::lower), stems(PieceForm::stem);
  for (PhraseTable* t : {&exact, &lower, &stems}) t->add(pieces_of("Armed Man"), 7);
  EXPECT_EQ(matched(exact, "Armed Man"), 2U);
  EXPECT_EQ(matched(exact, "armed Man"), 0U);
  EXPECT_EQ(matched(lower, "ARMED man"), 2U);
  EXPECT_EQ(matched(lower, "armed men"), 0U);
  EXPECT_EQ(matched(stems, "armed men"), 2U);
  EXPECT_EQ(matched(stems, "armed"), 0U);
}

TEST(PhraseTable, EveryLatinLetterLosesItsMark) {
  PhraseTable table(PieceForm::exact);
  table.add(pieces_of("Aegean"), 1);
  table.add(pieces_of("Lodz Ceske Sao Oyvind Zizek Guler"), 2);
  EXPECT_EQ(matched(table, "Łódź České São Øyvind Žižek Güler"), 6U);
}

TEST(PhraseTable, TheLaterOfTwoEqualPhrasesWins) {
  PhraseTable table(PieceForm::exact);
  EXPECT_FALSE(table.add(pieces_of("al-Noor"), 1));
  EXPECT_EQ(table.add(pieces_of("al Noor"), 2), 1U);
  EXPECT_EQ(table.find(pieces_of("al-Noor")), 2U);
}

TEST(Stem, TakesPluralsBack) {
  for (const auto& [plural, singular] :
       std::initializer_list<std::pair<const char*, const char*>>{{"gunmen", "gunman"},
                                                                  {"forces", "force"},
                                                                  {"parties", "party"},
                                                                  {"police", "police"},
                                                                  {"press", "press"},
                                                                  {"embassies", "embassy"},
                                                                  {"coaches", "coach"},
                                                                  {"crises", "crise"},
                                                                  {"status", "status"}}) {
    EXPECT_EQ(stem(plural), singular) << plural;
  }
}

}  // namespace
}  // namespace hearsay
