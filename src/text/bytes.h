// Bytes from outside: files, standard input and memory, with gzip and zstd undone on the way.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "hearsay/status.h"

namespace hearsay {

// A stream of bytes that is read once, from front to back. Not for use by several threads.
class Bytes {
 public:
  virtual ~Bytes() = default;
  // Puts up to `size` bytes at `out` and says how many; 0 only at the end.
  virtual std::size_t read(char* out, std::size_t size) = 0;
  // After the end: why the end came early (a damaged or truncated archive, a read error); empty when it did not.
  // What was read before it stays usable.
  virtual std::string problem() const { return {}; }
};

// `path` is a file, or "-" for standard input. gzip (also of several members) and zstd are recognised by their first
// bytes. Fails when the path cannot be opened or is a folder. `taken` is raised by the bytes read from the file, as
// they lie there, compressed or not; it must outlive the stream.
Result<std::unique_ptr<Bytes>> open_bytes(const std::string& path, std::size_t* taken = nullptr);
// The same over a string that is held; for tests and for callers that have the bytes already.
std::unique_ptr<Bytes> memory_bytes(std::string content);

// A stream with a window on what comes next: the readers look at the head before they choose how to read on.
class BufferedBytes {
 public:
  explicit BufferedBytes(std::unique_ptr<Bytes> source) : source_(std::move(source)) {}

  // The next `size` bytes without taking them, fewer only when the stream ends before. Valid until the next call.
  std::string_view peek(std::size_t size);
  // Takes `size` bytes that peek() has shown.
  void skip(std::size_t size) { begin_ += size; }
  std::string problem() const { return source_->problem(); }

 private:
  std::unique_ptr<Bytes> source_;
  std::string buffer_;
  std::size_t begin_ = 0;
  bool ended_ = false;
};

// One line of a stream, without its line feed (and carriage return).
struct Line {
  std::string_view text;   // valid until the next line is read; empty when too long
  std::size_t number = 0;  // from 1
  bool too_long = false;   // it was skipped
  bool unended = false;    // the stream ended before a line feed
};

// Reads lines in memory bounded by the longest line allowed.
class LineReader {
 public:
  LineReader(BufferedBytes& bytes, std::size_t max_line) : bytes_(&bytes), max_line_(max_line) {}
  // False at the end.
  bool next(Line& line);

 private:
  BufferedBytes* bytes_;
  std::size_t max_line_;
  std::size_t number_ = 0;
  std::size_t pending_ = 0;  // bytes of the line handed out last, taken when the next one is asked for
};

}  // namespace hearsay
