#include "mention/place.h"

#include <algorithm>
#include <cctype>

#include "base/strings.h"
#include "mention/place_choice.h"
#include "mention/place_finder.h"

namespace hearsay {
namespace {

// Rows of a lexicon file without comments.
template <typename F>
void each_line(std::string_view bytes, F&& f) {
  for (std::string_view line : split(bytes, '\n')) {
    if (!line.empty() && line.front() != '#') f(line);
  }
}

void load_adjectives(const Resources& resources, PlaceKnowledge& k) {
  for (const Resource& file : resources.list("lexicon/actors/countries.tsv")) {
    each_line(file.bytes, [&](std::string_view line) {
      const auto fields = split(line, '\t');
      if (fields.size() < 4) return;
      for (const std::size_t column : {std::size_t{2}, std::size_t{3}}) {
        for (const std::string_view word : split(fields[column], '|')) {
          if (word.size() > 3) k.adjectives.try_emplace(lower(word), fields[0]);
        }
      }
    });
  }
}

// Outlets by name; those that belong to no country say nothing about places.
void load_publishers(const Resources& resources, PlaceKnowledge& k) {
  for (const Resource& file : resources.list("lexicon/actors/media.tsv")) {
    each_line(file.bytes, [&](std::string_view line) {
      const auto fields = split(line, '\t');
      if (fields.size() < 4 || fields[3].size() != 3 || fields[3] == "IGO" || fields[3] == "NGO" || fields[3] == "MNC")
        return;
      const std::string country(fields[3]);
      k.publishers[lower(fields[1])] = country;
      for (const std::string_view name : split(fields[2], '|')) {
        if (!name.empty()) k.publishers[lower(name)] = country;
      }
    });
  }
  for (const Resource& file : resources.list("lexicon/places/domains.txt")) {
    each_line(file.bytes, [&](std::string_view line) {
      const auto fields = split(line, ' ');
      if (fields.size() == 2) k.publishers["." + std::string(fields[0])] = std::string(fields[1]);
    });
  }
}

}  // namespace

Result<PlaceResolver> PlaceResolver::load(const Resources& resources) {
  auto gazetteer = Gazetteer::load(resources);
  if (!gazetteer.ok()) return gazetteer.error();
  auto knowledge = std::make_shared<PlaceKnowledge>();
  knowledge->gazetteer = gazetteer.take();
  load_adjectives(resources, *knowledge);
  load_publishers(resources, *knowledge);
  for (const Resource& file : resources.list("lexicon/places/ambiguous.txt")) {
    each_line(file.bytes, [&](std::string_view line) { knowledge->ambiguous.emplace(trim(line)); });
  }
  return PlaceResolver(std::move(knowledge));
}

void PlaceResolver::resolve(Analysis& analysis) const {
  const std::vector<Toponym> toponyms = find_toponyms(*knowledge_, analysis);
  analysis.places = choose_places(*knowledge_, analysis, toponyms);
}

}  // namespace hearsay
