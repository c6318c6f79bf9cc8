// Stretches of a document's text and the typed indices that the layers refer to each other by.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay {

// [begin, end) in BYTES of the document's UTF-8 text, always on code-point boundaries.
// Inside hearsay every span is in bytes; they become Unicode code points only when a record is written
// (record/offsets.h).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return empty() ? 0 : end - begin; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  std::string_view in(std::string_view text) const { return text.substr(begin, size()); }
  auto operator<=>(const Span&) const = default;
};

// The smallest span that covers both.
inline Span cover(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

// A typed index into one of the vectors of an Analysis; the default refers to nothing.
template <typename Tag>
struct Id {
  std::int32_t value = -1;

  constexpr Id() = default;
  constexpr explicit Id(std::int32_t v) : value(v) {}
  constexpr explicit Id(std::size_t v) : value(static_cast<std::int32_t>(v)) {}
  constexpr bool valid() const { return value >= 0; }
  constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  auto operator<=>(const Id&) const = default;
};

using WordId = Id<struct WordTag>;
using SentenceId = Id<struct SentenceTag>;
using MentionId = Id<struct MentionTag>;
using EntityId = Id<struct EntityTag>;
using PlaceId = Id<struct PlaceTag>;
using TimeId = Id<struct TimeTag>;
using AttributionId = Id<struct AttributionTag>;
using EventId = Id<struct EventTag>;

}  // namespace hearsay
