#include <algorithm>
#include <array>

#include "base/strings.h"
#include "mention/place.h"
#include "mention/place_words.h"
#include "mention/time_place_scope.h"

namespace hearsay {
namespace {

// How well a phrase says where something happens; 0: not at all.
enum Locative : int { not_locative = 0, direction = 1, position = 2 };

Locative preposition(const Tree& tree, WordId w) {
  Locative best = not_locative;
  for (const WordId c : tree.children(w)) {
    if (tree[c].rel != Rel::case_) continue;
    const std::string form = lower(tree[c].form);
    if (form == "to" || form == "from" || form == "toward" || form == "towards") {
      best = std::max(best, direction);
    } else if (place_words::is_locative(form) || form == "on" || form == "along" || form == "between" ||
               form == "throughout" || form == "beyond" || form == "of") {
      if (form != "of") best = position;
    }
  }
  return best;
}

// "to Turkey", "between Kenya and Ethiopia": who, not where.
bool points_at_party(const Tree& tree, WordId w) {
  static constexpr auto forms = std::to_array<std::string_view>({"against", "between", "from", "on", "to"});
  while (tree[w].rel == Rel::conj && tree[w].head.valid()) w = tree[w].head;
  return std::ranges::any_of(tree.children(w), [&](WordId c) {
    return tree[c].rel == Rel::case_ && std::ranges::find(forms, lower(tree[c].form)) != forms.end();
  });
}

// "the city of X", "X's capital", "the north of X": the phrase is about the place itself.
bool is_part_of_place(const Tree& tree, WordId noun) {
  const std::string form = lower(tree[noun].form);
  return place_words::is_settlement(form) || place_words::is_region(form) || place_words::is_county(form) ||
         place_words::is_place_noun(form) || place_words::is_border(form) || place_words::is_direction(form) ||
         place_words::is_place_part(form);
}

// Climbs from the place's head word through the phrase that it stands in to a preposition of place.
Locative locative(const Tree& tree, WordId w) {
  for (int steps = 0; steps < 6; ++steps) {
    if (const Locative found = preposition(tree, w); found != not_locative) return found;
    const Word& word = tree[w];
    if (!word.head.valid()) return not_locative;
    const bool inside = is(word.rel, Rel::appos) || is(word.rel, Rel::compound) || is(word.rel, Rel::flat) ||
                        is(word.rel, Rel::amod) || is(word.rel, Rel::conj) || word.rel == Rel::nmod_desc;
    const bool part = is(word.rel, Rel::nmod) && is_part_of_place(tree, word.head);
    if (!inside && !part) return not_locative;
    w = word.head;
  }
  return not_locative;
}

// "seized the town of Pokrovsk", "shelled Kherson": the place acted on is the scene. Only verbs that act on places;
// the object of others may be a government ("urged Kabul").
bool is_scene(const Tree& tree, WordId w) {
  static constexpr auto lemmas = std::to_array<std::string_view>(
      {"attack", "besiege", "bomb",     "bombard", "capture", "encircle", "enter",  "evacuate", "hit",
       "invade", "leave",   "liberate", "occupy",  "overrun", "pound",    "raid",   "reach",    "recapture",
       "retake", "rock",    "seize",    "shake",   "shell",   "storm",    "strike", "target",   "visit"});
  for (int steps = 0; steps < 4; ++steps) {
    const Word& word = tree[w];
    if (!word.head.valid()) return false;
    if (word.rel == Rel::obj || word.rel == Rel::nsubj_pass) {
      return std::binary_search(lemmas.begin(), lemmas.end(), tree[word.head].lemma);
    }
    const bool inside = is(word.rel, Rel::appos) || is(word.rel, Rel::compound) || is(word.rel, Rel::flat) ||
                        is(word.rel, Rel::conj) || (is(word.rel, Rel::nmod) && is_part_of_place(tree, word.head));
    if (!inside) return false;
    w = word.head;
  }
  return false;
}

int specificity(const Place& p) {
  if (p.precision == "city") return 3;
  if (p.precision == "border" || p.precision == "feature") return 2;
  if (p.precision == "admin1") return 2;
  return p.precision == "country" ? 1 : 0;
}

}  // namespace

PlaceId place_for(const Analysis& analysis, WordId trigger, const std::vector<WordId>& parties) {
  const Tree& tree = analysis.tree;
  if (!trigger.valid()) return {};
  const Span sentence = tree.sentences[tree.sentence_of(trigger).index()].span;
  PlaceId best;
  int best_score = -1;
  for (std::size_t i = 0; i < analysis.places.size(); ++i) {
    const Place& place = analysis.places[i];
    if (!sentence.contains(place.span)) continue;
    const WordId head = tree.head_of(place.span);
    if (!head.valid()) continue;
    if (std::ranges::find(parties, head) != parties.end() && points_at_party(tree, head)) continue;
    Locative how = locative(tree, head);
    if (how == not_locative && place.precision != "country" && is_scene(tree, head)) how = position;
    if (how == not_locative) continue;
    const Scope scope = scope_of(tree, trigger, head);
    if (scope == Scope::none) continue;
    const int score = (static_cast<int>(Scope::none) - static_cast<int>(scope)) * 100 + how * 10 + specificity(place);
    if (score <= best_score) continue;
    best_score = score;
    best = PlaceId(i);
  }
  return best;
}

}  // namespace hearsay
