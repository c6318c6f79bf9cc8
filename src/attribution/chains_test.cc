// Chains of attribution (tests/cases/chains.jsonl): who said that who said it. A chain counts when every link is found
// and every parent is the parent.
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "attribution/test_pipeline.h"
#include "base/offsets.h"

namespace hearsay {
namespace {

using Json = nlohmann::json;

std::vector<Span> spans(const Json& rows, const OffsetMap& at) {
  std::vector<Span> out;
  for (const Json& row : rows) out.push_back(at.byte_span(row[0].get<std::uint32_t>(), row[1].get<std::uint32_t>()));
  return out;
}

// The attribution that stands for a gold one, or -1.
int match(const Analysis& a, const Json& gold, const OffsetMap& at) {
  const std::vector<Span> source = spans(gold["source"], at);
  const std::vector<Span> cue = spans(gold["cue"], at);
  const std::vector<Span> content = spans(gold["content"], at);
  for (std::size_t i = 0; i < a.attributions.size(); ++i) {
    const Attribution& x = a.attributions[i];
    if (renders(x, source, content) && common_bytes(x.cue, cue) > 0) return static_cast<int>(i);
  }
  return -1;
}

TEST(Chains, AreRight) {
  constexpr double kFloor = 0.80;
  const TestPipeline pipeline;
  std::ifstream file(std::string(HEARSAY_SOURCE_DIR) + "/tests/cases/chains.jsonl");
  std::string line;
  int right = 0, all = 0;
  std::string missed;
  while (std::getline(file, line)) {
    const Json doc = Json::parse(line);
    const Analysis a = pipeline.run(doc["text"].get<std::string>());
    const OffsetMap at(a.document.text);
    std::map<std::string, int> mine;
    std::map<std::string, Json> gold;
    for (const Json& g : doc["attributions"]) {
      mine[g["id"].get<std::string>()] = match(a, g, at);
      gold[g["id"].get<std::string>()] = g;
    }
    for (const Json& g : doc["attributions"]) {
      if (g["parent"].is_null()) continue;
      bool ok = true;
      for (Json x = g; ok; x = gold[x["parent"].get<std::string>()]) {
        const int m = mine[x["id"].get<std::string>()];
        const int parent = m < 0 ? -1 : a.attributions[static_cast<std::size_t>(m)].parent.value;
        ok = m >= 0 && parent == (x["parent"].is_null() ? -1 : mine[x["parent"].get<std::string>()]);
        if (x["parent"].is_null()) break;
      }
      ++all;
      right += ok ? 1 : 0;
      if (ok) continue;
      missed += doc["doc_id"].get<std::string>() + ": " + a.document.text + "\n";
      for (const Attribution& x : a.attributions) missed += "    " + show(a, x) + "\n";
    }
  }
  ASSERT_GE(all, 60);
  EXPECT_GE(right, kFloor * all) << right << " of " << all << "\n" << missed;
}

}  // namespace
}  // namespace hearsay
