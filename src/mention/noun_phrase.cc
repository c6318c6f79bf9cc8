#include "mention/noun_phrase.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace hearsay {
namespace {

bool is_predicate(const Tree& tree, WordId head) {
  return tree.child(head, Rel::cop).valid() || tree.child(head, Rel::nsubj).valid();
}

// Does a child with this relation lie inside the phrase?
bool inside(const Tree& tree, WordId child, bool nested, bool predicate) {
  switch (tree[child].rel) {
    case Rel::det:
    case Rel::det_predet:
    case Rel::amod:
    case Rel::nummod:
    case Rel::compound:
    case Rel::flat:
    case Rel::fixed:
    case Rel::goeswith:
    case Rel::appos:
    case Rel::nmod_poss:
    case Rel::nmod_desc:
      return true;
    case Rel::nmod:
      return true;
    case Rel::nmod_unmarked:
      return !predicate;
    case Rel::case_:
    case Rel::conj:
      return nested;
    case Rel::cc_preconj:
      return nested;
    default:
      return false;
  }
}

void extend(const Tree& tree, WordId head, bool nested, WordRange& range) {
  const bool predicate = is_predicate(tree, head);
  // "heavily armed", "Iran-backed": what stands before a modifier that stands before the noun.
  const Rel rel = tree[head].rel;
  const bool premodifier =
      nested && head < tree[head].head && (rel == Rel::amod || rel == Rel::nummod || rel == Rel::compound);
  range.first = std::min(range.first, head);
  range.last = std::max(range.last, head);
  for (const WordId c : tree.children(head)) {
    if (inside(tree, c, nested, predicate) || (premodifier && c < head)) extend(tree, c, true, range);
  }
}

constexpr std::array<std::string_view, 31> kCalendar = {
    "monday",   "tuesday",  "wednesday", "thursday", "friday",    "saturday", "sunday", "january",
    "february", "march",    "april",     "may",      "june",      "july",     "august", "september",
    "october",  "november", "december",  "today",    "yesterday", "tomorrow", "day",    "week",
    "month",    "year",     "hour",      "minute",   "morning",   "evening",  "night"};
constexpr std::array<std::string_view, 18> kPlacePrepositions = {
    "in",   "at",     "near",    "from",    "into",   "across",     "inside", "through", "within",
    "over", "around", "outside", "towards", "toward", "throughout", "along",  "via",     "off"};
constexpr std::array<std::string_view, 15> kPartyPrepositions = {
    "with",    "against",   "between", "by",        "on",   "for", "among", "than",
    "besides", "including", "versus",  "alongside", "upon", "via", "to"};
constexpr std::array<std::string_view, 24> kMotion = {"go",     "travel",  "flee",  "return",   "move",   "fly",
                                                      "arrive", "come",    "head",  "deport",   "export", "visit",
                                                      "leave",  "enter",   "reach", "tour",     "cross",  "drive",
                                                      "sail",   "migrate", "march", "evacuate", "depart", "escape"};

}  // namespace

WordRange noun_phrase(const Tree& tree, WordId head) {
  WordRange range{head, head};
  extend(tree, head, false, range);
  return range;
}

bool is_pronoun(const Word& word) {
  return word.upos == Upos::PRON;
}

bool heads_argument(const Tree& tree, WordId id) {
  const Word& w = tree[id];
  const Rel rel = universal(w.rel);
  switch (rel) {
    case Rel::compound:
    case Rel::flat:
    case Rel::fixed:
    case Rel::goeswith:
    case Rel::case_:
    case Rel::mark:
    case Rel::advmod:
    case Rel::det:
    case Rel::amod:
    case Rel::cc:
    case Rel::punct:
    case Rel::expl:
    case Rel::appos:
    case Rel::nummod:
    case Rel::aux:
    case Rel::cop:
    case Rel::discourse:
      return false;
    default:
      break;
  }
  if (w.rel == Rel::nmod_desc) return false;
  const bool argument = rel == Rel::nsubj || rel == Rel::obj || rel == Rel::iobj || rel == Rel::obl ||
                        rel == Rel::nmod || (rel == Rel::conj && position_of(tree, id) != Position::other);
  switch (w.upos) {
    case Upos::NOUN:
    case Upos::PROPN:
      return !(among(kCalendar, lower(w.form)) && !tree.child(id, Rel::flat).valid());
    case Upos::PRON: {
      if (w.xpos.starts_with("W") || w.xpos == "EX") return false;
      const std::string form = lower(w.form);
      return form != "this" && form != "that" && form != "who" && form != "which" && form != "there";
    }
    case Upos::NUM:
    case Upos::DET:
      return argument && tree.child(id, Rel::compound).value < 0;
    case Upos::ADJ:
      return rel == Rel::nsubj || rel == Rel::obj;
    default:
      return false;
  }
}

WordId first_conjunct(const Tree& tree, WordId word) {
  while (tree[word].rel == Rel::conj && tree[word].head.valid()) word = tree[word].head;
  return word;
}

