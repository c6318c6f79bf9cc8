#include "event/subject.h"

#include <array>
#include <initializer_list>

#include "base/strings.h"
#include "event/subordinate_clause.h"
#include "event/voice.h"
#include "event/word_classes.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// Verbs of which the subject, not the object, controls an infinitive though they have an object.
constexpr auto kSubjectControl = std::to_array<std::string_view>({"promise", "threaten", "vow"});

// "Was the first to congratulate", "became the first country to recognise": who is said to be it.
WordId who_is(const Tree& tree, WordId noun) {
  if (!among({"country", "first", "government", "last", "latest", "nation", "one", "second", "state"},
             tree[noun].lemma)) {
    return {};
  }
  if (tree.child(noun, Rel::cop).valid()) return tree.child(noun, Rel::nsubj);
  const WordId verb = tree[noun].head;
  const bool becomes = verb.valid() && tree[verb].lemma == "become";
  return becomes ? tree.child(verb, Rel::nsubj) : WordId();
}

bool shows(std::string_view lemma) {
  static constexpr auto verbs = std::to_array<std::string_view>(
      {"catch", "depict", "film", "find", "hear", "observe", "record", "see", "show", "watch", "witness"});
  return among(verbs, lemma);
}

// The phrase that ends right before a verb and hangs on another as an oblique.
std::vector<WordId> phrase_before(const Tree& tree, WordId v) {
  WordId w(v.value - 1);
  while (w.valid() && tree[w].rel != Rel::obl && tree[w].head.valid() && tree[w].head < v) w = tree[w].head;
  const bool ends = w.valid() && tree[w].rel == Rel::obl && tree.rightmost(w).value + 1 == v.value;
  return ends ? with_conjuncts(tree, w) : std::vector<WordId>();
}

bool is_conjunction(std::string_view mark) {
  static constexpr auto conjunctions =
      std::to_array<std::string_view>({"after", "as", "because", "before", "since", "when", "while"});
  return among(conjunctions, mark);
}

WordId first_of(const Tree& tree, WordId h, std::initializer_list<Rel> rels) {
  for (const Rel rel : rels) {
    if (const WordId c = tree.child(h, rel); c.valid()) return c;
  }
  return {};
}

}  // namespace

std::vector<WordId> outer_subject(const Tree& tree, WordId v, int depth) {
  const Word& w = tree[v];
  if (depth > 6 || !w.head.valid()) return {};
  const WordId h = w.head;
  switch (universal(w.rel)) {
    case Rel::xcomp: {
      const WordId object = first_of(tree, h, {Rel::obj, Rel::iobj});
      if (object.valid() && !among(kSubjectControl, tree[h].lemma)) return with_conjuncts(tree, object);
      return surface_subject(tree, h, depth + 1);
    }
    case Rel::ccomp:
      return in_passive_voice(tree, h) ? surface_subject(tree, h, depth + 1) : std::vector<WordId>();
    case Rel::conj:
    case Rel::parataxis:
      return in_passive_voice(tree, v) == in_passive_voice(tree, h) || tree[h].upos == Upos::VERB ||
                     tree[h].upos == Upos::ADJ
                 ? surface_subject(tree, h, depth + 1)
                 : std::vector<WordId>();
    case Rel::advcl:
      // "died after gunmen opened fire": a clause whose subject the tree hangs on the verb above.
      if (w.xpos == "VBZ" || w.xpos == "VBP" || w.xpos == "VBD" || is_conjunction(case_or_mark(tree, v))) {
        if (w.xpos != "VBG" && w.xpos != "VBN") return phrase_before(tree, v);
      }
      // "A video shows soldiers shooting captives"
      if ((w.xpos == "VBG" || w.xpos == "VBN") && shows(tree[h].lemma)) {
        const WordId seen = tree.child(h, Rel::obj);
        if (seen.valid() && seen < v) return with_conjuncts(tree, seen);
      }
      // "Fined a bank for laundering money": who is judged did it, not who judges.
      if (case_or_mark(tree, v) == "for" && w.xpos == "VBG" && !in_passive_voice(tree, h)) {
        if (const WordId judged = first_of(tree, h, {Rel::obj, Rel::iobj}); judged.valid()) {
          return with_conjuncts(tree, judged);
        }
      }
      // "Rebels seized the town, an official said, forcing people to flee": not the official.
      if (w.xpos == "VBG" && speaks(tree[h].lemma)) {
        const WordId told = tree.child(h, Rel::ccomp);
        if (told.valid() && told < h && v > h) return surface_subject(tree, told, depth + 1);
        if (tree[h].rel == Rel::parataxis && tree[h].head < h && v > h)
          return surface_subject(tree, tree[h].head, depth + 1);
      }
      // "The hotel was hit, injuring four": not by the hotel.
      if (const WordId hit = first_conjunct(tree, h); w.xpos == "VBG" && v > h && in_passive_voice(tree, hit) &&
                                                      !tree.child(v, Rel::mark).valid() &&
                                                      among({"destroy", "injure", "kill", "maim", "wound"}, w.lemma)) {
        const WordId agent = agent_of(tree, hit);
        return agent.valid() ? with_conjuncts(tree, agent) : std::vector<WordId>();
      }
      return surface_subject(tree, h, depth + 1);
    case Rel::acl:
      if (w.rel == Rel::acl_relcl) return {};
      if (w.xpos == "VBG" || w.xpos == "VBN") return {h};
      // "Gunmen on motorbikes kill two people in Tera, most of whom ...": a main verb taken for a clause of its
      // subject.
      if (w.xpos == "VBP" && v > h && !tree.child(v, Rel::mark).valid() && tree[h].xpos == "NNS") return {h};
      if (addressed_clause(tree, v)) return with_conjuncts(tree, h);
      if (const WordId who = who_is(tree, h); who.valid()) return with_conjuncts(tree, who);
      return noun_owner(tree, h, depth + 1);
    default:
      return {};
  }
}

