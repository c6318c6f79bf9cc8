#include "event/pattern.h"

#include <fmt/format.h>

namespace hearsay {

std::string quoted(const Pattern& pattern) {
  return fmt::format("\"{}\" ({}:{})", pattern.source, pattern.file, pattern.line);
}

void EventLexicon::index() {
  constexpr std::size_t kFew = 60;  // the marks of more lemmas tell little
  std::unordered_map<const Lemmas*, std::uint64_t> marks;
  const auto mark = [&](Slot& slot) {
    if (slot.lemmas == nullptr) return;
    const auto [it, fresh] = marks.try_emplace(slot.lemmas);
    if (fresh && slot.lemmas->size() > kFew) it->second = ~std::uint64_t{0};
    if (fresh && slot.lemmas->size() <= kFew) {
      for (const std::string& lemma : *slot.lemmas) it->second |= Slot::mark(WordHash()(lemma));
    }
    slot.marks = it->second;
  };
  for (std::uint32_t i = 0; i < patterns_.size(); ++i) {
    Pattern& p = patterns_[i];
    mark(p.subject);
    for (Element& e : p.elements) mark(e.slot);
    for (const std::string& lemma : *p.head) by_head_[static_cast<std::size_t>(p.head_kind)][lemma].push_back(i);
  }
}

const std::vector<std::uint32_t>& EventLexicon::headed_by(HeadKind kind, std::string_view lemma) const {
  static const std::vector<std::uint32_t> kNone;
  const auto& map = by_head_[static_cast<std::size_t>(kind)];
  const auto it = map.find(lemma);
  return it == map.end() ? kNone : it->second;
}

const Lemmas* EventLexicon::word_class(std::string_view name) const {
  const auto it = classes_.find(std::string(name));
  return it == classes_.end() ? nullptr : it->second.get();
}

std::size_t EventLexicon::entries() const {
  std::size_t n = 0;
  for (const Pattern& p : patterns_) n += p.coding.type ? p.head->size() : 0;
  return n;
}

}  // namespace hearsay
