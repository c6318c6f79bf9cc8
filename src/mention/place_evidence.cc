#include "mention/place_evidence.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>

#include "base/strings.h"

namespace hearsay {
namespace {

// Set by hand and tuned on the development half of LGL (docs/experiments.md).
constexpr double present = 0.8;        // the document speaks of this country, or region, at all
constexpr double country_share = 2.5;  // times its share of what the document speaks of
constexpr double region_share = 3.5;
constexpr double publisher_mass = 2;    // an outlet known to be of a country, in mentions of that country
constexpr double default_mass = 0.7;    // the same for an address in .com
constexpr double nothing = 1e-6;        // what may be left of a mass that was taken back
constexpr double feature_radius = 500;  // km; what lies further from a feature's point is not "in" it

std::string region_key(const GazetteerEntry& e) {
  return std::string(e.country) + "/" + std::string(e.admin1);
}

}  // namespace

double distance_km(const GazetteerEntry& a, const GazetteerEntry& b) {
  constexpr double rad = std::numbers::pi / 180;
  const double dlat = (b.lat - a.lat) * rad, dlon = (b.lon - a.lon) * rad;
  const double h =
      std::pow(std::sin(dlat / 2), 2) + std::cos(a.lat * rad) * std::cos(b.lat * rad) * std::pow(std::sin(dlon / 2), 2);
  return 12742 * std::asin(std::min(1.0, std::sqrt(h)));
}

bool lies_in(const GazetteerEntry& e, const GazetteerEntry& where) {
  if (where.kind == PlaceClass::admin1) return e.country == where.country && e.admin1 == where.admin1;
  if (e.country.empty()) return false;
  return where.country.find(e.country) != std::string_view::npos &&
         (where.kind == PlaceClass::country || distance_km(e, where) < feature_radius);
}

void Evidence::add_country(std::string_view codes, double mass) {
  if (codes.empty()) return;
  const auto parts = split(codes, '|');
  for (const std::string_view code : parts) {
    countries_[std::string(code)] += mass / static_cast<double>(parts.size());
  }
  country_total_ += mass;
}

void Evidence::add_region(const GazetteerEntry& e, double mass) {
  if (e.admin1.empty()) return;
  regions_[region_key(e)] += mass;
  region_total_ += mass;
}

double Evidence::country_bonus(const GazetteerEntry& e) const {
  double best = 0;
  for (const std::string_view code : split(e.country, '|')) {
    const auto it = countries_.find(code);
    if (it == countries_.end() || it->second <= nothing || country_total_ <= nothing) continue;
    const double bonus = std::min(it->second, 1.0) * present + country_share * it->second / country_total_;
    // A border is spoken of where both its sides are.
    best = e.kind == PlaceClass::border ? best + bonus : std::max(best, bonus);
  }
  return best;
}

double Evidence::region_bonus(const GazetteerEntry& e) const {
  const auto it = regions_.find(region_key(e));
  if (it == regions_.end() || it->second <= nothing || region_total_ <= nothing) return 0;
  return std::min(it->second, 1.0) * present + region_share * it->second / region_total_;
}

std::string Evidence::country_of(std::string_view codes) const {
  if (codes.find('|') == std::string_view::npos) return std::string(codes);
  std::string best;
  double most = 0;
  for (const std::string_view code : split(codes, '|')) {
    const auto it = countries_.find(code);
    if (it == countries_.end() || it->second <= most) continue;
    most = it->second;
    best = code;
  }
  return best;
}

std::string_view Evidence::main_country() const {
  const auto most = std::max_element(countries_.begin(), countries_.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == countries_.end() ? std::string_view() : std::string_view(most->first);
}

PublisherSeat publisher_seat(const PlaceKnowledge& knowledge, const Document& document) {
  PublisherSeat seat;
  const std::string name = lower(document.publisher);
  const bool is_address = name.find('.') != std::string::npos && name.find(' ') == std::string::npos;
  std::string host = is_address ? name : lower(document.url);
  if (const auto at = host.find("://"); at != std::string::npos) host = host.substr(at + 3);
  host = host.substr(0, host.find('/'));
  if (const auto it = knowledge.publishers.find(name); it != knowledge.publishers.end()) {
    seat.country = it->second;
    seat.mass = publisher_mass;
  } else if (const auto dot = host.rfind('.'); dot != std::string::npos) {
    if (const auto end = knowledge.publishers.find(host.substr(dot)); end != knowledge.publishers.end()) {
      seat.country = end->second;
      seat.mass = seat.country == "USA" ? default_mass : publisher_mass;
    }
  }
  for (const char c : is_address ? host : name + " " + host) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) seat.letters += c;
  }
  return seat;
}

}  // namespace hearsay
