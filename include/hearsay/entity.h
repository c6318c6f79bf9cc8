// Names, mentions and the actors they stand for; places and times.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/document.h"
#include "hearsay/span.h"

namespace hearsay {

enum class NameType : std::uint8_t { PER, ORG, GPE, LOC, NORP };

struct Name {
  Span span;
  NameType type = NameType::ORG;
  WordId first, last;  // inclusive
};

// Who an actor is, by PLOVER's scheme (manual, "Country names" and "Sector Codes"), at the report's date.
struct Actor {
  std::string id;                    // in lexicon/actors, empty when not in the dictionary
  std::string name;                  // canonical name, empty when not known
  std::string country;               // ISO 3166 alpha-3, KOS, or IGO, NGO, MNC, IMG, ISM; empty when not known
  std::vector<std::string> sectors;  // GOV, MIL, REB, ... most specific first
  std::string group;                 // armed group, party or organisation ("TTP", "UNO"), else empty
  std::string role;                  // "foreign minister", empty when none
  Date role_from, role_to;           // the time for which the role is known to be true

  bool known() const { return !country.empty() || !sectors.empty() || !group.empty(); }
};

enum class MentionKind : std::uint8_t { name, nominal, pronoun };

// A noun phrase that can act or be acted on.
struct Mention {
  Span span;       // the whole noun phrase with titles, modifiers and apposition, no relative clause
  WordId head;     // its syntactic head
  MentionKind kind = MentionKind::nominal;
  EntityId entity;          // what it refers to; always valid after mention/
  Actor actor;              // resolved: its own, or that of the entity's other mentions
  bool plural = false;
  bool person = false;      // a human being or beings (not a body, country or thing)
};

// Mentions of one referent in one document.
struct Entity {
  std::vector<MentionId> mentions;  // in text order
  Actor actor;
  std::string name;  // best name for a reader: longest proper name, else the first nominal
};

// A place, resolved against the gazetteer.
struct Place {
  Span span;
  std::string name;               // gazetteer name; the raw words when unresolved
  std::int64_t geonameid = 0;     // 0: GeoNames has no such place (a border, a front line), or unresolved
  double lat = 0, lon = 0;        // degrees, WGS 84; meaningful when located()
  std::string country;            // ISO 3166 alpha-3
  std::string admin1;             // name of the first-order region
  std::string precision;          // how exact the point is: "city", "admin1", "country", "border", "feature", "none"

  bool located() const { return !precision.empty() && precision != "none"; }
};

// A time expression, resolved against the publication date.
struct TimeExpression {
  Span span;
  Date start, end;        // inclusive; unknown when it could not be anchored
  std::string precision;  // "day", "week", "month", "year", "range", "none"
};

}  // namespace hearsay
