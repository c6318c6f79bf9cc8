#include "mention/actors.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

#include "base/file.h"

namespace hearsay {
namespace {

// A lexicon folder of its own for one test, laid over what ships.
class Overlay {
 public:
  Overlay() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("hearsay_actors_" + std::string(info->name()));
    std::filesystem::create_directories(folder_ / "actors");
  }
  ~Overlay() { std::filesystem::remove_all(folder_); }

  void add(const std::string& name, const std::string& rows) {
    ASSERT_TRUE(write_file((folder_ / "actors" / name).string(), rows).ok());
  }
  Resources resources() const {
    Resources r;
    EXPECT_TRUE(r.add_lexicon(folder_.string()).ok());
    return r;
  }

 private:
  std::filesystem::path folder_;
};

// The words of a sentence, separated by blanks, without a tree.
Tree words_of(std::string_view text) {
  Tree tree;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    Word w;
    w.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    w.form = text.substr(i, end - i);
    if (!tree.words.empty()) w.head = WordId(0);
    tree.words.push_back(w);
    i = end + 1;
  }
  tree.sentences.push_back(
      {{0, static_cast<std::uint32_t>(text.size())}, WordId(0), static_cast<int>(tree.words.size())});
  tree.index();
  return tree;
}

std::vector<std::string> names_in(const ActorDictionary& d, std::string_view text) {
  std::vector<std::string> found;
  for (const NameMatch& m : d.find_names(words_of(text), SentenceId(0))) {
    found.push_back(std::string(m.span.in(text)) + "=" + d.actor(m.actor, {}).id);
  }
  return found;
}
using Names = std::vector<std::string>;

ActorDictionary loaded(const Resources& resources) {
  auto d = ActorDictionary::load(resources);
  EXPECT_TRUE(d.ok()) << (d.ok() ? "" : d.message());
  return d.take();
}

TEST(ActorDictionary, LongestMatchWinsHoweverTheTokeniserSplits) {
  Overlay o;
  o.add("groups.tsv", "XQD\tal-Quxar\tal-Quxar Front|Quxar\tYEM\tREB\t\t\t\n");
  const ActorDictionary d = loaded(o.resources());
  EXPECT_EQ(names_in(d, "Fighters of al-Quxar Front fled"), Names{"al-Quxar Front=XQD"});
  EXPECT_EQ(names_in(d, "Fighters of al - Quxar Front fled"), Names{"al - Quxar Front=XQD"});
  EXPECT_EQ(names_in(d, "Al-Quxar said so"), Names{"Al-Quxar=XQD"});
  EXPECT_EQ(names_in(d, "Quxar , Front"), Names{"Quxar=XQD"});
  EXPECT_EQ(names_in(d, "quxar is no name in lower case"), Names{});
  EXPECT_EQ(names_in(d, "THE QUXAR HAVE LEFT THE CITY"), Names{"QUXAR=XQD"});
}

TEST(ActorDictionary, AccentsAndFullStopsDoNotCount) {
  Overlay o;
  o.add("leaders.tsv", "ERD\tTayyip Qerdoğan\tQerdoğan\tTUR\tGOV\tpresident\t2014\t\n");
  const ActorDictionary d = loaded(o.resources());
  EXPECT_EQ(names_in(d, "President Qerdogan met Qerdoğan"), (Names{"Qerdogan=ERD", "Qerdoğan=ERD"}));
  EXPECT_EQ(names_in(d, "the U.S. and the US left us"), (Names{"U.S.=USA", "US=USA"}));
}

