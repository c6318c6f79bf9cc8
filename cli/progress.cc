#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace hearsay::cli {

Progress::Progress() : on_(isatty(STDERR_FILENO) != 0), start_(Clock::now()), shown_(start_) {}

Progress::~Progress() {
  if (on_ && shown_ != start_) fmt::print(stderr, "\r\033[K");
}

void Progress::add(std::size_t documents, std::size_t sentences) {
  documents_ += documents;
  sentences_ += sentences;
}

void Progress::show() {
  using std::chrono::duration;
  const Clock::time_point now = Clock::now();
  if (!on_ || now - shown_ < std::chrono::seconds(1)) return;
  shown_ = now;
  const double seconds = duration<double>(now - start_).count();
  fmt::print(stderr, "\r\033[K{} documents, {} sentences, {:.0f} sentences/s", documents_.load(), sentences_.load(),
             static_cast<double>(sentences_.load()) / seconds);
  std::fflush(stderr);
}

}  // namespace hearsay::cli
