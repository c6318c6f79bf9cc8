#include "text/reader.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <utility>

#include "base/strings.h"
#include "text/bytes.h"
#include "text/encoding.h"
#include "text/html_document.h"
#include "text/json_document.h"
#include "text/paths.h"
#include "text/plain_text.h"

namespace hearsay {
namespace {

constexpr std::size_t kHead = 4096;

}  // namespace

struct DocumentReader::State {
  std::vector<Error> pending;  // to be reported next: paths that gave nothing, inputs that ended before their end
  std::vector<std::string> paths;
  std::size_t next_path = 0;
  std::optional<std::string> memory;  // content of the only path
  ReadOptions options;
  std::vector<std::string> warnings;
  std::unordered_map<std::string, int> ids;  // made from names, with how often
  JsonDocumentParser json;
  std::size_t bytes_total = 0;  // see ReadProgress
  std::size_t taken = 0;        // bytes of the files read so far

  // The input that is open.
  std::optional<BufferedBytes> bytes;
  std::optional<LineReader> lines;
  std::string path;
  Format format = Format::text;
  std::size_t offset = 0;  // bytes of a plain text handed out
  bool delivered = false;  // something came out of it, a document or an error

  using Item = std::optional<Result<Input>>;

  Item next();
  Item open(const std::string& file);
  Item read_one();
  Item read_text();
  Item read_page();
  Item read_conllu();
  Item read_line();
  void close();

