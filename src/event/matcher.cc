#include "event/matcher.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// What the parts of a pattern weigh.
constexpr double kLiteral = 2;
constexpr double kTyped = 0.5;
constexpr double kFilled = 1;
constexpr double kNobody = 0.25;  // a slot filled by what is no party

class Matcher {
 public:
  Matcher(const Analysis& analysis, const Fillers& fillers, const Arguments& arguments)
      : tree_(analysis.tree), fillers_(fillers), arguments_(arguments) {}

  std::optional<Match> operator()(const Pattern& pattern) {
    match_ = Match();
    match_.pattern = &pattern;
    match_.predicate = arguments_.predicate;
    objects_used_ = obliques_used_ = of_object_used_ = 0;
    owner_taken_ = particle_object_ = WordId();
    for (const std::string& word : pattern.with) {
      if (!attached(word)) return std::nullopt;
      match_.weight += kLiteral;
    }
    if (pattern.subject.role != SlotRole::none && !subject(pattern.subject)) return std::nullopt;
    if (acted_by_thing(pattern) || is_moved(pattern)) return std::nullopt;
    if (pattern.coding.agentless && !agentless()) return std::nullopt;
    const bool compressed = one_object_for_two(pattern);
    for (const Element& e : pattern.elements) {
      const bool owner = compressed && e.type == Element::Type::object && e.slot.role == SlotRole::recipient;
      if ((owner ? owner_of_object(e.slot) : element(pattern, e)) || e.optional) continue;
      forbids_ = forbids_ || e.type == Element::Type::forbidden_object || e.type == Element::Type::forbidden_oblique;
      return std::nullopt;
    }
    if (arguments_.kind == HeadKind::noun) owners(pattern);
    return std::move(match_);
  }

  // Whether a pattern did not fit for something that it forbids.
  bool forbids() const { return forbids_; }

 private:
  // A particle or compound part that belongs to the head.
  bool attached(std::string_view word) {
    const WordId head = arguments_.predicate;
    const auto same = [&](WordId w) { return tree_[w].lemma == word || tree_[w].form == word; };
    for (const WordId c : tree_.children(head)) {
      if (same(c)) return match_.literals.push_back(c), true;
      for (const WordId marker : tree_.children(c)) {
        // "Called the exercise unfair", hung on the exercise.
        if (tree_[c].rel == Rel::obj && marker > c && same(marker)) return match_.literals.push_back(marker), true;
        if (tree_[marker].rel == Rel::case_ && same(marker) && !tells_where(c, marker)) {
          // "handed over four hostages": the particle was taken for a preposition, the object for an oblique.
          if (arguments_.kind == HeadKind::verb && marker.value == head.value + 1) particle_object_ = c;
          return match_.literals.push_back(marker), true;
        }
      }
    }
    for (const int step : {1, -1}) {
      const WordId next(head.value + step);
      if (next.valid() && next.index() < tree_.words.size() && same(next)) {
        return match_.literals.push_back(next), true;
      }
    }
    return false;
  }

  // "Gave medicine to Syria in May", "took nine into custody in Glasgow": no particle of the verb.
  bool tells_where(WordId noun, WordId marker) const {
    const bool apart = marker.value > arguments_.predicate.value + 1;
    const Upos tag = tree_[noun].upos;
    return apart && (tag == Upos::PROPN || tag == Upos::NUM) && among({"at", "by", "in", "on"}, tree_[marker].lemma);
  }

  // Whether the word is one of these, by lemma, by form, or with the word before it ("martial_law").
  bool named(WordId word, const Slot& slot) const {
    return std::ranges::any_of(called(word), [&](const HashedWord& name) {
      return (slot.marks & Slot::mark(name.hash)) != 0 && slot.lemmas->contains(name);
    });
  }

  // What a word may be called in a pattern.
  const std::vector<HashedWord>& called(WordId word) const {
    for (const auto& [of, names] : called_) {
      if (of == word) return names;
    }
    std::vector<HashedWord> names;
    const auto add = [&](std::string name) {
      if (std::ranges::none_of(names, [&](const HashedWord& n) { return n.text == name; }))
        names.emplace_back(std::move(name));
    };
    const std::string lemma(tree_[word].lemma);
    add(lemma);
    add(lower(tree_[word].form));
    if (word.value > 0) {
      const Word& before = tree_[WordId(word.value - 1)];
      add(lower(before.form) + "_" + lemma);
      add(std::string(before.lemma) + "_" + lemma);
    }
    called_.emplace_back(word, std::move(names));
    return called_.back().second;
  }

