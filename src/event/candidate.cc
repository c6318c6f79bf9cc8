#include "event/candidate.h"

#include <algorithm>

namespace hearsay {

bool has_mode(const EventCandidate& c, std::string_view mode) {
  return std::find(c.mode.begin(), c.mode.end(), mode) != c.mode.end();
}

std::vector<EntityId> entities_of(const Analysis& analysis, const std::vector<MentionId>& mentions) {
  std::vector<EntityId> entities;
  entities.reserve(mentions.size());
  for (const MentionId m : mentions) entities.push_back(analysis.mention(m).entity);
  return entities;
}

void silence(const Tree& tree, WordId word, std::string why, std::vector<NonEvent>& silent) {
  silent.push_back({tree.sentence_of(word), word, std::move(why)});
}

}  // namespace hearsay
