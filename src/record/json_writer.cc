#include "record/json_writer.h"

#include <charconv>
#include <cmath>

namespace hearsay {

void JsonWriter::comma() {
  if (comma_) out_.push_back(',');
  comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  comma();
  out_.push_back(bracket);
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_.push_back(bracket);
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  out_.push_back(':');
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  comma();
  out_.push_back('"');
  const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t begin = i;
    while (i < text.size() && plain(text[i])) ++i;
    out_.append(text, begin, i - begin);
    if (i == text.size()) break;
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_.push_back('\\');
      out_.push_back(c);
    } else if (c == '\n') {
      out_.append("\\n");
    } else if (c == '\t') {
      out_.append("\\t");
    } else if (c == '\r') {
      out_.append("\\r");
    } else {
      out_.append("\\u00");
      out_.push_back(kHex[byte >> 4]);
      out_.push_back(kHex[byte & 15]);
    }
  }
  out_.push_back('"');
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  comma();
  out_.append(buffer, end);
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  comma();
  out_.append(buffer, end);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  comma();
  out_.append(truth ? "true" : "false");
  return *this;
}

void JsonWriter::end_line() {
  out_.push_back('\n');
  comma_ = false;
}

JsonWriter& JsonWriter::null() {
  comma();
  out_.append("null");
  return *this;
}

}  // namespace hearsay
