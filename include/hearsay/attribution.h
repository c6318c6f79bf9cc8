// Attributions: who is said to have said, thought or shown what. Spans follow PolNeAR's conventions
// (Newell, Margolin & Ruths 2018), nesting as in the project's specification.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

enum class Form : std::uint8_t { direct, indirect, mixed };
enum class SourceKind : std::uint8_t { named, unnamed, collective, document, none };
enum class Side : std::uint8_t { actor, recipient, third, unknown };
enum class Stance : std::uint8_t {
  says,
  claims,
  confirms,
  denies,
  admits,
  accuses,
  doubts,
  asks,
  orders,
  promises,
  threatens,
  quotes
};

struct Attribution {
  std::vector<Span> source;  // empty: nobody is named ("reportedly")
  std::vector<Span> cue;
  std::vector<Span> content;  // never empty; several pieces when discontinuous
  Form form = Form::indirect;
  SourceKind source_kind = SourceKind::none;
  std::string source_role;    // "security official"; empty when none
  MentionId source_mention;   // who speaks, pronouns resolved through its entity; may be invalid
  Side side = Side::unknown;  // seen from the events that it vouches for
  Stance stance = Stance::says;
  AttributionId parent;                        // the attribution whose content contains this one
  bool hedge = false;                          // reportedly, allegedly, apparently
  WordId source_head, cue_head, content_head;  // may be invalid
};

std::string_view to_string(Form form);
std::string_view to_string(SourceKind kind);
std::string_view to_string(Side side);
std::string_view to_string(Stance stance);

}  // namespace hearsay
