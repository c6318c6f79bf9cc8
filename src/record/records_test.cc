// JSON, ids and CSV over the analysis made by hand. That the JSON keeps its schemas is tested by schema/check.py.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "record/claims.h"
#include "record/csv.h"
#include "record/json_records.h"
#include "record/record_ids.h"
#include "record/sample_for_test.h"

namespace hearsay {
namespace {

using nlohmann::json;

// The text between two code points, counted one by one.
std::string slice(const std::string& text, const json& span) {
  std::string out;
  int n = -1;
  for (const char c : text) {
    n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (n >= span[0] && n < span[1]) out.push_back(c);
  }
  return out;
}

std::vector<json> lines(const std::string& text) {
  std::vector<json> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    all.push_back(json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return all;
}

TEST(EventLines, EveryFieldOfAnEvent) {
  const Analysis a = sample_analysis();
  const json e = lines(event_lines(a)).at(0);
  EXPECT_EQ(e["document"], "sample");
  EXPECT_EQ(e["event_type"], "ASSAULT");
  EXPECT_EQ(slice(a.document.text, e["trigger"]["span"]), "raids");
  EXPECT_EQ(slice(a.document.text, e["span"]), "its troops had foiled two raids near Karsa by the Red Front");
  EXPECT_EQ(e["quad"], 4);
  EXPECT_EQ(e["score"], -9);
  EXPECT_EQ(e["actor"][0]["text"], "the Red Front");
  EXPECT_EQ(e["actor"][0]["name"], "Red Front");
  EXPECT_EQ(e["actor"][0]["group"], "REDF");
  EXPECT_EQ(e["recipient"][0]["sector"], json({"MIL"}));
  EXPECT_EQ(e["recipient"][0]["name"], "its troops");
  EXPECT_TRUE(e["recipient"][0]["id"].is_null());
  EXPECT_EQ(e["place"]["geonameid"], 7);
  EXPECT_EQ(slice(a.document.text, e["place"]["span"]), "Karsa");
  EXPECT_EQ(e["time"]["start"], "2024-03-03");
  EXPECT_EQ(e["time"]["expression"], "Sunday");
  EXPECT_EQ(e["counts"]["events"]["low"], 2);
  EXPECT_EQ(e["stage"], "prevented");
  EXPECT_EQ(e["claims"].size(), 1U);
  EXPECT_EQ(e["attributions"][0]["id"], e["claims"][0]);
  EXPECT_EQ(e["attributions"][0]["source_text"], "The army\u2019s press service, ASPR,");
  EXPECT_EQ(e["attributions"][0]["entity"]["id"], "ASPR");
}

TEST(EventLines, NestedClaimsNameTheirParents) {
  const json e = lines(event_lines(sample_analysis())).at(1);
  ASSERT_EQ(e["claims"].size(), 2U);
  ASSERT_EQ(e["attributions"].size(), 2U);
  EXPECT_EQ(e["attributions"][0]["parent"], e["claims"][1]);
  EXPECT_TRUE(e["attributions"][1]["parent"].is_null());
  EXPECT_TRUE(e["place"].is_null());
  EXPECT_TRUE(e["time"].is_null());
  EXPECT_EQ(e["counts"], json::object());
}

TEST(EventLines, OpenCountsAndDatesOfRoles) {
  const std::vector<json> all = lines(event_lines(sample_analysis()));
  EXPECT_TRUE(all.at(3)["counts"]["injured"]["high"].is_null());
  EXPECT_EQ(all.at(2)["actor"][0]["role_from"], "2020-01-01");
  EXPECT_TRUE(all.at(2)["actor"][0]["role_to"].is_null());
  EXPECT_EQ(all.at(2)["attributions"][0]["hedge"], true);
  EXPECT_EQ(all.at(2)["attributions"][0]["source"], json::array());
}

TEST(AnnotateLine, EveryLayer) {
  const Analysis a = sample_analysis();
  const std::string line = annotate_line(a);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto o = nlohmann::ordered_json::parse(line);
  std::vector<std::string> keys;
  for (const auto& [key, value] : o.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"id", "sentences", "tokens", "names", "places", "entities", "attributions",
                                            "events"}));
  EXPECT_EQ(o["tokens"].size(), a.tree.words.size());
  EXPECT_EQ(slice(a.document.text, o["tokens"][4]["span"]), "ASPR,");
  EXPECT_EQ(o["names"][0]["type"], "ORG");
  EXPECT_EQ(o["entities"].size(), a.entities.size());
  EXPECT_EQ(o["events"].size(), 4U);
  EXPECT_FALSE(o["events"][0].contains("attributions"));
}

TEST(RecordIds, SameTextSameIds) {
  const Analysis a = sample_analysis();
  Analysis other = sample_analysis();
  other.document.id = "elsewhere";
  other.events.erase(other.events.begin());
  EXPECT_EQ(RecordIds(a).events[1], RecordIds(other).events[0]);
  EXPECT_EQ(RecordIds(a).attributions, RecordIds(other).attributions);
  other.document.text += ".";
  EXPECT_NE(RecordIds(a).events[1], RecordIds(other).events[0]);
  Analysis twice = sample_analysis();
  twice.events.push_back(twice.events.front());
  EXPECT_NE(RecordIds(twice).events.front(), RecordIds(twice).events.back());
}

std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back().push_back(text[++i]);
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      rows.back().emplace_back();
    } else if (!quoted && text.compare(i, 2, "\r\n") == 0) {
      rows.push_back({""});
      ++i;
    } else {
      rows.back().back().push_back(text[i]);
    }
  }
  rows.pop_back();
  return rows;
}

TEST(Csv, ReadsBackAsOneRowForEachEvent) {
  const auto rows = parse_csv(csv_header() + csv_rows(sample_analysis()));
  ASSERT_EQ(rows.size(), 5U);
  const auto cell = [&](std::size_t row, const std::string& column) {
    const auto at = std::find(rows[0].begin(), rows[0].end(), column);
    EXPECT_NE(at, rows[0].end()) << column;
    return rows[row].at(static_cast<std::size_t>(at - rows[0].begin()));
  };
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(cell(1, "event_type"), "ASSAULT");
  EXPECT_EQ(cell(1, "title"), "Raids foiled, army says");
  EXPECT_EQ(cell(1, "counts"), "events:2");
  EXPECT_EQ(cell(1, "sources"), "ASPR (ARV MIL)");
  EXPECT_EQ(cell(1, "lon"), "-2.25");
  EXPECT_EQ(cell(2, "sources"), "one <official> > the envoy");
  EXPECT_EQ(cell(2, "source_kind"), "named;unnamed");
  EXPECT_EQ(cell(3, "sources"), "nobody named");
  EXPECT_EQ(cell(4, "text"), "Protesters \"filled\" the square; 3 were hurt");
  EXPECT_EQ(cell(4, "counts"), "injured:3-");
  EXPECT_EQ(cell(4, "sources"), "");
}

TEST(Claims, ChainsAreOutermostFirst) {
  const Analysis a = sample_analysis();
  const auto chains = chains_of(a, a.events[1]);
  ASSERT_EQ(chains.size(), 1U);
  EXPECT_EQ(a.attribution(chains[0][0]).stance, Stance::quotes);
  Event both = a.events[1];
  both.claims.push_back(AttributionId(0));
  EXPECT_EQ(chain_label(a, both, " > "), "one <official> > the envoy; ASPR (ARV MIL)");
}

}  // namespace
}  // namespace hearsay
