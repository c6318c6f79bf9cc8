#include "event/noun_arguments.h"

#include <array>

#include "base/lists.h"
#include "base/strings.h"
#include "event/obliques.h"
#include "event/subject.h"
#include "event/subordinate_clause.h"
#include "event/verb_arguments.h"
#include "event/voice.h"
#include "event/word_classes.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// Verbs with what one answers or disperses people with.
constexpr auto kResponding = std::to_array<std::string_view>(
    {"answer", "chase", "counter", "disperse", "drive", "push", "react", "reply", "respond", "retaliate", "scatter"});

// Nouns of what people do together in the street, and verbs of coming there.
constexpr auto kGatherings =
    std::to_array<std::string_view>({"demonstration", "march", "procession", "protest", "rally", "sit-in"});
constexpr auto kGathering =
    std::to_array<std::string_view>({"assemble", "converge", "crowd", "fill", "flock", "flood", "gather", "jam",
                                     "march", "mass", "pack", "parade", "pour", "swarm", "throng", "turn", "walk"});

class NounReader {
 public:
  NounReader(const Tree& tree, Arguments& out) : tree_(tree), out_(out) {}

  void noun(WordId n) {
    modifiers(n);
    orphan_participle(n);
    carrier(n);
    // "two infiltration attempts on R": the compound's arguments stand with its head.
    const WordId head = tree_[n].head;
    const bool part = tree_[n].rel == Rel::compound && head.valid() && tree_[head].upos == Upos::NOUN;
    if (part) {
      modifiers(head);
      std::erase(out_.possessor, n);
      orphan_participle(head);
      carrier(head);
    }
    if (out_.subject.empty() && out_.possessor.empty()) distant_carrier(n);
  }

 private:
  // "has outlined 'clear and fair' demands to R": where adjectives or quotation marks have come between a light verb
  // and its noun, the tree hangs the noun on them.
  void distant_carrier(WordId n) {
    constexpr int kReach = 4;
    WordId w = n;
    for (int steps = 0; steps < kReach; ++steps) {
      const Rel r = universal(tree_[w].rel);
      const bool inside = r == Rel::obj || r == Rel::obl || r == Rel::conj || r == Rel::xcomp || r == Rel::nmod;
      w = tree_[w].head;
      if (!inside || !w.valid()) return;
      if (tree_[w].upos != Upos::VERB || !is_light_verb(tree_[w].lemma)) continue;
      add_unique(out_.subject, surface_subject(tree_, w));
      std::erase(out_.subject, n);
      return;
    }
  }

  // What depends on an event noun itself.
  void modifiers(WordId n) {
    for (const WordId c : tree_.children(n)) {
      const Word& w = tree_[c];
      switch (w.rel) {
        case Rel::nmod_poss:
          add_unique(out_.possessor, with_conjuncts(tree_, c));
          break;
        case Rel::amod:
          if (w.upos == Upos::PROPN || is_capital(w)) add_unique(out_.possessor, with_conjuncts(tree_, c));
          // "Clashes erupt between troops and rebels": a verb in the present, taken for an adjective.
          if (c > n && tree_[n].rel == Rel::root) {
            for (const WordId o : tree_.children(c)) {
              if (tree_[o].rel == Rel::obl) add_oblique(tree_, o, out_);
            }
          }
          break;
        case Rel::compound:
        case Rel::nmod_unmarked:
        case Rel::nmod_desc:
          add_unique(out_.possessor, with_conjuncts(tree_, c));
          break;
        case Rel::nsubj:
          // "The two are in talks"; but "it was an attack" tells what it was, not who did it.
          if (tree_.child(n, Rel::cop).valid() && case_of(tree_, n).empty()) break;
          add_unique(out_.subject, with_conjuncts(tree_, c));
          break;
        case Rel::nmod:
        case Rel::obl:
          add_oblique(tree_, c, out_);
          add_complements(tree_, c, out_);  // "the withdrawal of troops from R"
          // "the killing of villagers by soldiers": the agent is the event's, wherever the tree hangs it.
          if (case_of(tree_, c) == "by" && w.upos != Upos::NUM) add_unique(out_.subject, with_conjuncts(tree_, c));
          for (const WordId d : tree_.children(c)) {
            if (tree_[d].rel == Rel::nmod && case_of(tree_, d) == "by") {
              add_unique(out_.subject, with_conjuncts(tree_, d));
            }
          }
          break;
        case Rel::acl:
        case Rel::acl_relcl:
          participle(c);
          break;
        default:
          break;
      }
    }
  }

