// The world's place names: lexicon/places/, looked up by name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/status.h"
#include "resources/resources.h"

namespace hearsay {

enum class PlaceClass : std::uint8_t { country, capital, city, admin1, border, feature };

// One row of lexicon/places/*.tsv; views into the resources.
struct GazetteerEntry {
  std::uint32_t row = 0;       // the same for the same row
  std::string_view name;       // as a reader should see it
  std::int64_t geonameid = 0;  // 0: not known
  double lat = 0, lon = 0;     // degrees, WGS 84
  std::string_view country;    // ISO 3166 alpha-3; several with "|" for what lies in or between countries
  std::string_view admin1;     // name of the first-order region, empty for countries and features
  std::int64_t population = 0;
  PlaceClass kind = PlaceClass::feature;
  bool by_name = false;  // found by its name, not by one of its other names
};

// Immutable after loading, shared by threads. Holds only where each row starts and a hash of its names: rows are read
// when they are asked for, so that loading is one pass over the text. `resources` must outlive it.
class Gazetteer {
 public:
  // Fails on a row that has not nine columns, naming file and line.
  static Result<Gazetteer> load(const Resources& resources);

  // All rows that carry this name, in the order of the files. Letters compare without case; hyphens are spaces;
  // apostrophes count for nothing; an abbreviation must be written exactly so ("US", "L.A.").
  void find(std::string_view name, std::vector<GazetteerEntry>& out) const;
  // The country with this ISO 3166 alpha-3 code; false when there is none.
  bool country(std::string_view code, GazetteerEntry& out) const;
  // All rows of class border ("Afghanistan-Pakistan border").
  void borders(std::vector<GazetteerEntry>& out) const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t row = 0;  // 1 + index into rows_; 0: free
  };
  GazetteerEntry entry(std::uint32_t row) const;
  void insert(std::string_view name, std::uint32_t row);
  void grow();

  std::vector<std::string_view> rows_;
  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  std::size_t used_ = 0;
  std::vector<std::uint32_t> countries_, borders_;
};

}  // namespace hearsay
