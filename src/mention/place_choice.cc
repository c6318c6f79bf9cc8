#include "mention/place_choice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>

#include "base/strings.h"

namespace hearsay {
namespace {

// The weights below were set by hand and tuned on the development half of LGL (docs/experiments.md).
constexpr double country_base = 8.5;
constexpr double feature_base = 6.5;
constexpr double capital_bonus = 1.0;
constexpr double alias_penalty = 0.5;
constexpr double present = 0.8;        // the document speaks of this country, or region, at all
constexpr double country_share = 2.5;  // times its share of what the document speaks of
constexpr double region_share = 3.5;
constexpr double near_bonus = 1.0;  // for each other place, falling with distance
constexpr double near_most = 2.5;
constexpr double near_km = 150;
constexpr double namesake_bonus = 5;  // the publisher carries the name in its own
constexpr double publisher_mass = 2;  // in mentions of a country
constexpr double default_mass = 0.7;  // the same for an address in .com
constexpr int rounds = 3;

double distance_km(const GazetteerEntry& a, const GazetteerEntry& b) {
  constexpr double rad = std::numbers::pi / 180;
  const double dlat = (b.lat - a.lat) * rad, dlon = (b.lon - a.lon) * rad;
  const double h =
      std::pow(std::sin(dlat / 2), 2) + std::cos(a.lat * rad) * std::cos(b.lat * rad) * std::pow(std::sin(dlon / 2), 2);
  return 12742 * std::asin(std::min(1.0, std::sqrt(h)));
}

bool is_city(const GazetteerEntry& e) {
  return e.kind == PlaceClass::city || e.kind == PlaceClass::capital;
}

// True when `e` lies in the region, country or feature `where`.
bool lies_in(const GazetteerEntry& e, const GazetteerEntry& where) {
  if (where.kind == PlaceClass::admin1) return e.country == where.country && e.admin1 == where.admin1;
  if (e.country.empty()) return false;
  return where.country.find(e.country) != std::string_view::npos &&
         (where.kind == PlaceClass::country || distance_km(e, where) < 500);
}

// How much the document speaks of each country and each first-order region.
struct Evidence {
  std::map<std::string, double, std::less<>> countries, regions;  // region: "USA/Ohio"
  double country_total = 0, region_total = 0;

  void country(std::string_view codes, double mass) {
    if (codes.empty()) return;
    const auto parts = split(codes, '|');
    for (const std::string_view code : parts) {
      countries[std::string(code)] += mass / static_cast<double>(parts.size());
    }
    country_total += mass;
  }
  void region(const GazetteerEntry& e, double mass) {
    if (e.admin1.empty()) return;
    regions[std::string(e.country) + "/" + std::string(e.admin1)] += mass;
    region_total += mass;
  }
  double country_bonus(const GazetteerEntry& e) const {
    double best = 0;
    for (const std::string_view code : split(e.country, '|')) {
      const auto it = countries.find(code);
      if (it != countries.end())
        best = std::max(best, std::min(it->second, 1.0) * present + country_share * it->second / country_total);
    }
    return best;
  }
  double region_bonus(const GazetteerEntry& e) const {
    const auto it = regions.find(std::string(e.country) + "/" + std::string(e.admin1));
    return it == regions.end() ? 0 : std::min(it->second, 1.0) * present + region_share * it->second / region_total;
  }
};

class Chooser {
 public:
  Chooser(const PlaceKnowledge& knowledge, const Analysis& analysis, const std::vector<Toponym>& toponyms)
      : knowledge_(knowledge), analysis_(analysis), toponyms_(toponyms) {
    read_publisher();
    group();
  }

  std::vector<Place> run() {
    for (int round = 0; round < rounds; ++round) {
      weigh(round);
      choose(round);
    }
    std::vector<Place> places;
    for (std::size_t i = 0; i < toponyms_.size(); ++i) places.push_back(place(i));
    return places;
  }

 private:
  // Mentions of one name that are resolved together, unless their own words part them.
  struct Group {
    std::vector<std::size_t> members;
    std::vector<GazetteerEntry> candidates;
    std::vector<GazetteerEntry> within;
    bool region = false, city = false;
    const GazetteerEntry* choice = nullptr;
    double margin = 0;  // to the second best
  };

  void read_publisher() {
    const Document& d = analysis_.document;
    const std::string name = lower(d.publisher);
    std::string host = name.find('.') != std::string::npos && name.find(' ') == std::string::npos ? name : lower(d.url);
    if (const auto at = host.find("://"); at != std::string::npos) host = host.substr(at + 3);
    host = host.substr(0, host.find('/'));
    if (const auto it = knowledge_.publishers.find(name); it != knowledge_.publishers.end()) {
      publisher_country_ = it->second;
      publisher_weight_ = publisher_mass;
    } else if (const auto dot = host.rfind('.'); dot != std::string::npos) {
      if (const auto end = knowledge_.publishers.find(host.substr(dot)); end != knowledge_.publishers.end()) {
        publisher_country_ = end->second;
        publisher_weight_ = publisher_country_ == "USA" ? default_mass : publisher_mass;
      }
    }
    for (const char c : name + " " + host) {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) publisher_letters_ += c;
    }
  }