  // "foiled two attacks, carried out by rebels": a participle that the tree hangs on the verb though it belongs to the
  // noun before it.
  void orphan_participle(WordId n) {
    const WordId v = tree_[n].head;
    if (!v.valid() || tree_[v].upos != Upos::VERB) return;
    for (const WordId c : tree_.children(v)) {
      const Rel r = tree_[c].rel;
      const bool hangs = r == Rel::conj || r == Rel::advcl || r == Rel::parataxis;
      if (c < n || !hangs || !is_light_verb(tree_[c].lemma)) continue;
      if (tree_[c].xpos != "VBN" && !has_agent(tree_, c)) continue;
      if (!tree_.child(c, Rel::nsubj).valid() && !tree_.child(c, Rel::nsubj_pass).valid()) participle(c);
    }
  }

  // Who is named by "by" behind a participle does the act of the noun before it only with verbs of doing: not in "talks
  // mediated by Qatar", "an attack condemned by the UN".
  static bool performs(std::string_view lemma) {
    static constexpr auto others = std::to_array<std::string_view>(
        {"approve",     "authorise", "back",     "claim",   "command", "coordinate", "direct",
         "draft",       "fire",      "fight",    "inflict", "lead",    "mastermind", "negotiate",
         "orchestrate", "organise",  "organize", "plan",    "propose", "sponsor",    "support"});
    return is_light_verb(lemma) || among(others, lemma);
  }

  // "an attack carried out by rebels", "talks held in Doha with the group".
  void participle(WordId v) {
    if (tree_[v].upos != Upos::VERB) return;
    const bool passive = tree_[v].xpos == "VBN" || in_passive_voice(tree_, v) || has_agent(tree_, v);
    for (const WordId c : tree_.children(v)) {
      const Word& w = tree_[c];
      const bool agent = w.rel == Rel::obl_agent || (w.rel == Rel::obl && case_of(tree_, c) == "by");
      if (passive && agent && performs(tree_[v].lemma)) {
        add_unique(out_.subject, with_conjuncts(tree_, c));
      } else if (w.rel == Rel::obl && is_light_verb(tree_[v].lemma)) {
        add_oblique(tree_, c, out_);
      } else if (w.rel == Rel::nsubj && !is_relative(tree_, c) && is_light_verb(tree_[v].lemma)) {
        add_unique(out_.subject, with_conjuncts(tree_, c));  // "the attack that they launched"
      }
    }
    // "airstrikes targeting / aimed at / killing R"
    if (!passive) {
      if (const WordId object = tree_.child(v, Rel::obj); object.valid() && !is_relative(tree_, object)) {
        add_unique(out_.object, with_conjuncts(tree_, object));
      }
    }
  }

