#include "event/plover.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hearsay::plover {
namespace {

struct Row {
  EventType type;
  std::string_view mode;  // empty: the category
  double score;
  std::string_view cameo;
};

using enum EventType;

// Manual, table "PLOVER conflict-cooperation scores"; CAMEO by the conversion table of the same edition. Modes that the
// table of scores leaves out (PROTEST/vandalize) have their category's.
constexpr auto kRows = std::to_array<Row>({
    {AGREE, "", 2.5, "030"},
    {CONSULT, "", 2.5, "040"},
    {CONSULT, "visit", 4, "042"},
    {CONSULT, "third-party", 1, "044"},
    {CONSULT, "multilateral", 4, "040"},
    {CONSULT, "phone", 1.5, "041"},
    {SUPPORT, "", 5, "050"},
    {CONCEDE, "", 4.5, "080"},
    {COOPERATE, "", 9.5, "060"},
    {AID, "", 10, "070"},
    {RETREAT, "", 6.5, "084"},
    {RETREAT, "withdraw", 8, "0874"},
    {RETREAT, "release", 6.5, "0841"},
    {RETREAT, "disarm", 10, "0873"},
    {RETREAT, "ceasefire", 7.5, "0871"},
    {RETREAT, "access", 6.5, "086"},
    {RETREAT, "resign", 4.5, "0831"},
    {REQUEST, "", 0, "100"},
    {REQUEST, "assist", 0.5, "101"},
    {REQUEST, "change", -1, "104"},
    {REQUEST, "yield", -1, "105"},
    {REQUEST, "meet", 0, "106"},
    {ACCUSE, "", -3, "110"},
    {ACCUSE, "disapprove", -2, "111"},
    {ACCUSE, "investigate", -3.5, "090"},
    {ACCUSE, "allege", -3.5, "112"},
    {REJECT, "", -2, "120"},
    {REJECT, "assist", -1.5, "121"},
    {REJECT, "change", -2, "123"},
    {REJECT, "yield", -2, "124"},
    {REJECT, "meet", -2, "125"},
    {THREATEN, "", -3.5, "130"},
    {THREATEN, "restrict", -3, "1312"},
    {THREATEN, "arrest", -3.5, "132"},
    {THREATEN, "relations", -3.5, "1313"},
    {THREATEN, "expel", -3.5, "136"},
    {THREATEN, "territory", -4, "1382"},
    {THREATEN, "violence", -3.5, "138"},
    {PROTEST, "", -5, "140"},
    {PROTEST, "demo", -5, "141"},
    {PROTEST, "riot", -7, "145"},
    {PROTEST, "strike", -5, "143"},
    {PROTEST, "hunger", -4.5, "142"},
    {PROTEST, "boycott", -4.5, "143"},
    {PROTEST, "obstruct", -4.5, "144"},
    {PROTEST, "vandalize", -5, "145"},
    {SANCTION, "", -6, "160"},
    {SANCTION, "convict", -6, "116"},
    {SANCTION, "expel", -5.5, "166"},
    {SANCTION, "withdraw", -6, "161"},
    {SANCTION, "discontinue", -6, "162"},
    {MOBILIZE, "", -5.5, "150"},
    {MOBILIZE, "troops", -6.5, "154"},
    {MOBILIZE, "weapons", -6.5, "154"},
    {MOBILIZE, "police", -5.5, "153"},
    {MOBILIZE, "militia", -6, "154"},
    {COERCE, "", -7, "170"},
    {COERCE, "seize", -7, "171"},
    {COERCE, "restrict", -7, "172"},
    {COERCE, "censor", -6.5, "1721"},
    {COERCE, "curfew", -6.5, "1723"},
    {COERCE, "martial-law", -7.5, "1724"},
    {COERCE, "arrest", -7, "173"},
    {COERCE, "deport", -7, "174"},
    {COERCE, "withhold", -7, "172"},
    {COERCE, "misinformation", -6.5, "170"},
    {COERCE, "cyber", -7, "170"},
    {ASSAULT, "", -9, "190"},
    {ASSAULT, "abduct", -8.5, "181"},
    {ASSAULT, "beat", -7.5, "182"},
    {ASSAULT, "torture", -8.5, "1822"},
    {ASSAULT, "sexual", -8.5, "1821"},
    {ASSAULT, "targeted", -9.5, "186"},
    {ASSAULT, "destroy", -8.5, "1712"},
    {ASSAULT, "primitive", -8, "180"},
    {ASSAULT, "firearms", -9, "193"},
    {ASSAULT, "explosives", -9, "183"},
    {ASSAULT, "suicide-attack", -9.5, "1831"},
    {ASSAULT, "aerial", -9.5, "195"},
    {ASSAULT, "drone", -9.5, "195"},
    {ASSAULT, "heavy-weapons", -9.5, "194"},
    {ASSAULT, "crowd-control", -7.5, "175"},
    {ASSAULT, "unconventional", -10, "204"},
});

constexpr auto kContexts = std::to_array<std::string_view>({"military",
                                                            "intelligence",
                                                            "executive",
                                                            "legislative",
                                                            "election",
                                                            "political_institutions",
                                                            "pro_democracy",
                                                            "pro_autocracy",
                                                            "economic",
                                                            "legal",
                                                            "reparations",
                                                            "human_rights",
                                                            "rights_freedoms",
                                                            "repression",
                                                            "human_security",
                                                            "gender",
                                                            "lgbt",
                                                            "religion_ethnicity",
                                                            "inequality",
                                                            "diplomatic",
                                                            "territory",
                                                            "peacekeeping",
                                                            "health",
                                                            "asylum",
                                                            "migration",
                                                            "disasters",
                                                            "natural_resource",
                                                            "environment",
                                                            "technology",
                                                            "terrorism",
                                                            "cbrn",
                                                            "cyber",
                                                            "misinformation",
                                                            "crime",
                                                            "corruption",
                                                            "illegal_drugs",
                                                            "trafficking"});

const Row* find(EventType type, std::string_view mode) {
  const auto* it =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.type == type && r.mode == mode; });
  return it == kRows.end() ? nullptr : it;
}

}  // namespace

bool is_mode(EventType type, std::string_view mode) {
  return !mode.empty() && find(type, mode) != nullptr;
}

bool is_speech_act(EventType t) {
  return t == EventType::REQUEST || t == EventType::AGREE || t == EventType::THREATEN || t == EventType::REJECT ||
         t == EventType::ACCUSE || t == EventType::SUPPORT || t == EventType::CONCEDE;
}

bool is_context(std::string_view context) {
  return std::find(kContexts.begin(), kContexts.end(), context) != kContexts.end();
}

double score(EventType type, const std::vector<std::string>& modes) {
  double best = 0;
  bool found = false;
  for (const std::string& mode : modes) {
    const Row* row = find(type, mode);
    if (row != nullptr && (!found || std::abs(row->score) > std::abs(best))) {
      best = row->score;
      found = true;
    }
  }
  return found ? best : find(type, "")->score;
}

std::string_view cameo(EventType type, const std::vector<std::string>& modes) {
  for (const std::string& mode : modes) {
    if (const Row* row = find(type, mode)) return row->cameo;
  }
  return find(type, "")->cameo;
}

}  // namespace hearsay::plover
