#include "event/objections.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "event/rules.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// "Pakistan conducts strikes", "the rebels marched on the capital": states and armed forces stage no walkouts or
// marches.
bool is_move_of_arms(const Analysis& analysis, const EventCandidate& c) {
  const bool strike = has_mode(c, "strike");
  if (c.type != EventType::PROTEST || (!strike && analysis.tree[c.match.predicate].lemma != "march")) return false;
  return !c.actor.empty() && std::ranges::all_of(c.actor, [&](MentionId m) {
    const Mention& mention = analysis.mention(m);
    if (mention.actor.sectors.empty()) return false;
    const std::string& sector = mention.actor.sectors.front();
    // Those of airlines and of merchant ships do.
    if (among({"pilot", "sailor", "seaman"}, analysis.tree[mention.head].lemma)) return false;
    return sector == "MIL" || sector == "REB" || (sector == "GOV" && mention.kind == MentionKind::name);
  });
}

// "Insisted that the vote was rigged" claims; "insisted that he resign" demands.
bool insists_on_fact(const Tree& tree, const EventCandidate& c) {
  if (tree[c.match.predicate].lemma != "insist" || !c.match.clause.valid()) return false;
  const auto indicative = [&](WordId w) {
    const std::string_view tag = tree[w].xpos;
    return tag == "VBD" || tag == "VBZ" || tag == "VBP" ||
           (tag == "MD" && tree[w].lemma != "must" && tree[w].lemma != "should");
  };
  const auto children = tree.children(c.match.clause);
  return indicative(c.match.clause) || std::any_of(children.begin(), children.end(), [&](WordId w) {
           const Rel r = universal(tree[w].rel);
           return (r == Rel::aux || r == Rel::cop) && indicative(w);
         });
}

// "Two ships carrying aid for Gaza": what is on board has not been given, and nobody is named who gives it.
bool is_cargo(const Tree& tree, const EventCandidate& c) {
  constexpr auto kHauling = std::to_array<std::string_view>({"carry", "ferry", "haul", "load", "transport"});
  const WordId noun = c.match.predicate, verb = tree[noun].head;
  if (c.type != EventType::AID || c.match.pattern->head_kind != HeadKind::noun || !c.actor.empty()) return false;
  return verb.valid() && universal(tree[noun].rel) == Rel::obj && among(kHauling, tree[verb].lemma);
}

// "Two soldiers were killed when their truck overturned": what a clause beside it tells of needs no enemy.
bool is_mishap(const Tree& tree, const EventCandidate& c) {
  constexpr auto kMishaps =
      std::to_array<std::string_view>({"capsize", "collapse", "collide", "crash", "derail", "drown", "fall", "flip",
                                       "malfunction", "overturn", "plunge", "roll", "sink", "skid", "veer"});
  constexpr auto kHarms = std::to_array<std::string_view>({"hurt", "injure", "kill", "wound"});
  constexpr auto kMissiles = std::to_array<std::string_view>(
      {"bomb", "drone", "fragment", "missile", "mortar", "projectile", "rocket", "shell", "uav"});
  const WordId verb = c.match.predicate;
  if (c.type != EventType::ASSAULT || !c.actor.empty() || !among(kHarms, tree[verb].lemma)) return false;
  const auto names_missile = [&](WordId head) {
    const auto parts = tree.children(head);
    return std::any_of(parts.begin(), parts.end(), [&](WordId w) { return among(kMissiles, tree[w].lemma); });
  };
  if (c.match.pattern->coding.agentless) {
    // Wherever the tree hangs it: "... when a helicopter of the mission crashes".
    constexpr auto kCrashes = std::to_array<std::string_view>(
        {"capsize", "collide", "collision", "crash", "derail", "derailment", "malfunction", "overturn", "plunge"});
    const Sentence& s = tree.sentences[tree.sentence_of(verb).index()];
    bool crash = false, missile = false;
    for (WordId w = verb; w.value < s.first.value + s.size; ++w.value) {
      crash = crash || among(kCrashes, tree[w].lemma);
      missile = missile || among(kMissiles, tree[w].lemma);
    }
    if (crash && !missile) return true;
  }
  const auto mishap_beside = [&](WordId head) {
    const auto parts = tree.children(head);
    return !names_missile(head) && std::any_of(parts.begin(), parts.end(), [&](WordId clause) {
      return tree[clause].rel == Rel::advcl && among(kMishaps, tree[clause].lemma) && !names_missile(clause);
    });
  };
  const auto parts = tree.children(verb);
  return mishap_beside(verb) || std::any_of(parts.begin(), parts.end(), [&](WordId w) {
           return tree[w].rel == Rel::conj && mishap_beside(w);  // "are killed and others injured when ..."
         });
}

