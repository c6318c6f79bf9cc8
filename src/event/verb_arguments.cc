#include "event/verb_arguments.h"

#include <algorithm>
#include <array>

#include "base/lists.h"
#include "base/strings.h"
#include "event/obliques.h"
#include "event/subject.h"
#include "event/subordinate_clause.h"
#include "event/voice.h"
#include "event/word_classes.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

class VerbReader {
 public:
  VerbReader(const Tree& tree, Arguments& out) : tree_(tree), out_(out) {}

  void verb(WordId v) {
    out_.passive = in_passive_voice(tree_, v);
    dependents(v);
    if (out_.passive) aligned_agent(v);
    if (out_.passive && out_.subject.empty()) stray_agent(v);
    if (out_.subject.empty() && !out_.passive) add_unique(out_.subject, compound_subject(tree_, v));
    if (out_.subject.empty() && !out_.passive) add_unique(out_.subject, stray_subject(tree_, v));
    if (out_.subject.empty() && !out_.passive) add_unique(out_.subject, outer_subject(tree_, v));
    if (out_.subject.empty() && out_.passive) add_unique(out_.subject, shared_agent(tree_, v));
    if (out_.object.empty() && out_.passive) add_unique(out_.object, outer_subject(tree_, v));
    if (out_.object.empty() && !out_.passive) add_unique(out_.object, gap(v));
    shared(v);
    if (!out_.passive) signatory(v);
  }

  void adjective(WordId a) {
    dependents(a);
    if (out_.subject.empty()) add_unique(out_.subject, outer_subject(tree_, a));
    if (out_.subject.empty()) add_unique(out_.subject, sayer(tree_, a));
  }

 private:
  // "Signed an order imposing a tariff", "a decree that bans": what an order does is done by who gives it.
  void signatory(WordId v) {
    const Word& w = tree_[v];
    if ((w.rel != Rel::acl && w.rel != Rel::acl_relcl) || !w.head.valid()) return;
    if (!out_.subject.empty() && out_.subject.front() != w.head) return;
    const Word& order = tree_[w.head];
    if (order.rel != Rel::obj || !order.head.valid() ||
        !among({"bill", "decree", "directive", "edict", "law", "memorandum", "order", "proclamation", "resolution"},
               order.lemma) ||
        !among({"adopt", "approve", "enact", "issue", "pass", "proclaim", "publish", "sign", "table"},
               tree_[order.head].lemma)) {
      return;
    }
    const WordId who = tree_.child(order.head, Rel::nsubj);
    if (who.valid() && !is_relative(tree_, who)) out_.subject = with_conjuncts(tree_, who);
  }

  // What depends on a verb or predicative adjective itself.
  void dependents(WordId v) {
    for (const WordId c : tree_.children(v)) {
      switch (tree_[c].rel) {
        case Rel::nsubj:
        case Rel::nsubj_outer:
          if (is_relative(tree_, c)) {
            add_unique(out_.passive ? out_.object : out_.subject, antecedent(tree_, v));
          } else {
            add_unique(out_.passive ? out_.object : out_.subject, with_conjuncts(tree_, c));
            // "Hundreds of soldiers"
            if (is_part(c)) add_unique(out_.passive ? out_.object : out_.subject, parts(c));
          }
          break;
        case Rel::nsubj_pass:
          add_unique(out_.passive ? out_.object : out_.subject,
                     is_relative(tree_, c) ? antecedent(tree_, v) : with_conjuncts(tree_, c));
          if (is_part(c)) add_unique(out_.passive ? out_.object : out_.subject, parts(c));
          break;
        case Rel::obj:
        case Rel::iobj:
          if (!case_of(tree_, c).empty()) {  // "agreed to talks", taken for an object
            add_oblique(tree_, c, out_);
            break;
          }
          add_unique(out_.object, is_relative(tree_, c) ? antecedent(tree_, v) : with_conjuncts(tree_, c));
          if (is_part(c)) add_unique(out_.object, parts(c));
          add_complements(tree_, c, out_);
          for (const WordId said : tree_.children(c)) {
            if (addressed_clause(tree_, said)) clause(said);
          }
          break;
        case Rel::obl_agent:
          add_unique(out_.subject, with_conjuncts(tree_, c));
          break;
        case Rel::obl:
          if (is_bare_object(v, c)) {
            add_unique(out_.object, with_conjuncts(tree_, c));
            break;
          }
          [[fallthrough]];
        case Rel::obl_unmarked:
        case Rel::nmod:
          if (out_.passive && case_of(tree_, c) == "by") add_unique(out_.subject, with_conjuncts(tree_, c));
          add_oblique(tree_, c, out_);
          add_complements(tree_, c, out_);  // "conferred for two hours with R"
          break;
        case Rel::xcomp:
          // "Called the exercise unfair", taken for one phrase.
          for (const WordId d : tree_.children(c)) {
            const bool phrase = tree_.child(d, Rel::nmod_poss).valid() || tree_.child(d, Rel::det).valid();
            if (tree_[d].rel == Rel::compound && d < c && phrase) add_unique(out_.object, {d});
          }
          if (tree_[c].upos == Upos::ADJ) {  // "said sorry to R"
            for (const WordId d : tree_.children(c)) {
              if (tree_[d].rel == Rel::obl) add_oblique(tree_, d, out_);
            }
          }
          if (out_.passive) {  // "were let go by R"
            for (const WordId agent : tree_.children(c)) {
              const bool by =
                  tree_[agent].rel == Rel::obl_agent || (tree_[agent].rel == Rel::obl && case_of(tree_, agent) == "by");
              if (by) add_unique(out_.subject, with_conjuncts(tree_, agent));
            }
          }
          [[fallthrough]];
        case Rel::ccomp:
        case Rel::advcl:
        case Rel::acl:
          clause(c);
          while_clause(c);
          for_somebody(v, c);
          break;
        default:
          break;
      }
    }
  }

