#include "syntax/model_file.h"

#include <cstdint>
#include <cstring>

namespace hearsay {
namespace {

constexpr std::string_view kMagic = "hearsay-model-2\n";

std::size_t round_up(std::size_t n) {
  return (n + 63) / 64 * 64;
}

}  // namespace

// Layout: magic; for each section its name length and content length (64 bits each), the name, zeros up to a multiple
// of 64, the content, zeros up to a multiple of 64.
std::string ModelFileWriter::finish() const {
  std::string out(kMagic);
  for (const auto& [name, bytes] : sections_) {
    out.resize(round_up(out.size()));
    const std::uint64_t sizes[2] = {name.size(), bytes.size()};
    out.append(reinterpret_cast<const char*>(sizes), sizeof sizes);
    out += name;
    out.resize(round_up(out.size()));
    out += bytes;
  }
  out.resize(round_up(out.size()));
  return out;
}

Result<ModelFile> ModelFile::open(std::string_view bytes, std::string_view name) {
  ModelFile file;
  file.file_ = name;
  const Error damaged{file.file_ + ": not a hearsay model of this version; train it anew with script/train"};
  if (!bytes.starts_with(kMagic)) return damaged;
  for (std::size_t at = 64; at < bytes.size();) {
    std::uint64_t sizes[2];
    if (bytes.size() - at < sizeof sizes) return damaged;
    std::memcpy(sizes, bytes.data() + at, sizeof sizes);
    at += sizeof sizes;
    if (sizes[0] > bytes.size() - at) return damaged;
    const std::string_view section = bytes.substr(at, sizes[0]);
    at = round_up(at + sizes[0]);
    if (at > bytes.size() || sizes[1] > bytes.size() - at) return damaged;
    file.sections_.emplace_back(section, bytes.substr(at, sizes[1]));
    at = round_up(at + sizes[1]);
  }
  return file;
}

Result<std::string_view> ModelFile::section(std::string_view name) const {
  for (const auto& [section, bytes] : sections_) {
    if (section == name) return bytes;
  }
  return Error{file_ + ": the model has no section " + std::string(name) + "; train it anew with script/train"};
}

}  // namespace hearsay
