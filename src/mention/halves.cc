#include "mention/halves.h"

#include <algorithm>
#include <array>
#include <string>

namespace hearsay {
namespace {

using Halves = std::array<std::string_view, 2>;
constexpr std::array<Halves, 2> kHalves = {Halves{"North", "South"}, Halves{"East", "West"}};

// The other half, or empty for a word that names none.
std::string_view opposite(std::string_view half) {
  for (const Halves& pair : kHalves) {
    if (half == pair[0]) return pair[1];
    if (half == pair[1]) return pair[0];
  }
  return {};
}

class Finder {
 public:
  explicit Finder(MentionDraft& draft) : d_(draft) {}

  void run() {
    std::vector<NameMatch> found;
    for (std::size_t i = 0; i < d_.tree().words.size(); ++i) {
      const WordId w(i);
      if (d_.name_of_word[i] >= 0 || opposite(d_.tree()[w].form).empty()) continue;
      std::optional<ActorIndex> actor = before_and(w);
      if (!actor) actor = alone(w);
      if (!actor) continue;
      NameMatch name;
      name.span = d_.tree()[w].span;
      name.first = name.last = name.head = w;
      name.actor = *actor;
      name.uses = static_cast<std::uint8_t>(AliasUse::name);
      found.push_back(name);
    }
    add(found);
  }

 private:
  bool names_country(const NameMatch& name) const {
    return d_.dictionary.actor_class(name.actor) == ActorClass::country;
  }

  std::optional<ActorIndex> country(const std::string& name) const {
    const auto found = d_.dictionary.find(name);
    return found && d_.dictionary.actor_class(*found) == ActorClass::country ? found : std::nullopt;
  }

  // "North and South Korea": with what follows the other half.
  std::optional<ActorIndex> before_and(WordId w) const {
    const Tree& tree = d_.tree();
    const WordId half(w.value + 2);
    if (half.index() >= tree.words.size() || tree[half].form != opposite(tree[w].form)) return std::nullopt;
    const NameMatch* name = d_.name_at(half);
    const bool joined = tree[WordId(w.value + 1)].form == "and" && tree.sentence_of(w) == tree.sentence_of(half);
    if (!joined || name == nullptr || name->first != half || name->last == half || !names_country(*name)) {
      return std::nullopt;
    }
    const Span rest{tree[half].span.end, name->span.end};
    return country(std::string(tree[w].form) + std::string(rest.in(d_.analysis.document.text)));
  }

  // "The South": of the country whose other half the text names.
  std::optional<ActorIndex> alone(WordId w) const {
    const Tree& tree = d_.tree();
    const auto children = tree.children(w);
    const bool bare = std::all_of(children.begin(), children.end(), [&](WordId c) {
      return tree[c].rel == Rel::det || tree[c].rel == Rel::case_ || tree[c].rel == Rel::punct;
    });
    if (!bare || !tree.child(w, Rel::det).valid() || tree[w].rel == Rel::compound || tree[w].rel == Rel::amod) {
      return std::nullopt;
    }
    const std::string_view half = tree[w].form;
    for (const NameMatch& n : d_.names) {
      if (!names_country(n)) continue;
      const std::string full = d_.dictionary.actor(n.actor, {}).name;
      if (!full.starts_with(opposite(half)) && !full.starts_with(half)) continue;
      const std::string rest = full.substr(full.find(' '));
      const auto meant = country(std::string(half) + rest);
      if (meant && country(std::string(opposite(half)) + rest)) return meant;
    }
    return std::nullopt;
  }

  void add(const std::vector<NameMatch>& found) {
    if (found.empty()) return;
    d_.names.insert(d_.names.end(), found.begin(), found.end());
    std::stable_sort(d_.names.begin(), d_.names.end(),
                     [](const NameMatch& a, const NameMatch& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < d_.names.size(); ++i) {
      for (WordId w = d_.names[i].first; w <= d_.names[i].last; ++w.value) {
        d_.name_of_word[w.index()] = static_cast<std::int32_t>(i);
      }
    }
  }

  MentionDraft& d_;
};

}  // namespace

void name_halves(MentionDraft& draft) {
  Finder(draft).run();
}

}  // namespace hearsay
