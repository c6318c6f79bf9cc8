#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <string>

namespace hearsay::cli {
namespace {

// "35 s", "4 min", "2 h 10 min"
std::string duration_text(double seconds) {
  const long s = std::lround(seconds);
  if (s < 100) return fmt::format("{} s", s);
  if (s < 6000) return fmt::format("{} min", (s + 30) / 60);
  return fmt::format("{} h {} min", s / 3600, s % 3600 / 60);
}

}  // namespace

Progress::Progress() : on_(isatty(STDERR_FILENO) != 0), start_(Clock::now()), shown_(start_) {}

Progress::~Progress() {
  if (on_ && shown_ != start_) fmt::print(stderr, "\r\033[K");
}

void Progress::add(std::size_t documents, std::size_t sentences) {
  documents_ += documents;
  sentences_ += sentences;
}

void Progress::show(const ReadProgress& done) {
  using std::chrono::duration;
  const Clock::time_point now = Clock::now();
  if (!on_ || now - shown_ < std::chrono::seconds(1)) return;
  shown_ = now;
  const double seconds = duration<double>(now - start_).count();
  std::string line;
  if (done.files_total > 1) line += fmt::format("{} of {} files, ", done.files, done.files_total);
  line += fmt::format("{} documents, {:.0f} sentences/s", documents_.load(),
                      static_cast<double>(sentences_.load()) / seconds);
  if (done.bytes_total > 0 && done.bytes > 0 && done.bytes < done.bytes_total) {
    const double left = static_cast<double>(done.bytes_total - done.bytes) / static_cast<double>(done.bytes);
    line += ", " + duration_text(seconds * left) + " left";
  }
  fmt::print(stderr, "\r\033[K{}", line);
  std::fflush(stderr);
}

}  // namespace hearsay::cli
