#include "text/bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "text/decompress.h"

namespace hearsay {
namespace {

class FileBytes : public Bytes {
 public:
  FileBytes(std::FILE* file, bool owned, std::size_t* taken) : file_(file), owned_(owned), taken_(taken) {}
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override {
    if (owned_) std::fclose(file_);
  }
  std::size_t read(char* out, std::size_t size) override {
    const std::size_t n = std::fread(out, 1, size, file_);
    if (n == 0 && std::ferror(file_)) problem_ = std::string("cannot read on: ") + std::strerror(errno);
    if (taken_ != nullptr) *taken_ += n;
    return n;
  }
  std::string problem() const override { return problem_; }

 private:
  std::FILE* file_;
  bool owned_;
  std::size_t* taken_;
  std::string problem_;
};

class MemoryBytes : public Bytes {
 public:
  explicit MemoryBytes(std::string content) : content_(std::move(content)) {}
  std::size_t read(char* out, std::size_t size) override {
    const std::size_t n = std::min(size, content_.size() - at_);
    std::memcpy(out, content_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  std::string content_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<Bytes>> open_bytes(const std::string& path, std::size_t* taken) {
  if (path == "-") return decompressed(std::make_unique<FileBytes>(stdin, false, taken));
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return Error{path + ": is a folder, not a file"};
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return Error{path + ": cannot open: " + std::strerror(errno)};
  return decompressed(std::make_unique<FileBytes>(file, true, taken));
}

std::unique_ptr<Bytes> memory_bytes(std::string content) {
  return decompressed(std::make_unique<MemoryBytes>(std::move(content)));
}

std::string_view BufferedBytes::peek(std::size_t size) {
  constexpr std::size_t kBlock = std::size_t{1} << 16;
  if (begin_ > 0 && (begin_ >= buffer_.size() || begin_ >= kBlock)) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  while (!ended_ && buffer_.size() - begin_ < size) {
    const std::size_t old = buffer_.size();
    buffer_.resize(old + std::max(kBlock, size - (old - begin_)));
    const std::size_t n = source_->read(buffer_.data() + old, buffer_.size() - old);
    buffer_.resize(old + n);
    ended_ = n == 0;
  }
  return std::string_view(buffer_).substr(begin_, size);
}

bool LineReader::next(Line& line) {
  constexpr std::size_t kStep = std::size_t{1} << 16;
  bytes_->skip(pending_);
  pending_ = 0;
  line = {.text = {}, .number = ++number_, .too_long = false, .unended = false};
  std::size_t searched = 0;
  while (true) {
    const std::string_view seen = bytes_->peek(searched + kStep);
    const std::size_t end = seen.find('\n', searched);
    const bool last = end == std::string_view::npos && seen.size() < searched + kStep;
    if (end != std::string_view::npos || last) {
      if (last && seen.empty() && !line.too_long) return false;
      line.unended = last;
      const std::size_t size = last ? seen.size() : end;
      pending_ = last ? size : size + 1;
      line.too_long = line.too_long || size > max_line_;
      if (!line.too_long) line.text = seen.substr(0, size);
      if (line.text.ends_with('\r')) line.text.remove_suffix(1);
      return true;
    }
    searched = seen.size();
    if (searched > max_line_) {  // let go of what cannot be used, look on for the end of the line
      line.too_long = true;
      bytes_->skip(searched);
      searched = 0;
    }
  }
}

}  // namespace hearsay
