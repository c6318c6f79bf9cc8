#include "record/record_ids.h"

#include <xxhash.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <unordered_map>

namespace hearsay {
namespace {

// What tells one record from another; hashed as bytes.
using Key = std::array<std::uint32_t, 4>;

class Namer {
 public:
  Namer(char prefix, std::string_view text) : prefix_(prefix), seed_(XXH3_64bits(text.data(), text.size())) {}

  std::string name(Key key) {
    const std::uint64_t alike = XXH3_64bits_withSeed(key.data(), sizeof key, seed_);
    const std::uint32_t number = seen_[alike]++;
    const std::uint64_t hash = number == 0 ? alike : XXH3_64bits_withSeed(&number, sizeof number, alike);
    char buffer[20];
    std::snprintf(buffer, sizeof buffer, "%c%016llx", prefix_, static_cast<unsigned long long>(hash));
    return buffer;
  }

 private:
  char prefix_;
  std::uint64_t seed_;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
};

Span first_of(const std::vector<Span>& spans) {
  return spans.empty() ? Span{} : spans.front();
}

}  // namespace

RecordIds::RecordIds(const Analysis& analysis) {
  Namer event_names('e', analysis.document.text);
  events.reserve(analysis.events.size());
  for (const Event& e : analysis.events) {
    const auto type = static_cast<std::uint32_t>(e.type);
    events.push_back(event_names.name({e.trigger_span.begin, e.trigger_span.end, type, 0}));
  }
  Namer attribution_names('a', analysis.document.text);
  attributions.reserve(analysis.attributions.size());
  for (const Attribution& a : analysis.attributions) {
    const Span cue = first_of(a.cue);
    attributions.push_back(attribution_names.name({cue.begin, cue.end, first_of(a.content).begin, 1}));
  }
}

}  // namespace hearsay