  // A noun right behind a verb in the active, without a preposition, is its object whatever the tree calls it.
  bool is_bare_object(WordId v, WordId c) const {
    if (out_.passive || c < v || tree_.child(v, Rel::obj).valid() || !case_of(tree_, c).empty()) return false;
    const Word& w = tree_[c];
    return (w.upos == Upos::PROPN || w.upos == Upos::NOUN) && tree_.leftmost(c).value == v.value + 1 &&
           tree_.child(v, Rel::nsubj).valid();
  }

  // "Killed by Islamic State-aligned rebels": the tree may hang the rebels on a verb "align".
  void aligned_agent(WordId v) {
    static constexpr auto leanings = std::to_array<std::string_view>(
        {"affiliate", "align", "allied", "ally", "back", "inspire", "lead", "link", "support"});
    for (const WordId c : tree_.children(v)) {
      const WordId owner(c.value - 2), object = tree_.child(c, Rel::obj);
      const bool joined = owner.valid() && tree_[WordId(c.value - 1)].form == "-" && among(leanings, tree_[c].lemma);
      if (tree_[c].rel != Rel::advcl || !joined || !object.valid() || object < c) continue;
      const bool of_verb = tree_[owner].head == v && case_of(tree_, owner) == "by";
      if (!of_verb && case_of(tree_, c) != "by") continue;
      std::erase(out_.subject, owner);
      add_unique(out_.subject, with_conjuncts(tree_, object));
    }
  }

  // "Was given a grant and a pair of goats by the government", where the tree hangs the agent on the goats.
  void stray_agent(WordId v) {
    const WordId object = tree_.child(v, Rel::obj);
    const std::vector<WordId> objects = object.valid() ? with_conjuncts(tree_, object) : std::vector<WordId>();
    for (const WordId o : objects) {
      for (const WordId c : tree_.children(o)) {
        if (tree_[c].rel != Rel::nmod) continue;
        if (case_of(tree_, c) == "by") return add_unique(out_.subject, with_conjuncts(tree_, c));
        for (const WordId d : tree_.children(c)) {
          if (tree_[d].rel == Rel::nmod && case_of(tree_, d) == "by") {
            return add_unique(out_.subject, with_conjuncts(tree_, d));
          }
        }
      }
    }
  }

  // "A set of proposals", "two of its batteries": what follows is what is meant.
  bool is_part(WordId c) const {
    return is_transparent(tree_[c].lemma) || tree_[c].upos == Upos::NUM ||
           among({"all", "many", "most", "part", "several", "some"}, tree_[c].lemma);
  }

  // What a set or series consists of.
  std::vector<WordId> parts(WordId noun) const {
    for (const WordId c : tree_.children(noun)) {
      if (tree_[c].rel != Rel::nmod || case_of(tree_, c) != "of") continue;
      const std::vector<WordId> inner = is_transparent(tree_[c].lemma) ? parts(c) : std::vector<WordId>();
      return inner.empty() ? with_conjuncts(tree_, c) : inner;  // "tens of thousands of soldiers"
    }
    return {};
  }

  // The object of a relative clause without one: "the town that they shelled".
  std::vector<WordId> gap(WordId v) const {
    if (tree_[v].rel != Rel::acl_relcl || out_.subject.empty()) return {};
    const WordId noun = tree_[v].head;
    if (std::find(out_.subject.begin(), out_.subject.end(), noun) != out_.subject.end()) return {};
    return {noun};
  }

  void clause(WordId c) {
    const Word& w = tree_[c];
    std::string_view mark;
    bool to = false;
    for (const WordId m : tree_.children(c)) {
      if (tree_[m].rel == Rel::mark || tree_[m].rel == Rel::case_) {
        if (tree_[m].lemma == "to" && tree_[m].upos == Upos::PART) {
          to = true;
        } else if (mark.empty()) {
          mark = tree_[m].lemma;
        }
      }
    }
    // "He told them that all is to change" is no infinitive.
    const WordId be = tree_.child(c, Rel::aux);
    if (to && be.valid() && tree_[be].lemma == "be" && be.value + 1 < c.value) to = false;
    if (to) {
      out_.clause.push_back({ClauseKind::to, {}, c});
    } else if (is_command(c)) {
      out_.clause.push_back({ClauseKind::to, {}, c});
    } else if (w.xpos == "VBG" && (w.rel != Rel::ccomp || tree_.child(c, Rel::aux) == WordId())) {
      out_.clause.push_back({ClauseKind::ing, mark, c});
    } else if (w.rel == Rel::ccomp || addressed_clause(tree_, c)) {
      out_.clause.push_back({ClauseKind::that, mark, c});
    } else if (w.rel == Rel::xcomp) {
      // Bare infinitive or predicate ("let it pass", "called it illegal").
      out_.clause.push_back({ClauseKind::to, {}, c});
    }
  }

