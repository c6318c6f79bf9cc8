#include "mention/actor_table.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"

namespace hearsay {
namespace {

std::size_t columns_of(std::string_view stem) {
  if (stem == "countries") return 6;
  if (stem == "types" || stem == "titles") return 4;
  if (stem == "given_names") return 2;
  if (stem == "not_actors") return 1;
  return 8;
}

constexpr std::array<std::string_view, 25> kSectors = {"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN",
                                                       "JUD", "LAB", "LEG", "MED", "MIL", "OPP", "PRE", "PRM", "PTY",
                                                       "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK"};
constexpr std::array<std::string_view, 5> kNonState = {"IGO", "IMG", "ISM", "MNC", "NGO"};

}  // namespace

bool is_sector(std::string_view code) {
  return std::find(kSectors.begin(), kSectors.end(), code) != kSectors.end();
}
bool is_non_state(std::string_view code) {
  return std::find(kNonState.begin(), kNonState.end(), code) != kNonState.end();
}

std::string at_line(const std::string& file, int line, std::string_view what) {
  return file + ":" + std::to_string(line) + ": " + std::string(what);
}

ActorTable read_actor_table(const Resource& resource, const std::function<void(std::string)>& problem) {
  ActorTable table;
  table.file = resource.name;
  const std::size_t slash = resource.name.find_last_of('/');
  table.stem = resource.name.substr(slash == std::string::npos ? 0 : slash + 1);
  table.stem = table.stem.substr(0, table.stem.find('.'));
  const std::size_t wanted = columns_of(table.stem);
  int line = 0, block = 0;
  for (std::string_view text : split(resource.bytes, '\n')) {
    ++line;
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.starts_with('#')) ++block;
    if (trim(text).empty() || text.starts_with('#')) continue;
    ActorRow row{split(text, '\t'), line, block};
    if (row.columns.size() != wanted) {
      problem(at_line(table.file, line,
                      std::to_string(row.columns.size()) + " columns, expected " + std::to_string(wanted)));
    } else if (row.columns.front().empty()) {
      problem(at_line(table.file, line, "the first column is empty"));
    } else {
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

std::optional<Date> parse_row_date(std::string_view text, bool last) {
  if (text.empty()) return Date{};
  if (text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    const int year = std::stoi(std::string(text));
    return last ? Date{year, 12, 31} : Date{year, 1, 1};
  }
  return parse_date(text);
}

}  // namespace hearsay
