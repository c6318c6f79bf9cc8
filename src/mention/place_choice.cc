#include "mention/place_choice.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

#include "base/strings.h"
#include "mention/place_evidence.h"

namespace hearsay {
namespace {

// The weights below were set by hand and tuned on the development half of LGL (docs/experiments.md).
constexpr double country_base = 8.5;
constexpr double region_base = 4.0;  // and 0.3 for each power of ten of its people
constexpr double feature_base = 6.5;
constexpr double capital_bonus = 1.0;
constexpr double alias_penalty = 0.5;
constexpr double near_bonus = 1.0;  // for each other place, falling with distance
constexpr double near_most = 2.5;
constexpr double near_km = 150;
constexpr double namesake_bonus = 5;  // the publisher carries the name in its own
constexpr double sure_margin = 0.8;   // a choice this far before the second counts as evidence for others
constexpr int rounds = 3;

bool is_great(const GazetteerEntry& e) {
  return e.kind == PlaceClass::country || e.kind == PlaceClass::capital || e.population > 500'000;
}

class Chooser {
 public:
  Chooser(const PlaceKnowledge& knowledge, const Analysis& analysis, const std::vector<Toponym>& toponyms)
      : knowledge_(knowledge),
        analysis_(analysis),
        toponyms_(toponyms),
        seat_(publisher_seat(knowledge, analysis.document)) {
    group();
  }

  std::vector<Place> run() {
    for (int round = 0; round < rounds; ++round) {
      weigh(round);
      choose(round);
    }
    std::vector<Place> places;
    places.reserve(toponyms_.size());
    for (std::size_t i = 0; i < toponyms_.size(); ++i) places.push_back(place(i));
    return places;
  }

 private:
  // Mentions of one name that are resolved together, unless their own words part them.
  struct Group {
    std::vector<std::size_t> members;
    std::vector<GazetteerEntry> candidates;
    std::vector<GazetteerEntry> within;
    bool region = false, city = false, border = false;
    const GazetteerEntry* choice = nullptr;
    double margin = 0;  // to the second best

    bool sure() const { return choice != nullptr && (candidates.size() == 1 || margin > sure_margin); }
  };

  void group() {
    std::map<std::string, std::size_t> by_key;
    of_.resize(toponyms_.size());
    for (std::size_t i = 0; i < toponyms_.size(); ++i) {
      const Toponym& t = toponyms_[i];
      std::string key = t.key;
      if (t.border || t.county) key += "/b";
      if (!t.within.empty() && by_key.contains(key)) {
        const Group& g = groups_[by_key[key]];
        if (!g.within.empty() && g.within.front().row != t.within.front().row) {
          key += "/" + std::string(t.within.front().name);
        }
      }
      const auto [it, fresh] = by_key.try_emplace(key, groups_.size());
      if (fresh) groups_.push_back({.candidates = t.candidates});
      Group& g = groups_[it->second];
      of_[i] = it->second;
      g.members.push_back(i);
      if (g.within.empty()) g.within = t.within;
      g.region = g.region || t.region;
      g.city = g.city || t.city;
      g.border = g.border || t.border;
    }
    for (Group& g : groups_) {
      if (!g.border) restrict(g);
    }
    add_seat();
  }

  // A local paper's name begins with that of its town, which it need not mention: a group without mentions.
  void add_seat() {
    std::string_view letters = seat_.letters;
    for (const std::string_view opening : {"www", "the", "daily", "weekly", "my"}) {
      if (letters.starts_with(opening)) letters.remove_prefix(opening.size());
    }
    Group seat;
    for (std::size_t n = letters.size(); n >= 5 && seat.candidates.empty(); --n) {
      knowledge_.gazetteer.find(letters.substr(0, n), seat.candidates);
      std::erase_if(seat.candidates, [&](const GazetteerEntry& e) {
        return !is_city(e) || (!seat_.country.empty() && e.country != seat_.country);
      });
    }
    if (!seat.candidates.empty()) groups_.push_back(std::move(seat));
  }

  // Keeps the candidates that the words around the name allow.
  static void restrict(Group& g) {
    if (!g.within.empty()) restrict_within(g);
    const auto keep = [&](auto&& allowed) {
      std::vector<GazetteerEntry> kept;
      std::copy_if(g.candidates.begin(), g.candidates.end(), std::back_inserter(kept), allowed);
      if (!kept.empty()) g.candidates = std::move(kept);
    };
    if (g.region) {
      keep([](const GazetteerEntry& e) { return e.kind == PlaceClass::admin1 || e.kind == PlaceClass::feature; });
    }
    if (g.city) keep(is_city);
  }

  // "Tbilisi, Georgia": the Tbilisi that lies in a Georgia, and the Georgia that it lies in.
  static void restrict_within(Group& g) {
    std::vector<GazetteerEntry> kept, holding;
    for (const GazetteerEntry& w : g.within) {
      const std::size_t before = kept.size();
      for (const GazetteerEntry& e : g.candidates) {
        if (w.row != e.row && e.kind != PlaceClass::country && lies_in(e, w)) kept.push_back(e);
      }
      if (kept.size() > before) holding.push_back(w);
    }
    if (!kept.empty()) {
      g.within = std::move(holding);
      g.candidates = std::move(kept);
    } else if (std::any_of(g.candidates.begin(), g.candidates.end(), is_great)) {
      g.within.clear();  // "Moscow, Kiev, Minsk": a list
    } else {
      g.candidates.clear();  // a smaller place of that name, which the gazetteer lacks
    }
  }