  void group() {
    std::map<std::string, std::size_t> by_key;
    of_.resize(toponyms_.size());
    for (std::size_t i = 0; i < toponyms_.size(); ++i) {
      const Toponym& t = toponyms_[i];
      std::string key = t.key;
      if (t.border || t.county) key += "/b";
      if (!t.within.empty() && by_key.contains(key)) {
        const Group& g = groups_[by_key[key]];
        if (!g.within.empty() && g.within.front().row != t.within.front().row)
          key += "/" + std::string(t.within.front().name);
      }
      const auto [it, fresh] = by_key.try_emplace(key, groups_.size());
      if (fresh) groups_.push_back({.candidates = t.candidates});
      Group& g = groups_[it->second];
      of_[i] = it->second;
      g.members.push_back(i);
      if (g.within.empty()) g.within = t.within;
      g.region = g.region || t.region;
      g.city = g.city || t.city;
    }
    for (Group& g : groups_) restrict(g);
  }

  // Keeps the candidates that the words around the name allow, if there are any.
  static void restrict(Group& g) {
    const auto keep = [&](auto&& allowed) {
      std::vector<GazetteerEntry> kept;
      std::copy_if(g.candidates.begin(), g.candidates.end(), std::back_inserter(kept), allowed);
      if (!kept.empty()) g.candidates = std::move(kept);
      return !kept.empty() || g.candidates.empty();
    };
    if (!g.within.empty()) {
      std::vector<GazetteerEntry> kept;
      for (const GazetteerEntry& e : g.candidates) {
        if (std::any_of(g.within.begin(), g.within.end(), [&](const GazetteerEntry& w) {
              return w.row != e.row && e.kind != PlaceClass::country && lies_in(e, w);
            })) {
          kept.push_back(e);
        }
      }
      g.candidates = std::move(kept);  // none: a smaller place of that name, which the gazetteer lacks
    }
    if (g.region)
      keep([](const GazetteerEntry& e) { return e.kind == PlaceClass::admin1 || e.kind == PlaceClass::feature; });
    if (g.city) keep([](const GazetteerEntry& e) { return is_city(e); });
  }

  void weigh(int round) {
    evidence_ = {};
    evidence_.country(publisher_country_, publisher_weight_);
    for (const Word& w : analysis_.tree.words) {
      if (w.form.size() > 3 && is_upper(code_point(w.form, 0).value)) {
        evidence_.country(demonym_country(knowledge_, w.form), 0.7);
      }
    }
    for (const Group& g : groups_) {
      const double mass = std::sqrt(static_cast<double>(g.members.size()));
      for (const GazetteerEntry& w : g.within) {
        evidence_.country(w.country, 1.0 / static_cast<double>(g.within.size()));
        if (w.kind == PlaceClass::admin1) evidence_.region(w, 2.0 / static_cast<double>(g.within.size()));
      }
      if (g.candidates.size() == 1 || (round > 0 && g.choice != nullptr && g.margin > 0.8)) {
        const GazetteerEntry& e = g.candidates.size() == 1 ? g.candidates.front() : *g.choice;
        const double sure = g.candidates.size() == 1 ? 1.0 : 0.7;
        evidence_.country(e.country, mass * sure);
        evidence_.region(e, mass * sure * (e.kind == PlaceClass::admin1 ? 1.5 : 0.7));
      }
    }
  }

  double base(const GazetteerEntry& e) const {
    const double size = std::log10(static_cast<double>(std::max<std::int64_t>(e.population, 1000)));
    double score = 0;
    switch (e.kind) {
      case PlaceClass::country:
        score = country_base;
        break;
      case PlaceClass::capital:
        score = size + capital_bonus;
        break;
      case PlaceClass::city:
        score = size;
        break;
      case PlaceClass::admin1:
        score = 4 + 0.3 * size;
        break;
      case PlaceClass::border:
      case PlaceClass::feature:
        score = feature_base;
        break;
    }
    return e.by_name ? score : score - alias_penalty;
  }

  double near(const GazetteerEntry& e, const Group& own) const {
    double sum = 0;
    for (const Group& g : groups_) {
      if (&g == &own || g.choice == nullptr || !is_city(*g.choice) || (g.candidates.size() > 1 && g.margin < 0.8))
        continue;
      sum += near_bonus * std::exp(-distance_km(e, *g.choice) / near_km);
    }
    return std::min(sum, near_most);
  }

