#include "attribution/train_data.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/strings.h"

namespace hearsay {
namespace {

using Json = nlohmann::json;

// Byte offset of each code point, and of the end.
std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size(); at += static_cast<std::size_t>(code_point(text, at).bytes)) {
    out.push_back(static_cast<std::uint32_t>(at));
  }
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::vector<Span> spans(const Json& rows, const std::vector<std::uint32_t>& at) {
  std::vector<Span> out;
  for (const Json& row : rows) {
    const auto begin = row[0].get<std::size_t>();
    const auto end = row[1].get<std::size_t>();
    if (begin < end && end < at.size()) out.push_back({at[begin], at[end]});
  }
  return out;
}

void parse(Analysis& analysis, const Tokeniser& tokeniser, const Parser& parser) {
  tokeniser.tokenise(analysis.document, analysis.tree);
  parser.parse(analysis.tree);
}

}  // namespace

Result<std::vector<AttributionExample>> read_marked_documents(const std::string& path, const Tokeniser& tokeniser,
                                                              const Parser& parser) {
  const Result<std::string> bytes = read_file(path);
  if (!bytes.ok()) return bytes.error();
  std::vector<AttributionExample> out;
  int number = 0;
  for (const std::string_view line : split(bytes.value(), '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const Json doc = Json::parse(line, nullptr, false);
    if (!doc.is_object() || !doc.contains("text") || !doc.contains("attributions")) {
      return Error{fmt::format("{}:{}: not an object with \"text\" and \"attributions\"", path, number)};
    }
    AttributionExample& example = out.emplace_back();
    example.analysis.document.text = doc["text"].get<std::string>();
    const std::vector<std::uint32_t> at = code_points(example.analysis.document.text);
    for (const Json& a : doc["attributions"]) {
      Attribution& gold = example.gold.emplace_back();
      gold.source = spans(a.value("source", Json::array()), at);
      gold.cue = spans(a.value("cue", Json::array()), at);
      gold.content = spans(a.value("content", Json::array()), at);
    }
    parse(example.analysis, tokeniser, parser);
  }
  return out;
}

std::vector<AttributionExample> lexicon_documents(const CueLexicon& lexicon, int times, const Tokeniser& tokeniser,
                                                  const Parser& parser) {
  std::vector<AttributionExample> out;
  for (int i = 0; i < times; ++i) {
    for (const CueExample& e : lexicon.examples()) {
      AttributionExample& example = out.emplace_back();
      example.analysis.document.text = e.text;
      Attribution& gold = example.gold.emplace_back();
      gold.source = e.source;
      gold.cue = e.cue;
      gold.content = e.content;
      parse(example.analysis, tokeniser, parser);
    }
  }
  return out;
}

}  // namespace hearsay