std::vector<WordId> surface_subject(const Tree& tree, WordId v, int depth) {
  for (const WordId c : tree.children(v)) {
    if (!is(tree[c].rel, Rel::nsubj)) continue;
    return is_relative(tree, c) ? antecedent(tree, v) : with_conjuncts(tree, c);
  }
  if (tree[v].upos == Upos::NOUN && tree[v].rel != Rel::conj) return noun_owner(tree, v, depth);
  return outer_subject(tree, v, depth);
}

std::vector<WordId> noun_owner(const Tree& tree, WordId n, int depth) {
  for (const Rel rel : {Rel::nmod_poss, Rel::amod, Rel::compound}) {
    const WordId c = tree.child(n, rel);
    if (c.valid() && (rel == Rel::nmod_poss || is_capital(tree[c]))) return with_conjuncts(tree, c);
  }
  for (const WordId c : tree.children(n)) {
    if (tree[c].rel == Rel::nmod && (case_of(tree, c) == "by" || case_of(tree, c) == "of")) {
      return with_conjuncts(tree, c);
    }
  }
  const WordId h = tree[n].head;
  if (h.valid() && (tree[n].rel == Rel::obj || tree[n].rel == Rel::obl) && depth < 6) {
    return surface_subject(tree, h, depth + 1);
  }
  return {};
}

std::vector<WordId> compound_subject(const Tree& tree, WordId v) {
  const std::string_view tag = tree[v].xpos;
  if (tag != "VBZ" && tag != "VBP" && tag != "VBD") return {};
  const WordId c = tree.child(v, Rel::compound);
  if (!c.valid() || c > v) return {};
  // "A bomb explodes" has an article of its own.
  const bool name =
      tree[c].upos == Upos::PROPN || tree[c].xpos == "NNS" || tree.child(v, Rel::det) == WordId(c.value - 1);
  return name ? with_conjuncts(tree, c) : std::vector<WordId>();
}

std::vector<WordId> stray_subject(const Tree& tree, WordId v) {
  const WordId object = tree.child(v, Rel::obj);
  if (!object.valid() || object < v || (tree[v].xpos != "VBD" && tree[v].xpos != "VBZ")) return {};
  const WordId c = tree.child(object, Rel::compound);
  if (!c.valid() || c.value + 1 != v.value || tree[c].upos != Upos::PROPN) return {};
  return {c};
}

std::vector<WordId> sayer(const Tree& tree, WordId a) {
  const Word& w = tree[a];
  const bool clause = tree.child(a, Rel::csubj).valid() || tree.child(a, Rel::ccomp).valid();
  if (w.rel != Rel::ccomp || !w.head.valid() || !tree.child(a, Rel::expl).valid() || clause) return {};
  return surface_subject(tree, w.head);
}

}  // namespace hearsay
