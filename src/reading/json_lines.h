// What training reads: files of lines, most of them JSONL whose objects point into their texts.
#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/offsets.h"
#include "base/strings.h"
#include "hearsay/span.h"
#include "hearsay/status.h"

namespace hearsay {

// Calls `use`, which gives a Status, with each line that is not blank; one that `use` turns down ends the reading with
// an error that names file and line.
template <typename Use>
Status for_each_line(const std::string& path, const Use& use) {
  const Result<std::string> bytes = read_file(path);
  if (!bytes.ok()) return bytes.error();
  int number = 0;
  for (const std::string_view line : split(bytes.value(), '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    if (const Status s = use(line); !s.ok()) return Error{fmt::format("{}:{}: {}", path, number, s.message())};
  }
  return {};
}

// Calls `use`, which gives a Status, with each line's object; one that lacks a key, or that `use` turns down, ends the
// reading with an error that names file and line.
template <typename Use>
Status for_each_json_line(const std::string& path, std::initializer_list<const char*> keys, const Use& use) {
  return for_each_line(path, [&](std::string_view line) -> Status {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    for (const char* key : keys) {
      if (!row.is_object() || !row.contains(key)) return Error{fmt::format("not an object with \"{}\"", key)};
    }
    return use(row);
  });
}

// The spans of [[start, end], ...], code points of the text of `at`, in bytes; empty ones are left out.
inline std::vector<Span> byte_spans(const nlohmann::json& rows, const OffsetMap& at) {
  std::vector<Span> out;
  for (const auto& row : rows) {
    const Span s = at.byte_span(row[0].get<std::uint32_t>(), row[1].get<std::uint32_t>());
    if (!s.empty()) out.push_back(s);
  }
  return out;
}

}  // namespace hearsay
