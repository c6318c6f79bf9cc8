#include "text/json_document.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/published.h"

namespace hearsay {

struct JsonDocumentParser::Parser {
  simdjson::dom::parser json;
};

JsonDocumentParser::JsonDocumentParser() : parser_(std::make_unique<Parser>()) {}
JsonDocumentParser::JsonDocumentParser(JsonDocumentParser&&) noexcept = default;
JsonDocumentParser& JsonDocumentParser::operator=(JsonDocumentParser&&) noexcept = default;
JsonDocumentParser::~JsonDocumentParser() = default;

namespace {

struct Field {
  const char* name;
  std::string Document::* member;
};
constexpr std::array kOptional = {Field{"title", &Document::title}, Field{"publisher", &Document::publisher},
                                  Field{"url", &Document::url}, Field{"byline", &Document::byline},
                                  Field{"wire", &Document::wire}};

void warn(JsonDocument& made, const std::string& what) {
  if (!made.warning.empty()) made.warning += "; ";
  made.warning += what;
}

}  // namespace

bool is_spread_json(std::string_view head) {
  const std::string_view first = trim(head.substr(0, head.find('\n')));
  return first == "[" || first == "{" || first.starts_with("[{");
}

Result<JsonDocument> JsonDocumentParser::parse(std::string_view line) {
  simdjson::dom::element root;
  if (const auto error = parser_->json.parse(line.data(), line.size()).get(root)) {
    return Error{std::string("not JSON (") + simdjson::error_message(error) + ")"};
  }
  simdjson::dom::object object;
  if (root.get(object)) return Error{"a JSON value that is not an object; a document is {\"id\": ..., \"text\": ...}"};

  JsonDocument made;
  std::string_view value;
  simdjson::dom::element field;
  if (object["text"].get(field) || field.is_null()) return Error{"no \"text\""};
  if (field.get(value)) return Error{"\"text\" is not a string"};
  if (trim(value).empty()) return Error{"\"text\" is empty"};
  made.document.text = value;
  if (std::ranges::count(made.document.text, '\0') > 0) {
    std::ranges::replace(made.document.text, '\0', ' ');
    warn(made, "\"text\" has NUL characters: read as spaces");
  }

  if (!object["id"].get(field) && !field.is_null()) {
    if (!field.get(value)) {
      made.document.id = value;
    } else {
      made.document.id = simdjson::minify(field);
    }
  }
  for (const Field& f : kOptional) {
    if (object[f.name].get(field) || field.is_null()) continue;
    if (field.get(value)) {
      warn(made, std::string("\"") + f.name + "\" is not a string: left out");
    } else {
      made.document.*f.member = value;
    }
  }
  if (!object["published"].get(field) && !field.is_null()) {
    if (!field.get(value) && parse_published(value)) {
      made.document.published = *parse_published(value);
    } else {
      warn(made, "\"published\" is not a date (YYYY-MM-DD): left out");
    }
  }
  return made;
}

}  // namespace hearsay
