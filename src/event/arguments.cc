#include "event/arguments.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr auto kLightVerbs = std::to_array<std::string_view>(
    {"announce", "attempt",     "attend",   "begin",      "bring",     "carry",   "claim", "commence", "commit",
     "complete", "conclude",    "conduct",  "continue",   "declare",   "deliver", "do",    "enforce",  "engage",
     "enter",    "execute",     "express",  "extend",     "file",      "give",    "grant", "have",     "hold",
     "host",     "impose",      "initiate", "introduce",  "issue",     "join",    "kick",  "lay",      "launch",
     "lead",     "level",       "lodge",    "make",       "mount",     "offer",   "open",  "order",    "organise",
     "organize", "participate", "perform",  "perpetrate", "place",     "provide", "put",   "raise",    "reach",
     "reaffirm", "reiterate",   "repeat",   "outline",    "present",   "show",    "table", "submit",   "register",
     "release",  "renew",       "restart",  "resume",     "send",      "set",     "sign",  "slap",     "stage",
     "start",    "step",        "strike",   "take",       "undertake", "unleash", "voice", "wage"});

constexpr auto kReverseLightVerbs = std::to_array<std::string_view>(
    {"attract", "come", "draw", "earn", "endure", "experience", "face", "get", "meet", "provoke", "receive", "see",
     "suffer", "sustain", "trigger", "undergo", "win", "withstand"});

// Verbs of which the subject, not the object, controls an infinitive though they have an object.
constexpr auto kSubjectControl = std::to_array<std::string_view>({"promise", "threaten", "vow"});

// Verbs that tell somebody to do something, or that something is so: a clause which the tree hangs on that somebody is
// theirs ("urged both sides to withdraw", "told ministers that it will").
constexpr auto kAddressed = std::to_array<std::string_view>(
    {"advise",    "allow",  "ask",      "assure", "beg",     "call",   "command",  "compel", "convince", "direct",
     "encourage", "exhort", "forbid",   "force",  "implore", "inform", "instruct", "invite", "notify",   "order",
     "persuade",  "press",  "pressure", "remind", "require", "tell",   "urge",     "warn"});

// Verbs with what one answers or disperses people with.
constexpr auto kResponding = std::to_array<std::string_view>(
    {"answer", "chase", "counter", "disperse", "drive", "push", "react", "reply", "respond", "retaliate", "scatter"});

// Nouns of what people do together in the street, and verbs of coming there.
constexpr auto kGatherings =
    std::to_array<std::string_view>({"demonstration", "march", "procession", "protest", "rally", "sit-in"});
constexpr auto kGathering =
    std::to_array<std::string_view>({"assemble", "converge", "crowd", "fill", "flock", "flood", "gather", "jam",
                                     "march", "mass", "pack", "parade", "pour", "swarm", "throng", "turn", "walk"});

// Verbs that have no passive.
constexpr auto kIntransitive =
    std::to_array<std::string_view>({"appeal", "arrive", "call", "clash", "converge", "demonstrate", "flee", "gather",
                                     "march", "meet", "picket", "rally", "riot", "talk", "walk"});

// What happens of itself: after a noun, their past is no participle ("after fighting erupted in").
constexpr auto kIntransitiveEvents =
    std::to_array<std::string_view>({"arrive", "collapse", "crash", "detonate", "die", "emerge", "erupt", "escalate",
                                     "explode", "fall", "flare", "happen", "occur", "rage"});

// Nouns that only say how many or what kind: "a set of proposals", "a wave of arrests".
constexpr auto kTransparent = std::to_array<std::string_view>(
    {"array",    "batch",    "bout",    "campaign", "company",  "couple",  "day",     "dozen",   "first",
     "group",    "half",     "handful", "hundred",  "many",     "most",    "one",     "several", "some",
     "thousand", "two",      "kind",    "list",     "majority", "million", "number",  "package", "part",
     "platoon",  "range",    "round",   "score",    "second",   "series",  "session", "set",     "sort",
     "spate",    "squadron", "string",  "ten",      "type",     "variety", "wave",    "week"});

class Reader {
 public:
  Reader(const Tree& tree, Arguments& out) : tree_(tree), out_(out) {}

