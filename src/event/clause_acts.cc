#include "event/clause_acts.h"

#include <algorithm>
#include <array>

#include "base/lists.h"
#include "base/strings.h"
#include "event/arguments.h"
#include "event/both.h"
#include "event/claims.h"
#include "event/rules.h"
#include "event/sides.h"
#include "mention/combine.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// "Side by side" beside the verb.
bool side_by_side(const Tree& tree, WordId verb) {
  const Sentence& s = tree.sentences[tree.sentence_of(verb).index()];
  for (WordId w = s.first; w.value + 2 < s.first.value + s.size; ++w.value) {
    const WordId by(w.value + 1), last(w.value + 2);
    if (tree[w].form != "side" || tree[by].form != "by" || tree[last].form != "side") continue;
    WordId up = tree[w].head;
    while (up.valid() && tree[up].upos != Upos::VERB) up = tree[up].head;
    if (up == verb) return true;
  }
  return false;
}

// The word that says that those who act do so together; invalid where none does.
WordId togetherness(const Tree& tree, WordId verb) {
  for (const WordId c : tree.children(verb)) {
    const bool adverb = tree[c].rel == Rel::advmod || tree[c].rel == Rel::compound_prt;
    if (adverb && among({"jointly", "together"}, lower(tree[c].form))) return c;
  }
  if (side_by_side(tree, verb)) return verb;
  // Not a border, a language, a view.
  constexpr auto kShared = std::to_array<std::string_view>(
      {"base",  "cost",        "data",         "evidence",   "expertise", "fingerprint", "footage",
       "image", "information", "intelligence", "list",       "map",       "name",        "picture",
       "radar", "record",      "resource",     "technology", "terminal",  "warning"});
  const WordId object = tree.child(verb, Rel::obj);
  const bool shares = object.valid() && (tree[verb].lemma == "pool" ||
                                         (tree[verb].lemma == "share" && among(kShared, tree[object].lemma)));
  return shares ? verb : WordId();
}

// Whose word binds a body: "will not" of theirs is a refusal.
bool speaks_for_body(const Actor& a) {
  constexpr auto kSectors =
      std::to_array<std::string_view>({"GOV", "MIL", "REB", "PTY", "LEG", "OPP", "SPY", "SEP", "LAB", "COP", "JUD"});
  return std::ranges::any_of(kSectors, [&](std::string_view s) { return has_sector(a, s); });
}

// "No such thing", "neither", "nothing", "no shelter", "to nobody but its own".
bool is_nothing(const Tree& tree, WordId word) {
  if (among({"neither", "nobody", "none", "nothing"}, tree[word].lemma)) return true;
  const std::string determiner = determiner_of(tree, word);
  return determiner == "no" || determiner == "neither";
}

// "Would not", "will not", "won't", "would do no such thing".
bool will_not(const Tree& tree, WordId verb) {
  bool will = false, negated = false;
  for (const WordId c : tree.children(verb)) {
    will = will || (tree[c].rel == Rel::aux && (tree[c].lemma == "will" || tree[c].lemma == "would"));
    negated = negated || (tree[c].lemma == "not" && is(tree[c].rel, Rel::advmod)) || tree[c].lemma == "never";
    const Rel r = tree[c].rel;
    negated = negated || ((r == Rel::obj || r == Rel::iobj || is(r, Rel::obl)) && is_nothing(tree, c));
  }
  return will && negated;
}

// "They refused, saying ...": without what.
bool refuses_barely(const Tree& tree, WordId verb) {
  if (tree[verb].upos != Upos::VERB || !among({"decline", "refuse"}, tree[verb].lemma)) return false;
  if (tree[verb].xpos != "VBD" && tree[verb].xpos != "VBZ" && tree[verb].xpos != "VBP") return false;
  return std::ranges::none_of(tree.children(verb), [&](WordId c) {
    const Rel r = tree[c].rel;
    return r == Rel::obj || r == Rel::iobj || r == Rel::xcomp || r == Rel::ccomp || r == Rel::aux_pass ||
           (r == Rel::advcl && tree[c].xpos == "VB") || (is(r, Rel::obl) && case_of(tree, c) != "on");
  });
}

