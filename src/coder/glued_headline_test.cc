#include "coder/glued_headline.h"

#include <gtest/gtest.h>

#include "token/tokenise.h"

namespace hearsay {
namespace {

class GluedHeadline : public testing::Test {
 protected:
  // The first sentence after the cut.
  std::string first_of(std::string text, std::string title = {}) const {
    Document document;
    document.text = std::move(text);
    document.title = std::move(title);
    Tree tree;
    tokeniser.value().tokenise(document, tree);
    cut_glued_headline(parser.value(), document, tree);
    return std::string(tree.sentences.front().span.in(document.text));
  }

  Resources resources;
  Result<Tokeniser> tokeniser = Tokeniser::load(resources);
  Result<Parser> parser = Parser::load(resources);
};

TEST_F(GluedHeadline, IsASentenceOfItsOwn) {
  EXPECT_EQ(
      first_of("Ministers promise new border closures Norway has told its neighbours that it will shut three roads."),
      "Ministers promise new border closures");
  EXPECT_EQ(
      first_of("Envoys say Baku rejects plan of all mediators Armenia has presented a list of demands in Vienna."),
      "Envoys say Baku rejects plan of all mediators");
  EXPECT_EQ(
      first_of("Union leader vows weeks of new strikes Kenya closed two ports on Monday after the talks had failed."),
      "Union leader vows weeks of new strikes");
}

TEST_F(GluedHeadline, IsNotSeenInASentence) {
  for (const char* text :
       {"Officials say the demands Norway made on Monday are unfair and will not be met by anybody.",
        "Officials say demands Norway made on Monday are unfair and will not be met by anybody.",
        "Residents say militants Boko Haram has trained attacked two villages in the north on Monday.",
        "Police say members of militant group Boko Haram have released twenty hostages in exchange for money.",
        "The ministers warn of closures Norway has announced for the three roads in the north.",
        "Ministers warn of new border closures. Norway has told its neighbours that it will shut three roads."}) {
    const std::string first = first_of(text);
    EXPECT_TRUE(first.ends_with(".")) << first;
  }
}

TEST_F(GluedHeadline, StaysWhereTheDocumentHasATitle) {
  const std::string text =
      "Ministers warn of new border closures Norway has told its neighbours that it will shut roads.";
  EXPECT_EQ(first_of(text, "Border closures"), text);
}

}  // namespace
}  // namespace hearsay