// "An explosion at a coal mine killed 25 men": what blows up of itself, where nothing tells of who did it.
bool is_work_accident(const Tree& tree, const EventCandidate& c) {
  constexpr auto kWorks = std::to_array<std::string_view>(
      {"boiler", "brewery", "colliery", "distillery", "factory", "firework", "fireworks", "foundry", "gas", "mill",
       "mine", "pit", "plant", "quarry", "refinery", "shaft", "steelworks", "workshop"});
  constexpr auto kHostile = std::to_array<std::string_view>(
      {"attack",   "attacker",  "blame",    "bomb",     "bomber",  "claim",   "detonate", "drone", "explosive",
       "gunman",   "insurgent", "landmine", "militant", "missile", "mortar",  "plant",    "rebel", "rocket",
       "sabotage", "shell",     "shelling", "strike",   "suicide", "suspect", "terrorist"});
  if (c.type != EventType::ASSAULT || !c.actor.empty()) return false;
  const Sentence& s = tree.sentences[tree.sentence_of(c.match.predicate).index()];
  bool works = false;
  for (std::int32_t i = 0; i < s.size; ++i) {
    const WordId w(s.first.value + i);
    const bool is_works = tree[w].lemma == "plant" && tree[w].upos != Upos::VERB;
    if (among(kHostile, tree[w].lemma) && !is_works) return false;
    if (!among({"blast", "explosion"}, tree[w].lemma) || !tree.dominates(c.match.predicate, w)) continue;
    for (std::int32_t k = 0; k < s.size && !works; ++k) {
      const WordId part(s.first.value + k);
      works = part != w && among(kWorks, tree[part].lemma) && tree.dominates(w, part);
    }
  }
  return works;
}

// "Fishermen held in Yemen walked free": how somebody is, not what is done to him.
bool is_detention(const Tree& tree, const EventCandidate& c) {
  if (c.type != EventType::COERCE) return false;
  const Word& w = tree[c.match.predicate];
  if (w.upos != Upos::VERB || !among({"hold", "imprison", "jail", "keep"}, w.lemma)) return false;
  if (w.rel == Rel::acl && w.xpos == "VBN") return true;
  const auto is_going_on = [&](WordId child) {
    return tree[child].rel == Rel::aux_pass && tree[child].form == "being";
  };
  return w.lemma == "hold" && w.rel == Rel::acl_relcl &&
         std::ranges::any_of(tree.children(c.match.predicate), is_going_on);
}

// "The withdrawal of its forces is a condition", "the meeting was unlikely": what has not come about.
bool is_condition(const Tree& tree, const EventCandidate& c) {
  constexpr auto kWishes = std::to_array<std::string_view>({"aim", "condition", "demand", "goal", "objective",
                                                            "doubtful", "impossible", "precondition", "prerequisite",
                                                            "priority", "requirement", "uncertain", "unlikely"});
  const WordId noun = c.match.predicate, above = tree[noun].head;
  if (c.match.pattern->head_kind != HeadKind::noun || tree[noun].rel != Rel::nsubj) return false;
  const auto wish = [&](WordId w) { return among(kWishes, tree[w].lemma); };
  const auto below = tree.children(above);
  return wish(above) || (among({"become", "remain", "stay"}, tree[above].lemma) && std::ranges::any_of(below, wish));
}

// "Give us our land back": an order in quotation marks.
bool is_imperative(const Analysis& analysis, WordId verb) {
  const Tree& tree = analysis.tree;
  if (tree[verb].xpos != "VB" || tree.child(verb, Rel::nsubj).valid() || tree.child(verb, Rel::mark).valid() ||
      tree.child(verb, Rel::aux).valid() || tree[verb].rel == Rel::xcomp || tree[verb].rel == Rel::acl) {
    return false;
  }
  const WordId before(verb.value - 1);
  return before.valid() && (tree[before].form == "\"" || tree[before].form == "“" || tree[before].form == "``");
}

// "Unless the minister backs down", "if Chad were ever to attack": what the clause tells of has not come about.
bool is_unmet(const Tree& tree, WordId predicate) {
  for (WordId w = predicate; w.valid(); w = tree[w].head) {
    const auto below = tree.children(w);
    const auto has = [&](auto&& test) { return std::ranges::any_of(below, test); };
    if (has([&](WordId c) { return tree[c].rel == Rel::mark && tree[c].lemma == "unless"; })) return true;
    const bool open = has([&](WordId c) { return tree[c].rel == Rel::mark && tree[c].lemma == "if"; });
    const bool unreal = has([&](WordId c) { return tree[c].lemma == "ever" || lower(tree[c].form) == "were"; });
    if (open && unreal) return true;
    if (tree[w].rel != Rel::conj && tree[w].rel != Rel::xcomp && tree[w].rel != Rel::ccomp) break;
  }
  return false;
}