  bool fits(WordId word, const Slot& slot) const {
    return (slot.lemmas == nullptr || named(word, slot)) && fillers_.is(word, slot.kind);
  }

  void fill(const Slot& slot, const std::vector<WordId>& words) {
    if (slot.lemmas != nullptr) match_.weight += kLiteral;
    if (slot.kind != FillerKind::any) match_.weight += kTyped;
    if (slot.role == SlotRole::none) {
      match_.literals.insert(match_.literals.end(), words.begin(), words.end());
      return;
    }
    const bool party = std::any_of(words.begin(), words.end(), [&](WordId w) { return !fillers_.parties(w).empty(); });
    match_.weight += party ? kFilled : kNobody;
    auto& role = slot.role == SlotRole::actor ? match_.actor : match_.recipient;
    role.insert(role.end(), words.begin(), words.end());
  }

  bool subject(const Slot& slot) {
    const auto& words = arguments_.subject;
    if (words.empty()) {  // agentless
      const bool active = arguments_.kind == HeadKind::verb && !arguments_.passive;
      return slot.lemmas == nullptr && !(active && slot.kind == FillerKind::force);
    }
    if (!std::any_of(words.begin(), words.end(), [&](WordId w) { return fits(w, slot); })) return false;
    fill(slot, words);
    return true;
  }

  // "The hostages were flown to Oman": they were taken there, and pay no visit.
  bool is_moved(const Pattern& pattern) const {
    return arguments_.passive && !arguments_.object.empty() && pattern.head_kind == HeadKind::verb &&
           among({"drive", "fly", "march", "move", "sail", "walk"}, tree_[arguments_.predicate].lemma) &&
           std::ranges::none_of(pattern.elements, [](const Element& e) { return e.type == Element::Type::object; });
  }

  // Material conflict and requests need somebody who acts: "floods displaced thousands" and "the crisis demands action"
  // are none. Where the pattern itself names what may act (A=@air_attack), that is enough; so is a name that nobody
  // knows.
  bool acted_by_thing(const Pattern& pattern) const {
    const auto& type = pattern.coding.type;
    if (!type || (quad(*type) != 4 && *type != EventType::REQUEST) || pattern.subject.role != SlotRole::actor ||
        pattern.subject.lemmas != nullptr) {
      return false;
    }
    const auto& words = arguments_.subject;
    return !words.empty() && std::none_of(words.begin(), words.end(), [&](WordId w) {
      const Upos tag = tree_[w].upos;
      return tag == Upos::PROPN || tag == Upos::PRON || tag == Upos::NUM || !fillers_.parties(w).empty();
    });
  }

  // "Three soldiers have been killed"; not "a soldier who was killed there", which tells who he was.
  bool agentless() const {
    return arguments_.passive && arguments_.subject.empty() && tree_[match_.predicate].rel != Rel::acl_relcl;
  }

  bool element(const Pattern& pattern, const Element& e) {
    switch (e.type) {
      case Element::Type::object:
        return object(e.slot);
      case Element::Type::oblique:
        return oblique(pattern, e);
      case Element::Type::clause:
        return clause(e);
      case Element::Type::forbidden_object:
        return std::none_of(arguments_.object.begin(), arguments_.object.end(),
                            [&](WordId w) { return fits(w, e.slot); });
      case Element::Type::forbidden_oblique:
        return std::none_of(arguments_.oblique.begin(), arguments_.oblique.end(), [&](const Oblique& o) {
          return e.prepositions->contains(o.preposition) && fits(o.head, e.slot);
        });
    }
    return false;
  }

  // "promised Lebanon fuel" read as one noun phrase: the recipient is its modifier.
  bool one_object_for_two(const Pattern& pattern) const {
    const auto objects = std::count_if(pattern.elements.begin(), pattern.elements.end(),
                                       [](const Element& e) { return e.type == Element::Type::object && !e.optional; });
    return objects == 2 && arguments_.object.size() == 1;
  }

