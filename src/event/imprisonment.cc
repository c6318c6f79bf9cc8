#include "event/imprisonment.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace hearsay {
namespace {

bool is_sent_to_prison(const Tree& tree, WordId verdict) {
  constexpr auto kPrisons = std::to_array<std::string_view>(
      {"bar", "cell", "colony", "gaol", "imprisonment", "jail", "labor", "labour", "penitentiary", "prison"});
  const Sentence& s = tree.sentences[tree.sentence_of(verdict).index()];
  // "... convicted her and sentenced her to six years in prison".
  const WordId top = tree[verdict].rel == Rel::conj ? tree[verdict].head : verdict;
  for (WordId w = s.first; w.value < s.first.value + s.size; ++w.value) {
    if (tree[w].upos == Upos::NOUN && among(kPrisons, tree[w].lemma) && tree.dominates(top, w)) return true;
  }
  return false;
}

}  // namespace

void add_imprisonment(const Tree& tree, std::vector<EventCandidate>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const EventCandidate& c = found[i];
    if (c.type != EventType::SANCTION || !has_mode(c, "convict") || c.presentation.negated) continue;
    const bool told = std::any_of(found.begin(), found.end(), [&](const EventCandidate& other) {
      return other.type == EventType::COERCE && has_mode(other, "arrest");
    });
    if (told || !is_sent_to_prison(tree, c.match.predicate)) continue;
    EventCandidate prison = c;
    prison.type = EventType::COERCE;
    prison.mode.assign(1, "arrest");
    prison.why.emplace_back("PLOVER manual, SANCTION: a conviction that results in imprisonment is COERCE/arrest too");
    found.push_back(std::move(prison));
  }
}

}  // namespace hearsay
