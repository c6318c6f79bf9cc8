#include "text/paths.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/strings.h"
#include "text/reader.h"

namespace hearsay {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 9> kEndings = {"txt",   "text",   "html",   "htm", "xhtml",
                                                      "jsonl", "ndjson", "conllu", "json"};

fs::path without_compression(const fs::path& path) {
  const std::string ending = lower(path.extension().string());
  return ending == ".gz" || ending == ".zst" ? path.stem() : path.filename();
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> heads) {
  return std::ranges::any_of(heads, [&](std::string_view head) { return text.starts_with(head); });
}

// A word line of CoNLL-U: ten columns, the first a number.
bool is_conllu_line(std::string_view line) {
  return !line.empty() && is_digit(static_cast<unsigned char>(line.front())) &&
         std::count(line.begin(), line.end(), '\t') == 9;
}

}  // namespace

std::string stem_of(const std::string& path) {
  const fs::path name = without_compression(path);
  const std::string stem = std::ranges::count(kEndings, ending_of(path)) > 0 ? name.stem().string() : name.string();
  return stem.empty() ? path : stem;
}

std::string ending_of(const std::string& path) {
  const std::string ending = lower(without_compression(path).extension().string());
  return ending.empty() ? ending : ending.substr(1);
}

Result<std::vector<std::string>> files_at(const std::string& path) {
  std::error_code error;
  if (path == "-" || !fs::is_directory(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    const std::string file = it->path().string();
    if (std::ranges::count(kEndings, ending_of(file)) > 0 && it->is_regular_file(ignored)) files.push_back(file);
  }
  if (error) return Error{path + ": cannot read the folder: " + error.message()};
  if (files.empty()) return Error{path + ": no .txt, .html, .jsonl or .conllu files in this folder"};
  std::ranges::sort(files);
  return files;
}

Format detect_format(std::string_view name, std::string_view head) {
  const std::string ending = ending_of(std::string(name));
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = trim(head);
  const std::string small = lower(head.substr(0, 200));
  if (ending == "html" || ending == "htm" || ending == "xhtml") return Format::html;
  if (ending == "jsonl" || ending == "ndjson" || ending == "json") return Format::jsonl;
  if (ending == "conllu") return Format::conllu;
  const bool xml_page = small.starts_with("<?xml") && small.find("<html") != std::string::npos;
  if (xml_page || starts_with_any(small, {"<!doctype html", "<html", "<head", "<body"})) return Format::html;
  if (ending == "txt" || ending == "text") return Format::text;
  if (starts_with_any(small, {"<!--", "<article", "<main", "<div", "<p>", "<meta"})) return Format::html;
  if (small.starts_with('{')) {
    const std::string_view inside = trim(head.substr(1));
    if (inside.starts_with('"')) return Format::jsonl;
  }
  for (const std::string_view line : split(head, '\n')) {
    if (line.starts_with('#')) continue;
    return is_conllu_line(line) ? Format::conllu : Format::text;
  }
  return Format::text;
}

}  // namespace hearsay