std::vector<WordId> with_conjuncts(const Tree& tree, WordId head) {
  std::vector<WordId> words{head};
  bool conjunction = false;
  for (const WordId c : tree.children(head)) {
    if (tree[c].rel != Rel::conj || tree[c].upos == Upos::VERB) continue;
    const auto children = tree.children(c);
    const auto has = [&](auto&& wanted) { return std::any_of(children.begin(), children.end(), wanted); };
    // "Chad bans rallies; Niger frees two": what follows a semicolon alone is another report.
    if (has([&](WordId m) { return tree[m].form == ";"; }) && !has([&](WordId m) { return tree[m].rel == Rel::cc; })) {
      break;
    }
    words.push_back(c);
    conjunction = conjunction || std::any_of(children.begin(), children.end(), [&](WordId m) {
                    return tree[m].rel == Rel::cc || (tree[m].rel == Rel::punct && tree[m].form == "-");
                  });
  }
  // "Savannah, Georgia, United States": without a conjunction the rest says where the first is.
  if (!conjunction && tree[head].upos == Upos::PROPN) words.resize(1);
  return words;
}

std::string_view case_of(const Tree& tree, WordId noun) {
  for (const WordId c : tree.children(noun)) {
    if (tree[c].rel != Rel::case_ || tree[c].upos == Upos::PART) continue;
    return tree[c].xpos == "VBG" ? tree[c].form : tree[c].lemma;  // "following clashes"
  }
  return {};
}

std::string_view preposition_of(const Tree& tree, WordId head) {
  for (const WordId c : tree.children(head)) {
    if (tree[c].rel == Rel::case_ && c < head) return tree[c].lemma.empty() ? tree[c].form : tree[c].lemma;
  }
  const WordId first = first_conjunct(tree, head);
  return first == head ? std::string_view() : preposition_of(tree, first);
}

Position position_of(const Tree& tree, WordId head) {
  const WordId first = first_conjunct(tree, head);
  const Word& w = tree[first];
  const std::string_view governor = w.head.valid() ? tree[w.head].lemma : std::string_view();
  switch (w.rel) {
    case Rel::nsubj:
    case Rel::nsubj_outer:
    case Rel::obl_agent:
      return Position::agent;
    case Rel::nsubj_pass:
      return Position::patient;
    case Rel::obj:
    case Rel::iobj:
      return among(kMotion, governor) ? Position::place : Position::patient;
    case Rel::nmod_poss:
      return Position::possessor;
    case Rel::amod:
    case Rel::compound:
    case Rel::nmod_desc:
    case Rel::nmod_unmarked:
    case Rel::det:
      return Position::modifier;
    default:
      break;
  }
  if (is(w.rel, Rel::obl) || is(w.rel, Rel::nmod)) {
    const std::string preposition = lower(preposition_of(tree, first));
    if (among(kPlacePrepositions, preposition)) return Position::place;
    if (preposition == "to" && among(kMotion, governor)) return Position::place;
    if (among(kPartyPrepositions, preposition)) return Position::party;
  }
  return Position::other;
}

std::string determiner_of(const Tree& tree, WordId head) {
  for (const WordId c : tree.children(head)) {
    if (tree[c].rel == Rel::det) return lower(tree[c].form);
    if (tree[c].rel == Rel::nmod_poss) return "'s";
  }
  return {};
}

bool is_visiting(const Tree& tree, WordId head) {
  const auto children = tree.children(head);
  return std::any_of(children.begin(), children.end(),
                     [&](WordId c) { return tree[c].rel == Rel::amod && lower(tree[c].form) == "visiting"; });
}

bool is_water(const Word& word) {
  static constexpr std::array<std::string_view, 7> kWaters = {"bay", "channel", "gulf",   "ocean",
                                                              "sea", "strait",  "straits"};
  return among(kWaters, lower(word.form));
}

bool is_plural(const Word& word) {
  if (word.xpos == "NNS" || word.xpos == "NNPS") return true;
  if (word.upos != Upos::PRON && word.upos != Upos::DET && word.upos != Upos::NUM) return false;
  static constexpr std::array<std::string_view, 18> kPlural = {
      "they",      "them",  "their", "theirs", "themselves", "we",      "us",   "our", "ours",
      "ourselves", "these", "those", "both",   "many",       "several", "some", "all", "others"};
  return among(kPlural, lower(word.form)) || (word.upos == Upos::NUM && lower(word.form) != "one" && word.form != "1");
}

bool is_capital(const Word& word) {
  return !word.form.empty() && word.form[0] >= 'A' && word.form[0] <= 'Z';
}

WordId clause_of(const Tree& tree, WordId word) {
  for (std::size_t steps = 0; steps < tree.words.size(); ++steps, word = tree[word].head) {
    if (!tree[word].head.valid() || tree.child(word, Rel::nsubj).valid() || tree.child(word, Rel::nsubj_pass).valid()) {
      break;
    }
  }
  return word;
}

bool is_subject(const Tree& tree, WordId head) {
  return is(tree[first_conjunct(tree, head)].rel, Rel::nsubj);
}

}  // namespace hearsay