  // The verb that carries an event noun, and what it adds.
  void carrier(WordId n) {
    const Word& w = tree_[n];
    const WordId v = w.head;
    if (!v.valid()) return;
    if (w.rel == Rel::conj) {  // "talks and consultations with R"
      if (out_.subject.empty() && out_.possessor.empty()) add_unique(out_.possessor, noun_owner(tree_, v));
      return;
    }
    if (w.rel == Rel::nmod && case_of(tree_, n) == "of" && is_transparent(tree_[v].lemma)) {
      modifiers(v);
      carrier(v);
      return;
    }
    // "Was in Tirana for talks with R".
    if (tree_.child(v, Rel::cop).valid() && (case_of(tree_, n) == "for" || case_of(tree_, n) == "on")) {
      add_unique(out_.subject, surface_subject(tree_, v));
    }
    if (tree_[v].upos != Upos::VERB) return;
    const std::string_view lemma = tree_[v].lemma;
    const bool object = w.rel == Rel::obj;
    const bool promoted = w.rel == Rel::nsubj_pass;
    const bool oblique = is(w.rel, Rel::obl);
    if ((object || promoted || oblique) && is_light_verb(lemma)) {
      out_.light_verb = v;
      Arguments of_verb;
      of_verb.predicate = v;
      add_verb_arguments(tree_, v, of_verb);
      add_unique(out_.subject, of_verb.subject);
      std::erase(out_.subject, n);
      for (const Oblique& o : of_verb.oblique) {
        if (o.head != n) out_.oblique.push_back(o);
      }
      if (const WordId i = tree_.child(v, Rel::iobj); i.valid()) add_unique(out_.object, with_conjuncts(tree_, i));
      return;
    }
    if ((object || oblique) && is_reverse_light_verb(lemma)) {
      out_.light_verb = v;
      add_unique(out_.object, surface_subject(tree_, v));
      for (const WordId c : tree_.children(v)) {
        if (tree_[c].rel == Rel::obl && c != n && case_of(tree_, c) == "from") {
          add_unique(out_.subject, with_conjuncts(tree_, c));
        }
      }
      return;
    }
    // "Students filled the square in a rally against R": who gathers, and against whom.
    if (oblique && case_of(tree_, n) == "in" && among(kGatherings, w.lemma) && among(kGathering, lemma)) {
      Arguments of_verb;
      add_verb_arguments(tree_, v, of_verb);
      add_unique(out_.subject, of_verb.subject);
      for (const Oblique& o : of_verb.oblique) {
        if (o.head != n) out_.oblique.push_back(o);
      }
      return;
    }
    // "Drove them off with tear gas", "responded with an airstrike": by whom, and whom.
    if (oblique && case_of(tree_, n) == "with" && !in_passive_voice(tree_, v) && among(kResponding, lemma)) {
      Arguments of_verb;
      add_verb_arguments(tree_, v, of_verb);
      add_unique(out_.subject, of_verb.subject);
      add_unique(out_.object, of_verb.object);
      return;
    }
    // "An airstrike killed ten people": who is hit. "Talks began in Doha with R": where and with whom.
    if (w.rel == Rel::nsubj) {
      for (const WordId c : tree_.children(v)) {
        if (tree_[c].rel == Rel::obj) add_unique(out_.object, with_conjuncts(tree_, c));
        if (tree_[c].rel == Rel::obl) add_oblique(tree_, c, out_);
        // "Criticism of Chad by the court followed": whose it is, as the verb has no agent.
        const bool agent = tree_[c].rel == Rel::obl && case_of(tree_, c) == "by" && tree_[c].upos != Upos::NUM;
        // "Praise came from the head of the mission", "an appeal went out from the ministry".
        const bool origin =
            tree_[c].rel == Rel::obl && case_of(tree_, c) == "from" && (lemma == "come" || lemma == "go");
        if ((agent || origin) && !in_passive_voice(tree_, v)) add_unique(out_.subject, with_conjuncts(tree_, c));
      }
    } else if (oblique && (case_of(tree_, n) == "in" || case_of(tree_, n) == "by" || case_of(tree_, n) == "during")) {
      // "were killed in an airstrike on R": the victims.
      Arguments of_verb;
      add_verb_arguments(tree_, v, of_verb);
      add_unique(out_.object, of_verb.object.empty() ? of_verb.subject : of_verb.object);
    }
  }

  const Tree& tree_;
  Arguments& out_;
};

}  // namespace

void add_noun_arguments(const Tree& tree, WordId noun, Arguments& out) {
  NounReader(tree, out).noun(noun);
}

}  // namespace hearsay
