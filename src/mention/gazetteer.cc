#include "mention/gazetteer.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace hearsay {
namespace {

constexpr std::size_t columns = 9;

// Reads a name byte by byte in the form in which names are compared.
class Folded {
 public:
  explicit Folded(std::string_view text) : text_(text) {}

  // The next byte, or 0 at the end.
  unsigned char next() {
    while (at_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c == '\'' || c == '`') {
        ++at_;
      } else if (c == 0xE2 && text_.substr(at_, 2) == "\xE2\x80" && at_ + 2 < text_.size() &&
                 (text_[at_ + 2] == '\x98' || text_[at_ + 2] == '\x99')) {
        at_ += 3;  // typographic apostrophes
      } else if (c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '\r') {
        ++at_;
        if (!space_) {
          space_ = true;
          return ' ';
        }
      } else {
        ++at_;
        space_ = false;
        return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + ('a' - 'A')) : c;
      }
    }
    return 0;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool space_ = true;
};

std::uint32_t hash_of(std::string_view name) {
  std::uint32_t h = 2166136261U;  // FNV-1a
  Folded folded(name);
  for (unsigned char c = folded.next(); c != 0; c = folded.next()) h = (h ^ c) * 16777619U;
  return h;
}

// "US", "L.A.", "W.Va."; in small letters they would be words.
bool is_abbreviation(std::string_view name) {
  return name.size() <= 3 || (name.size() <= 5 && name.find('.') != std::string_view::npos);
}

bool same(std::string_view a, std::string_view b) {
  if (is_abbreviation(a)) return a == b;
  Folded x(a), y(b);
  for (;;) {
    const unsigned char c = x.next();
    if (c != y.next()) return false;
    if (c == 0) return true;
  }
}

// Cuts off and returns what stands before the separator, or everything.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t at = text.find(separator);
  const std::string_view head = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  return head;
}

template <typename Number>
Number number(std::string_view text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

PlaceClass place_class(std::string_view name) {
  if (name == "country") return PlaceClass::country;
  if (name == "capital") return PlaceClass::capital;
  if (name == "city") return PlaceClass::city;
  if (name == "admin1") return PlaceClass::admin1;
  if (name == "border") return PlaceClass::border;
  return PlaceClass::feature;
}

}  // namespace

Result<Gazetteer> Gazetteer::load(const Resources& resources) {
  Gazetteer g;
  g.slots_.resize(1U << 17);
  g.rows_.reserve(40000);
  for (const Resource& file : resources.list("lexicon/places/")) {
    if (!file.name.ends_with(".tsv")) continue;
    std::string_view rest = file.bytes;
    for (int line = 1; !rest.empty(); ++line) {
      std::string_view row = take(rest, '\n');
      if (row.empty() || row.front() == '#') continue;
      if (row.back() == '\r') row.remove_suffix(1);
      if (static_cast<std::size_t>(std::count(row.begin(), row.end(), '\t')) != columns - 1) {
        return Error{file.name + ":" + std::to_string(line) + ": a place has nine columns, separated by tabs"};
      }
      g.rows_.push_back(row);
      const auto id = static_cast<std::uint32_t>(g.rows_.size() - 1);
      std::string_view fields = row;
      g.insert(take(fields, '\t'), id);
      for (std::string_view names = take(fields, '\t'); !names.empty();) g.insert(take(names, '|'), id);
      if (row.ends_with("\tcountry")) g.countries_.push_back(id);
      if (row.ends_with("\tborder")) g.borders_.push_back(id);
    }
  }
  if (g.rows_.empty()) return Error{"lexicon/places/: no places; the program was built without its gazetteer"};
  return g;
}

void Gazetteer::insert(std::string_view name, std::uint32_t row) {
  if (used_ * 2 >= slots_.size()) grow();
  const std::uint32_t h = hash_of(name);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = h & mask;
  while (slots_[at].row != 0) {
    if (slots_[at].hash == h && slots_[at].row == row + 1) return;  // two of its names compare equal
    at = (at + 1) & mask;
  }
  slots_[at] = {h, row + 1};
  ++used_;
}

void Gazetteer::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.row == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].row != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

GazetteerEntry Gazetteer::entry(std::uint32_t row) const {
  std::string_view fields = rows_[row];
  GazetteerEntry e;
  e.row = row;
  e.name = take(fields, '\t');
  take(fields, '\t');
  e.geonameid = number<std::int64_t>(take(fields, '\t'));
  e.lat = number<double>(take(fields, '\t'));
  e.lon = number<double>(take(fields, '\t'));
  e.country = take(fields, '\t');
  e.admin1 = take(fields, '\t');
  e.population = number<std::int64_t>(take(fields, '\t'));
  e.kind = place_class(take(fields, '\t'));
  return e;
}

void Gazetteer::find(std::string_view name, std::vector<GazetteerEntry>& out) const {
  const std::uint32_t h = hash_of(name);
  const std::size_t mask = slots_.size() - 1;
  const std::size_t before = out.size();
  for (std::size_t at = h & mask; slots_[at].row != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != h) continue;
    const std::uint32_t row = slots_[at].row - 1;
    std::string_view fields = rows_[row];
    const bool by_name = same(take(fields, '\t'), name);
    bool found = by_name;
    for (std::string_view names = take(fields, '\t'); !found && !names.empty();) found = same(take(names, '|'), name);
    if (!found) continue;
    out.push_back(entry(row));
    out.back().by_name = by_name;
    // A place may stand in two files, with more names in one.
    const auto twin =
        std::find_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end() - 1,
                     [&](const auto& e) { return e.geonameid != 0 && e.geonameid == out.back().geonameid; });
    if (twin == out.end() - 1) continue;
    twin->by_name = twin->by_name || by_name;
    out.pop_back();
  }
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
            [](const GazetteerEntry& a, const GazetteerEntry& b) { return a.row < b.row; });
}

bool Gazetteer::country(std::string_view code, GazetteerEntry& out) const {
  for (const std::uint32_t row : countries_) {
    const GazetteerEntry e = entry(row);
    if (e.country != code) continue;
    out = e;
    return true;
  }
  return false;
}

void Gazetteer::borders(std::vector<GazetteerEntry>& out) const {
  for (const std::uint32_t row : borders_) out.push_back(entry(row));
}

}  // namespace hearsay
