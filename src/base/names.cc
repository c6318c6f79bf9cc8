// The printed names of the enumerations in the public headers.
#include <algorithm>
#include <array>
#include <cstddef>

#include "hearsay/attribution.h"
#include "hearsay/event.h"
#include "hearsay/syntax.h"

namespace hearsay {
namespace {

constexpr std::array kUpos =
    std::to_array<std::string_view>({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
                                     "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"});

constexpr std::array kRel = std::to_array<std::string_view>(
    {"root",         "dep",      "nsubj",        "nsubj:pass", "nsubj:outer", "csubj",      "csubj:pass",
     "csubj:outer",  "obj",      "iobj",         "ccomp",      "xcomp",       "obl",        "obl:agent",
     "obl:unmarked", "advcl",    "advcl:relcl",  "advmod",     "nmod",        "nmod:poss",  "nmod:unmarked",
     "nmod:desc",    "appos",    "nummod",       "amod",       "acl",         "acl:relcl",  "det",
     "det:predet",   "compound", "compound:prt", "flat",       "fixed",       "goeswith",   "aux",
     "aux:pass",     "cop",      "mark",         "case",       "cc",          "cc:preconj", "conj",
     "discourse",    "vocative", "expl",         "dislocated", "list",        "parataxis",  "orphan",
     "reparandum",   "punct"});
static_assert(kRel.size() == static_cast<std::size_t>(Rel::punct) + 1);

constexpr std::array kEventType = std::to_array<std::string_view>(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
     "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"});
constexpr std::array kForm = std::to_array<std::string_view>({"direct", "indirect", "mixed"});
constexpr std::array kSourceKind =
    std::to_array<std::string_view>({"named", "unnamed", "collective", "document", "none"});
constexpr std::array kSide = std::to_array<std::string_view>({"actor", "recipient", "third", "unknown"});
constexpr std::array kStance =
    std::to_array<std::string_view>({"says", "claims", "confirms", "denies", "admits", "accuses", "doubts", "asks",
                                     "orders", "promises", "threatens", "quotes"});
constexpr std::array kModality = std::to_array<std::string_view>({"actual", "future", "hypothetical", "historical"});
constexpr std::array kStage =
    std::to_array<std::string_view>({"accomplished", "attempted", "prevented", "threatened", "planned"});

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Upos v) {
  return kUpos[static_cast<std::size_t>(v)];
}
std::string_view to_string(Rel v) {
  return kRel[static_cast<std::size_t>(v)];
}
std::string_view to_string(EventType v) {
  return kEventType[static_cast<std::size_t>(v)];
}
std::string_view to_string(Form v) {
  return kForm[static_cast<std::size_t>(v)];
}
std::string_view to_string(SourceKind v) {
  return kSourceKind[static_cast<std::size_t>(v)];
}
std::string_view to_string(Side v) {
  return kSide[static_cast<std::size_t>(v)];
}
std::string_view to_string(Stance v) {
  return kStance[static_cast<std::size_t>(v)];
}
std::string_view to_string(Modality v) {
  return kModality[static_cast<std::size_t>(v)];
}
std::string_view to_string(Stage v) {
  return kStage[static_cast<std::size_t>(v)];
}

std::optional<Upos> parse_upos(std::string_view name) {
  return find<Upos>(kUpos, name);
}
std::optional<EventType> parse_event_type(std::string_view name) {
  return find<EventType>(kEventType, name);
}

Rel parse_rel(std::string_view name) {
  if (const auto rel = find<Rel>(kRel, name)) return *rel;
  return find<Rel>(kRel, name.substr(0, name.find(':'))).value_or(Rel::dep);
}

Rel universal(Rel rel) {
  const std::string_view name = to_string(rel);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? rel : *find<Rel>(kRel, name.substr(0, colon));
}

EventType TriggerReading::type() const {
  return static_cast<EventType>(std::max_element(p.begin(), p.end() - 1) - p.begin());
}

int quad(EventType type) {
  switch (type) {
    case EventType::AGREE:
    case EventType::CONSULT:
    case EventType::SUPPORT:
    case EventType::CONCEDE:
      return 1;
    case EventType::COOPERATE:
    case EventType::AID:
    case EventType::RETREAT:
      return 2;
    case EventType::REQUEST:
    case EventType::ACCUSE:
    case EventType::REJECT:
    case EventType::THREATEN:
      return 3;
    default:
      return 4;
  }
}

}  // namespace hearsay