  Item fail(const std::string& what) {
    delivered = true;
    return Error{path + ": " + what};
  }
  void warn(const std::string& what) { warnings.push_back(path + ": " + what); }
  Input input(Document document) {
    delivered = true;
    return {.document = std::move(document), .conllu = {}, .format = format, .path = path, .line = 0};
  }
  std::string new_id() {
    std::string stem = path == "-" ? "stdin" : stem_of(path);
    const int n = ++ids[stem];
    if (n == 1) return stem;
    std::string id = stem + "-" + std::to_string(n);
    return ids.contains(id) ? new_id() : (ids[id] = 1, id);
  }
};

DocumentReader::State::Item DocumentReader::State::next() {
  if (!pending.empty()) {
    Error first = pending.front();
    pending.erase(pending.begin());
    return first;
  }
  while (pending.empty() && (bytes || next_path < paths.size())) {
    Item item = bytes ? read_one() : open(paths[next_path++]);
    if (item) return item;
  }
  return pending.empty() ? std::nullopt : next();
}

// Opens a file and looks at its head; gives an error where there is nothing to read.
DocumentReader::State::Item DocumentReader::State::open(const std::string& file) {
  path = file;
  auto source = memory ? Result<std::unique_ptr<Bytes>>(memory_bytes(std::move(*memory))) : open_bytes(file, &taken);
  if (!source.ok()) return source.error();
  bytes.emplace(source.take());
  offset = 0;
  delivered = false;
  const std::string_view head = bytes->peek(kHead);
  std::string problem;
  if (head.empty() || trim(head).empty()) {
    if (head.size() < kHead) problem = bytes->problem().empty() ? "empty: nothing to read" : bytes->problem();
  } else if (looks_binary(head)) {
    problem = "binary, not text; hearsay reads plain text, HTML, JSONL and CoNLL-U, also with gzip or zstd";
    if (head.starts_with("%PDF")) problem = "a PDF; take its text out first (pdftotext)";
  }
  if (!problem.empty()) {
    bytes.reset();
    return fail(problem);
  }
  format = options.format.value_or(detect_format(path, head));
  if (format == Format::jsonl && is_spread_json(head)) {
    bytes.reset();
    return fail(
        "JSON over several lines; hearsay reads one object a line (jq -c '.[]' for an array, jq -c . for objects)");
  }
  if (format == Format::jsonl) {
    if (head.starts_with("\xEF\xBB\xBF")) bytes->skip(3);
    lines.emplace(*bytes, options.max_record_bytes);
  }
  return std::nullopt;
}

void DocumentReader::State::close() {
  if (const std::string problem = bytes->problem(); !problem.empty()) pending.push_back(Error{path + ": " + problem});
  lines.reset();
  bytes.reset();
}

DocumentReader::State::Item DocumentReader::State::read_one() {
  switch (format) {
    case Format::text:
      return read_text();
    case Format::html:
      return read_page();
    case Format::conllu:
      return read_conllu();
    case Format::jsonl:
      return read_line();
  }
  return std::nullopt;
}

DocumentReader::State::Item DocumentReader::State::read_text() {
  std::string_view part = bytes->peek(options.max_text_bytes + 1);
  if (part.empty()) {
    const bool nothing = !delivered && bytes->problem().empty();
    close();
    return nothing ? fail("empty: nothing to read") : std::nullopt;
  }
  const bool utf16 = offset == 0 && (part.starts_with("\xFF\xFE") || part.starts_with("\xFE\xFF"));
  if (part.size() > options.max_text_bytes) {
    if (utf16) {
      bytes.reset();
      return fail("UTF-16 of more than " + std::to_string(options.max_text_bytes) + " bytes; convert it to UTF-8");
    }
    part = part.substr(0, cut_at(part.substr(0, options.max_text_bytes)));
    if (offset == 0) {
      warn("larger than " + std::to_string(options.max_text_bytes) + " bytes: read as several documents");
    }
  }
  Decoded decoded = decode_text(std::string(part), offset);
  if (!decoded.warning.empty()) warn(decoded.warning);
  offset += part.size();
  bytes->skip(part.size());
  if (trim(decoded.text).empty()) return std::nullopt;
  Document document;
  document.id = new_id();
  document.text = std::move(decoded.text);
  return input(std::move(document));
}

DocumentReader::State::Item DocumentReader::State::read_page() {
  std::string page(bytes->peek(options.max_record_bytes + 1));
  if (page.size() > options.max_record_bytes) {
    bytes.reset();
    return fail("a page of more than " + std::to_string(options.max_record_bytes) + " bytes: left out");
  }
  close();
  Decoded decoded = decode_html(std::move(page));
  if (!decoded.warning.empty()) warn(decoded.warning);
  auto document = html_document(decoded.text);
  if (!document.ok()) return fail(document.message() + ": left out");
  document.value().id = new_id();
  return input(document.take());
}

DocumentReader::State::Item DocumentReader::State::read_conllu() {
  Input made = input(Document{.id = new_id()});
  constexpr std::size_t kStep = std::size_t{1} << 20;
  for (std::string_view part = bytes->peek(kStep); !part.empty(); part = bytes->peek(kStep)) {
    made.conllu += part;
    bytes->skip(part.size());
  }
  close();
  Decoded decoded = decode_text(std::move(made.conllu));
  if (!decoded.warning.empty()) warn(decoded.warning);
  made.conllu = std::move(decoded.text);
  return made;
}

DocumentReader::State::Item DocumentReader::State::read_line() {
  Line line;
  if (!lines->next(line)) {
    const bool nothing = !delivered && bytes->problem().empty();
    close();
    return nothing ? fail("no line with a document") : std::nullopt;
  }
  const auto at = [&](const std::string& what) { return "line " + std::to_string(line.number) + ": " + what; };
  if (line.too_long) {
    return fail(at("more than " + std::to_string(options.max_record_bytes) + " bytes: left out"));
  }
  if (trim(line.text).empty()) return std::nullopt;
  Decoded decoded;
  if (find_invalid_utf8(line.text) != std::string_view::npos) {
    decoded = decode_text(std::string(line.text));
    warn(at(decoded.warning));
    line.text = decoded.text;
  }
  auto parsed = json.parse(line.text);
  // The line that a truncated archive ends in is said with the archive, not once more.
  if (!parsed.ok() && line.unended && !bytes->problem().empty()) return std::nullopt;
  if (!parsed.ok()) return fail(at(parsed.message() + ": left out"));
  if (!parsed.value().warning.empty()) warn(at(parsed.value().warning));
  Document document = std::move(parsed.value().document);
  if (document.id.empty()) document.id = (path == "-" ? "stdin" : stem_of(path)) + ":" + std::to_string(line.number);
  Input made = input(std::move(document));
  made.line = line.number;
  return made;
}

DocumentReader::DocumentReader(const std::vector<std::string>& paths, ReadOptions options)
    : state_(std::make_unique<State>()) {
  state_->options = options;
  for (const std::string& path : paths) {
    auto files = files_at(path);
    if (!files.ok()) {
      state_->pending.push_back(files.error());
      continue;
    }
    for (std::string& file : files.value()) state_->paths.push_back(std::move(file));
  }
  for (const std::string& path : state_->paths) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (path == "-") {
      state_->bytes_total = 0;
      break;
    }
    if (!error) state_->bytes_total += size;
  }
}

DocumentReader::DocumentReader(std::string name, std::string content, ReadOptions options)
    : state_(std::make_unique<State>()) {
  state_->options = options;
  state_->memory = std::move(content);
  state_->paths.push_back(std::move(name));
}

DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;
DocumentReader::~DocumentReader() = default;

std::optional<Result<Input>> DocumentReader::next() {
  return state_->next();
}

std::vector<std::string> DocumentReader::take_warnings() {
  return std::exchange(state_->warnings, {});
}

ReadProgress DocumentReader::progress() const {
  return {.files = state_->next_path,
          .files_total = state_->paths.size(),
          .bytes = state_->taken,
          .bytes_total = state_->bytes_total};
}

}  // namespace hearsay