  bool owner_of_object(const Slot& slot) {
    for (const WordId c : tree_.children(arguments_.object.front())) {
      const Rel r = tree_[c].rel;
      if ((r == Rel::compound || r == Rel::nmod_poss) && fits(c, slot) && !fillers_.parties(c).empty()) {
        fill(slot, {c});
        return true;
      }
    }
    return false;
  }

  // The objects that no earlier element has taken; coordinated ones go together.
  bool object(const Slot& slot) {
    if (arguments_.object.empty() && particle_object_.valid()) {
      if (!fits(particle_object_, slot)) return false;
      fill(slot, with_conjuncts(tree_, particle_object_));
      particle_object_ = WordId();
      return true;
    }
    const auto& words = arguments_.object;
    std::size_t first = words.size();
    for (std::size_t i = 0; i < words.size() && first == words.size(); ++i) {
      if ((objects_used_ >> i & 1) == 0 && fits(words[i], slot)) first = i;
    }
    if (first == words.size()) return false;
    std::vector<WordId> taken;
    const auto together = with_conjuncts(tree_, words[first]);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i == first || std::find(together.begin(), together.end(), words[i]) != together.end()) {
        objects_used_ |= std::uint64_t{1} << (i % 64);
        taken.push_back(words[i]);
      }
    }
    fill(slot, taken);
    return true;
  }

  bool oblique(const Pattern& pattern, const Element& e) {
    std::vector<WordId> taken = obliques(arguments_.oblique, e, obliques_used_);
    if (taken.empty()) taken = obliques(arguments_.of_object, e, of_object_used_);
    if (taken.empty() && pattern.head_kind == HeadKind::noun && e.slot.role == SlotRole::recipient && !e.optional) {
      return instead(e);
    }
    if (taken.empty()) return false;
    fill(e.slot, taken);
    return true;
  }

  // The first that fits and has not been taken, with what is coordinated with it.
  std::vector<WordId> obliques(const std::vector<Oblique>& all, const Element& e, std::uint64_t& used) const {
    std::vector<WordId> taken;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if ((used >> (i % 64) & 1) != 0 || !e.prepositions->contains(all[i].preposition)) continue;
      if (!taken.empty()) {
        const auto together = with_conjuncts(tree_, taken.front());
        if (std::find(together.begin(), together.end(), all[i].head) == together.end()) continue;
      } else if (!fits(all[i].head, e.slot)) {
        continue;
      }
      used |= std::uint64_t{1} << (i % 64);
      taken.push_back(all[i].head);
    }
    return taken;
  }

  // The recipient of an event noun may stand elsewhere: "Khan's arrest", "the airstrike killed ten people".
  bool instead(const Element& e) {
    const bool hits = std::ranges::any_of(*e.prepositions, [&](const std::string& preposition) {
      if (preposition == "to") return e.slot.kind == FillerKind::any;
      return among({"against", "at", "for", "in", "into", "of", "on", "over"}, preposition);
    });
    if (hits && !arguments_.object.empty() && fits(arguments_.object.front(), e.slot)) {
      fill(e.slot, arguments_.object);
      return true;
    }
    if (!e.prepositions->contains("of")) return false;
    for (const WordId owner : arguments_.possessor) {
      const bool taken = std::find(match_.actor.begin(), match_.actor.end(), owner) != match_.actor.end();
      if (!taken && fits(owner, e.slot) && is_party(owner)) {
        fill(e.slot, {owner});
        owner_taken_ = owner;
        return true;
      }
    }
    return false;
  }

  bool clause(const Element& e) {
    for (const Clause& c : arguments_.clause) {
      if (c.kind != e.clause) continue;
      if (e.prepositions != nullptr && !e.prepositions->contains(c.preposition)) continue;
      if (e.slot.lemmas != nullptr && !fits(c.head, e.slot)) continue;
      match_.clause = c.head;
      match_.weight += e.slot.lemmas != nullptr ? kLiteral + kFilled : kFilled;
      return true;
    }
    // Clauses of a noun hang on it as acl: "refusal to engage", "a call to halt".
    if (arguments_.kind == HeadKind::noun) {
      for (const WordId c : tree_.children(arguments_.predicate)) {
        if (!is(tree_[c].rel, Rel::acl) || tree_[c].rel == Rel::acl_relcl) continue;
        const bool to = std::any_of(tree_.children(c).begin(), tree_.children(c).end(),
                                    [&](WordId m) { return tree_[m].rel == Rel::mark && tree_[m].lemma == "to"; });
        const ClauseKind kind = to ? ClauseKind::to : tree_[c].xpos == "VBG" ? ClauseKind::ing : ClauseKind::that;
        if (kind != e.clause || (e.slot.lemmas != nullptr && !fits(c, e.slot))) continue;
        match_.clause = c;
        match_.weight += e.slot.lemmas != nullptr ? kLiteral + kFilled : kFilled;
        return true;
      }
    }
    // "agree to @withdrawal": the noun in place of the infinitive.
    if (e.clause == ClauseKind::to && e.slot.lemmas != nullptr) {
      for (const auto* obliques : {&arguments_.oblique, &arguments_.of_object}) {
        for (const Oblique& o : *obliques) {
          if (o.preposition != "to" || !fits(o.head, e.slot)) continue;
          match_.literals.push_back(o.head);
          match_.weight += kLiteral;
          return true;
        }
      }
    }
    return false;
  }

  // "The Geneva talks" tells where, "Geneva's talks" whose.
  bool is_party(WordId owner) const {
    const bool where = tree_[owner].rel != Rel::nmod_poss && fillers_.is_mere_place(owner);
    return !where && !fillers_.parties(owner).empty();
  }

  // Subject and possessors of an event noun are its actors unless the pattern has used them otherwise.
  void owners(const Pattern& pattern) {
    if (!match_.actor.empty()) return;
    std::vector<WordId> found = arguments_.subject;
    if (found.empty()) {
      for (const WordId owner : arguments_.possessor) {
        if (owner != owner_taken_ && is_party(owner)) found.push_back(owner);
      }
    }
    // "A shootout between soldiers and rebels".
    if (found.empty() && match_.recipient.empty() && pattern.coding.mutual) {
      for (const Oblique& o : arguments_.oblique) {
        if (o.preposition == "between") found.push_back(o.head);
      }
    }
    if (found.empty()) return;
    if (pattern.subject.role == SlotRole::recipient) return;
    match_.actor = std::move(found);
    match_.weight += kFilled;
  }

  const Tree& tree_;
  const Fillers& fillers_;
  const Arguments& arguments_;
  mutable std::vector<std::pair<WordId, std::vector<HashedWord>>> called_;  // of the words asked for
  Match match_;
  std::uint64_t objects_used_ = 0, obliques_used_ = 0, of_object_used_ = 0;
  bool forbids_ = false;
  WordId owner_taken_;
  WordId particle_object_;  // the object of a verb with a particle, when the tree has it as an oblique
};

}  // namespace

