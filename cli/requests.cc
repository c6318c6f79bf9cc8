#include "requests.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <limits>

#include "base/strings.h"

namespace hearsay::cli {
namespace {

void answer_stream(Session& session, const Coder& coder, std::istream& in, const std::string& path,
                   const Answer& answer) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (trim(line).empty()) continue;
    const auto complain = [&](const std::string& what) {
      session.complain(fmt::format("{}:{}: {}", path, number, what));
    };
    const nlohmann::json request = nlohmann::json::parse(line, nullptr, false);
    if (!request.is_object() || !request.contains("text") || !request["text"].is_string()) {
      complain("not a JSON object with a \"text\"; the line is left out");
      continue;
    }
    Document document;
    document.text = request["text"].get<std::string>();
    if (find_invalid_utf8(document.text) != std::string::npos) {
      complain("the text is not valid UTF-8; the line is left out");
      continue;
    }
    if (request.contains("published") && request["published"].is_string()) {
      document.published = parse_date(request["published"].get<std::string>()).value_or(Date());
    }
    const Analysis analysis = coder.code(std::move(document));
    const auto result = answer(request, analysis, OffsetMap(analysis.document.text));
    if (!result.ok()) {
      complain(result.message());
      continue;
    }
    put(result.value().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }
}

}  // namespace

void answer_requests(Session& session, const Coder& coder, const Answer& answer) {
  for (const std::string& path : session.inputs) {
    if (path == "-") {
      answer_stream(session, coder, std::cin, "standard input", answer);
      continue;
    }
    std::ifstream file(path);
    if (!file) {
      session.complain(path + ": cannot be opened");
      continue;
    }
    answer_stream(session, coder, file, path, answer);
  }
}

Result<std::vector<Span>> spans_of(const nlohmann::json& value, const OffsetMap& offsets) {
  const std::uint32_t length = offsets.code_points(std::numeric_limits<std::uint32_t>::max());
  const Error wrong{"spans are written [[start, end], ...] in code points within the text"};
  if (!value.is_array()) return wrong;
  std::vector<Span> spans;
  for (const auto& pair : value) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_unsigned() || !pair[1].is_number_unsigned())
      return wrong;
    const auto begin = pair[0].get<std::size_t>();
    const auto end = pair[1].get<std::size_t>();
    if (begin >= end || end > length) return wrong;
    spans.push_back(offsets.byte_span(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)));
  }
  return spans;
}

}  // namespace hearsay::cli
