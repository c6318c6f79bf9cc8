// Errors as values. Library code never throws across the public API, never prints, never exits:
// a function that can fail returns Status, or Result<T> when it also has something to give.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace hearsay {

// Why something failed, in one line that a user can act on: what, where (file, line), what to do.
struct Error {
  std::string message;
};

// Success, or an Error. Cheap to move; not shared between threads while it is written.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : message_(std::move(error.message)), ok_(false) {}  // NOLINT: return Error{...} is the idiom

  bool ok() const { return ok_; }
  const std::string& message() const { return message_; }

 private:
  std::string message_;
  bool ok_ = true;
};

// A T, or the Error that kept it from being made. value() requires ok().
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}      // NOLINT: return value; is the idiom
  Result(Error error) : content_(std::move(error)) {}  // NOLINT

  bool ok() const { return std::holds_alternative<T>(content_); }
  T& value() {
    assert(ok());
    return std::get<T>(content_);
  }
  const T& value() const {
    assert(ok());
    return std::get<T>(content_);
  }
  T take() { return std::move(value()); }
  const std::string& message() const {
    assert(!ok());
    return std::get<Error>(content_).message;
  }
  Error error() const { return Error{message()}; }

 private:
  std::variant<T, Error> content_;
};

}  // namespace hearsay
