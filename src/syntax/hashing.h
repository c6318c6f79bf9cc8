// Hashes of strings and of feature tuples. They are part of the model format: weights are found by them, so a change
// here means training anew.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay {

inline std::uint64_t mix(std::uint64_t h, std::uint64_t value) {
  h = (h ^ value) * 0x9E3779B97F4A7C15ull;
  return h ^ (h >> 29);
}

// 32 bits of FNV-1a over 64.
inline std::uint32_t hash_string(std::string_view s) {
  std::uint64_t h = 0xCBF29CE484222325ull;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

// The key of a feature: the number of its template and up to four values.
inline std::uint64_t feature(std::uint32_t t, std::uint64_t a) {
  return mix(mix(t + 1, a), 0x51ED);
}
inline std::uint64_t feature(std::uint32_t t, std::uint64_t a, std::uint64_t b) {
  return mix(mix(mix(t + 1, a), b), 7);
}
inline std::uint64_t feature(std::uint32_t t, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return mix(mix(mix(mix(t + 1, a), b), c), 7);
}
inline std::uint64_t feature(std::uint32_t t, std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
  return mix(mix(mix(mix(mix(t + 1, a), b), c), d), 7);
}

}  // namespace hearsay
