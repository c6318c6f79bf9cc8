#include <algorithm>
#include <functional>
#include <unordered_set>

#include "base/strings.h"
#include "mention/actor_table.h"
#include "mention/actors.h"

namespace hearsay {

using Report = std::function<void(std::string)>;

// Fills a dictionary from tables.
class ActorLoader {
 public:
  ActorLoader(Report malformed, Report doubtful) : malformed_(std::move(malformed)), doubtful_(std::move(doubtful)) {}

  void reserve(std::size_t rows) {
    ids_.reserve(rows);
    d_.exact_.reserve(rows * 4);
    d_.lower_.reserve(rows * 4);
    d_.phrases_.reserve(rows);
  }

  void add(const ActorTable& table) {
    for (const ActorRow& row : table.rows) {
      where_ = {&table.file, row.line};
      if (table.stem == "countries") {
        country(row);
      } else if (table.stem == "types" || table.stem == "titles") {
        type(row);
      } else if (table.stem == "given_names") {
        given_name(row);
      } else if (table.stem == "not_actors") {
        nobody(row.columns[0]);
      } else {
        named(table, row);
      }
    }
  }

  ActorDictionary take() {
    for (ActorDictionary::Entry& e : d_.actors_) {
      std::stable_sort(e.rows.begin(), e.rows.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    }
    return std::move(d_);
  }

 private:
  std::string here(const std::string& what) const { return at_line(*where_.first, where_.second, what); }

  ActorIndex entry(std::string_view id, std::string_view name, ActorClass kind, const std::string& file) {
    // The codes of countries are no names for others: NLD is the Netherlands, and a party in Myanmar.
    const std::string key = (kind == ActorClass::country ? "country " : "") + std::string(id);
    const auto [it, fresh] = ids_.try_emplace(key, static_cast<ActorIndex>(d_.actors_.size()));
    if (fresh) {
      d_.actors_.push_back({std::string(id), std::string(name), kind, {}});
      file_of_.push_back(&file);
    } else if (*file_of_[it->second] != file) {  // a user's file describes the actor anew
      d_.actors_[it->second] = {std::string(id), std::string(name), kind, {}};
      file_of_[it->second] = &file;
    }
    return it->second;
  }

  void alias(std::string_view text, ActorIndex actor, AliasUse use) {
    text = without_article(trim(text));
    if (text.empty()) return;
    const auto bit = static_cast<std::uint8_t>(use);
    const std::vector<Piece> pieces = pieces_of(text);
    if (const auto known = d_.exact_.find(pieces);
        known && d_.aliases_[*known].actor == actor && d_.aliases_[*known].uses != 0) {
      d_.aliases_[*known].uses |= bit;
      return;
    }
    const auto value = static_cast<std::uint32_t>(d_.aliases_.size());
    d_.aliases_.push_back({actor, bit});
    put(text, pieces, value);
    // At the start of a sentence "al-Shabaab" is "Al-Shabaab".
    if (text.front() >= 'a' && text.front() <= 'z') {
      std::string capital(text);
      capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
      put(capital, pieces_of(capital), value);
    }
    // In text in capitals an alias must not win over a more explicit one that was there before.
    if (!d_.lower_.find(pieces)) d_.lower_.add(pieces, value);
  }

  void put(std::string_view text, const std::vector<Piece>& pieces, std::uint32_t value) {
    const auto before = d_.exact_.add(pieces, value);
    const ActorIndex actor = d_.aliases_[value].actor;
    if (before && d_.aliases_[*before].uses != 0 && d_.aliases_[*before].actor != actor &&
        file_of_[d_.aliases_[*before].actor] == file_of_[actor]) {
      doubtful_(here("'" + std::string(text) + "' already stands for " + d_.actors_[d_.aliases_[*before].actor].id));
    }
  }

  void nobody(std::string_view name) {
    const std::vector<Piece> pieces = pieces_of(name);
    const auto value = static_cast<std::uint32_t>(d_.aliases_.size());
    d_.aliases_.push_back({0, 0});
    d_.exact_.add(pieces, value);
    d_.lower_.add(pieces, value);
  }

  void country(const ActorRow& row) {
    const auto& c = row.columns;
    const ActorIndex actor = entry(c[0], c[1], ActorClass::country, *where_.first);
    d_.actors_[actor].rows.push_back({{}, {}, std::string(c[0]), {}, ""});
    alias(c[1], actor, AliasUse::name);
    for (const std::string_view a : split(c[5], '|')) alias(a, actor, AliasUse::name);
    for (const std::string_view a : split(c[2], '|')) alias(a, actor, AliasUse::adjective);
    for (const std::string_view a : split(c[3], '|')) alias(a, actor, AliasUse::people);
    for (const std::string_view a : split(c[4], '|')) alias(a, actor, AliasUse::seat);
  }

  std::vector<std::string> sectors(std::string_view column) {
    std::vector<std::string> out;
    for (const std::string_view s : split(column, '|')) {
      if (s.empty()) continue;
      if (!is_sector(s)) doubtful_(here("'" + std::string(s) + "' is not a sector of PLOVER"));
      out.emplace_back(s);
    }
    return out;
  }

  void named(const ActorTable& table, const ActorRow& row) {
    const auto& c = row.columns;
    const ActorClass kind = table.stem == "organisations"              ? ActorClass::organisation
                            : table.stem == "groups"                   ? ActorClass::group
                            : table.stem == "forces"                   ? ActorClass::force
                            : table.stem == "media"                    ? ActorClass::media
                            : table.stem == "leaders" || !c[5].empty() ? ActorClass::leader
                                                                       : ActorClass::organisation;
    const auto from = parse_row_date(c[6], false), to = parse_row_date(c[7], true);
    if (!from || !to) return malformed_(here("dates are YYYY-MM-DD or YYYY"));
    const ActorIndex actor = entry(c[0], c[1], kind, table.file);
    d_.actors_[actor].rows.push_back({*from, *to, std::string(c[3]), sectors(c[4]), std::string(c[5])});
    alias(c[1], actor, AliasUse::name);
    for (const std::string_view a : split(c[2], '|')) alias(a, actor, AliasUse::name);
  }

  void type(const ActorRow& row) {
    const auto& c = row.columns;
    ActorType type;
    type.phrase = c[0];
    type.sectors = sectors(c[1]);
    type.role = c[3];
    using Kind = ActorType::Kind;
    if (c[2] == "person")
      type.kind = Kind::person;
    else if (c[2] == "body")
      type.kind = Kind::body;
    else if (c[2] == "force")
      type.kind = Kind::force;
    else if (c[2] == "people")
      type.kind = Kind::people;
    else
      return malformed_(here("kind is person, body, force or people, not '" + std::string(c[2]) + "'"));
    d_.phrases_.add(pieces_of(type.phrase), static_cast<std::uint32_t>(d_.types_.size()));
    d_.types_.push_back(std::move(type));
  }

  void given_name(const ActorRow& row) {
    const std::string_view g = row.columns[1];
    if (g != "f" && g != "m") return malformed_(here("gender is f or m"));
    d_.given_names_[lower(row.columns[0])] = g == "f" ? Gender::female : Gender::male;
  }

  ActorDictionary d_;
  Report malformed_;  // the row cannot be used
  Report doubtful_;   // it can, but is hardly meant so
  std::pair<const std::string*, int> where_{nullptr, 0};
  std::unordered_map<std::string, ActorIndex> ids_;
  std::vector<const std::string*> file_of_;  // by actor: the file that describes it
};

namespace {

std::vector<ActorTable> read_tables(const Resources& resources, const Report& malformed) {
  std::vector<ActorTable> tables;
  for (const Resource& r : resources.list("lexicon/actors/")) {
    if (r.name.ends_with(".tsv")) tables.push_back(read_actor_table(r, malformed));
  }
  return tables;
}

// Order, countries and dates: what needs more than one row to judge.
void check_rows(const ActorTable& table, const std::unordered_set<std::string_view>& countries, const Report& report) {
  static constexpr std::string_view kOthers[] = {"countries", "types", "titles", "given_names", "not_actors"};
  const bool named = std::find(std::begin(kOthers), std::end(kOthers), table.stem) == std::end(kOthers);
  const ActorRow* before = nullptr;
  for (const ActorRow& row : table.rows) {
    const std::string_view key = row.columns.front();
    const auto say = [&](const std::string& what) { report(at_line(table.file, row.line, what)); };
    if (before && before->block == row.block) {
      if (key < before->columns.front()) say("'" + std::string(key) + "' is not in order");
      if (!named && key == before->columns.front()) say("'" + std::string(key) + "' stands twice");
    }
    if (named) {
      const std::string_view country = row.columns[3];
      if (!country.empty() && !is_non_state(country) && !countries.contains(country)) {
        say("'" + std::string(country) + "' is not a country of countries.tsv");
      }
      const auto from = parse_row_date(row.columns[6], false), to = parse_row_date(row.columns[7], true);
      if (from && to && from->known() && to->known() && *to < *from) say("ends before it begins");
      if (before && before->columns.front() == key) {
        const auto previous = parse_row_date(before->columns[7], true);
        const bool one_year = previous && from && before->columns[7].size() == 4 && from->year == previous->year;
        if (previous && from && !one_year && (!previous->known() || (from->known() && *from < *previous))) {
          say("overlaps the row before it in time");
        }
      }
    }
    before = &row;
  }
}

}  // namespace

Result<ActorDictionary> ActorDictionary::load(const Resources& resources) {
  std::string first;
  const Report malformed = [&](std::string what) {
    if (first.empty()) first = std::move(what);
  };
  ActorLoader loader(malformed, [](const std::string&) {});
  const std::vector<ActorTable> tables = read_tables(resources, malformed);
  std::size_t rows = 0;
  for (const ActorTable& t : tables) rows += t.rows.size();
  loader.reserve(rows);
  for (const ActorTable& t : tables) loader.add(t);
  if (!first.empty()) return Error{first};
  return loader.take();
}

Status check_actors(const Resources& resources) {
  std::string all;
  const Report report = [&](const std::string& what) { all += (all.empty() ? "" : "\n") + what; };
  const std::vector<ActorTable> tables = read_tables(resources, report);
  std::unordered_set<std::string_view> countries;
  for (const ActorTable& t : tables) {
    if (t.stem == "countries") {
      for (const ActorRow& row : t.rows) countries.insert(row.columns.front());
    }
  }
  ActorLoader loader(report, report);
  for (const ActorTable& t : tables) {
    loader.add(t);
    check_rows(t, countries, report);
  }
  if (!all.empty()) return Error{all};
  return {};
}

}  // namespace hearsay
