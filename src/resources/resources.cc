#include "resources/resources.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>

#include "base/file.h"

extern "C" const char hearsay_archive_begin[];
extern "C" const char hearsay_archive_end[];

namespace hearsay {

Resources::Resources() {
  const auto round = [](std::size_t n) { return (n + 63) / 64 * 64; };
  const std::string_view archive(hearsay_archive_begin,
                                 static_cast<std::size_t>(hearsay_archive_end - hearsay_archive_begin));
  for (std::size_t at = 0; at + 16 <= archive.size();) {
    std::uint64_t sizes[2];
    std::memcpy(sizes, archive.data() + at, sizeof sizes);
    const std::string name(archive.substr(at + 16, sizes[0]));
    at = round(at + 16 + sizes[0]);
    entries_.push_back({name, {name, archive.substr(at, sizes[1])}});
    at = round(at + sizes[1]);
  }
}

Status Resources::add_lexicon(const std::string& folder) {
  return add(folder, "lexicon/", false);
}
Status Resources::add_models(const std::string& folder) {
  return add(folder, "models/", true);
}

Status Resources::add(const std::string& folder, std::string_view prefix, bool replace) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string extension = it->path().extension().string();
    const bool wanted = extension == ".tsv" || extension == (replace ? ".bin" : ".txt");
    if (it->is_regular_file() && wanted) files.push_back(it->path());
  }
  if (error) return Error{folder + ": cannot read the folder: " + error.message()};
  if (files.empty()) return Error{folder + ": no " + (replace ? ".bin or .tsv" : ".txt or .tsv") + " files in it"};
  std::sort(files.begin(), files.end());
  for (const fs::path& path : files) {
    auto bytes = read_file(path.string());
    if (!bytes.ok()) return bytes.error();
    owned_.push_back(std::make_shared<const std::string>(bytes.take()));
    const std::string key = std::string(prefix) + fs::relative(path, folder).generic_string();
    if (replace) std::erase_if(entries_, [&](const Entry& e) { return e.key == key; });
    entries_.push_back({key, {path.string(), *owned_.back()}});
  }
  return {};
}

std::vector<Resource> Resources::list(std::string_view prefix) const {
  std::vector<Resource> found;
  for (const Entry& e : entries_) {
    if (e.key.starts_with(prefix)) found.push_back(e.resource);
  }
  return found;
}

std::string_view Resources::find(std::string_view name) const {
  for (const Entry& e : entries_) {
    if (e.key == name) return e.resource.bytes;
  }
  return {};
}

}  // namespace hearsay
