// How words are labelled as parts of names.
#pragma once

#include <cstdint>

namespace hearsay {

// Outside, then begin and inside of each kind.
enum class NameLabel : std::uint8_t { O, B_PER, I_PER, B_ORG, I_ORG, B_LOC, I_LOC };
inline constexpr int kNameLabels = 7;

// Whether `next` may stand behind `previous`: inside only after begin or inside of the same kind.
constexpr bool may_follow(NameLabel previous, NameLabel next) {
  const auto n = static_cast<int>(next);
  return n == 0 || n % 2 == 1 || static_cast<int>(previous) == n || static_cast<int>(previous) == n - 1;
}

}  // namespace hearsay
