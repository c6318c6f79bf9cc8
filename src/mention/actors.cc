#include "mention/actors.h"

#include <algorithm>

#include "base/strings.h"

namespace hearsay {
namespace {

// A sentence most of whose pieces are in capitals says nothing by its capitals.
bool in_capitals(const std::vector<Piece>& pieces) {
  std::size_t upper = 0, words = 0;
  for (const Piece& p : pieces) {
    words += p.span.size() > 1 && p.hash[0] != 0;
    upper += p.span.size() > 1 && p.upper;
  }
  return words >= 4 && upper * 4 > words * 3;
}

WordId head_of(const Tree& tree, WordId first, WordId last) {
  WordId head;
  for (WordId w = first; w <= last; ++w.value) {
    const WordId up = tree[w].head;
    // What comes before "of" or "for" heads the name, also where the tree hangs what follows elsewhere.
    if (head.valid() && tree[w].upos == Upos::ADP) break;
    if (tree[w].rel == Rel::punct || tree[w].rel == Rel::case_ || tree[w].upos == Upos::ADP) continue;
    if (!up.valid() || up < first || up > last) {
      // Of several, in a broken tree, the last: English names have their heads on the right. "Chinese military" before
      // "exercise" has none, and is known by its first word.
      const bool adjective = tree[w].upos == Upos::ADJ && !is_upper(code_point(tree[w].form, 0).value);
      if (!head.valid() || !adjective) head = w;
    }
  }
  return head.valid() ? head : last;
}

}  // namespace

std::string_view without_article(std::string_view name) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  return name;
}

std::vector<NameMatch> ActorDictionary::find_names(const Tree& tree, SentenceId sentence) const {
  const std::vector<Piece> pieces = pieces_of(tree, sentence);
  const bool capitals = in_capitals(pieces);
  const PhraseTable& table = capitals ? lower_ : exact_;
  std::vector<NameMatch> found;
  for (std::size_t i = 0; i < pieces.size();) {
    const PhraseTable::Match m = pieces[i].hash[0] == 0 ? PhraseTable::Match{} : table.longest(pieces, i);
    if (m.pieces == 0) {
      ++i;
      continue;
    }
    if (aliases_[m.value].uses == 0) {
      i += m.pieces;
      continue;
    }
    const Piece& last = pieces[i + m.pieces - 1];
    NameMatch name;
    name.span = cover(pieces[i].span, last.span);
    name.first = pieces[i].word;
    name.last = last.word;
    if (tree[name.last].form.ends_with('$')) {  // "US$", a currency
      i += m.pieces;
      continue;
    }
    // The full stop of "U.S." belongs to it.
    if (tree[name.last].form.ends_with('.') && tree[name.last].span.end == name.span.end + 1) ++name.span.end;
    name.head = head_of(tree, name.first, name.last);
    name.actor = aliases_[m.value].actor;
    name.uses = aliases_[m.value].uses;
    found.push_back(name);
    i += m.pieces;
  }
  return found;
}

std::vector<TypeMatch> ActorDictionary::find_types(const Tree& tree, SentenceId sentence) const {
  const std::vector<Piece> pieces = pieces_of(tree, sentence);
  std::vector<TypeMatch> found;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].hash[0] == 0) continue;
    const PhraseTable::Match m = phrases_.longest(pieces, i);
    if (m.pieces == 0) continue;
    TypeMatch type;
    type.first = pieces[i].word;
    type.last = pieces[i + m.pieces - 1].word;
    type.head = head_of(tree, type.first, type.last);
    type.type = &types_[m.value];
    found.push_back(type);
  }
  return found;
}

Actor ActorDictionary::actor(ActorIndex index, Date date) const {
  const Entry& entry = actors_[index];
  Actor actor;
  actor.id = entry.id;
  actor.name = entry.name;
  // The last row that has begun; rows are sorted by their start.
  const Row* row = nullptr;
  for (const Row& r : entry.rows) {
    if (!date.known() || !r.from.known() || r.from <= date) row = &r;
  }
  const bool before = row == nullptr;
  if (before) row = &entry.rows.front();
  const bool after = date.known() && row->to.known() && row->to < date;
  actor.country = row->country;
  actor.sectors = row->sectors;
  actor.role = row->role;
  actor.role_from = row->from;
  actor.role_to = row->to;
  if (entry.kind == ActorClass::leader) {
    if (before) {
      actor.role.clear();
      actor.sectors.clear();
    } else if (after && !actor.role.empty()) {
      actor.role = "former " + actor.role;
      actor.sectors = {"ELI"};
    }
    if (actor.role.empty() || after) actor.role_from = actor.role_to = Date{};
  } else if (entry.kind == ActorClass::organisation || entry.kind == ActorClass::group) {
    actor.group = entry.id;
  }
  return actor;
}

std::optional<ActorIndex> ActorDictionary::find(std::string_view alias) const {
  const auto found = exact_.find(pieces_of(without_article(alias)));
  if (!found || aliases_[*found].uses == 0) return std::nullopt;
  return aliases_[*found].actor;
}

const ActorType* ActorDictionary::type(std::string_view phrase) const {
  const auto found = phrases_.find(pieces_of(phrase));
  return found ? &types_[*found] : nullptr;
}

Gender ActorDictionary::gender(std::string_view given_name) const {
  const auto it = given_names_.find(lower(given_name));
  return it == given_names_.end() ? Gender::unknown : it->second;
}

}  // namespace hearsay
