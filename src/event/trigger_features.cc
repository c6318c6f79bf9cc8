#include "event/trigger_features.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "syntax/hashing.h"

namespace hearsay {
namespace {

using Kind = TriggerFeatureKind;
using At = TriggerSlot;

constexpr int kNone = static_cast<int>(TriggerReading::kTypes) - 1;  // the bit of [NONE]

bool may_carry(const Word& word) {
  return word.upos == Upos::VERB || word.upos == Upos::NOUN || word.upos == Upos::ADJ;
}

// Prepositions that are told apart; all others are one.
std::string_view known_preposition(std::string_view lemma) {
  constexpr auto kPrepositions = std::to_array<std::string_view>(
      {"about",  "across", "after",   "against", "along",   "around", "as",      "at",     "because",
       "before", "behind", "between", "by",      "despite", "during", "for",     "from",   "if",
       "in",     "into",   "like",    "near",    "of",      "off",    "on",      "out",    "over",
       "since",  "than",   "that",    "through", "to",      "toward", "towards", "under",  "unless",
       "until",  "upon",   "via",     "whether", "while",   "with",   "within",  "without"});
  const auto it = std::ranges::find(kPrepositions, lemma);
  return it == kPrepositions.end() ? std::string_view() : *it;
}

std::string_view name_of(At slot) {
  constexpr std::string_view kNames[] = {"it",         "its subject",  "its object", "its complement",
                                         "its clause", "its particle", "its head",   "its second complement"};
  return kNames[static_cast<std::size_t>(slot)];
}

}  // namespace

std::vector<TriggerWords> trigger_words(const Tree& tree, const Sentence& sentence) {
  const auto begin = sentence.first.index();
  const auto size = static_cast<std::size_t>(sentence.size);
  std::vector<TriggerWords> all(size);
  const auto slot = [](TriggerWords& words, At s) -> WordId& { return words.at[static_cast<std::size_t>(s)]; };
  const auto fill = [&](TriggerWords& words, At s, WordId w) {
    if (!slot(words, s).valid()) slot(words, s) = w;
  };
  for (std::size_t i = 0; i < size; ++i) {
    const WordId w(begin + i), head = tree[w].head;
    all[i].at[0] = w;
    if (!head.valid() || !sentence.contains(head)) continue;
    slot(all[i], At::head) = head;
    TriggerWords& above = all[head.index() - begin];
    switch (tree[w].rel) {
      case Rel::nsubj:
      case Rel::nsubj_outer:
      case Rel::obl_agent:
        slot(above, At::subject) = w;
        break;
      case Rel::nmod_poss:
        fill(above, At::subject, w);
        break;
      case Rel::obj:
        slot(above, At::object) = w;
        break;
      case Rel::nsubj_pass:
      case Rel::iobj:
        fill(above, At::object, w);
        break;
      case Rel::compound:
      case Rel::amod:
        if (tree[head].upos == Upos::NOUN) fill(above, At::object, w);
        break;
      case Rel::obl:
      case Rel::obl_unmarked:
      case Rel::nmod:
      case Rel::nmod_unmarked:
      case Rel::nmod_desc:
        fill(above, slot(above, At::oblique).valid() ? At::second_oblique : At::oblique, w);
        break;
      case Rel::xcomp:
      case Rel::ccomp:
        fill(above, At::clause, w);
        break;
      case Rel::compound_prt:
        slot(above, At::particle) = w;
        break;
      default:
        break;
    }
  }
  std::vector<TriggerWords> found;
  for (std::size_t i = 0; i < size; ++i) {
    TriggerWords words = all[i];
    const Word& word = tree[words.word()];
    if (!may_carry(word)) continue;
    WordId& subject = slot(words, At::subject);
    const WordId head = slot(words, At::head);
    const bool shares = is(word.rel, Rel::conj) || is(word.rel, Rel::xcomp) || is(word.rel, Rel::advcl);
    if (!subject.valid() && head.valid() && shares) subject = slot(all[head.index() - begin], At::subject);
    // "The soldiers who fired".
    if (word.rel == Rel::acl_relcl && head.valid() && subject.valid() &&
        among({"that", "which", "who"}, lower(tree[subject].lemma))) {
      subject = head;
    }
    found.push_back(words);
  }
  return found;
}

LemmaKnowledge::LemmaKnowledge(const EventLexicon& lexicon) {
  for (const Pattern& p : lexicon.patterns()) {
    const int bit = p.coding.type ? static_cast<int>(*p.coding.type) : kNone;
    for (const std::string& lemma : *p.head) {
      entries_[lemma].types[static_cast<std::size_t>(p.head_kind)] |= std::uint32_t{1} << bit;
    }
  }
  lexicon.for_each_class([&](std::string_view name, const Lemmas& lemmas) {
    for (const std::string& lemma : lemmas) entries_[lemma].classes.push_back(name);
  });
  // The lexicon holds classes in no order.
  for (auto& [_, entry] : entries_) std::ranges::sort(entry.classes);
}

const LemmaKnowledge::Entry* LemmaKnowledge::find(std::string_view lemma) const {
  const auto it = entries_.find(lemma);
  return it == entries_.end() ? nullptr : &it->second;
}

std::uint64_t TriggerFeature::key() const {
  return feature(static_cast<std::uint32_t>(kind), static_cast<std::uint64_t>(slot), static_cast<std::uint64_t>(number),
                 text.empty() ? 0 : hash_string(text) + std::uint64_t{1});
}

std::string TriggerFeature::describe(const Tree& tree, const TriggerWords& words) const {
  const WordId w = words.at[static_cast<std::size_t>(slot)];
  const std::string who = slot == At::word || !w.valid() ? std::string(name_of(slot))
                                                         : fmt::format("{} \"{}\"", name_of(slot), tree[w].form);
  switch (kind) {
    case Kind::heads_pattern: {
      const int bit = number % 32;
      constexpr std::string_view kKinds[] = {"verb", "noun", "adjective"};
      return fmt::format("{} heads patterns of {} as a {}", who,
                         bit == kNone ? "what is no event" : to_string(static_cast<EventType>(bit)),
                         kKinds[number / 32]);
    }
    case Kind::word_class:
      return fmt::format("{} is of @{}", who, text);
    case Kind::preposition:
      return fmt::format("{} comes with \"{}\"", who, text.empty() ? "another preposition" : text);
    case Kind::lemma:
      return slot == At::word ? fmt::format("the word \"{}\" itself", text) : who;
    case Kind::party:
      return fmt::format("{} is somebody known", who);
    case Kind::country:
      return fmt::format("{} is of a country known", who);
    case Kind::auxiliary:
    case Kind::child:
      return text.empty() ? fmt::format("a {} on it", to_string(static_cast<Rel>(number)))
                          : fmt::format("\"{}\" on it", text);
    case Kind::negated:
      return "it is negated";
    case Kind::filled:
      return fmt::format("it has {}", std::string(name_of(slot)).substr(4));
    case Kind::relation:
      return fmt::format("it is a {}", to_string(static_cast<Rel>(number)));
    case Kind::tag:
      return fmt::format("{} is a {}", who, to_string(static_cast<Upos>(number)));
  }
  return {};
}

TriggerFeatures::TriggerFeatures(const LemmaKnowledge& lemmas, const Analysis& analysis)
    : lemmas_(lemmas), tree_(analysis.tree), known_(analysis.tree.words.size(), nobody) {
  for (const Mention& m : analysis.mentions) {
    if (!m.head.valid() || !m.actor.known()) continue;
    std::uint8_t& known = known_[m.head.index()];
    known = std::max<std::uint8_t>(known, m.actor.country.empty() ? somebody : of_country);
  }
}

void TriggerFeatures::add_lemma(TriggerSlot slot, WordId w) {
  const std::string_view lemma = tree_[w].lemma;
  if (slot == At::particle || slot == At::word || slot == At::object) add(Kind::lemma, slot, 0, lemma);
  const LemmaKnowledge::Entry* entry = lemmas_.find(lemma);
  if (entry == nullptr) entry = lemmas_.find(lower(lemma));
  if (entry == nullptr) return;
  for (const std::string_view name : entry->classes) add(Kind::word_class, slot, 0, name);
  const bool act =
      slot == At::word || slot == At::object || slot == At::clause || slot == At::head || slot == At::subject;
  if (!act) return;
  for (std::int32_t kind = 0; kind < 3; ++kind) {
    for (std::int32_t bit = 0; bit <= kNone; ++bit) {
      if ((entry->types[kind] >> bit & 1) != 0) add(Kind::heads_pattern, slot, kind * 32 + bit);
    }
  }
}

void TriggerFeatures::add_children(const TriggerWords& words) {
  for (const WordId c : tree_.children(words.word())) {
    const Word& child = tree_[c];
    switch (child.rel) {
      case Rel::aux:
      case Rel::aux_pass:
        add(Kind::auxiliary, At::word, static_cast<std::int32_t>(child.rel), child.lemma);
        break;
      case Rel::advmod:
        if (among({"never", "not"}, child.lemma)) add(Kind::negated, At::word);
        break;
      case Rel::mark:
      case Rel::case_:
        add(Kind::child, At::word, static_cast<std::int32_t>(child.rel), child.lemma);
        break;
      case Rel::nsubj_pass:
      case Rel::cop:
      case Rel::expl:
      case Rel::det:
      case Rel::acl_relcl:
      case Rel::advcl:
      case Rel::ccomp:
      case Rel::xcomp:
      case Rel::nummod:
      case Rel::nmod_poss:
        add(Kind::child, At::word, static_cast<std::int32_t>(child.rel));
        break;
      default:
        break;
    }
  }
}

const std::vector<TriggerFeature>& TriggerFeatures::of(const TriggerWords& words) {
  found_.clear();
  const Word& word = tree_[words.word()];
  add(Kind::tag, At::word, static_cast<std::int32_t>(word.upos));
  add(Kind::relation, At::word, static_cast<std::int32_t>(universal(word.rel)));
  for (std::size_t s = 0; s < kTriggerSlots; ++s) {
    const WordId w = words.at[s];
    if (!w.valid()) continue;
    const auto slot = static_cast<At>(s);
    if (slot != At::word) add(Kind::filled, slot);
    add_lemma(slot, w);
    if (slot == At::oblique || slot == At::second_oblique || slot == At::clause) {
      for (const WordId c : tree_.children(w)) {
        if (tree_[c].rel != Rel::case_ && tree_[c].rel != Rel::mark) continue;
        add(Kind::preposition, slot, 0, known_preposition(tree_[c].lemma));
      }
    }
    if (slot == At::subject || slot == At::object || slot == At::oblique) {
      add(Kind::tag, slot, static_cast<std::int32_t>(tree_[w].upos));
    }
    if (known_[w.index()] != nobody) add(Kind::party, slot);
    if (known_[w.index()] == of_country) add(Kind::country, slot);
  }
  add_children(words);
  return found_;
}

}  // namespace hearsay
