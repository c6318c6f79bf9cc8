// What a learned reader makes of each word: whether it is part of who says something, of the words that say that it is
// said, or of what is said; and how sure the text makes us that what it says happened.
#pragma once

#include <cstdint>
#include <vector>

namespace hearsay {

enum class Role : std::uint8_t { source, cue, content };
inline constexpr int kRoles = 3;

struct WordReading {
  float begin[kRoles] = {}, inside[kRoles] = {};  // probabilities that a span of the role begins here, goes on here
  float factuality = 0;                           // -3 .. 3; means something only of words that say what happens

  float within(Role role) const { return begin[static_cast<int>(role)] + inside[static_cast<int>(role)]; }
};

}  // namespace hearsay
