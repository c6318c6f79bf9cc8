// Runs tests/cases/mentions.jsonl and coref.jsonl through tokeniser, parser and mention detection.
//
// A mention or antecedent is written as its text, with "#2" for the second mention of that text. In mentions.jsonl only
// the fields that are given are compared. The parser is statistical, so that some cases may fail; the share that may is
// written below.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "mention/mentions.h"
#include "mention/place.h"
#include "syntax/parser.h"
#include "token/tokenise.h"

namespace hearsay {
namespace {

using Json = nlohmann::json;

constexpr double kMayFail = 0.05;

// What the cases need, loaded once; empty when the parser's weights are not there.
struct Steps {
  Resources resources;
  std::optional<Tokeniser> tokeniser;
  std::optional<Parser> parser;
  std::optional<PlaceResolver> places;
  std::optional<ActorDictionary> actors;

  bool load() {
    auto t = Tokeniser::load(resources);
    auto p = Parser::load(resources);
    auto g = PlaceResolver::load(resources);
    auto a = ActorDictionary::load(resources);
    if (!t.ok() || !p.ok() || !g.ok() || !a.ok()) return false;
    tokeniser.emplace(t.take());
    parser.emplace(p.take());
    places.emplace(g.take());
    actors.emplace(a.take());
    return true;
  }

  Analysis run(const Json& item) const {
    Analysis a;
    a.document.text = item["text"];
    a.document.published = parse_date(item.value("published", "")).value_or(Date{});
    a.document.publisher = item.value("publisher", "");
    tokeniser->tokenise(a.document, a.tree);
    parser->parse(a.tree);
    places->resolve(a);
    find_mentions(*actors, a);
    return a;
  }
};

const Mention* find(const Analysis& a, std::string text) {
  int wanted = 1;
  if (const auto mark = text.rfind('#'); mark != std::string::npos) {
    wanted = std::stoi(text.substr(mark + 1));
    text.resize(mark);
  }
  for (const Mention& m : a.mentions) {
    if (m.span.in(a.document.text) == text && --wanted == 0) return &m;
  }
  return nullptr;
}

Json as_json(const Mention& m) {
  return {{"country", m.actor.country}, {"sectors", m.actor.sectors}, {"group", m.actor.group}, {"role", m.actor.role}};
}

// What a reader of a failing case wants to see.
std::string listing(const Analysis& a) {
  std::string out;
  for (const Word& w : a.tree.words) {
    out += "    " + std::string(w.form) + " " + std::string(to_string(w.upos)) + " " + std::string(to_string(w.rel)) +
           " <- " + (w.head.valid() ? std::string(a.tree[w.head].form) : "root") + "\n";
  }
  for (const Mention& m : a.mentions) {
    out += "  [" + std::string(m.span.in(a.document.text)) + "] e" + std::to_string(m.entity.value) + " " +
           as_json(m).dump() + "\n";
  }
  return out;
}

std::vector<std::string> problems_of_mentions(const Json& item, const Analysis& a) {
  std::vector<std::string> problems;
  for (const Json& expected : item["mentions"]) {
    const std::string text = expected["text"];
    const Mention* m = find(a, text);
    if (m == nullptr) {
      problems.push_back("no mention '" + text + "'");
      continue;
    }
    const Json got = as_json(*m);
    for (const char* key : {"country", "sectors", "group", "role"}) {
      if (expected.contains(key) && expected[key] != got[key]) {
        problems.push_back("'" + text + "' " + key + ": expected " + expected[key].dump() + ", got " + got[key].dump());
      }
    }
  }
  return problems;
}

std::vector<std::string> problems_of_coref(const Json& item, const Analysis& a) {
  std::vector<std::string> problems;
  for (const char* key : {"same", "different"}) {
    for (const Json& pair : item[key]) {
      const Mention* x = find(a, pair[0]);
      const Mention* y = find(a, pair[1]);
      const bool wanted = std::string_view(key) == "same";
      if (x == nullptr || y == nullptr) {
        problems.push_back("no mention '" + std::string(x == nullptr ? pair[0] : pair[1]) + "'");
      } else if ((x->entity == y->entity) != wanted) {
        problems.push_back(std::string(wanted ? "not one: " : "not two: ") + pair.dump());
      }
    }
  }
  return problems;
}

template <typename Problems>
void run_cases(const std::string& file, Problems problems_of) {
  Steps steps;
  if (!steps.load()) GTEST_SKIP() << "no trained parser";
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/tests/cases/" + file);
  ASSERT_TRUE(in) << file;
  int cases = 0, failed = 0;
  std::string report;
  for (std::string line; std::getline(in, line);) {
    const Json item = Json::parse(line);
    const Analysis a = steps.run(item);
    const std::vector<std::string> problems = problems_of(item, a);
    ++cases;
    if (problems.empty()) continue;
    ++failed;
    report += "\n" + file + ":" + std::to_string(cases) + ": " + item["text"].get<std::string>() + "\n";
    for (const std::string& p : problems) report += "  ! " + p + "\n";
    report += listing(a);
  }
  EXPECT_LE(failed, cases * kMayFail) << failed << " of " << cases << " cases fail" << report;
}

TEST(MentionCases, Actors) {
  run_cases("mentions.jsonl", problems_of_mentions);
}
TEST(MentionCases, Coreference) {
  run_cases("coref.jsonl", problems_of_coref);
}

// What must hold of any document: mentions in order, each with an entity that lists it.
TEST(MentionCases, EveryMentionHasItsEntity) {
  Steps steps;
  if (!steps.load()) GTEST_SKIP() << "no trained parser";
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/tests/cases/mentions.jsonl");
  std::string all;
  for (std::string line; std::getline(in, line);) all += Json::parse(line)["text"].get<std::string>() + "\n";
  const Analysis a = steps.run({{"text", all}});
  ASSERT_FALSE(a.mentions.empty());
  std::size_t listed = 0;
  for (const Entity& e : a.entities) listed += e.mentions.size();
  EXPECT_EQ(listed, a.mentions.size());
  for (std::size_t i = 0; i < a.mentions.size(); ++i) {
    const Mention& m = a.mentions[i];
    ASSERT_TRUE(m.entity.valid() && m.entity.index() < a.entities.size());
    const auto& list = a.entities[m.entity.index()].mentions;
    EXPECT_NE(std::find(list.begin(), list.end(), MentionId(i)), list.end());
    EXPECT_TRUE(m.span.contains(a.tree[m.head].span) || m.span.overlaps(a.tree[m.head].span));
    if (i > 0) {
      EXPECT_LE(a.mentions[i - 1].span.begin, m.span.begin);
    }
  }
}

}  // namespace
}  // namespace hearsay