// "There would be no talks": of what somebody wants.
bool will_be_none(const Tree& tree, WordId verb) {
  const WordId noun = tree.child(verb, Rel::nsubj);
  if (tree[verb].lemma != "be" || !tree.child(verb, Rel::expl).valid() || !noun.valid()) return false;
  const bool will = std::ranges::any_of(tree.children(verb), [&](WordId c) {
    return tree[c].rel == Rel::aux && (tree[c].lemma == "will" || tree[c].lemma == "would");
  });
  constexpr auto kWanted = std::to_array<std::string_view>(
      {"amnesty",     "bargaining",   "ceasefire",  "change",   "compromise", "concession", "deal",
       "delay",       "dialogue",     "discussion", "election", "exchange",   "extension",  "meeting",
       "negotiation", "negotiations", "pardon",     "pause",    "ransom",     "referendum", "retreat",
       "return",      "surrender",    "swap",       "talk",     "talks",      "truce",      "withdrawal"});
  if (determiner_of(tree, noun) != "no") return false;
  // "There was no question of putting off the vote", "there were no plans to give the base up".
  if (among({"intention", "plan", "question"}, tree[noun].lemma)) return true;
  return will && among(kWanted, tree[noun].lemma);
}

// "Warned that it would take measures if ...", "served notice that ... would ... unless": whatever would be done.
bool is_warned_of(const Tree& tree, WordId verb) {
  const WordId head = tree[verb].head;
  if (tree[verb].rel != Rel::ccomp || !head.valid()) return false;
  if (among({"caution", "threaten", "vow", "warn"}, tree[head].lemma)) return true;
  return among({"give", "serve"}, tree[head].lemma) &&
         std::ranges::any_of(tree.children(head), [&](WordId c) { return tree[c].lemma == "notice"; });
}

EventCandidate make(const Pattern& pattern, WordId predicate, std::string why) {
  EventCandidate c;
  c.match.pattern = &pattern;
  c.match.predicate = predicate;
  c.match.weight = 2;
  c.type = *pattern.coding.type;
  c.why.push_back(std::move(why));
  return c;
}

// Whoever of politics vouches for the clause of the verb; invalid without one.
MentionId political_source(const Analysis& analysis, const Fillers& fillers, WordId verb) {
  const auto claims = claims_of(analysis, verb);
  if (claims.empty()) return {};
  const MentionId source = analysis.attribution(claims.front()).source_mention;
  const bool fits = source.valid() && fillers.is_actor(source) && speaks_for_body(analysis.mention(source).actor);
  return fits ? source : MentionId();
}

}  // namespace

std::vector<EventCandidate> joint_acts_of(const Analysis& analysis, const Operators& operators, const Fillers& fillers,
                                          const Pattern& pattern, SentenceId sentence) {
  std::vector<EventCandidate> found;
  const Tree& tree = analysis.tree;
  const Sentence& s = tree.sentences[sentence.index()];
  for (WordId v = s.first; v.value < s.first.value + s.size; ++v.value) {
    if (tree[v].upos != Upos::VERB) continue;
    const WordId together = togetherness(tree, v);
    if (!together.valid()) continue;
    EventCandidate c =
        make(pattern, v, "\"" + std::string(tree[together].form) + "\" says that both sides do it as one");
    c.match.actor = arguments_of(tree, v, HeadKind::verb).subject;
    for (const WordId w : c.match.actor) {
      add_unique(c.actor, fillers.parties(w, SlotRole::actor));
    }
    const bool two = named_as_both(tree, c.match.actor).valid();
    const TwoSides pair = two_sides(analysis, c.actor);
    const bool abroad = pair.valid() && is_country(analysis.mention(pair.one).actor.country) &&
                        is_country(analysis.mention(pair.other).actor.country) &&
                        analysis.mention(pair.one).actor.country != analysis.mention(pair.other).actor.country;
    if (!abroad && !two) continue;
    c.presentation = presentation_of(tree, operators, v, {});
    found.push_back(std::move(c));
  }
  return found;
}

