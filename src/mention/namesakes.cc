#include "mention/namesakes.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"

namespace hearsay {
namespace {

struct Shared {
  std::vector<std::string_view> words;  // in lower case
  std::string_view usual, other;        // ISO 3166 alpha-3, and the country that the dictionary gives as actor
  std::string_view other_name;
};

const std::array<Shared, 2>& shared_names() {
  static const std::array<Shared, 2> names{{
      {{"congo", "congolese", "the congo"}, "COD", "COG", "Republic of the Congo"},
      {{"dominican", "dominicans"}, "DOM", "DMA", "Dominica"},
  }};
  return names;
}

class Teller {
 public:
  explicit Teller(MentionDraft& draft) : d_(draft) {}

  void tell(const Shared& shared) {
    std::vector<NameMatch*> found;
    std::uint32_t usual = kNever, other = kNever;  // where the text first names something of each
    const auto note = [&](std::string_view country, std::uint32_t at) {
      if (country == shared.usual) usual = std::min(usual, at);
      if (country == shared.other) other = std::min(other, at);
    };
    for (NameMatch& n : d_.names) {
      const std::string name = lower(n.span.in(d_.analysis.document.text));
      if (std::ranges::find(shared.words, name) != shared.words.end()) {
        found.push_back(&n);
      } else {
        note(d_.dictionary.actor(n.actor, d_.analysis.document.published).country, n.span.begin);
      }
    }
    if (found.empty()) return;
    for (const Place& p : d_.analysis.places) {
      const bool itself = std::ranges::any_of(found, [&](const NameMatch* n) { return n->span.overlaps(p.span); });
      if (!itself) note(p.country, p.span.begin);
    }
    if (other >= usual) return;
    const auto actor = d_.dictionary.find(shared.other_name);
    if (!actor) return;
    for (NameMatch* n : found) n->actor = *actor;
  }

 private:
  static constexpr std::uint32_t kNever = 0xFFFFFFFF;
  MentionDraft& d_;
};

}  // namespace

void tell_namesakes(MentionDraft& draft) {
  Teller teller(draft);
  for (const Shared& shared : shared_names()) teller.tell(shared);
}

}  // namespace hearsay
