#include "mention/namesakes.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"
#include "mention/actor_table.h"
#include "mention/combine.h"

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

// Of "the Labour Party", "the National Democratic Congress": no word is a name.
bool is_plain_party(std::string_view name) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"action",       "alliance",      "centre",     "center",   "christian",  "communist",    "congress",
       "conservative", "conservatives", "democracy",  "democrat", "democratic", "democrats",    "development",
       "for",          "freedom",       "front",      "green",    "greens",     "independence", "justice",
       "labor",        "labour",        "league",     "liberal",  "liberals",   "liberation",   "movement",
       "national",     "new",           "party",      "people",   "people's",   "peoples",      "popular",
       "progress",     "progressive",   "reform",     "renewal",  "republican", "republicans",  "revolutionary",
       "social",       "socialist",     "socialists", "the",      "unified",    "union",        "united",
       "unity",        "workers",       "workers'"});
  return std::ranges::all_of(split(name, ' '), [&](std::string_view word) { return among(kWords, word); });
}

}  // namespace

void tell_parties(MentionDraft& draft) {
  const Analysis& analysis = draft.analysis;
  const auto actor_of = [&](const NameMatch& n) {
    return draft.dictionary.actor(n.actor, analysis.document.published);
  };
  const auto is_plain = [&](const NameMatch& n) {
    return has_sector(actor_of(n), "PTY") && is_plain_party(lower(n.span.in(analysis.document.text)));
  };
  std::set<std::string> spoken_of;
  std::string first;
  std::uint32_t at = 0xFFFFFFFF;
  const auto note = [&](const std::string& country, std::uint32_t begin) {
    if (country.empty() || is_non_state(country)) return;
    spoken_of.insert(country);
    if (begin < at) first = country;
    at = std::min(at, begin);
  };
  for (const NameMatch& n : draft.names) {
    if (!is_plain(n)) note(actor_of(n).country, n.span.begin);
  }
  for (const Place& p : analysis.places) note(p.country, p.span.begin);
  for (NameMatch& n : draft.names) {
    if (is_plain(n) && !first.empty() && !spoken_of.contains(actor_of(n).country)) n.elsewhere = first;
  }
}

void tell_namesakes(MentionDraft& draft) {
  Teller teller(draft);
  for (const Shared& shared : shared_names()) teller.tell(shared);
}

}  // namespace hearsay
