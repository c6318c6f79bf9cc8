// Writes JSON into a string, in the order of the calls.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// Commas are put where they belong; that begins and ends match is up to the caller. Strings are valid UTF-8.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint32_t number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  // The shortest digits that read back the same; null for what is not a number.
  JsonWriter& value(double number);
  JsonWriter& value(bool truth);
  JsonWriter& null();
  // After a whole value: the next one is a line of its own.
  void end_line();

  template <typename T>
  JsonWriter& field(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  // null for the empty string: what is not known.
  JsonWriter& optional(std::string_view name, std::string_view text) {
    key(name);
    return text.empty() ? null() : value(text);
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void comma();
  std::string& out_;
  bool comma_ = false;  // a value stands before
};

}  // namespace hearsay
