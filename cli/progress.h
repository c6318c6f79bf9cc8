// Progress of long work on standard error: files, documents, sentences a second, and the time left. Only on a terminal,
// and only once the work has taken a second.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>

#include "text/reader.h"

namespace hearsay::cli {

class Progress {
 public:
  Progress();
  ~Progress();  // wipes the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(std::size_t documents, std::size_t sentences);  // from any thread
  // `done`: how far the reading was when the document was read that has been written now. From one thread at a time.
  void show(const ReadProgress& done);

 private:
  using Clock = std::chrono::steady_clock;
  const bool on_;
  const Clock::time_point start_;
  Clock::time_point shown_;
  std::atomic<std::size_t> documents_{0}, sentences_{0};
};

}  // namespace hearsay::cli
