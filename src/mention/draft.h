// What the steps of mention/ share while they work on one document; not seen outside.
#pragma once

#include <vector>

#include "hearsay/analysis.h"
#include "mention/actors.h"

namespace hearsay {

struct MentionDraft {
  const ActorDictionary& dictionary;
  Analysis& analysis;
  std::vector<NameMatch> names;            // of the whole document, in text order
  std::vector<TypeMatch> types;            // of the whole document, in text order of their first words
  std::vector<std::int32_t> name_of_word;  // by word: index into names of the one that it lies in, or -1
  std::vector<std::int32_t> type_of_head;  // by word: index into types of the longest that it heads, or -1
  std::vector<MentionId> mention_of_head;  // by word

  const Tree& tree() const { return analysis.tree; }
  // The name whose head is w, or null.
  const NameMatch* name_headed_by(WordId w) const {
    const std::int32_t i = name_of_word[w.index()];
    return i >= 0 && names[static_cast<std::size_t>(i)].head == w ? &names[static_cast<std::size_t>(i)] : nullptr;
  }
  const NameMatch* name_at(WordId w) const {
    const std::int32_t i = name_of_word[w.index()];
    return i >= 0 ? &names[static_cast<std::size_t>(i)] : nullptr;
  }
  const TypeMatch* type_headed_by(WordId w) const {
    const std::int32_t i = type_of_head[w.index()];
    return i >= 0 ? &types[static_cast<std::size_t>(i)] : nullptr;
  }
};

}  // namespace hearsay