std::vector<Match> match(const EventLexicon& lexicon, const Analysis& analysis, const Fillers& fillers,
                         const Arguments& arguments, bool* forbidden) {
  std::vector<Match> found;
  const Word& head = analysis.tree[arguments.predicate];
  Matcher matcher(analysis, fillers, arguments);
  const auto try_all = [&](std::string_view lemma) {
    const std::vector<std::uint32_t>& candidates = lexicon.headed_by(arguments.kind, lemma);
    const auto pattern = [&](std::size_t i) { return &lexicon.patterns()[candidates[i]]; };
    // Patterns lie far apart, and so do their elements: they are fetched before they are needed.
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const char* next = reinterpret_cast<const char*>(pattern(i));
      for (const int line : {0, 64, 128, 192}) __builtin_prefetch(next + line);
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (i + 3 < candidates.size()) __builtin_prefetch(pattern(i + 3)->elements.data());
      if (auto m = matcher(*pattern(i))) found.push_back(std::move(*m));
    }
  };
  try_all(head.lemma);
  if (found.empty()) {
    const std::string form = lower(head.form);
    if (form != head.lemma) try_all(form);
  }
  if (forbidden != nullptr) *forbidden = matcher.forbids();
  std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.pattern > b.pattern;
  });
  return found;
}

}  // namespace hearsay
