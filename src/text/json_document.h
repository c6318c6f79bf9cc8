// One line of JSONL: {"id", "text", "title", "publisher", "url", "byline", "wire", "published"}.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "hearsay/document.h"
#include "hearsay/status.h"

namespace hearsay {

struct JsonDocument {
  Document document;    // id is empty when the line has none
  std::string warning;  // a field that could not be used; empty when all were
};

// Whether the head of a file is JSON, but not one object a line: an array, or an object that goes on over lines.
bool is_spread_json(std::string_view head);

// Parses such lines one after the other, reusing its memory. "text" must be there and be a string with more than white
// space; "id" may be a number; the other fields are optional strings, null counts as absent, further fields are left
// alone. The errors say what is wrong with the line; file and line number are the caller's to add.
class JsonDocumentParser {
 public:
  JsonDocumentParser();
  JsonDocumentParser(JsonDocumentParser&&) noexcept;
  JsonDocumentParser& operator=(JsonDocumentParser&&) noexcept;
  ~JsonDocumentParser();

  // `line` is valid UTF-8.
  Result<JsonDocument> parse(std::string_view line);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace hearsay
