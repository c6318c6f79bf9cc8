#include "syntax/inflections.h"

#include <initializer_list>
#include <span>
#include <utility>

#include "base/strings.h"
#include "syntax/hashing.h"

namespace hearsay {
namespace {

bool vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool ends_in_one_of(std::string_view word, std::initializer_list<std::string_view> endings) {
  for (const std::string_view e : endings) {
    if (word.ends_with(e)) return true;
  }
  return false;
}

std::string join(std::string_view stem, std::string_view ending) {
  return std::string(stem).append(ending);
}
std::string_view cut(std::string_view word, std::size_t n) {
  return word.substr(0, word.size() - n);
}

// The regular forms that do not double the last consonant.
void add_plain(Inflections::Verb& v) {
  const std::string_view b = v.base;
  const bool y = b.size() > 1 && b.ends_with('y') && !vowel(b[b.size() - 2]);
  if (b.ends_with('e')) {
    v.past.push_back(join(b, "d"));
    if (b.ends_with("ie")) {
      v.gerund.push_back(join(cut(b, 2), "ying"));  // "lie", "lying"
    } else {
      const bool keeps = ends_in_one_of(b, {"ee", "oe", "ye"});
      if (!keeps) v.gerund.push_back(join(cut(b, 1), "ing"));
      if (keeps || ends_in_one_of(b, {"ge", "ue"})) v.gerund.push_back(join(b, "ing"));  // "ageing", "queueing"
    }
  } else if (y) {
    v.past.push_back(join(cut(b, 1), "ied"));
    v.gerund.push_back(join(b, "ing"));
  } else {
    const std::string_view k = ends_in_one_of(b, {"ac", "ic", "oc"}) ? "k" : "";  // "panicked"
    v.past.push_back(join(b, k) + "ed");
    v.gerund.push_back(join(b, k) + "ing");
  }
  if (y) {
    v.third.push_back(join(cut(b, 1), "ies"));
    return;
  }
  if (ends_in_one_of(b, {"s", "x", "z", "ch", "sh", "o"})) v.third.push_back(join(b, "es"));
  if (!ends_in_one_of(b, {"s", "x", "z", "sh"})) v.third.push_back(join(b, "s"));  // also "radios", "stomachs"
}

void add_doubled(Inflections::Verb& v) {
  const std::string stem = join(v.base, v.base.substr(v.base.size() - 1));
  v.past.push_back(stem + "ed");
  v.gerund.push_back(stem + "ing");
  if (ends_in_one_of(v.base, {"s", "z"})) v.third.push_back(stem + "es");
}

// Calls `row` with every line of a file that is neither empty nor a comment, until one fails.
template <typename F>
Status each_row(const Resources& resources, std::string_view name, F row) {
  for (const Resource& r : resources.list(name)) {
    int number = 0;
    for (std::string_view line : split(r.bytes, '\n')) {
      ++number;
      line = trim(line);
      if (line.empty() || line[0] == '#') continue;
      const Status status = row(line);
      if (!status.ok()) return Error{r.name + ":" + std::to_string(number) + ": " + status.message()};
    }
  }
  return {};
}

}  // namespace

Result<Inflections::Verb> Inflections::inflect(std::string_view row) {
  const std::vector<std::string_view> words = split(row, ' ');
  Verb v;
  v.base = words[0];
  if (v.base.size() < 2) return Error{"'" + std::string(row) + "': a verb of one letter"};
  bool doubles = false, may_double = false;
  std::vector<std::string> irregular;
  for (const std::string_view w : std::span(words).subspan(1)) {
    if (w == "~") {
      doubles = true;
    } else if (w == "(~)") {
      may_double = true;
    } else if (!w.empty() && w.find_first_of("~()") == std::string_view::npos) {
      irregular.emplace_back(w);
    } else {
      return Error{"'" + std::string(row) + "': forms are separated by one space; marks are ~ and (~)"};
    }
  }
  add_plain(v);
  if (doubles) {
    v.past.clear();
    v.gerund.clear();
  }
  if (doubles || may_double) add_doubled(v);
  v.irregular = !irregular.empty();
  if (v.irregular) v.past = std::move(irregular);
  return v;
}

Result<Inflections> Inflections::load(const Resources& resources) {
  Inflections table;
  table.slots_.resize(std::size_t{1} << 16);
  std::vector<Verb> verbs;
  verbs.reserve(table.slots_.size() / 6);
  // Irregular forms before regular ones: "found" is of "find", "saw" of "see".
  Status status = each_row(resources, "lexicon/text/verbs.txt", [&](std::string_view line) -> Status {
    auto verb = inflect(line);
    if (!verb.ok()) return verb.error();
    Verb v = verb.take();
    table.add(v.base, Kind::base, v.base);
    if (v.irregular) {
      for (const std::string& f : v.past) table.add(f, Kind::past, v.base);
      v.past.clear();
    }
    verbs.push_back(std::move(v));
    return {};
  });
  if (!status.ok()) return Error{status.message()};
  for (const Verb& v : verbs) {
    for (const std::string& f : v.past) table.add(f, Kind::past, v.base);
    for (const std::string& f : v.gerund) table.add(f, Kind::gerund, v.base);
    for (const std::string& f : v.third) table.add(f, Kind::third, v.base);
  }
  status = each_row(resources, "lexicon/text/nouns.txt", [&](std::string_view line) -> Status {
    const std::vector<std::string_view> words = split(line, ' ');
    if (words.size() < 2) return Error{"'" + std::string(line) + "': a noun and its plural expected"};
    for (const std::string_view plural : std::span(words).subspan(1)) table.add(plural, Kind::plural, words[0]);
    return {};
  });
  if (!status.ok()) return Error{status.message()};
  return table;
}

void Inflections::add(std::string_view form, Kind kind, std::string_view lemma) {
  if (used_ * 4 >= slots_.size() * 3) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& s : old) {
      if (s.key == 0) continue;
      std::size_t at = s.key & (slots_.size() - 1);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = s;
    }
  }
  const std::uint64_t key = feature(static_cast<std::uint32_t>(kind), hash_string(form), form.size()) | 1u;
  std::size_t at = key & (slots_.size() - 1);
  for (; slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key) return;
  }
  slots_[at] = {key, lemma};
  ++used_;
}

std::string_view Inflections::get(std::string_view form, Kind kind) const {
  const std::uint64_t key = feature(static_cast<std::uint32_t>(kind), hash_string(form), form.size()) | 1u;
  for (std::size_t at = key & (slots_.size() - 1); slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key) return slots_[at].lemma;
  }
  return {};
}

// The kind that the tag names first, then the others: a tag may be wrong ("shot" as VB).
std::string_view Inflections::verb(std::string_view form, std::string_view xpos) const {
  const Kind first = xpos == "VBD" || xpos == "VBN" ? Kind::past
                     : xpos == "VBG"                ? Kind::gerund
                     : xpos == "VBZ"                ? Kind::third
                                                    : Kind::base;
  for (const Kind kind : {first, Kind::base, Kind::past, Kind::gerund, Kind::third}) {
    if (const std::string_view lemma = get(form, kind); !lemma.empty()) return lemma;
  }
  return {};
}

std::string_view Inflections::find(std::string_view lower_form, std::string_view xpos) const {
  if (slots_.empty()) return {};
  if (xpos == "NNS") return get(lower_form, Kind::plural);
  return xpos.starts_with("VB") ? verb(lower_form, xpos) : std::string_view();
}

}  // namespace hearsay