  void verb(WordId v) {
    out_.passive = in_passive_voice(tree_, v);
    dependents(v);
    if (out_.passive) aligned_agent(v);
    if (out_.passive && out_.subject.empty()) stray_agent(v);
    if (out_.subject.empty() && !out_.passive) add_all(out_.subject, compound_subject(v));
    if (out_.subject.empty() && !out_.passive) add_all(out_.subject, stray_subject(v));
    if (out_.subject.empty() && !out_.passive) add_all(out_.subject, outer_subject(v, 0));
    if (out_.subject.empty() && out_.passive) add_all(out_.subject, shared_agent(v));
    if (out_.object.empty() && out_.passive) add_all(out_.object, outer_subject(v, 0));
    if (out_.object.empty() && !out_.passive) add_all(out_.object, gap(v));
    shared(v);
  }

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
      add_all(out_.subject, surface_subject(w, 0));
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
          add_all(out_.possessor, with_conjuncts(tree_, c));
          break;
        case Rel::amod:
          if (w.upos == Upos::PROPN || is_capital(w)) add_all(out_.possessor, with_conjuncts(tree_, c));
          break;
        case Rel::compound:
        case Rel::nmod_unmarked:
        case Rel::nmod_desc:
          add_all(out_.possessor, with_conjuncts(tree_, c));
          break;
        case Rel::nsubj:
          // "The two are in talks"; but "it was an attack" tells what it was, not who did it.
          if (tree_.child(n, Rel::cop).valid() && case_of(tree_, n).empty()) break;
          add_all(out_.subject, with_conjuncts(tree_, c));
          break;
        case Rel::nmod:
        case Rel::obl:
          add_oblique(c);
          complements(c);  // "the withdrawal of troops from R"
          // "the killing of villagers by soldiers": the agent is the event's, wherever the tree hangs it.
          if (case_of(tree_, c) == "by" && w.upos != Upos::NUM) add_all(out_.subject, with_conjuncts(tree_, c));
          for (const WordId d : tree_.children(c)) {
            if (tree_[d].rel == Rel::nmod && case_of(tree_, d) == "by") add_all(out_.subject, with_conjuncts(tree_, d));
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

  WordId agent_of(WordId v) const {
    for (const WordId c : tree_.children(v)) {
      if (tree_[c].rel == Rel::obl_agent || (tree_[c].rel == Rel::obl && case_of(tree_, c) == "by")) return c;
    }
    return {};
  }
  bool has_agent(WordId v) const { return agent_of(v).valid(); }

  // "foiled two attacks, carried out by rebels": a participle that the tree hangs on the verb though it belongs to the
  // noun before it.
  void orphan_participle(WordId n) {
    const WordId v = tree_[n].head;
    if (!v.valid() || tree_[v].upos != Upos::VERB) return;
    for (const WordId c : tree_.children(v)) {
      const Rel r = tree_[c].rel;
      const bool hangs = r == Rel::conj || r == Rel::advcl || r == Rel::parataxis;
      if (c < n || !hangs || !is_light_verb(tree_[c].lemma)) continue;
      if (tree_[c].xpos != "VBN" && !has_agent(c)) continue;
      if (!tree_.child(c, Rel::nsubj).valid() && !tree_.child(c, Rel::nsubj_pass).valid()) participle(c);
    }
  }

  void adjective(WordId a) {
    dependents(a);
    if (out_.subject.empty()) add_all(out_.subject, outer_subject(a, 0));
    if (out_.subject.empty()) add_all(out_.subject, sayer(a));
  }

  // "Chad said it was ready to talk": the pronoun that the tree takes for an expletive is whoever says so, where no
  // clause follows for which it could stand.
  std::vector<WordId> sayer(WordId a) const {
    const Word& w = tree_[a];
    const bool clause = tree_.child(a, Rel::csubj).valid() || tree_.child(a, Rel::ccomp).valid();
    if (w.rel != Rel::ccomp || !w.head.valid() || !tree_.child(a, Rel::expl).valid() || clause) return {};
    return surface_subject(w.head, 0);
  }

 private:
  static bool is_capital(const Word& w) { return !w.form.empty() && w.form[0] >= 'A' && w.form[0] <= 'Z'; }

  static void add_all(std::vector<WordId>& to, const std::vector<WordId>& words) {
    for (const WordId w : words) {
      if (std::find(to.begin(), to.end(), w) == to.end()) to.push_back(w);
    }
  }

  void add_oblique(WordId c) {
    std::string_view preposition = case_of(tree_, c);
    // "killed when a missile strikes a shop", the verb taken for a noun
    if (preposition.empty() && word_before(c) == "when") preposition = "when";
    if (preposition == "in" && is_setting(c)) return;
    // "Made gains, with the UN warning of": who speaks beside it.
    if (preposition == "with" && std::ranges::any_of(tree_.children(c), [&](WordId said) {
          return tree_[said].rel == Rel::acl && tree_[said].xpos == "VBG" && speaks(tree_[said].lemma);
        })) {
      return;
    }
    // "With Georgia mediating": not one of the parties, also where the tree takes it for a noun.
    if (preposition == "with" && tree_[c].form.ends_with("ing") && tree_[c].lemma.starts_with("mediat")) return;
    // "the attack in which ten people were killed"
    std::vector<WordId> words = is_relative(c) ? antecedent(tree_[c].head) : with_conjuncts(tree_, c);
    if (preposition == "between" && words.size() == 1) {
      if (const WordId second = after_and(c); second.valid()) words.push_back(second);
    }
    for (const WordId w : words) {
      const std::string_view own = is_relative(c) ? preposition : case_of(tree_, w);
      out_.oblique.push_back({own.empty() ? preposition : own, w});
    }
  }

  // "In Moscow the Kremlin suspended all flights": a name before the subject says where, not to whom.
  bool is_setting(WordId c) const {
    const WordId verb = tree_[c].head;
    if (tree_[c].upos != Upos::PROPN || !verb.valid() || c > verb) return false;
    const WordId subject = tree_.child(verb, Rel::nsubj);
    return subject.valid() && c < subject;
  }

  static bool speaks(std::string_view lemma) {
    static constexpr auto verbs =
        std::to_array<std::string_view>({"accuse", "add", "allege", "call", "claim", "describe", "note", "report",
                                         "say", "tell", "urge", "vow", "warn"});
    return among(verbs, lemma);
  }

  // The word before a phrase.
  std::string_view word_before(WordId w) const {
    const WordId before(tree_.leftmost(w).value - 1);
    return before.valid() && tree_.sentence_of(before) == tree_.sentence_of(w) ? tree_[before].lemma
                                                                               : std::string_view();
  }

  // The noun that "and" right behind this phrase introduces, wherever the tree has hung it.
  WordId after_and(WordId noun) const {
    const WordId and_word(tree_.rightmost(noun).value + 1);
    if (and_word.index() >= tree_.words.size() || tree_[and_word].lemma != "and") return {};
    const WordId head = tree_[and_word].head;
    const bool nominal =
        head.valid() && head > and_word && (tree_[head].upos == Upos::PROPN || tree_[head].upos == Upos::NOUN);
    return nominal ? head : WordId();
  }

  // What depends on a verb or predicative adjective itself.
  void dependents(WordId v) {
    for (const WordId c : tree_.children(v)) {
      switch (tree_[c].rel) {
        case Rel::nsubj:
        case Rel::nsubj_outer:
          if (is_relative(c)) {
            add_all(out_.passive ? out_.object : out_.subject, antecedent(v));
          } else {
            add_all(out_.passive ? out_.object : out_.subject, with_conjuncts(tree_, c));
            // "Hundreds of soldiers"
            if (is_part(c)) add_all(out_.passive ? out_.object : out_.subject, parts(c));
          }
          break;
        case Rel::nsubj_pass:
          add_all(out_.passive ? out_.object : out_.subject, is_relative(c) ? antecedent(v) : with_conjuncts(tree_, c));
          if (is_part(c)) add_all(out_.passive ? out_.object : out_.subject, parts(c));
          break;
        case Rel::obj:
        case Rel::iobj:
          if (!case_of(tree_, c).empty()) {  // "agreed to talks", taken for an object
            add_oblique(c);
            break;
          }
          add_all(out_.object, is_relative(c) ? antecedent(v) : with_conjuncts(tree_, c));
          if (is_part(c)) add_all(out_.object, parts(c));
          complements(c);
          for (const WordId said : tree_.children(c)) {
            if (addressed_clause(said)) clause(said);
          }
          break;
        case Rel::obl_agent:
          add_all(out_.subject, with_conjuncts(tree_, c));
          break;
        case Rel::obl:
          if (is_bare_object(v, c)) {
            add_all(out_.object, with_conjuncts(tree_, c));
            break;
          }
          [[fallthrough]];
        case Rel::obl_unmarked:
        case Rel::nmod:
          if (out_.passive && case_of(tree_, c) == "by") add_all(out_.subject, with_conjuncts(tree_, c));
          add_oblique(c);
          complements(c);  // "conferred for two hours with R"
          break;
        case Rel::xcomp:
          // "Called the exercise unfair", taken for one phrase.
          for (const WordId d : tree_.children(c)) {
            const bool phrase = tree_.child(d, Rel::nmod_poss).valid() || tree_.child(d, Rel::det).valid();
            if (tree_[d].rel == Rel::compound && d < c && phrase) add_all(out_.object, {d});
          }
          if (tree_[c].upos == Upos::ADJ) {  // "said sorry to R"
            for (const WordId d : tree_.children(c)) {
              if (tree_[d].rel == Rel::obl) add_oblique(d);
            }
          }
          if (out_.passive) {  // "were let go by R"
            for (const WordId agent : tree_.children(c)) {
              const bool by =
                  tree_[agent].rel == Rel::obl_agent || (tree_[agent].rel == Rel::obl && case_of(tree_, agent) == "by");
              if (by) add_all(out_.subject, with_conjuncts(tree_, agent));
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
      add_all(out_.subject, with_conjuncts(tree_, object));
    }
  }

  // "Ghana frees two miners": in a headline the tree may take the subject of a finite verb for part of a compound.
  std::vector<WordId> compound_subject(WordId v) const {
    const std::string_view tag = tree_[v].xpos;
    if (tag != "VBZ" && tag != "VBP" && tag != "VBD") return {};
    const WordId c = tree_.child(v, Rel::compound);
    if (!c.valid() || c > v) return {};
    // "A bomb explodes" has an article of its own.
    const bool name =
        tree_[c].upos == Upos::PROPN || tree_[c].xpos == "NNS" || tree_.child(v, Rel::det) == WordId(c.value - 1);
    return name ? with_conjuncts(tree_, c) : std::vector<WordId>();
  }

  // "Canada resumed relations": the tree may even hang the subject on the object behind the verb.
  std::vector<WordId> stray_subject(WordId v) const {
    const WordId object = tree_.child(v, Rel::obj);
    if (!object.valid() || object < v || (tree_[v].xpos != "VBD" && tree_[v].xpos != "VBZ")) return {};
    const WordId c = tree_.child(object, Rel::compound);
    if (!c.valid() || c.value + 1 != v.value || tree_[c].upos != Upos::PROPN) return {};
    return {c};
  }

  // The agent that passive verbs share: "were jailed or fined by a court", "was seen by police and taken away". One
  // that the tree hangs on a predicate below is the verb's too: "was found guilty by a court".
  std::vector<WordId> shared_agent(WordId v) const {
    for (const WordId c : tree_.children(v)) {
      const Word& w = tree_[c];
      const bool other = w.rel == Rel::conj && w.xpos == "VBN" && !tree_.child(c, Rel::nsubj_pass).valid();
      const bool predicate = w.rel == Rel::xcomp && w.upos == Upos::ADJ;
      if (!other && !predicate) continue;
      if (const WordId agent = agent_of(c); agent.valid()) return with_conjuncts(tree_, agent);
    }
    const Word& w = tree_[v];
    if (w.rel != Rel::conj || !w.head.valid() || !in_passive_voice(tree_, w.head)) return {};
    const WordId agent = agent_of(w.head);
    return agent.valid() ? with_conjuncts(tree_, agent) : std::vector<WordId>();
  }

  // An infinitive or a clause with "that" which hangs on the one who is told.
  bool addressed_clause(WordId v) const {
    const Word& w = tree_[v];
    if (w.rel != Rel::acl || w.xpos == "VBG" || w.xpos == "VBN" || !w.head.valid()) return false;
    const Word& told = tree_[w.head];
    return (told.rel == Rel::obj || told.rel == Rel::iobj) && told.head.valid() &&
           among(kAddressed, tree_[told.head].lemma);
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

  // An object, or one whose verb has its particle taken for a preposition: "hands over the remains".
  bool is_given_on(WordId w) const {
    if (tree_[w].rel == Rel::obj) return true;
    const std::string_view particle = case_of(tree_, w), verb = tree_[tree_[w].head].lemma;
    return (particle == "over" || particle == "back" || particle == "up") &&
           (verb == "hand" || verb == "give" || verb == "turn");
  }

  // A phrase behind the object may belong to the verb: "sent blankets to Bhutan".
  void complements(WordId object) {
    std::vector<WordId> later;
    for (const WordId c : tree_.children(object)) {
      if (tree_[c].rel != Rel::nmod) continue;
      const std::string_view preposition = case_of(tree_, c);
      const std::vector<WordId> words = with_conjuncts(tree_, c);
      if (out_.passive && preposition == "by") add_all(out_.subject, words);  // "pelted with eggs by protesters"
      for (const WordId w : words) out_.of_object.push_back({preposition, w});
      // "subjected prisoners in the north to beatings"
      for (const WordId d : tree_.children(c)) {
        const bool inner = tree_[d].rel == Rel::nmod && case_of(tree_, d) == "to";
        if (inner && is_given_on(object) && (preposition == "of" || preposition == "in")) later.push_back(d);
      }
    }
    for (const WordId w : later) out_.of_object.push_back({"to", w});
  }

  bool is_relative(WordId c) const {
    const std::string_view x = tree_[c].xpos;
    if (x != "WDT" && x != "WP") return false;
    return tree_[tree_[c].head].rel == Rel::acl_relcl || loose_antecedent(c).valid();
  }

  // "The rebels, who ... also shot a guard": the noun before the comma, where the tree takes the relative clause for
  // one that is merely set beside the other.
  WordId loose_antecedent(WordId pronoun) const {
    const Rel r = tree_[tree_[pronoun].head].rel;
    if ((r != Rel::parataxis && r != Rel::conj && r != Rel::advcl) || pronoun.value < 2) return {};
    const WordId comma(pronoun.value - 1), noun(pronoun.value - 2);
    if (tree_[comma].form != "," || tree_.sentence_of(noun) != tree_.sentence_of(pronoun)) return {};
    const Upos tag = tree_[noun].upos;
    if (tag != Upos::NOUN && tag != Upos::PROPN) return {};
    return tree_[noun].rel == Rel::flat ? tree_[noun].head : noun;
  }

  // The noun that a relative clause belongs to.
  std::vector<WordId> antecedent(WordId v) const {
    if (tree_[v].rel == Rel::acl_relcl) return {tree_[v].head};
    for (const WordId c : tree_.children(v)) {
      if (tree_[c].xpos != "WDT" && tree_[c].xpos != "WP") continue;
      if (const WordId noun = loose_antecedent(c); noun.valid()) return {noun};
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
    if (to) {
      out_.clause.push_back({ClauseKind::to, {}, c});
    } else if (w.xpos == "VBG" && (w.rel != Rel::ccomp || tree_.child(c, Rel::aux) == WordId())) {
      out_.clause.push_back({ClauseKind::ing, mark, c});
    } else if (w.rel == Rel::ccomp || addressed_clause(c)) {
      out_.clause.push_back({ClauseKind::that, mark, c});
    } else if (w.rel == Rel::xcomp) {
      // Bare infinitive or predicate ("let it pass", "called it illegal").
      out_.clause.push_back({ClauseKind::to, {}, c});
    }
  }

  // Subject of a verb that has none of its own.
  std::vector<WordId> outer_subject(WordId v, int depth) const {
    const Word& w = tree_[v];
    if (depth > 6 || !w.head.valid()) return {};
    const WordId h = w.head;
    switch (universal(w.rel)) {
      case Rel::xcomp: {
        const WordId object = first_of(h, {Rel::obj, Rel::iobj});
        if (object.valid() && !among(kSubjectControl, tree_[h].lemma)) return with_conjuncts(tree_, object);
        return surface_subject(h, depth + 1);
      }
      case Rel::ccomp:
        return in_passive_voice(tree_, h) ? surface_subject(h, depth + 1) : std::vector<WordId>();
      case Rel::conj:
      case Rel::parataxis:
        return in_passive_voice(tree_, v) == in_passive_voice(tree_, h) || tree_[h].upos == Upos::VERB ||
                       tree_[h].upos == Upos::ADJ
                   ? surface_subject(h, depth + 1)
                   : std::vector<WordId>();
      case Rel::advcl:
        // "died after gunmen opened fire": a clause whose subject the tree hangs on the verb above.
        if (w.xpos == "VBZ" || w.xpos == "VBP" || w.xpos == "VBD" || is_conjunction(case_or_mark(v))) {
          if (w.xpos != "VBG" && w.xpos != "VBN") return phrase_before(v);
        }
        // "A video shows soldiers shooting captives"
        if ((w.xpos == "VBG" || w.xpos == "VBN") && shows(tree_[h].lemma)) {
          const WordId seen = tree_.child(h, Rel::obj);
          if (seen.valid() && seen < v) return with_conjuncts(tree_, seen);
        }
        // "Fined a bank for laundering money": who is judged did it, not who judges.
        if (case_or_mark(v) == "for" && w.xpos == "VBG" && !in_passive_voice(tree_, h)) {
          if (const WordId judged = first_of(h, {Rel::obj, Rel::iobj}); judged.valid()) {
            return with_conjuncts(tree_, judged);
          }
        }
        // "Rebels seized the town, an official said, forcing people to flee": not the official.
        if (w.xpos == "VBG" && speaks(tree_[h].lemma)) {
          const WordId told = tree_.child(h, Rel::ccomp);
          if (told.valid() && told < h && v > h) return surface_subject(told, depth + 1);
          if (tree_[h].rel == Rel::parataxis && tree_[h].head < h && v > h)
            return surface_subject(tree_[h].head, depth + 1);
        }
        return surface_subject(h, depth + 1);
      case Rel::acl:
        if (w.rel == Rel::acl_relcl) return {};
        if (w.xpos == "VBG" || w.xpos == "VBN") return {h};
        // "Gunmen on motorbikes kill two people in Tera, most of whom ...": a main verb taken for a clause of its
        // subject.
        if (w.xpos == "VBP" && v > h && !tree_.child(v, Rel::mark).valid() && tree_[h].xpos == "NNS") return {h};
        if (addressed_clause(v)) return with_conjuncts(tree_, h);
        if (const WordId who = who_is(h); who.valid()) return with_conjuncts(tree_, who);
        return noun_owner(h, depth + 1);
      default:
        return {};
    }
  }

  // "Was the first to congratulate", "became the first country to recognise": who is said to be it.
  WordId who_is(WordId noun) const {
    if (!among({"country", "first", "government", "last", "latest", "nation", "one", "second", "state"},
               tree_[noun].lemma)) {
      return {};
    }
    if (tree_.child(noun, Rel::cop).valid()) return tree_.child(noun, Rel::nsubj);
    const WordId verb = tree_[noun].head;
    const bool becomes = verb.valid() && tree_[verb].lemma == "become";
    return becomes ? tree_.child(verb, Rel::nsubj) : WordId();
  }

  static bool shows(std::string_view lemma) {
    static constexpr auto verbs = std::to_array<std::string_view>(
        {"catch", "depict", "film", "find", "hear", "observe", "record", "see", "show", "watch", "witness"});
    return among(verbs, lemma);
  }

  // The phrase that ends right before a verb and hangs on another as an oblique.
  std::vector<WordId> phrase_before(WordId v) const {
    WordId w(v.value - 1);
    while (w.valid() && tree_[w].rel != Rel::obl && tree_[w].head.valid() && tree_[w].head < v) w = tree_[w].head;
    const bool ends = w.valid() && tree_[w].rel == Rel::obl && tree_.rightmost(w).value + 1 == v.value;
    return ends ? with_conjuncts(tree_, w) : std::vector<WordId>();
  }

  static bool is_conjunction(std::string_view mark) {
    static constexpr auto conjunctions =
        std::to_array<std::string_view>({"after", "as", "because", "before", "since", "when", "while"});
    return among(conjunctions, mark);
  }

  std::string_view case_or_mark(WordId v) const {
    for (const WordId c : tree_.children(v)) {
      if (tree_[c].rel == Rel::mark || tree_[c].rel == Rel::case_) return tree_[c].lemma;
    }
    return {};
  }

  // The grammatical subject of a verb or predicate, its own or from further out.
  std::vector<WordId> surface_subject(WordId v, int depth) const {
    for (const WordId c : tree_.children(v)) {
      if (!is(tree_[c].rel, Rel::nsubj)) continue;
      return is_relative(c) ? antecedent(v) : with_conjuncts(tree_, c);
    }
    if (tree_[v].upos == Upos::NOUN && tree_[v].rel != Rel::conj) return noun_owner(v, depth);
    return outer_subject(v, depth);
  }

  // Whose a noun is: "Iran's refusal to engage", "made a promise to leave".
  std::vector<WordId> noun_owner(WordId n, int depth) const {
    for (const Rel rel : {Rel::nmod_poss, Rel::amod, Rel::compound}) {
      const WordId c = tree_.child(n, rel);
      if (c.valid() && (rel == Rel::nmod_poss || is_capital(tree_[c]))) return with_conjuncts(tree_, c);
    }
    for (const WordId c : tree_.children(n)) {
      if (tree_[c].rel == Rel::nmod && (case_of(tree_, c) == "by" || case_of(tree_, c) == "of")) {
        return with_conjuncts(tree_, c);
      }
    }
    const WordId h = tree_[n].head;
    if (h.valid() && (tree_[n].rel == Rel::obj || tree_[n].rel == Rel::obl) && depth < 6) {
      return surface_subject(h, depth + 1);
    }
    return {};
  }

  WordId first_of(WordId h, std::initializer_list<Rel> rels) const {
    for (const Rel rel : rels) {
      if (const WordId c = tree_.child(h, rel); c.valid()) return c;
    }
    return {};
  }

  // What a verb shares with the one that it is coordinated with: "arrested and deported the activists".
  void shared(WordId v) {
    const Word& w = tree_[v];
    if (out_.passive && out_.oblique.empty()) later_obliques(v);
    if (w.rel == Rel::conj && out_.object.empty() && !out_.passive) {
      const WordId object = tree_.child(w.head, Rel::obj);
      if (object.valid() && object > v) add_all(out_.object, with_conjuncts(tree_, object));
    }
    shared_goal(v);
    for (const WordId c : tree_.children(v)) {
      if (tree_[c].rel != Rel::conj || !out_.object.empty() || out_.passive || tree_[c].upos != Upos::VERB) continue;
      const WordId object = tree_.child(c, Rel::obj);
      const bool bare = c.value - v.value <= 3;  // "attacked and looted the town"
      if (object.valid() && bare && !tree_.child(c, Rel::nsubj).valid()) {
        add_all(out_.object, with_conjuncts(tree_, object));
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
        if (tree_[goal].rel == Rel::obl && case_of(tree_, goal) == "to") add_oblique(goal);
      }
    }
  }

  // "Nine were killed and two injured in a raid": the phrases behind the last of coordinated passives are of all.
  void later_obliques(WordId v) {
    for (const WordId c : tree_.children(v)) {
      if (tree_[c].rel != Rel::conj || c < v || !tree_[c].form.ends_with("ed")) continue;
      for (const WordId phrase : tree_.children(c)) {
        if (tree_[phrase].rel == Rel::obl) add_oblique(phrase);
      }
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
    const bool passive = tree_[v].xpos == "VBN" || in_passive_voice(tree_, v) || has_agent(v);
    for (const WordId c : tree_.children(v)) {
      const Word& w = tree_[c];
      const bool agent = w.rel == Rel::obl_agent || (w.rel == Rel::obl && case_of(tree_, c) == "by");
      if (passive && agent && performs(tree_[v].lemma)) {
        add_all(out_.subject, with_conjuncts(tree_, c));
      } else if (w.rel == Rel::obl && is_light_verb(tree_[v].lemma)) {
        add_oblique(c);
      } else if (w.rel == Rel::nsubj && !is_relative(c) && is_light_verb(tree_[v].lemma)) {
        add_all(out_.subject, with_conjuncts(tree_, c));  // "the attack that they launched"
      }
    }
    // "airstrikes targeting / aimed at / killing R"
    if (!passive) {
      if (const WordId object = tree_.child(v, Rel::obj); object.valid() && !is_relative(object)) {
        add_all(out_.object, with_conjuncts(tree_, object));
      }
    }
  }

  // "Called for the minister to resign": who is to do it, wherever the tree hangs him.
  void for_somebody(WordId v, WordId c) {
    if (case_or_mark(c) != "for" || tree_[c].xpos != "VB") return;
    WordId who = tree_.child(c, Rel::nsubj);
    for (const WordId d : tree_.children(v)) {
      const bool bare = tree_[d].rel == Rel::obj || is(tree_[d].rel, Rel::obl);
      if (!who.valid() && bare && d < c && d > v && case_of(tree_, d).empty()) who = d;
    }
    if (!who.valid()) return;
    std::erase_if(out_.oblique, [&](const Oblique& o) { return o.head == who; });
    for (const WordId w : with_conjuncts(tree_, who)) out_.oblique.push_back({"for", w});
  }

  // "A set of proposals", "two of its batteries": what follows is what is meant.
  bool is_part(WordId c) const {
    return is_transparent(tree_[c].lemma) || tree_[c].upos == Upos::NUM ||
           among({"all", "many", "most", "part", "several", "some"}, tree_[c].lemma);
  }

  // "Fled as A advanced": whoever does something meanwhile.
  void while_clause(WordId c) {
    const WordId mark = tree_.child(c, Rel::mark), subject = tree_.child(c, Rel::nsubj);
    if (tree_[c].rel != Rel::advcl || !mark.valid() || !subject.valid()) return;
    if (!among({"after", "as", "when", "while"}, tree_[mark].lemma)) return;
    for (const WordId w : with_conjuncts(tree_, subject)) out_.oblique.push_back({"while", w});
  }

  // "Was given a grant and a pair of goats by the government", where the tree hangs the agent on the goats.
  void stray_agent(WordId v) {
    const WordId object = tree_.child(v, Rel::obj);
    const std::vector<WordId> objects = object.valid() ? with_conjuncts(tree_, object) : std::vector<WordId>();
    for (const WordId o : objects) {
      for (const WordId c : tree_.children(o)) {
        if (tree_[c].rel != Rel::nmod) continue;
        if (case_of(tree_, c) == "by") return add_all(out_.subject, with_conjuncts(tree_, c));
        for (const WordId d : tree_.children(c)) {
          if (tree_[d].rel == Rel::nmod && case_of(tree_, d) == "by") {
            return add_all(out_.subject, with_conjuncts(tree_, d));
          }
        }
      }
    }
  }

  // The verb that carries an event noun, and what it adds.
  void carrier(WordId n) {
    const Word& w = tree_[n];
    const WordId v = w.head;
    if (!v.valid()) return;
    if (w.rel == Rel::conj) {  // "talks and consultations with R"
      if (out_.subject.empty() && out_.possessor.empty()) add_all(out_.possessor, noun_owner(v, 0));
      return;
    }
    if (w.rel == Rel::nmod && case_of(tree_, n) == "of" && is_transparent(tree_[v].lemma)) {
      modifiers(v);
      carrier(v);
      return;
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
      Reader(tree_, of_verb).verb(v);
      add_all(out_.subject, of_verb.subject);
      std::erase(out_.subject, n);
      for (const Oblique& o : of_verb.oblique) {
        if (o.head != n) out_.oblique.push_back(o);
      }
      if (const WordId i = tree_.child(v, Rel::iobj); i.valid()) add_all(out_.object, with_conjuncts(tree_, i));
      return;
    }
    if ((object || oblique) && is_reverse_light_verb(lemma)) {
      out_.light_verb = v;
      add_all(out_.object, surface_subject(v, 0));
      for (const WordId c : tree_.children(v)) {
        if (tree_[c].rel == Rel::obl && c != n && case_of(tree_, c) == "from") {
          add_all(out_.subject, with_conjuncts(tree_, c));
        }
      }
      return;
    }
    // "Students filled the square in a rally against R": who gathers, and against whom.
    if (oblique && case_of(tree_, n) == "in" && among(kGatherings, w.lemma) && among(kGathering, lemma)) {
      Arguments of_verb;
      Reader(tree_, of_verb).verb(v);
      add_all(out_.subject, of_verb.subject);
      for (const Oblique& o : of_verb.oblique) {
        if (o.head != n) out_.oblique.push_back(o);
      }
      return;
    }
    // "Drove them off with tear gas", "responded with an airstrike": by whom, and whom.
    if (oblique && case_of(tree_, n) == "with" && !in_passive_voice(tree_, v) && among(kResponding, lemma)) {
      Arguments of_verb;
      Reader(tree_, of_verb).verb(v);
      add_all(out_.subject, of_verb.subject);
      add_all(out_.object, of_verb.object);
      return;
    }
    // "An airstrike killed ten people": who is hit. "Talks began in Doha with R": where and with whom.
    if (w.rel == Rel::nsubj) {
      for (const WordId c : tree_.children(v)) {
        if (tree_[c].rel == Rel::obj) add_all(out_.object, with_conjuncts(tree_, c));
        if (tree_[c].rel == Rel::obl) add_oblique(c);
        // "Criticism of Chad by the court followed": whose it is, as the verb has no agent.
        const bool agent = tree_[c].rel == Rel::obl && case_of(tree_, c) == "by" && tree_[c].upos != Upos::NUM;
        // "Praise came from the head of the mission", "an appeal went out from the ministry".
        const bool origin =
            tree_[c].rel == Rel::obl && case_of(tree_, c) == "from" && (lemma == "come" || lemma == "go");
        if ((agent || origin) && !in_passive_voice(tree_, v)) add_all(out_.subject, with_conjuncts(tree_, c));
      }
    } else if (oblique && (case_of(tree_, n) == "in" || case_of(tree_, n) == "by" || case_of(tree_, n) == "during")) {
      // "were killed in an airstrike on R": the victims.
      Arguments of_verb;
      Reader(tree_, of_verb).verb(v);
      add_all(out_.object, of_verb.object.empty() ? of_verb.subject : of_verb.object);
    }
  }

  const Tree& tree_;
  Arguments& out_;
};

}  // namespace

Arguments arguments_of(const Tree& tree, WordId predicate, HeadKind kind) {
  Arguments out;
  out.predicate = predicate;
  out.kind = kind;
  Reader reader(tree, out);
  switch (kind) {
    case HeadKind::verb:
      reader.verb(predicate);
      break;
    case HeadKind::noun:
      reader.noun(predicate);
      break;
    case HeadKind::adjective:
      reader.adjective(predicate);
      break;
  }
  return out;
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

bool is_transparent(std::string_view lemma) {
  return among(kTransparent, lemma);
}
bool is_light_verb(std::string_view lemma) {
  return among(kLightVerbs, lemma);
}
bool is_reverse_light_verb(std::string_view lemma) {
  return among(kReverseLightVerbs, lemma);
}

namespace {

// A past tense that the tagger took for a participle: "The president imposed a curfew" read as a noun with a clause. A
// passive participle has no object, and a sentence that ends in a full stop is rarely a bare noun.
bool is_finite_in_disguise(const Tree& tree, WordId verb) {
  const Word& w = tree[verb];
  if (w.rel != Rel::acl || !w.head.valid()) return false;
  for (const WordId c : tree.children(verb)) {
    if (tree[c].rel == Rel::obl_agent || case_of(tree, c) == "by") return false;
  }
  if (tree.child(verb, Rel::obj).valid()) return true;
  const bool root = tree[w.head].rel == Rel::root && !tree.child(w.head, Rel::cop).valid();
  const Sentence& s = tree.sentences[tree.sentence_of(verb).index()];
  const WordId last(s.first.value + s.size - 1);
  return root && s.size > 3 && tree[last].form == ".";
}

// "Tonga applied for membership.", "gunmen stormed into the bank.": a preposition right behind the verb that rarely
// follows a passive, in a sentence that is no headline.
bool has_complement(const Tree& tree, WordId verb) {
  constexpr auto kComplement =
      std::to_array<std::string_view>({"against", "for", "into", "toward", "towards", "upon", "with"});
  const Sentence& s = tree.sentences[tree.sentence_of(verb).index()];
  const WordId next(verb.value + 1), last(s.first.value + s.size - 1);
  return tree[last].form == "." && next < last && among(kComplement, tree[next].lemma);
}

// "Russian shells destroyed a school" read as a passive without its auxiliary: what has an object, or a verb that knows
// no passive, is active. "Two men killed in Lima", a headline, is not.
bool is_active_in_disguise(const Tree& tree, WordId verb) {
  for (const WordId c : tree.children(verb)) {
    const Rel r = tree[c].rel;
    if (r == Rel::aux || r == Rel::aux_pass || r == Rel::obl_agent || case_of(tree, c) == "by") return false;
  }
  return tree.child(verb, Rel::obj).valid() || among(kIntransitive, tree[verb].lemma) || has_complement(tree, verb);
}

}  // namespace

bool in_passive_voice(const Tree& tree, WordId verb) {
  const Word& w = tree[verb];
  if (w.xpos != "VBN" && w.xpos != "VBD") return false;
  if (tree.child(verb, Rel::nsubj_pass).valid() && is_active_in_disguise(tree, verb)) return false;
  bool has_aux = false;
  for (const WordId c : tree.children(verb)) {
    if (tree[c].rel == Rel::aux_pass || tree[c].rel == Rel::nsubj_pass) return true;
    has_aux = has_aux || tree[c].rel == Rel::aux;
  }
  if (w.xpos != "VBN" || has_aux) return false;
  // Participles without an auxiliary: after a noun, in an adverbial clause, or coordinated with a passive.
  if (w.rel == Rel::acl || w.rel == Rel::advcl) {
    return !is_finite_in_disguise(tree, verb) && !among(kIntransitiveEvents, w.lemma);
  }
  return w.rel == Rel::conj && w.head.valid() && in_passive_voice(tree, w.head) &&
         !tree.child(verb, Rel::nsubj).valid();
}

}  // namespace hearsay
