#include "mention/combine.h"

#include <algorithm>
#include <array>

#include "mention/actor_table.h"

namespace hearsay {
namespace {

bool any_of(const std::vector<std::string>& sectors, std::initializer_list<std::string_view> wanted) {
  return std::any_of(sectors.begin(), sectors.end(),
                     [&](const std::string& s) { return std::find(wanted.begin(), wanted.end(), s) != wanted.end(); });
}

}  // namespace

bool has_sector(const Actor& actor, std::string_view sector) {
  return std::find(actor.sectors.begin(), actor.sectors.end(), sector) != actor.sectors.end();
}

bool is_of_state(const Actor& actor) {
  constexpr auto kOrgans = std::to_array<std::string_view>({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"});
  return std::ranges::any_of(kOrgans, [&](std::string_view s) { return has_sector(actor, s); });
}

Actor combine(const ActorType& type, const Actor& whose, bool former) {
  const bool human = type.kind == ActorType::Kind::person || type.kind == ActorType::Kind::people;
  Actor actor;
  actor.sectors = type.sectors;
  if (human) actor.role = type.role;
  if (former) {
    if (!actor.role.empty() && !actor.role.starts_with("former ")) actor.role = "former " + actor.role;
    if (any_of(actor.sectors, {"GOV", "LEG", "JUD", "MIL", "SPY"})) actor.sectors = {"ELI"};
  }
  if (!whose.known()) return actor;
  actor.country = whose.country;
  actor.group = whose.group;
  if (former) return actor;
  const bool by_name = !whose.group.empty() || is_non_state(whose.country);
  const bool armed = any_of(type.sectors, {"REB", "UAF"});
  if (by_name) {
    // Officials of the UN are not a government; fighters of an armed group are what the group is.
    const bool fighting = armed || type.sectors == std::vector<std::string>{"MIL"};
    const bool of_state = has_sector(whose, "GOV") && !is_non_state(whose.country);
    if (type.sectors.empty() || armed || (fighting && has_sector(whose, "REB")) ||
        (!of_state && type.sectors == std::vector<std::string>{"GOV"})) {
      actor.sectors = whose.sectors;
    }
  } else if (human && type.sectors == std::vector<std::string>{"GOV"} && !whose.sectors.empty() &&
             type.role != "minister" && !has_sector(whose, "CVL")) {
    actor.sectors = whose.sectors;  // the army's spokesman is of the army; the people's president is no civilian
  } else if (type.sectors.empty() && type.kind != ActorType::Kind::people) {
    actor.sectors = whose.sectors.empty() ? std::vector<std::string>{"GOV"} : whose.sectors;
  }
  return actor;
}

void merge(Actor& actor, const Actor& other) {
  if (contradict(actor, other)) return;
  if (actor.id.empty()) actor.id = other.id;
  if (actor.name.empty()) actor.name = other.name;
  if (actor.country.empty()) actor.country = other.country;
  if (actor.sectors.empty()) actor.sectors = other.sectors;
  if (actor.group.empty()) actor.group = other.group;
  if (actor.role.empty()) {
    actor.role = other.role;
    actor.role_from = other.role_from;
    actor.role_to = other.role_to;
  }
}

bool contradict(const Actor& a, const Actor& b) {
  const auto differ = [](const std::string& x, const std::string& y) { return !x.empty() && !y.empty() && x != y; };
  return differ(a.country, b.country) || differ(a.group, b.group) || differ(a.id, b.id);
}

}  // namespace hearsay
