// The container of a trained model: named sections, each 64-byte aligned, so that a file that is mapped or lies inside
// the program is used where it is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

class ModelFileWriter {
 public:
  void add(std::string name, std::string bytes) { sections_.emplace_back(std::move(name), std::move(bytes)); }
  // The bytes of numbers.
  template <typename T>
  void add(std::string name, const std::vector<T>& values) {
    add(std::move(name), std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)));
  }
  std::string finish() const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

// Views into the bytes, which must outlive it and be aligned to 8 bytes.
class ModelFile {
 public:
  // `name` is for messages. Fails on bytes that finish() did not write.
  static Result<ModelFile> open(std::string_view bytes, std::string_view name);
  // The bytes of a section; an error that names the file when it has none of that name.
  Result<std::string_view> section(std::string_view name) const;

 private:
  std::string file_;
  std::vector<std::pair<std::string_view, std::string_view>> sections_;
};

}  // namespace hearsay