  bool is_namesake(const GazetteerEntry& e, const std::string& key) const {
    if (!is_city(e) || key.size() < 5 || publisher_country_ != e.country) return false;
    std::string letters;
    for (const char c : key) {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) letters += c;
    }
    return publisher_letters_.find(letters) != std::string::npos;
  }

  void choose(int round) {
    std::vector<std::pair<const GazetteerEntry*, double>> chosen;
    for (const Group& g : groups_) {
      const GazetteerEntry* best = nullptr;
      double first = -1e9, second = -1e9;
      for (const GazetteerEntry& e : g.candidates) {
        double score = base(e) + evidence_.country_bonus(e);
        if (e.kind != PlaceClass::country) score += evidence_.region_bonus(e);
        if (is_city(e) && round > 0) score += near(e, g);
        if (is_namesake(e, toponyms_[g.members.front()].key)) score += namesake_bonus;
        if (score > first) {
          second = first;
          first = score;
          best = &e;
        } else {
          second = std::max(second, score);
        }
      }
      chosen.emplace_back(best, first - second);
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) std::tie(groups_[i].choice, groups_[i].margin) = chosen[i];
  }

  // Of several countries the one that the document speaks of most.
  std::string country_of(std::string_view codes) const {
    std::string best;
    double most = -1;
    for (const std::string_view code : split(codes, '|')) {
      const auto it = evidence_.countries.find(code);
      const double mass = it == evidence_.countries.end() ? 0 : it->second;
      if (mass > most) {
        most = mass;
        best = code;
      }
    }
    return best;
  }

  static void fill(Place& p, const GazetteerEntry& e) {
    p.name = e.name;
    p.geonameid = e.geonameid;
    p.lat = e.lat;
    p.lon = e.lon;
    p.admin1 = e.admin1;
  }

  Place place(std::size_t i) const {
    const Toponym& t = toponyms_[i];
    const Group& g = groups_[of_[i]];
    Place p;
    p.span = t.span;
    p.name = std::string(t.span.in(analysis_.document.text));
    p.precision = "none";
    if (t.border) {
      const GazetteerEntry& e = g.choice != nullptr ? *g.choice : t.within.front();
      fill(p, e);
      p.country = t.within.front().country;
      p.precision = "border";
    } else if (g.choice != nullptr) {
      fill(p, *g.choice);
      p.country = country_of(g.choice->country);
      switch (g.choice->kind) {
        case PlaceClass::country:
          p.precision = "country";
          break;
        case PlaceClass::admin1:
          p.precision = "admin1";
          break;
        case PlaceClass::border:
          p.precision = "border";
          break;
        case PlaceClass::feature:
          p.precision = "feature";
          break;
        default:
          p.precision = "city";
      }
    } else {
      within_region(t, g, p);
    }
    return p;
  }

  // A place that the gazetteer lacks lies somewhere in the region that the text names for it, or, a county, in the
  // region that the document is about: that region's point, under the place's own name.
  void within_region(const Toponym& t, const Group& g, Place& p) const {
    const GazetteerEntry* region = nullptr;
    double most = 0;
    for (const GazetteerEntry& w : g.within) {
      const double mass = 0.1 + evidence_.country_bonus(w) + (w.kind == PlaceClass::admin1 ? 0.5 : 0);
      if (mass > most) {
        most = mass;
        region = &w;
      }
    }
    if (region == nullptr && (t.county || t.city)) {
      for (const Group& other : groups_) {
        if (other.choice == nullptr || other.choice->admin1.empty()) continue;
        const double mass = evidence_.region_bonus(*other.choice) + (is_city(*other.choice) ? 0.1 : 0);
        if (mass > most) {
          most = mass;
          region = other.choice;
        }
      }
    }
    if (region == nullptr) return;
    p.lat = region->lat;
    p.lon = region->lon;
    p.country = country_of(region->country);
    p.admin1 = region->admin1;
    p.precision = region->kind == PlaceClass::country ? "country" : "admin1";
  }

  const PlaceKnowledge& knowledge_;
  const Analysis& analysis_;
  const std::vector<Toponym>& toponyms_;
  std::string publisher_country_, publisher_letters_;
  double publisher_weight_ = 0;
  std::vector<Group> groups_;
  std::vector<std::size_t> of_;  // toponym -> group
  Evidence evidence_;
};

}  // namespace

std::vector<Place> choose_places(const PlaceKnowledge& knowledge, const Analysis& analysis,
                                 const std::vector<Toponym>& toponyms) {
  return Chooser(knowledge, analysis, toponyms).run();
}

}  // namespace hearsay
