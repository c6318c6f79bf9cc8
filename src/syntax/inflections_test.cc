#include "syntax/inflections.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

using Forms = std::vector<std::string>;

TEST(Inflections, SpellsRegularForms) {
  const auto check = [](std::string_view row, const Forms& past, const Forms& gerund, const Forms& third) {
    const auto v = Inflections::inflect(row);
    ASSERT_TRUE(v.ok()) << v.message();
    EXPECT_EQ(v.value().past, past) << row;
    EXPECT_EQ(v.value().gerund, gerund) << row;
    EXPECT_EQ(v.value().third, third) << row;
  };
  check("invade", {"invaded"}, {"invading"}, {"invades"});
  check("carry", {"carried"}, {"carrying"}, {"carries"});
  check("deploy", {"deployed"}, {"deploying"}, {"deploys"});
  check("die", {"died"}, {"dying"}, {"dies"});
  check("flee fled", {"fled"}, {"fleeing"}, {"flees"});
  check("panic", {"panicked"}, {"panicking"}, {"panics"});
  check("clash", {"clashed"}, {"clashing"}, {"clashes"});
  check("ban ~", {"banned"}, {"banning"}, {"bans"});
  check("travel (~)", {"traveled", "travelled"}, {"traveling", "travelling"}, {"travels"});
  check("run ran run ~", {"ran", "run"}, {"running"}, {"runs"});
}

TEST(Inflections, RefusesRowsThatItCannotRead) {
  EXPECT_FALSE(Inflections::inflect("ban ~~").ok());
  EXPECT_FALSE(Inflections::inflect("ban  ~").ok());
  EXPECT_FALSE(Inflections::inflect("").ok());
}

TEST(Inflections, FindsByFormAndTag) {
  const Resources resources;
  const auto loaded = Inflections::load(resources);
  ASSERT_TRUE(loaded.ok()) << loaded.message();
  const Inflections& table = loaded.value();
  EXPECT_EQ(table.find("found", "VBD"), "find");
  EXPECT_EQ(table.find("found", "VB"), "found");
  EXPECT_EQ(table.find("saw", "VBD"), "see");
  EXPECT_EQ(table.find("struck", "VBN"), "strike");
  EXPECT_EQ(table.find("shot", "VB"), "shoot");  // a wrong tag
  EXPECT_EQ(table.find("crises", "NNS"), "crisis");
  EXPECT_EQ(table.find("struck", "JJ"), "");
  EXPECT_EQ(table.find("zzzed", "VBD"), "");
  EXPECT_EQ(Inflections().find("found", "VBD"), "");
}

}  // namespace
}  // namespace hearsay