std::vector<EventCandidate> refusals_of(const Analysis& analysis, const Fillers& fillers, const Pattern& pattern,
                                        SentenceId sentence) {
  // What is no deed, and who is silent or leaves refuses nobody.
  constexpr auto kNoDeeds =
      std::to_array<std::string_view>({"be",   "become",   "comment",   "disclose", "elaborate", "expect", "go",
                                       "have", "identify", "know",      "leave",    "need",      "resign", "run",
                                       "say",  "seek",     "speculate", "stand",    "suffer",    "take",   "want"});
  std::vector<EventCandidate> found;
  const Tree& tree = analysis.tree;
  const Sentence& s = tree.sentences[sentence.index()];
  for (WordId v = s.first; v.value < s.first.value + s.size; ++v.value) {
    if (refuses_barely(tree, v)) {
      EventCandidate c = make(pattern, v, "who refuses here refuses what somebody wanted right before");
      c.match.actor = arguments_of(tree, v, HeadKind::verb).subject;
      for (const WordId w : c.match.actor) {
        for (const MentionId m : fillers.parties(w, SlotRole::actor)) c.actor.push_back(m);
      }
      const bool known = std::ranges::any_of(c.actor, [&](MentionId m) { return analysis.mention(m).actor.known(); });
      if (!known) continue;
      found.push_back(std::move(c));
      continue;
    }
    const bool none = will_be_none(tree, v);
    if (!none && (tree[v].upos != Upos::VERB || !will_not(tree, v) || among(kNoDeeds, tree[v].lemma))) continue;
    const MentionId source = political_source(analysis, fillers, v);
    if (!source.valid()) continue;
    const Mention& who = analysis.mention(source);
    const auto subject = arguments_of(tree, v, HeadKind::verb).subject;
    const bool own = std::ranges::any_of(subject, [&](WordId w) {
      const MentionId id = fillers.mention_at(w);
      if (!id.valid()) return false;
      const Mention& m = analysis.mention(id);
      const bool we = among({"i", "we"}, lower(tree[w].form));
      const bool it = m.kind == MentionKind::pronoun && among({"he", "it", "she", "they"}, lower(tree[w].form));
      return we || m.entity == who.entity || (it && !m.actor.known()) ||
             (speaks_for_body(m.actor) && one_side(m.actor, who.actor));
    });
    // "The ten would not be surrendered": by nobody named, so by who speaks.
    const bool passive = tree.child(v, Rel::aux_pass).valid();
    if (passive ? !arguments_of(tree, v, HeadKind::verb).subject.empty() : !own && !none) continue;
    EventCandidate c =
        make(pattern, v, "a source of politics says what it will not do, after somebody wanted something");
    c.actor = {source};
    c.match.actor = subject;
    found.push_back(std::move(c));
  }
  return found;
}

std::vector<EventCandidate> threats_of(const Analysis& analysis, const Fillers& fillers, const Pattern& pattern,
                                       SentenceId sentence) {
  constexpr auto kHarm = std::to_array<std::string_view>(
      {"annihilate", "arrest",   "attack",  "avenge",  "block",   "blockade",  "bomb",     "bring",  "boycott",
       "burn",       "cancel",   "close",   "crush",   "cut",     "deport",    "destroy",  "detain", "dismiss",
       "eliminate",  "evict",    "follow",  "execute", "expel",   "fire",      "flatten",  "halt",   "hang",
       "hit",        "hunt",     "jail",    "kill",    "occupy",  "paralyse",  "paralyze", "pay",    "prosecute",
       "punish",     "regret",   "remove",  "resign",  "respond", "retaliate", "sack",     "seize",  "shell",
       "shoot",      "shut",     "sink",    "stay",    "storm",   "strike",    "suspend",  "sue",    "torch",
       "walk",       "withhold", "withdraw"});
  std::vector<EventCandidate> found;
  const Tree& tree = analysis.tree;
  const Sentence& s = tree.sentences[sentence.index()];
  for (WordId v = s.first; v.value < s.first.value + s.size; ++v.value) {
    if (tree[v].upos != Upos::VERB || (!among(kHarm, tree[v].lemma) && !is_warned_of(tree, v))) continue;
    const auto children = tree.children(v);
    const bool will = std::ranges::any_of(children, [&](WordId c) {
      return tree[c].rel == Rel::aux && among({"shall", "will", "would"}, tree[c].lemma);
    });
    const bool negated = std::ranges::any_of(children, [&](WordId c) { return tree[c].lemma == "not"; });
    if (!will || negated || !condition_of(tree, v).valid()) continue;
    const MentionId source = political_source(analysis, fillers, v);
    if (!source.valid()) continue;
    EventCandidate c = make(pattern, v, "a source of politics says what harm will come on a condition");
    c.actor = {source};
    found.push_back(std::move(c));
  }
  return found;
}

}  // namespace hearsay
