#include <algorithm>
#include <array>
#include <limits>

#include "base/strings.h"
#include "mention/number.h"
#include "mention/time_place_scope.h"

namespace hearsay {
namespace {

// What becomes of people, by the lemma that says so, and which argument they are.
struct Harm {
  std::string_view lemma;
  const char* what;
  bool subject;  // "12 died"; else the object, or the subject of a passive
};

constexpr auto harms = std::to_array<Harm>(
    {{"kill", "killed", false},        {"slay", "killed", false},        {"execute", "killed", false},
     {"massacre", "killed", false},    {"behead", "killed", false},      {"assassinate", "killed", false},
     {"murder", "killed", false},      {"die", "killed", true},          {"perish", "killed", true},
     {"martyr", "killed", false},      {"injure", "injured", false},     {"wound", "injured", false},
     {"hurt", "injured", false},       {"arrest", "arrested", false},    {"detain", "arrested", false},
     {"apprehend", "arrested", false}, {"jail", "arrested", false},      {"imprison", "arrested", false},
     {"displace", "displaced", false}, {"evacuate", "displaced", false}, {"uproot", "displaced", false},
     {"flee", "displaced", true},      {"abduct", "abducted", false},    {"kidnap", "abducted", false}});

// "12 dead", "12 injured": said of a noun that stands with a number.
constexpr auto states = std::to_array<std::pair<std::string_view, const char*>>({{"dead", "killed"},
                                                                                 {"injured", "injured"},
                                                                                 {"wounded", "injured"},
                                                                                 {"hurt", "injured"},
                                                                                 {"killed", "killed"},
                                                                                 {"displaced", "displaced"},
                                                                                 {"homeless", "displaced"},
                                                                                 {"detained", "arrested"},
                                                                                 {"arrested", "arrested"}});

class Counter {
 public:
  Counter(const Analysis& analysis, WordId trigger) : tree_(analysis.tree), trigger_(trigger) {}

  std::vector<Count> run() {
    const WordId clause = clause_head(tree_, trigger_);
    const Sentence& s = tree_.sentences[tree_.sentence_of(trigger_).index()];
    verb(trigger_);
    verb(clause);
    for (int i = 0; i < s.size; ++i) {
      const WordId w(s.first.value + i);
      if (w != trigger_ && w != clause && !belongs(w, clause)) continue;
      verb(w);
      state(w);
    }
    return std::move(counts_);
  }

 private:
  // The word is told in one breath with the trigger: its argument, or a coordinated or dependent clause of it.
  bool belongs(WordId w, WordId clause) const {
    if (below_trigger(w)) return true;
    const WordId own = clause_head(tree_, w);
    if (own == clause) return true;
    WordId up = own;
    for (int steps = 0; steps < 4 && up.valid(); ++steps) {
      const Word& word = tree_[up];
      if (up == clause) return true;
      const bool joined = word.rel == Rel::conj || word.rel == Rel::advcl || word.rel == Rel::xcomp ||
                          word.rel == Rel::acl || word.rel == Rel::acl_relcl || word.rel == Rel::advcl_relcl;
      if (!joined || !word.head.valid()) return false;
      up = clause_head(tree_, word.head);
    }
    // A later clause coordinated with the trigger's, or the other way round.
    return up == clause;
  }

  // In the phrase or clause of the trigger, not in what the trigger reports.
  bool below_trigger(WordId w) const {
    for (; w.valid() && w != trigger_; w = tree_[w].head) {
      if (tree_[w].rel == Rel::ccomp || tree_[w].rel == Rel::parataxis) return false;
    }
    return w.valid();
  }

  // "injured 35": a number behind the verb is an object whatever the tree calls it.
  bool bare_number(WordId c) const {
    return tree_[c].upos == Upos::NUM && tree_[c].head < c && is(tree_[c].rel, Rel::xcomp) &&
           !tree_.child(c, Rel::case_).valid();
  }

