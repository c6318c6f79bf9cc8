#include <algorithm>
#include <array>

#include "base/strings.h"
#include "mention/noun_phrase.h"
#include "mention/resolve.h"

namespace hearsay {
namespace {

// Endings of nouns for one of those who fight: fighter, terrorist, militant, insurgent, gunman, guerrilla, rebel.
constexpr std::array<std::string_view, 10> kAgentEndings = {"er",   "ist", "ant",  "ent",   "man",
                                                            "illa", "bel", "ando", "arine", "or"};

// "Hundreds marched", "tens of thousands fled": a bare number of people.
bool is_bare_number(const Tree& tree, WordId head) {
  static constexpr std::array<std::string_view, 6> kNumbers = {"dozen", "hundred", "million",
                                                               "score", "ten",     "thousand"};
  if (!among(kNumbers, tree[head].lemma)) return false;
  return std::ranges::all_of(tree.children(head), [&](WordId c) {
    return tree[c].rel != Rel::nmod || preposition_of(tree, c) != "of" || is_bare_number(tree, c);
  });
}
bool counts_people(const Tree& tree, WordId head) {
  return tree[head].xpos == "NNS" && is_subject(tree, head) && is_bare_number(tree, head);
}

}  // namespace

bool Resolver::is_person(WordId head) const {
  const Tree& tree = d_.tree();
  const auto human = [](const ActorType& t) {
    // Of the forces those that are counted by heads: fighters, not troops or militias.
    if (t.kind == ActorType::Kind::force) {
      const std::string noun = stem(t.phrase);
      return std::any_of(kAgentEndings.begin(), kAgentEndings.end(),
                         [&](std::string_view e) { return noun.ends_with(e); });
    }
    return t.kind != ActorType::Kind::body;
  };
  if (!country_of_ship(tree, head).empty()) return false;
  if (const NameMatch* name = d_.name_headed_by(head); name && !names_other(*name)) {
    return d_.dictionary.actor_class(name->actor) == ActorClass::leader ||
           (has(name->uses, AliasUse::people) && position_of(tree, head) != Position::modifier);
  }
  if (const TypeMatch* type = type_of(head)) return human(*type->type);
  if (counts_people(tree, head)) return true;
  if (is_pronoun(tree[head])) {
    static constexpr std::array<std::string_view, 18> kHuman = {"he",      "she",     "him", "her",  "his", "hers",
                                                                "himself", "herself", "i",   "me",   "my",  "mine",
                                                                "we",      "us",      "our", "ours", "you", "your"};
    return among(kHuman, lower(tree[head].form));
  }
  const auto& names = d_.analysis.names;
  const auto found = std::partition_point(names.begin(), names.end(), [&](const Name& n) { return n.last < head; });
  if (found != names.end() && found->first <= head && found->type == NameType::PER) return true;
  if (tree[head].upos != Upos::PROPN) return false;
  for (const WordId c : tree.children(head)) {
    const TypeMatch* title =
        tree[c].rel == Rel::nmod_desc || tree[c].rel == Rel::appos ? d_.type_headed_by(c) : nullptr;
    if (title && human(*title->type)) return true;
  }
  return gender_of(head) != Gender::unknown;
}

Gender Resolver::gender_of(WordId head) const {
  const Tree& tree = d_.tree();
  static constexpr std::array<std::string_view, 13> kFemale = {
      "mrs",   "ms",       "miss",          "woman",  "spokeswoman", "queen", "lady",
      "madam", "princess", "congresswoman", "mother", "policewoman", "girl"};
  static constexpr std::array<std::string_view, 13> kMale = {
      "mr",          "sir",    "man",       "spokesman", "king",   "prince", "sheikh",
      "congressman", "father", "policeman", "boy",       "gunman", "mullah"};
  const auto of_word = [&](WordId w) {
    std::string form = lower(tree[w].form);
    if (form.ends_with('.')) form.pop_back();
    return among(kFemale, form) ? Gender::female : among(kMale, form) ? Gender::male : Gender::unknown;
  };
  if (const Gender g = of_word(head); g != Gender::unknown) return g;
  for (const WordId c : tree.children(head)) {
    const bool title = tree[c].rel == Rel::nmod_desc || tree[c].rel == Rel::compound || tree[c].rel == Rel::appos;
    if (const Gender g = title ? of_word(c) : Gender::unknown; g != Gender::unknown) return g;
  }
  if (tree[head].upos != Upos::PROPN) return Gender::unknown;
  // The first word of the name: the head itself, or the leftmost compound that is no title.
  for (const WordId c : tree.children(head)) {
    if (c < head && tree[c].rel == Rel::compound) {
      if (const Gender g = d_.dictionary.gender(tree[c].form); g != Gender::unknown) return g;
    }
  }
  return d_.dictionary.gender(tree[head].form);
}

}  // namespace hearsay