  // A place that is settled tells of its country and region; negative to take it back.
  void count(const GazetteerEntry& e, double mass) {
    evidence_.add_country(e.country, mass);
    evidence_.add_region(e, mass * (e.kind == PlaceClass::admin1 ? 1.5 : 0.7));
  }

  void weigh(int round) {
    evidence_ = {};
    evidence_.add_country(seat_.country, seat_.mass);
    for (const Word& w : analysis_.tree.words) {
      if (w.form.size() > 3 && is_upper(code_point(w.form, 0).value)) {
        evidence_.add_country(demonym_country(knowledge_, w.form), 0.7);
      }
    }
    for (const Group& g : groups_) {
      const double share = 1.0 / static_cast<double>(std::max<std::size_t>(g.within.size(), 1));
      for (const GazetteerEntry& w : g.within) {
        evidence_.add_country(w.country, share);
        if (w.kind == PlaceClass::admin1) evidence_.add_region(w, 2 * share);
      }
      const bool only = g.candidates.size() == 1;
      if (!only && (round == 0 || !g.sure())) continue;
      const GazetteerEntry& e = only ? g.candidates.front() : *g.choice;
      const double members = static_cast<double>(std::max<std::size_t>(g.members.size(), 1));
      count(e, std::sqrt(members) * (only ? 1.0 : 0.7));
    }
  }

  static double base(const GazetteerEntry& e) {
    const double size = std::log10(static_cast<double>(std::max<std::int64_t>(e.population, 1000)));
    double score = feature_base;
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
        score = region_base + 0.3 * size;
        break;
      case PlaceClass::border:
      case PlaceClass::feature:
        break;
    }
    return e.by_name ? score : score - alias_penalty;
  }

  double near(const GazetteerEntry& e, const Group& own) const {
    double sum = 0;
    for (const Group& g : groups_) {
      if (&g == &own || !g.sure() || !is_city(*g.choice)) continue;
      sum += near_bonus * std::exp(-distance_km(e, *g.choice) / near_km);
    }
    return std::min(sum, near_most);
  }

  bool is_namesake(const GazetteerEntry& e, const Group& g) const {
    if (g.members.empty() || !is_city(e) || seat_.country != e.country) return false;
    std::string letters;
    for (const char c : toponyms_[g.members.front()].key) {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) letters += c;
    }
    return letters.size() >= 5 && seat_.letters.find(letters) != std::string::npos;
  }

  void choose(int round) {
    std::vector<std::pair<const GazetteerEntry*, double>> chosen;
    for (const Group& g : groups_) {
      // No name is evidence for itself.
      const bool counted = round > 0 && g.candidates.size() > 1 && g.sure();
      const double own = counted ? 0.7 * std::sqrt(static_cast<double>(std::max<std::size_t>(g.members.size(), 1))) : 0;
      if (counted) count(*g.choice, -own);
      const GazetteerEntry* best = nullptr;
      double first = -1e9, second = -1e9;
      for (const GazetteerEntry& e : g.candidates) {
        double score = base(e) + evidence_.country_bonus(e);
        if (e.kind != PlaceClass::country) score += evidence_.region_bonus(e);
        if (is_city(e) && round > 0) score += near(e, g);
        if (is_namesake(e, g)) score += namesake_bonus;
        if (score > first) {
          second = first;
          first = score;
          best = &e;
        } else {
          second = std::max(second, score);
        }
      }
      if (counted) count(*g.choice, own);
      chosen.emplace_back(best, first - second);
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) std::tie(groups_[i].choice, groups_[i].margin) = chosen[i];
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
      fill(p, g.choice != nullptr ? *g.choice : t.within.front());
      p.country = t.within.front().country;
      p.precision = "border";
    } else if (g.choice != nullptr) {
      fill(p, *g.choice);
      p.country = evidence_.country_of(g.choice->country);
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
        case PlaceClass::capital:
        case PlaceClass::city:
          p.precision = "city";
          break;
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
    if (region == nullptr && t.county && (t.key.ends_with(" county") || t.key.ends_with(" parish"))) {
      for (const Group& other : groups_) {
        const GazetteerEntry* e = other.choice;
        if (e == nullptr || e->admin1.empty() || evidence_.main_country() != e->country) continue;
        const double mass = evidence_.region_bonus(*e) + (is_city(*e) ? 0.1 : 0);
        if (mass > most) {
          most = mass;
          region = e;
        }
      }
    }
    if (region == nullptr) return;
    p.lat = region->lat;
    p.lon = region->lon;
    p.country = evidence_.country_of(region->country);
    p.admin1 = region->admin1;
    p.precision = region->kind == PlaceClass::country ? "country" : "admin1";
  }

  const PlaceKnowledge& knowledge_;
  const Analysis& analysis_;
  const std::vector<Toponym>& toponyms_;
  const PublisherSeat seat_;
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