  void verb(WordId w) {
    if (tree_[w].upos != Upos::VERB && tree_[w].upos != Upos::ADJ) return;
    const auto harm =
        std::find_if(harms.begin(), harms.end(), [&](const Harm& h) { return h.lemma == tree_[w].lemma; });
    if (harm == harms.end()) return;
    bool passive = tree_[w].rel == Rel::amod;
    WordId victim;
    for (const WordId c : tree_.children(w)) {
      const Rel rel = tree_[c].rel;
      if (rel == Rel::nsubj_pass) {
        victim = c;
        passive = true;
      } else if ((rel == Rel::obj || bare_number(c)) && !harm->subject) {
        victim = c;
      } else if (is(rel, Rel::nsubj) && harm->subject) {
        victim = c;
      }
    }
    // "12 people killed in the blast", "the soldiers killed"
    if (!victim.valid() && (tree_[w].rel == Rel::acl || passive) && tree_[w].head.valid() && tree_[w].xpos != "VBG") {
      victim = tree_[w].head;
    }
    // "14 people were killed or injured": the number is that of both together
    bool together = false;
    if (!victim.valid() && tree_[w].rel == Rel::conj && tree_[w].xpos == "VBN") {
      victim = tree_.child(tree_[w].head, Rel::nsubj_pass);
      together = victim.valid();
    }
    if (!victim.valid()) return;
    add(harm->what, victim);
    if (together) share(victim);
  }

  // What was counted of this noun is only an upper bound for each kind.
  void share(WordId noun) {
    const Span phrase = tree_.yield(noun);
    for (Count& c : counts_) {
      if (phrase.contains(c.span)) c.low = 0;
    }
  }

  void state(WordId w) {
    const std::string form = lower(tree_[w].form);
    const auto found = std::find_if(states.begin(), states.end(), [&](const auto& s) { return s.first == form; });
    if (found == states.end()) return;
    // "12 dead", "leaving 12 people dead", "35 wounded"
    if (w.value > 0 && tree_.sentence_of(WordId(w.value - 1)) == tree_.sentence_of(w)) {
      const WordId before(w.value - 1);
      if (tree_[before].upos == Upos::NUM || tree_[before].upos == Upos::NOUN || tree_[before].upos == Upos::PRON) {
        if (add(found->second, before)) return;
      }
      if (tree_[before].upos == Upos::AUX) {
        for (const WordId c : tree_.children(w)) {
          if (is(tree_[c].rel, Rel::nsubj) && add(found->second, c)) return;
        }
      }
    }
    if (tree_[w].head.valid() && (tree_[w].rel == Rel::xcomp || tree_[w].rel == Rel::amod)) {
      const WordId object = tree_[w].rel == Rel::amod ? tree_[w].head : tree_.child(tree_[w].head, Rel::obj);
      if (object.valid()) add(found->second, object);
    }
  }

  // "Three soldiers and 19 rebels": all of them.
  void add_conjuncts(WordId noun, Quantity& sum) const {
    for (const WordId c : tree_.children(noun)) {
      if (tree_[c].rel != Rel::conj || tree_[c].upos == Upos::VERB) continue;
      const WordId link = tree_.child(c, Rel::cc);
      if (link.valid() && tree_[link].lemma != "and") continue;
      if (const auto q = quantity(tree_, c)) {
        add_to(sum, *q);
      } else if (tree_[c].xpos == "NNS") {
        sum.high.reset();
      }
    }
  }

  bool add(const char* what, WordId noun) {
    if (std::any_of(counts_.begin(), counts_.end(), [&](const Count& c) { return c.what == what; })) return true;
    auto q = quantity(tree_, noun);
    if (!q) return false;
    add_conjuncts(noun, *q);
    const auto fit = [](std::int64_t n) {
      return static_cast<int>(std::min<std::int64_t>(n, std::numeric_limits<int>::max()));
    };
    counts_.push_back({.what = what,
                       .low = fit(q->low),
                       .high = q->high ? std::optional(fit(*q->high)) : std::nullopt,
                       .span = q->span});
    return true;
  }

  const Tree& tree_;
  const WordId trigger_;
  std::vector<Count> counts_;
};

}  // namespace

std::vector<Count> counts_near(const Analysis& analysis, WordId trigger) {
  return trigger.valid() ? Counter(analysis, trigger).run() : std::vector<Count>();
}

}  // namespace hearsay
