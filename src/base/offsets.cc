#include "base/offsets.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr std::size_t kBlock = 64;

// Every byte but the continuation bytes (10xxxxxx) starts a code point.
std::uint32_t starts_in(std::string_view bytes) {
  std::uint32_t n = 0;
  for (const char c : bytes) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  if (starts_in(text) == text.size()) return;
  before_.reserve(text.size() / kBlock + 1);
  std::uint32_t n = 0;
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    before_.push_back(n);
    n += starts_in(text.substr(at, kBlock));
  }
}

std::uint32_t OffsetMap::code_points(std::uint32_t at) const {
  at = std::min(at, static_cast<std::uint32_t>(text_.size()));
  if (before_.empty()) return at;
  const std::size_t block = std::min<std::size_t>(at / kBlock, before_.size() - 1);
  return before_[block] + starts_in(text_.substr(block * kBlock, at - block * kBlock));
}

std::uint32_t OffsetMap::bytes(std::uint32_t index) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (before_.empty()) return std::min(index, size);
  const auto next = std::upper_bound(before_.begin(), before_.end(), index);
  const auto block = static_cast<std::size_t>(next - before_.begin()) - 1;
  std::uint32_t n = before_[block];
  for (auto at = static_cast<std::uint32_t>(block * kBlock); at < size; ++at) {
    if ((static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) continue;
    if (n++ == index) return at;
  }
  return size;
}

}  // namespace hearsay