// "Gunmen loyal to the general", "walked off the job, furious at the list": what somebody is like or feels while he
// does something else.
bool only_describes(const Tree& tree, const EventCandidate& c) {
  const WordId word = c.match.predicate;
  const Rel r = tree[word].rel;
  if (tree.child(word, Rel::cop).valid() || tree.child(word, Rel::aux_pass).valid()) return false;
  const bool beside = r == Rel::amod || r == Rel::acl || r == Rel::advcl || r == Rel::parataxis;
  if (c.match.pattern->head_kind == HeadKind::adjective) return beside;
  const bool feeling =
      among({"anger", "annoy", "disgust", "dismay", "enrage", "frustrate", "incense", "infuriate", "outrage", "upset"},
            tree[word].lemma);
  return feeling && beside && tree[word].xpos == "VBN";
}

// "Mortar rounds", "a fresh round of drilling": not of talks.
bool is_other_round(const Tree& tree, const EventCandidate& c) {
  const WordId noun = c.match.predicate;
  if (c.type != EventType::CONSULT || tree[noun].lemma != "round") return false;
  return std::ranges::any_of(tree.children(noun), [&](WordId w) {
    if (tree[w].rel == Rel::compound) {
      return among({"ammunition", "artillery", "beanbag", "gun", "machine-gun", "mortar", "rifle", "shotgun", "tank"},
                   tree[w].lemma);
    }
    return tree[w].rel == Rel::nmod && case_of(tree, w) == "of" &&
           !among({"consultation", "contact", "conversation", "dialogue", "diplomacy", "discussion", "mediation",
                   "meeting", "negotiation", "parley", "talk", "talks"},
                  tree[w].lemma);
  });
}

// "Fifty Afghans landed in Toronto": people of no office pay no visits.
bool is_plain_arrival(const Analysis& analysis, const EventCandidate& c) {
  constexpr auto kPlain = std::to_array<std::string_view>({"AGR", "BUS", "CVL", "EDU", "JRN", "LAB", "MED", "REF"});
  if (c.type != EventType::CONSULT || !has_mode(c, "visit")) return false;
  return !c.actor.empty() && std::ranges::all_of(c.actor, [&](MentionId m) {
    const Actor& a = analysis.mention(m).actor;
    return a.group.empty() && a.id.empty() && !a.sectors.empty() &&
           std::ranges::all_of(a.sectors, [&](const std::string& s) { return among(kPlain, s); });
  });
}

// "Signed an order imposing tariffs": a law, and nobody is asked.
bool is_signed_order(const Tree& tree, const EventCandidate& c) {
  const Word& w = tree[c.match.predicate];
  const WordId clause = tree.child(c.match.predicate, Rel::acl);
  return c.type == EventType::REQUEST && w.lemma == "order" && w.rel == Rel::obj && w.head.valid() &&
         tree[w.head].lemma == "sign" && clause.valid() && tree[clause].xpos == "VBG";
}

}  // namespace

std::string_view objection(const Analysis& analysis, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  if (is_signed_order(tree, c)) return "an order that is signed is a law";
  if (is_move_of_arms(analysis, c)) return "states and armed forces stage no walkouts or marches";
  if (insists_on_fact(tree, c)) return "to insist that something is so asks for nothing";
  if (is_cargo(tree, c)) return "what is on board has not been given, and nobody is named who gives it";
  if (is_detention(tree, c)) return "it tells where somebody is, not that he was taken there";
  if (is_mishap(tree, c) || is_work_accident(tree, c)) return "it tells of an accident";
  if (is_condition(tree, c)) return "it is only aimed at, demanded or doubted";
  if (c.type == EventType::COERCE && tree[c.match.predicate].lemma == "declare" &&
      tells_of_disaster(tree, c.match.predicate)) {
    return "PLOVER, COERCE: an emergency declared for a disaster represses nobody";
  }
  if (is_imperative(analysis, c.match.predicate)) return "it is what somebody is told to do";
  if (is_other_round(tree, c)) return "it is no round of talks";
  if (is_plain_arrival(analysis, c)) return "people of no office pay no visits";
  if (only_describes(tree, c)) return "it only says what somebody is like or feels";
  if (is_unmet(tree, c.match.predicate)) return "it is a condition that has not been met";
  return {};
}

}  // namespace hearsay
