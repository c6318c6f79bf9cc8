#include "mention/gazetteer.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"

namespace hearsay {
namespace {

class GazetteerTest : public testing::Test {
 protected:
  std::vector<GazetteerEntry> find(std::string_view name) const {
    std::vector<GazetteerEntry> found;
    gazetteer_.find(name, found);
    return found;
  }
  Resources resources_;
  Gazetteer gazetteer_ = Gazetteer::load(resources_).take();
};

TEST_F(GazetteerTest, FindsByNameAndOtherNames) {
  for (const char* name : {"Kyiv", "Kiev", "KYIV", "kyiv"}) {
    const auto found = find(name);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const auto& e) { return e.geonameid == 703448; })) << name;
  }
}

TEST_F(GazetteerTest, HyphensAndApostrophesDoNotPart) {
  EXPECT_FALSE(find("Port au Prince").empty());
  EXPECT_FALSE(find("Port-au-Prince").empty());
  EXPECT_FALSE(find("Sanaa").empty());
  EXPECT_FALSE(find("Sana'a").empty());
  EXPECT_FALSE(find("Sana’a").empty());
}

TEST_F(GazetteerTest, AbbreviationsAreExact) {
  EXPECT_EQ(find("US").size(), 1U);
  EXPECT_TRUE(find("us").empty());
}

TEST_F(GazetteerTest, NothingForWhatIsNoPlace) {
  EXPECT_TRUE(find("").empty());
  EXPECT_TRUE(find("Qwertzuiop").empty());
}

TEST_F(GazetteerTest, EveryRowHasAPointAndAKnownCountry) {
  GazetteerEntry country;
  for (const Resource& file : resources_.list("lexicon/places/")) {
    if (!file.name.ends_with(".tsv")) continue;
    std::size_t at = 0;
    for (std::string_view rest = file.bytes; !rest.empty(); rest.remove_prefix(std::min(rest.size(), at + 1))) {
      at = std::min(rest.find('\n'), rest.size());
      const std::string_view row = rest.substr(0, at);
      if (row.empty() || row.front() == '#') continue;
      const auto found = find(row.substr(0, row.find('\t')));
      ASSERT_FALSE(found.empty()) << row;
      for (const GazetteerEntry& e : found) {
        EXPECT_LE(std::abs(e.lat), 90) << row;
        EXPECT_LE(std::abs(e.lon), 180) << row;
        const std::string_view first = e.country.substr(0, e.country.find('|'));
        EXPECT_TRUE(first.empty() || gazetteer_.country(first, country)) << row;
      }
    }
  }
}

TEST(Gazetteer, UsersPlacesAreAddedAndBadRowsNamed) {
  const auto folder = std::filesystem::temp_directory_path() / "hearsay_gazetteer_test";
  std::filesystem::create_directories(folder / "places");
  const std::string file = (folder / "places" / "mine.tsv").string();
  ASSERT_TRUE(write_file(file, "Vorzumbek\tVorzum\t0\t41.5\t62.25\tUZB\tBukhara\t800\tcity\n").ok());
  Resources resources;
  ASSERT_TRUE(resources.add_lexicon(folder.string()).ok());
  const auto gazetteer = Gazetteer::load(resources);
  ASSERT_TRUE(gazetteer.ok()) << gazetteer.message();
  std::vector<GazetteerEntry> found;
  gazetteer.value().find("Vorzum", found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "Vorzumbek");
  EXPECT_DOUBLE_EQ(found[0].lon, 62.25);
  EXPECT_FALSE(found[0].by_name);

  ASSERT_TRUE(write_file(file, "# mine\nVorzumbek\t41.5\n").ok());
  Resources broken;
  ASSERT_TRUE(broken.add_lexicon(folder.string()).ok());
  const auto failed = Gazetteer::load(broken);
  ASSERT_FALSE(failed.ok());
  EXPECT_NE(failed.message().find("mine.tsv:2"), std::string::npos) << failed.message();
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hearsay
