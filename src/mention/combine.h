// How a type of actor and the body that it belongs to make one actor.
#pragma once

#include <string_view>

#include "mention/actors.h"

namespace hearsay {

bool has_sector(const Actor& actor, std::string_view sector);
// Government, parliament, courts, police, army, services.
bool is_of_state(const Actor& actor);

// "fighters" + TTP: the group's rebels; "army" + Pakistan: PAK MIL; "officials" + the UN: IGO, group UNO.
// `whose` may be unknown. `former` says that the office is no longer held.
Actor combine(const ActorType& type, const Actor& whose, bool former);

// Fills what `actor` does not say from `other`, when the two do not contradict each other.
void merge(Actor& actor, const Actor& other);

// True when both are known and cannot be the same: other country, other group.
bool contradict(const Actor& a, const Actor& b);

}  // namespace hearsay