TEST(ActorDictionary, WhoSomebodyIsDependsOnTheDate) {
  Overlay o;
  o.add("groups.tsv", "ZQX\tZuqar Army\t\tAFG\tREB\t\t1994\t2021-08-14\nZQX\tZuqar Army\t\tAFG\tGOV\t\t2021-08-15\t\n");
  o.add("leaders.tsv", "ZP\tZara Pexton\tPexton\tGBR\tGOV\tforeign minister\t2010\t2012\n");
  const ActorDictionary d = loaded(o.resources());
  const auto zuqar = d.find("the Zuqar Army");
  ASSERT_TRUE(zuqar);
  EXPECT_EQ(d.actor(*zuqar, {2020, 1, 1}).sectors, std::vector<std::string>{"REB"});
  EXPECT_EQ(d.actor(*zuqar, {2021, 8, 15}).sectors, std::vector<std::string>{"GOV"});
  EXPECT_EQ(d.actor(*zuqar, {}).sectors, std::vector<std::string>{"GOV"});
  EXPECT_EQ(d.actor(*zuqar, {}).group, "ZQX");
  const auto pexton = d.find("Pexton");
  ASSERT_TRUE(pexton);
  EXPECT_EQ(d.actor(*pexton, {2011, 5, 5}).role, "foreign minister");
  EXPECT_EQ(d.actor(*pexton, {2011, 5, 5}).role_to, (Date{2012, 12, 31}));
  EXPECT_EQ(d.actor(*pexton, {2013, 1, 1}).role, "former foreign minister");
  EXPECT_EQ(d.actor(*pexton, {2013, 1, 1}).sectors, std::vector<std::string>{"ELI"});
  EXPECT_EQ(d.actor(*pexton, {2009, 1, 1}).role, "");
  EXPECT_EQ(d.actor(*pexton, {2009, 1, 1}).country, "GBR");
}

TEST(ActorDictionary, AUsersFileDescribesAnActorAnew) {
  Overlay o;
  o.add("mine.tsv", "FRA_X\tQuaxland\tFrance\tQQQ\tGOV\t\t\t\n");
  const ActorDictionary d = loaded(o.resources());
  EXPECT_EQ(names_in(d, "France agreed"), Names{"France=FRA_X"});
}

TEST(ActorDictionary, TypesMatchSingularAndPlural) {
  Overlay o;
  o.add("types.tsv", "quux fighter\tREB\tforce\tfighter\nquux man\tUAF\tperson\tgunman\n");
  const ActorDictionary d = loaded(o.resources());
  const Tree tree = words_of("Two Quux fighters met quux men");
  std::vector<std::string> phrases;
  for (const TypeMatch& m : d.find_types(tree, SentenceId(0))) {
    if (m.first < m.last) phrases.push_back(m.type->phrase);
  }
  EXPECT_EQ(phrases, (std::vector<std::string>{"quux fighter", "quux man"}));
}

TEST(ActorDictionary, LoadNamesFileAndLine) {
  Overlay o;
  o.add("groups.tsv", "# comment\nXX\tOne\t\tFRA\tREB\t\t\t\nYY\tTwo\tFRA\n");
  const auto d = ActorDictionary::load(o.resources());
  ASSERT_FALSE(d.ok());
  EXPECT_NE(d.message().find("groups.tsv:3: 3 columns, expected 8"), std::string::npos) << d.message();
}

TEST(ActorDictionary, CheckFindsEverything) {
  Overlay o;
  o.add("groups.tsv",
        "QB\tQuB\t\tFRA\tREB\t\t\t\nQA\tQuA\t\tXYZ\tREX\t\t\t\nQC\tQuC\tQuB\tIMG\tREB\t\t2000\t2005\n"
        "QC\tQuC\t\tIMG\tGOV\t\t2004\t\nQD\tQuD\t\tFRA\tREB\t\t20\t\n");
  o.add("types.tsv", "quux\tGOV\tthing\t\n");
  const Status s = check_actors(o.resources());
  ASSERT_FALSE(s.ok());
  for (const char* what :
       {"groups.tsv:2: 'QA' is not in order", "groups.tsv:2: 'XYZ' is not a country",
        "groups.tsv:2: 'REX' is not a sector", "groups.tsv:3: 'QuB' already stands for QB",
        "groups.tsv:4: overlaps the row before", "groups.tsv:5: dates are", "types.tsv:1: kind is person"}) {
    EXPECT_NE(s.message().find(what), std::string::npos) << what << "\nin\n" << s.message();
  }
}

TEST(ActorDictionary, WhatShipsLoads) {
  const Resources resources;
  const ActorDictionary d = loaded(resources);
  EXPECT_EQ(names_in(d, "Islamabad and the Pakistani demands"), (Names{"Islamabad=PAK", "Pakistani=PAK"}));
}

}  // namespace
}  // namespace hearsay
