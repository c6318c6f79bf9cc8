// PLOVER events (PLOVER manual, draft 2021-09): who did what to whom, when, where, and how it is presented.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/entity.h"
#include "hearsay/span.h"

namespace hearsay {

// PLOVER's 16 categories, in the manual's order.
enum class EventType : std::uint8_t {
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT
};

std::string_view to_string(EventType type);
std::optional<EventType> parse_event_type(std::string_view name);
// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
int quad(EventType type);

enum class Modality : std::uint8_t { actual, future, hypothetical, historical };
enum class Stage : std::uint8_t { accomplished, attempted, prevented, threatened, planned };
std::string_view to_string(Modality modality);
std::string_view to_string(Stage stage);

// How many, as the text gives it: "at least 26" is low 26 without a high.
struct Count {
  std::string what;  // "killed", "injured", "arrested", "displaced", "events"
  int low = 0;
  std::optional<int> high;
  Span span;
};

struct Event {
  SentenceId sentence;
  Span span;  // the clause: trigger with its arguments
  WordId trigger;
  Span trigger_span;  // the words that the pattern matched on, from first to last
  EventType type = EventType::CONSULT;
  std::vector<std::string> mode;
  std::vector<std::string> context;
  double score = 0;   // PLOVER conflict-cooperation score, -10..10
  std::string cameo;  // closest CAMEO code, by PLOVER's table
  std::vector<MentionId> actor;
  std::vector<MentionId> recipient;
  PlaceId place;  // may be invalid
  TimeId time;    // may be invalid
  std::vector<Count> counts;
  Modality modality = Modality::actual;
  bool negated = false;
  Stage stage = Stage::accomplished;
  double factuality = 3;              // -3..3, as the innermost source presents it
  std::vector<AttributionId> claims;  // innermost first; empty: the report itself says so
  double confidence = 0;              // 0..1
  std::vector<std::string> why;       // for explain: pattern with file and line, then each rule that decided
};

// What the learned model of triggers says of a word that may carry an event.
struct TriggerReading {
  static constexpr std::size_t kTypes = 17;  // the types of events and, last, none
  WordId word;
  std::array<float, kTypes> p{};  // how likely it carries an event of each type, or none; they sum to 1
  std::vector<std::string> why;   // for explain: the words that speak most for the likeliest type

  EventType type() const;  // the likeliest
  float any() const { return 1 - p.back(); }
  float share() const { return p[static_cast<std::size_t>(type())]; }
};

// A word that heads patterns and is no event where it stands, with the reason; kept for explain alone.
struct NonEvent {
  SentenceId sentence;
  WordId word;
  std::string why;
};

}  // namespace hearsay