  // "Pull out, he told them": who is told so is asked to.
  bool is_command(WordId c) const {
    const Word& w = tree_[c];
    return w.rel == Rel::ccomp && w.xpos == "VB" && w.head.valid() && c < w.head && tree_[w.head].lemma == "tell" &&
           std::ranges::none_of(
               tree_.children(c),
               [&](WordId d) {
                 return is(tree_[d].rel, Rel::nsubj) || universal(tree_[d].rel) == Rel::aux ||
                        tree_[d].rel == Rel::mark;
               });
  }

  // "Fled as A advanced": whoever does something meanwhile.
  void while_clause(WordId c) {
    const WordId mark = tree_.child(c, Rel::mark), subject = tree_.child(c, Rel::nsubj);
    if (tree_[c].rel != Rel::advcl || !mark.valid() || !subject.valid()) return;
    if (!among({"after", "as", "when", "while"}, tree_[mark].lemma)) return;
    for (const WordId w : with_conjuncts(tree_, subject)) out_.oblique.push_back({"while", w});
  }

  // "Called for the minister to resign": who is to do it, wherever the tree hangs him.
  void for_somebody(WordId v, WordId c) {
    if (case_or_mark(tree_, c) != "for" || tree_[c].xpos != "VB") return;
    WordId who = tree_.child(c, Rel::nsubj);
    for (const WordId d : tree_.children(v)) {
      const bool bare = tree_[d].rel == Rel::obj || is(tree_[d].rel, Rel::obl);
      if (!who.valid() && bare && d < c && d > v && case_of(tree_, d).empty()) who = d;
    }
    if (!who.valid()) return;
    std::erase_if(out_.oblique, [&](const Oblique& o) { return o.head == who; });
    for (const WordId w : with_conjuncts(tree_, who)) out_.oblique.push_back({"for", w});
  }

  // What a verb shares with the one that it is coordinated with: "arrested and deported the activists".
  void shared(WordId v) {
    const Word& w = tree_[v];
    if (out_.passive && out_.oblique.empty()) later_obliques(v);
    if (w.rel == Rel::conj && out_.object.empty() && !out_.passive) {
      const WordId object = tree_.child(w.head, Rel::obj);
      if (object.valid() && object > v) add_unique(out_.object, with_conjuncts(tree_, object));
    }
    shared_goal(v);
    for (const WordId c : tree_.children(v)) {
      if (tree_[c].rel != Rel::conj || !out_.object.empty() || out_.passive || tree_[c].upos != Upos::VERB) continue;
      const WordId object = tree_.child(c, Rel::obj);
      const bool bare = c.value - v.value <= 3;  // "attacked and looted the town"
      if (object.valid() && bare && !tree_.child(c, Rel::nsubj).valid()) {
        add_unique(out_.object, with_conjuncts(tree_, object));
      }
    }
  }

  // "Chad sent tents and Niger gave blankets to Mali": the last of coordinated clauses, each with its own object, names
  // whom all of them go to.
  void shared_goal(WordId v) {
    if (out_.passive || !tree_.child(v, Rel::obj).valid() || !out_.oblique.empty() || !out_.of_object.empty()) return;
    for (const WordId c : tree_.children(v)) {
      if (tree_[c].rel != Rel::conj || tree_[c].upos != Upos::VERB || !tree_.child(c, Rel::obj).valid()) continue;
      for (const WordId goal : tree_.children(c)) {
        if (tree_[goal].rel == Rel::obl && case_of(tree_, goal) == "to") add_oblique(tree_, goal, out_);
      }
    }
  }

  // "Nine were killed and two injured in a raid": the phrases behind the last of coordinated passives are of all.
  void later_obliques(WordId v) {
    for (const WordId c : tree_.children(v)) {
      if (tree_[c].rel != Rel::conj || c < v || !tree_[c].form.ends_with("ed")) continue;
      for (const WordId phrase : tree_.children(c)) {
        if (tree_[phrase].rel == Rel::obl) add_oblique(tree_, phrase, out_);
      }
    }
  }

  const Tree& tree_;
  Arguments& out_;
};

}  // namespace

void add_verb_arguments(const Tree& tree, WordId verb, Arguments& out) {
  VerbReader(tree, out).verb(verb);
}

void add_adjective_arguments(const Tree& tree, WordId adjective, Arguments& out) {
  VerbReader(tree, out).adjective(adjective);
}

}  // namespace hearsay
