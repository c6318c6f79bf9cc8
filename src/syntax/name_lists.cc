#include "syntax/name_lists.h"

#include <algorithm>

#include "base/strings.h"
#include "syntax/hashing.h"

namespace hearsay {
namespace {

std::uint64_t extend(std::uint64_t h, std::string_view word) {
  return mix(h, hash_string(lower(word)));
}

// Nouns that make a place a feature of nature or a region rather than a political one.
constexpr std::string_view kFeatureNouns[] = {
    "river",   "sea",    "ocean",   "mountain", "mountains", "mount",    "lake",      "gulf",      "bay",
    "valley",  "desert", "strait",  "straits",  "channel",   "island",   "islands",   "peninsula", "hills",
    "heights", "coast",  "basin",   "plateau",  "east",      "west",     "north",     "south",     "africa",
    "asia",    "europe", "america", "sahel",    "balkans",   "caucasus", "continent", "canal",     "delta",
    "forest",  "street", "avenue",  "road",     "bridge",    "airport",  "park",      "square"};

constexpr std::size_t kFirstWords = std::size_t{1} << 16;
constexpr std::size_t kDigitsOfLargeCity = 6;  // of its population: 100,000 and more

}  // namespace

void NameLists::add(std::string_view phrase, std::uint16_t kind) {
  phrase = trim(phrase);
  if (phrase.starts_with("the ")) phrase.remove_prefix(4);
  std::uint64_t h = 0, first = 0;
  std::size_t n = 0;
  for (const std::string_view part : split(phrase, ' ')) {
    // Cut at hyphens as the tokeniser does.
    const auto pieces = split(part, '-');
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (i > 0) h = extend(h, "-"), ++n;
      if (!pieces[i].empty()) h = extend(h, pieces[i]), ++n;
      if (n == 1) first = h;
    }
  }
  if (n == 0 || n > kLongest) return;
  kinds_[h] |= kind;
  if (longest_.empty()) longest_.resize(kFirstWords);
  std::uint8_t& longest = longest_[first % kFirstWords];
  longest = std::max(longest, static_cast<std::uint8_t>(n));
}

NameLists NameLists::load(const Resources& resources) {
  NameLists lists;
  for (const Resource& file : resources.list("lexicon/actors/")) {
    const auto named = [&](std::string_view name) { return file.name.ends_with(name); };
    const bool countries = named("countries.tsv"), leaders = named("leaders.tsv"), given = named("given_names.tsv");
    const bool bodies = named("organisations.tsv") || named("groups.tsv") || named("media.tsv") || named("forces.tsv");
    if (!countries && !leaders && !given && !bodies) continue;
    for (const std::string_view line : split(file.bytes, '\n')) {
      if (line.empty() || line[0] == '#') continue;
      const auto columns = split(line, '\t');
      const auto each = [&](std::size_t column, std::uint16_t kind) {
        if (column >= columns.size()) return;
        for (const std::string_view name : split(columns[column], '|')) lists.add(name, kind);
      };
      if (given) {
        each(0, kGiven);
      } else if (countries) {
        each(1, kCountry);
        each(2, kAdjective);
        each(3, kPeople);
        each(4, kCapital);
        each(5, kCountry);
      } else {
        each(1, leaders ? kPerson : kBody);
        each(2, leaders ? kPerson : kBody);
      }
    }
  }
  for (const Resource& file : resources.list("lexicon/places/places.tsv")) {
    for (const std::string_view line : split(file.bytes, '\n')) {
      // Population and kind are the last two columns, the name is the first.
      const std::size_t kind = line.rfind('\t'), population = line.rfind('\t', kind - 1);
      if (line.empty() || line[0] == '#' || kind == std::string_view::npos || population == std::string_view::npos)
        continue;
      const bool large = kind - population - 1 >= kDigitsOfLargeCity;
      if (large || line.substr(kind + 1) != "city") lists.add(line.substr(0, line.find('\t')), kCity);
    }
  }
  for (const std::string_view noun : kFeatureNouns) lists.add(noun, kFeature);
  return lists;
}

void NameLists::mark(std::span<const Word> words, std::vector<std::uint16_t>& kinds,
                     std::vector<std::uint16_t>& whole) const {
  kinds.assign(words.size(), 0);
  whole.assign(words.size(), 0);
  std::vector<std::uint32_t> hashes;
  for (const Word& w : words) hashes.push_back(hash_string(lower(w.form)));
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t h = 0;
    std::size_t longest = 0;
    std::uint16_t found = 0;
    const std::size_t most = longest_.empty() ? 0 : longest_[mix(0, hashes[i]) % kFirstWords];
    for (std::size_t n = 1; n <= most && i + n <= words.size(); ++n) {
      h = mix(h, hashes[i + n - 1]);
      const auto it = kinds_.find(h);
      if (it == kinds_.end()) continue;
      if (n == 1) whole[i] = it->second;
      longest = n;
      found = it->second;
    }
    for (std::size_t k = i; k < i + longest; ++k) kinds[k] |= found;
  }
}

NameLists::Match NameLists::longest(std::span<const Word> words) const {
  Match match;
  std::uint64_t h = 0;
  for (std::size_t n = 1; n <= std::min(kLongest, words.size()); ++n) {
    h = extend(h, words[n - 1].form);
    if (const auto it = kinds_.find(h); it != kinds_.end()) match = {n, it->second};
  }
  return match;
}

std::uint16_t NameLists::find(std::span<const Word> words) const {
  std::uint64_t h = 0;
  for (const Word& w : words) h = extend(h, w.form);
  const auto it = kinds_.find(h);
  return it == kinds_.end() ? 0 : it->second;
}

}  // namespace hearsay
