// What every reader must keep, whatever the bytes are.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/strings.h"
#include "text/reader.h"

namespace hearsay {

// Reads the bytes as a file of this name to its end and aborts when a promise of the readers is broken: each document
// has an id and valid UTF-8 within the limits, each error and warning is one line.
inline void read_all(const char* name, const std::uint8_t* data, std::size_t size) {
  const auto check = [](bool kept) {
    if (!kept) std::abort();
  };
  const auto is_line = [](const std::string& s) { return !s.empty() && s.find('\n') == std::string::npos; };
  ReadOptions options;
  options.max_text_bytes = 4096;
  options.max_record_bytes = 65536;
  DocumentReader reader(name, std::string(reinterpret_cast<const char*>(data), size), options);
  std::size_t items = 0;
  while (const auto item = reader.next()) {
    ++items;
    if (!item->ok()) {
      check(is_line(item->message()));
      continue;
    }
    const Input& input = item->value();
    check(!input.document.id.empty());
    for (const std::string* s : {&input.document.text, &input.document.title, &input.document.publisher,
                                 &input.document.url, &input.document.byline, &input.conllu}) {
      check(find_invalid_utf8(*s) == std::string::npos);
    }
    check(!trim(input.document.text).empty() || input.format == Format::conllu);
  }
  check(items > 0);  // nothing is passed over in silence
  for (const std::string& warning : reader.take_warnings()) check(is_line(warning));
}

}  // namespace hearsay
