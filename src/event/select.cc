#include "event/select.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "event/plover.h"
#include "event/rules.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

void add_unique(std::vector<MentionId>& to, const std::vector<MentionId>& more) {
  for (const MentionId m : more) {
    if (std::find(to.begin(), to.end(), m) == to.end()) to.push_back(m);
  }
}

std::vector<MentionId> parties(const Fillers& fillers, const std::vector<WordId>& words, SlotRole role,
                               const std::vector<EntityId>& except = {}) {
  std::vector<MentionId> found;
  for (const WordId w : words) add_unique(found, fillers.parties(w, role, except));
  return found;
}

std::vector<EntityId> entities_of(const Analysis& analysis, const std::vector<MentionId>& mentions) {
  std::vector<EntityId> entities;
  entities.reserve(mentions.size());
  for (const MentionId m : mentions) entities.push_back(analysis.mention(m).entity);
  return entities;
}

// Those who may ask something of their own government: who acts, but not for the state.
bool are_citizens(const Actor& actor) {
  constexpr auto kState = std::to_array<std::string_view>({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"});
  return !actor.sectors.empty() && std::find(kState.begin(), kState.end(), actor.sectors.front()) == kState.end();
}

// The recipient that a demand, promise or refusal takes from its clause: that of the act in the clause when a pattern
// fits it; else the clause's subject, unless that is the actor himself, its object, or an oblique. Never one of the
// actor's own.
std::vector<MentionId> recipient_of_clause(const EventLexicon& lexicon, const Analysis& analysis,
                                           const Fillers& fillers, const EventCandidate& c) {
  const WordId clause = c.match.clause;
  if (!clause.valid() || analysis.tree[clause].upos != Upos::VERB) return {};
  const Arguments inner = arguments_of(analysis.tree, clause, HeadKind::verb);
  const std::vector<EntityId> actors = entities_of(analysis, c.actor);
  const auto others = [&](const std::vector<WordId>& words) {
    std::vector<MentionId> found = parties(fillers, words, SlotRole::recipient, actors);
    std::erase_if(found, [&](MentionId m) {
      const Actor& theirs = analysis.mention(m).actor;
      return std::any_of(c.actor.begin(), c.actor.end(), [&](MentionId a) {
        const Actor& ours = analysis.mention(a).actor;
        if (are_citizens(ours) && !theirs.sectors.empty() && theirs.sectors != ours.sectors) return false;
        return !ours.country.empty() && ours.country == theirs.country && ours.group == theirs.group;
      });
    });
    return found;
  };
  // "Ordered troops to enter Chad": they are not the ones who are threatened.
  const bool own_forces = c.type == EventType::MOBILIZE;
  if (auto found = others(inner.subject); !found.empty() && !own_forces) return found;
  const auto has_country = [&](const std::vector<MentionId>& found) {
    return std::any_of(found.begin(), found.end(),
                       [&](MentionId m) { return !analysis.mention(m).actor.country.empty(); });
  };
  const auto matches = match(lexicon, analysis, fillers, inner);
  std::vector<MentionId> of_act = matches.empty() ? others(inner.object) : others(matches.front().recipient);
  if (has_country(of_act)) return of_act;
  if (auto found = others(inner.object); has_country(found)) return found;
  // "Agreed to send nurses to Chad": rather those whose country is known.
  for (const Oblique& o : inner.oblique) {
    std::vector<MentionId> found = others({o.head});
    const bool named = has_country(found) && found.front() == fillers.mention_at(o.head);
    if (named || (of_act.empty() && matches.empty() && !found.empty())) return found;
  }
  // "Offered to send observers": what is sent, not to whom.
  if (among({"deploy", "dispatch", "lend", "name", "provide", "send", "supply"}, analysis.tree[clause].lemma))
    return {};
  return of_act;
}

// What is hit stands for whose it is: "bombed a village in Paktika", "seized the airport at Simferopol". The mentions
// of things in the recipient's slot that lie in a place known.
std::vector<MentionId> victims(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c) {
  std::vector<MentionId> found;
  if (c.type != EventType::ASSAULT && c.type != EventType::AID) return found;
  for (const WordId w : c.match.recipient) {
    const MentionId m = fillers.mention_at(w);
    if (!m.valid()) continue;
    const Span span = analysis.mention(m).span;
    const bool located = std::any_of(analysis.places.begin(), analysis.places.end(),
                                     [&](const Place& p) { return span.contains(p.span) && !p.country.empty(); });
    if (located) found.push_back(m);
  }
  return found;
}

bool has_mode(const EventCandidate& c, std::string_view mode) {
  return std::find(c.mode.begin(), c.mode.end(), mode) != c.mode.end();
}

// "Over the death of a baker", "for higher wages": what a protest is about, not whom it is against.
bool is_topic(std::string_view preposition) {
  return preposition == "over" || preposition == "for" || preposition == "about";
}

// A recipient that the pattern has no slot for: whose the thing is that it names ("accepted Manila's proposal"), or an
// oblique that points at somebody ("moved missiles to the frontier with Pakistan").
std::vector<MentionId> implied_recipient(const Analysis& analysis, const Fillers& fillers, const Arguments& arguments,
                                         const EventCandidate& c) {
  constexpr auto kPointing = std::to_array<std::string_view>(
      {"against", "at", "from", "into", "near", "off", "on", "over", "to", "toward", "towards", "with"});
  const auto points = [&](std::string_view preposition) {
    // "Banned rallies by students": in the active voice, whose rallies they are.
    if (preposition == "by") return arguments.kind == HeadKind::verb && !arguments.passive;
    if (preposition == "from") return c.type == EventType::REQUEST || c.type == EventType::SANCTION;
    if (c.type == EventType::PROTEST && is_topic(preposition)) return false;
    if (preposition == "to" && has_mode(c, "deport")) return false;  // where somebody is taken
    return std::find(kPointing.begin(), kPointing.end(), preposition) != kPointing.end();
  };
  // "Presented its complaints to the ministry": who is spoken to may be of one country with the speaker.
  const auto spoken_to = [&](const std::vector<MentionId>& found, std::string_view preposition) {
    return preposition == "to" && plover::is_speech_act(c.type) &&
           std::any_of(found.begin(), found.end(), [&](MentionId m) {
             return analysis.mention(m).kind != MentionKind::pronoun && !analysis.mention(m).actor.sectors.empty();
           });
  };
  const auto other_side = [&](const std::vector<MentionId>& found) {
    return !found.empty() && std::all_of(found.begin(), found.end(), [&](MentionId m) {
      const Actor& theirs = analysis.mention(m).actor;
      return theirs.known() && std::none_of(c.actor.begin(), c.actor.end(), [&](MentionId a) {
               const Actor& ours = analysis.mention(a).actor;
               return !ours.country.empty() && ours.country == theirs.country && ours.group == theirs.group;
             });
    });
  };
  const std::vector<EntityId> actors = entities_of(analysis, c.actor);
  for (const WordId w : c.match.literals) {
    const Upos tag = analysis.tree[w].upos;
    if (tag != Upos::NOUN && tag != Upos::PROPN) continue;
    if (c.type == EventType::PROTEST && is_topic(case_of(analysis.tree, w))) continue;
    const MentionId own = fillers.mention_at(w);
    if (c.type == EventType::MOBILIZE && own.valid() && fillers.is(w, FillerKind::force)) continue;  // the actor's arms
    if (auto found = fillers.parties(w, SlotRole::recipient, actors); other_side(found)) return found;
  }
  for (const auto* obliques : {&arguments.oblique, &arguments.of_object}) {
    for (const Oblique& o : *obliques) {
      if (!points(o.preposition)) continue;
      const WordId before(analysis.tree.leftmost(o.head).value - 1);  // "to the waters off Cyprus"
      if (o.preposition == "off" && before.valid() && among({"water", "waters"}, analysis.tree[before].lemma)) continue;
      auto found = fillers.parties(o.head, SlotRole::recipient, actors);
      if (other_side(found) || spoken_to(found, o.preposition)) return found;
    }
  }
  return {};
}

// Whether a word is part of what an act is about: no clause set beside it, no circumstance of it but `circumstance`.
bool belongs(const Tree& tree, WordId word, WordId predicate, std::string_view circumstance) {
  constexpr auto kAbout = std::to_array<std::string_view>(
      {"about", "against", "at", "by", "for", "from", "of", "on", "over", "to", "toward", "towards", "with"});
  const auto about = [&](std::string_view preposition) {
    return std::find(kAbout.begin(), kAbout.end(), preposition) != kAbout.end();
  };
  for (WordId w = word; w != predicate; w = tree[w].head) {
    if (!w.valid()) return false;
    const WordId mark = tree.child(w, Rel::mark);
    const std::string_view preposition = case_of(tree, w);
    switch (universal(tree[w].rel)) {
      case Rel::obj:
      case Rel::iobj:
      case Rel::xcomp:
      case Rel::ccomp:
      case Rel::amod:
      case Rel::compound:
        break;
      case Rel::advcl:
      case Rel::acl:
        if (tree[w].xpos != "VB" && !(tree[w].xpos == "VBG" && mark.valid() && about(tree[mark].lemma))) return false;
        break;
      case Rel::nmod:
      case Rel::obl:
        if (tree[w].rel == Rel::nmod_poss || (!preposition.empty() && preposition == circumstance)) break;
        if (!about(preposition)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

// "A march against the Iran war": whose war it is says nothing of whom one stands against.
bool is_war(const Tree& tree, WordId word) {
  return word.valid() && (tree[word].lemma == "war" || tree[word].lemma == "conflict");
}

// The recipient hidden in what is offered, asked, threatened, refused or protested against, when nobody else is named
// there ("offered to share its files on missing Fijian sailors", "walked out in a row with the ministry").
std::vector<MentionId> only_other_party(const Analysis& analysis, const EventCandidate& c) {
  const bool protest = c.type == EventType::PROTEST;
  if (!protest && c.type != EventType::AGREE && c.type != EventType::REQUEST && c.type != EventType::REJECT &&
      c.type != EventType::THREATEN) {
    return {};
  }
  const Tree& tree = analysis.tree;
  const WordId predicate = c.light_verb.valid() ? c.light_verb : c.match.predicate;
  const auto ours = [&](const std::string& country) {
    return std::any_of(c.actor.begin(), c.actor.end(),
                       [&](MentionId a) { return analysis.mention(a).actor.country == country; });
  };
  const auto of_state = [&](const Mention& m) {
    return m.kind == MentionKind::nominal && !m.actor.sectors.empty() && m.actor.sectors.front() == "GOV";
  };
  const std::string_view within = protest ? "in" : "";
  MentionId only;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (tree.sentence_of(m.head) != tree.sentence_of(predicate) || !tree.dominates(predicate, m.head)) continue;
    if (m.kind == MentionKind::pronoun || is_war(tree, tree[m.head].head)) continue;
    const bool foreign = !m.actor.country.empty() && !ours(m.actor.country);
    if (!foreign && !(protest && of_state(m))) continue;
    if (position_of(tree, m.head) == Position::place || !belongs(tree, m.head, predicate, within)) continue;
    const bool same = only.valid() && analysis.mention(only).actor.country == m.actor.country;
    if (only.valid() && !same) return {};
    if (!only.valid()) only = MentionId(i);
  }
  return only.valid() ? std::vector<MentionId>{only} : std::vector<MentionId>();
}

// Where something happens in the actor's own country is no recipient: "imposed a curfew in Lima", "reinforced its
// garrison at Natal". A mere place has no sector.
void drop_own_places(const Analysis& analysis, EventCandidate& c) {
  constexpr auto kWhere =
      std::to_array<std::string_view>({"across", "along", "around", "at", "in", "inside", "near", "off", "outside",
                                       "over", "through", "throughout", "within"});
  if (c.type != EventType::COERCE && c.type != EventType::MOBILIZE && c.type != EventType::PROTEST &&
      c.type != EventType::CONCEDE && c.type != EventType::RETREAT) {
    return;
  }
  std::erase_if(c.recipient, [&](MentionId id) {
    const Mention& m = analysis.mention(id);
    // "Near the Chadian town", "at Chile's pit": of a place that its country modifies.
    const Rel r = analysis.tree[m.head].rel;
    const bool modifies = r == Rel::amod || r == Rel::compound || r == Rel::nmod_poss;
    const bool state = modifies && c.type != EventType::COERCE && !m.actor.id.empty() && m.actor.id == m.actor.country;
    if (c.type == EventType::RETREAT && !state) return false;
    const std::string_view preposition = preposition_of(analysis.tree, modifies ? analysis.tree[m.head].head : m.head);
    if (m.kind != MentionKind::name || (!state && !m.actor.sectors.empty()) || !m.actor.group.empty() || m.person) {
      return false;
    }
    if (std::find(kWhere.begin(), kWhere.end(), preposition) == kWhere.end()) return false;
    return std::any_of(c.actor.begin(), c.actor.end(),
                       [&](MentionId a) { return analysis.mention(a).actor.country == m.actor.country; });
  });
}

// Whether every step from `inner` up to `outer` stays inside what the outer act is about. `first` is set to the
// relation of the last step.
bool inside(const Tree& tree, WordId inner, WordId outer, Rel& first, WordId& top) {
  WordId w = inner;
  while (w.valid() && w != outer) {
    const Rel r = tree[w].rel;
    if (r == Rel::acl_relcl || r == Rel::advcl_relcl || r == Rel::parataxis || r == Rel::appos) return false;
    first = r;
    top = w;
    w = tree[w].head;
  }
  return w == outer && inner != outer;
}

// What a word can head, by its tag and by its company: a "verb" with a preposition or article is a noun ("in
// airstrikes"), a "noun" with an object a verb ("the ministry bans rallies").
std::optional<HeadKind> head_kind(const Tree& tree, WordId w) {
  const auto has = [&](std::initializer_list<Rel> rels) {
    return std::any_of(tree.children(w).begin(), tree.children(w).end(),
                       [&](WordId c) { return std::find(rels.begin(), rels.end(), tree[c].rel) != rels.end(); });
  };
  switch (tree[w].upos) {
    case Upos::VERB: {
      // "The kidnapped reporter", "occupied land": what is known of a thing already is told of it, not reported.
      if (tree[w].rel == Rel::amod && tree[w].head.valid() && w < tree[w].head) return std::nullopt;
      if (has({Rel::nsubj, Rel::nsubj_pass, Rel::aux, Rel::aux_pass, Rel::expl})) return HeadKind::verb;
      // A third person singular has a subject, its own or the one that it shares.
      const Rel r = tree[w].rel;
      const bool shares = r == Rel::conj || r == Rel::parataxis || r == Rel::root || r == Rel::acl_relcl;
      // "Shelling across the border killed two".
      const bool gerund = r == Rel::csubj && tree[w].xpos == "VBG" && !has({Rel::obj, Rel::xcomp, Rel::ccomp});
      const bool plural_noun = tree[w].xpos == "VBZ" && !shares && !has({Rel::obj, Rel::xcomp, Rel::ccomp});
      return has({Rel::case_, Rel::det}) || plural_noun || gerund ? HeadKind::noun : HeadKind::verb;
    }
    case Upos::NOUN:
      return has({Rel::obj}) && !has({Rel::det, Rel::case_, Rel::cop}) ? HeadKind::verb : HeadKind::noun;
    case Upos::ADJ:
      return HeadKind::adjective;
    default:
      return std::nullopt;
  }
}

// "talk show", "attack helicopter": an event noun that only says of what kind another thing is; not so in "attack plan"
// or "infiltration attempt".
bool modifies_other(const Tree& tree, const Operators& operators, WordId w) {
  const WordId head = tree[w].head;
  if (tree[w].rel != Rel::compound || !head.valid()) return false;
  const std::string_view lemma = tree[head].lemma;
  const auto& all = operators.find(lemma);
  const bool bears_on_it = std::any_of(all.begin(), all.end(), [](const Operator& o) { return !o.takes_topic; });
  return !is_transparent(lemma) && !bears_on_it && lemma != "operation";
}

// "Pakistan conducts strikes", "the rebels marched on the capital": states and armed forces stage no walkouts or
// marches.
bool is_move_of_arms(const Analysis& analysis, const EventCandidate& c) {
  const bool strike = has_mode(c, "strike");
  if (c.type != EventType::PROTEST || (!strike && analysis.tree[c.match.predicate].lemma != "march")) return false;
  return std::any_of(c.actor.begin(), c.actor.end(), [&](MentionId m) {
    const Mention& mention = analysis.mention(m);
    if (mention.actor.sectors.empty()) return false;
    const std::string& sector = mention.actor.sectors.front();
    if (analysis.tree[mention.head].lemma == "pilot") return false;  // those of airlines do
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

// How the text presents the act, with the words that say so.
void present(const Tree& tree, const Operators& operators, EventCandidate& c) {
  c.presentation = presentation_of(tree, operators, c.match.predicate, {});
  if (c.match.pattern->coding.stage) c.presentation.stage = *c.match.pattern->coding.stage;
  for (const WordId w : c.presentation.because) c.why.push_back("\"" + std::string(tree[w].form) + "\" bears on it");
}

// "The deployment of Kenyan troops", "French jets were put on alert": whose forces they are, theirs is the move.
std::vector<MentionId> owners_of_forces(const Fillers& fillers, const EventCandidate& c) {
  if (c.type != EventType::MOBILIZE && c.type != EventType::RETREAT) return {};
  std::vector<MentionId> found;
  for (const WordId w : c.match.literals) {
    if (found.empty()) found = fillers.parties(w, SlotRole::actor);
  }
  return found;
}

void silence(const Tree& tree, WordId word, std::string why, std::vector<NonEvent>& silent) {
  silent.push_back({tree.sentence_of(word), word, std::move(why)});
}

class Selector {
 public:
  Selector(const Analysis& analysis, std::vector<EventCandidate>& candidates, std::vector<NonEvent>* silent)
      : tree_(analysis.tree), analysis_(analysis), all_(candidates), silent_(silent) {}

  void run() {
    for (EventCandidate& outer : all_) {
      for (EventCandidate& inner : all_) {
        // A dropped demand still stands above what it is about.
        if (&outer != &inner && !inner.dropped) pair(outer, inner);
      }
    }
    for (std::size_t i = 0; i < all_.size(); ++i) {
      for (std::size_t k = i + 1; k < all_.size(); ++k) {
        if (!all_[i].dropped && !all_[k].dropped && same_act(all_[i], all_[k])) merge(all_[i], all_[k]);
      }
    }
    for (EventCandidate& c : all_) {
      if (c.match.pattern->coding.agentless && !c.dropped) yield_to_attack(c);
    }
    for (EventCandidate& a : all_) {
      for (EventCandidate& b : all_) {
        if (!a.dropped && !b.dropped && &a != &b) leave_out_prelude(a, b);
      }
    }
    std::erase_if(all_, [](const EventCandidate& c) { return c.dropped; });
  }

 private:
  // `c` is no event, for what it is to the word of `other`.
  void drop(EventCandidate& c, std::string_view reason, const EventCandidate& other) {
    c.dropped = true;
    if (silent_ == nullptr) return;
    silence(tree_, c.match.predicate, fmt::format("{} \"{}\"", reason, tree_[other.match.predicate].form), *silent_);
  }

  void pair(EventCandidate& outer, EventCandidate& inner) {
    const WordId predicate = outer.match.predicate;
    const WordId trigger = inner.match.predicate;
    const auto& named = outer.match.literals;
    if (std::find(named.begin(), named.end(), trigger) != named.end() && !outer.dropped) {
      take_roles(outer, inner);
      drop(inner, "it is named by the pattern of", outer);
      return;
    }
    if (is_flight(outer, inner)) {
      (outer.actor.empty() ? outer.actor : outer.recipient) = inner.actor;
      drop(inner, "it tells of what is named by the pattern of", outer);
      return;
    }
    share_talks(outer, inner);
    blame(outer, inner);
    if (describes_object(outer, inner)) {
      if (outer.recipient.empty() && inner.type == EventType::CONSULT) take_partner(outer, inner);
      if (outer.recipient.empty() && inner.type == EventType::AID) outer.recipient = inner.recipient;
      drop(inner, "it says what is dealt with by", outer);
      return;
    }
    Rel first = Rel::dep;
    WordId top;
    const bool below = inside(tree_, trigger, predicate, first, top);
    // "The death toll from the strikes": the strikes are the event.
    const bool result = among({"suffer", "sustain", "toll"}, tree_[predicate].lemma);
    const bool told = !inner.actor.empty() || !inner.recipient.empty();
    if (below && result && told && outer.type == EventType::ASSAULT && inner.type == outer.type) {
      drop(outer, "it tells what came of", inner);
      return;
    }
    // "A roadside bomb tore into a truck, wounding four".
    const Word& wounding = tree_[trigger];
    if (outer.type == EventType::ASSAULT && inner.type == outer.type && wounding.rel == Rel::advcl &&
        wounding.xpos == "VBG" && is_harm(wounding.lemma) && is(tree_[predicate].rel, Rel::nsubj) &&
        tree_[predicate].head == wounding.head) {
      if (!outer.dropped) merge(outer, inner);
      return;
    }
    if (!below && !(outer.light_verb.valid() && inside(tree_, trigger, outer.light_verb, first, top))) return;
    if (is_consequence(outer, inner, first, top)) {
      if (!outer.dropped) merge(outer, inner);
      return;
    }
    if (!below) return;
    const bool argument = is(first, Rel::nsubj) || is(first, Rel::obj) || is(first, Rel::obl) || is(first, Rel::nmod) ||
                          first == Rel::compound || first == Rel::amod;
    const bool aim = first == Rel::advcl && is_infinitive(top);
    const bool clausal = is(first, Rel::ccomp) || is(first, Rel::xcomp) || first == Rel::acl || aim ||
                         (first == Rel::advcl && tree_[top].xpos == "VBG" && !is_reaction(top));
    const bool noun = inner.match.pattern->head_kind == HeadKind::noun;
    const std::string_view preposition = case_of(tree_, trigger);
    if (outer.type == inner.type && argument && is_circumstance(preposition) && is_only_alleged(inner)) {
      drop(inner, "it is only alleged, and comes before", outer);  // "stormed a hotel after an alleged rape"
    } else if (outer.type == inner.type && argument) {
      if (!outer.dropped) merge(outer, inner);
    } else if (inner.type == EventType::CONSULT && is(first, Rel::obl) &&
               among({"after", "following"}, case_of(tree_, top)) && told) {
      return;  // "signed a treaty after three days of talks between their ministers"
    } else if (plover::is_speech_act(outer.type) && (clausal || argument) &&
               (!is(first, Rel::nsubj) || first == Rel::nsubj_pass) && !goes_on(inner)) {
      if (clausal) threaten(outer, inner);
      drop(inner, "it is what is said, asked, promised or threatened by", outer);
    } else if (tree_[predicate].lemma == "flee" && inner.type == EventType::ASSAULT) {
      if (inner.recipient.empty()) inner.recipient = outer.recipient;  // what they flee from happened too
    } else if (noun && argument && top == trigger && (!is(first, Rel::nsubj) || is_undone(outer, inner, first)) &&
               !goes_on(inner) && (!is_circumstance(preposition) || is_only_alleged(inner))) {
      drop(inner, "it is the topic of", outer);
    } else if (outer.type == inner.type && inner.match.predicate == outer.match.clause) {
      if (!outer.dropped) merge(outer, inner);  // "ordered troops to enter the town"
    } else if (inner.type == EventType::ASSAULT && aim && inner.presentation.modality == Modality::hypothetical &&
               (outer.type == EventType::COERCE || outer.type == EventType::MOBILIZE)) {
      drop(inner, "it is the aim of", outer);  // "declared an emergency to fight the gangs"
    } else if (outer.type == EventType::ASSAULT && inner.type == EventType::COERCE && aim) {
      if (outer.recipient.empty()) outer.recipient = inner.recipient;
      drop(inner, "it is the aim of", outer);  // "used tear gas to disperse the crowd"
    } else if (outer.type == EventType::SANCTION && inner.type == EventType::AID && clausal) {
      drop(inner, "PLOVER, SANCTION: a payment that a verdict brings is no aid; it belongs to", outer);
    } else if (outer.type == inner.type && aim &&
               (outer.type == EventType::MOBILIZE || outer.type == EventType::AID || outer.type == EventType::COERCE)) {
      // "Scrambled from the base to shadow a bomber", "gave a million to help Chad".
      if (!inner.recipient.empty()) outer.recipient.clear();
      if (!outer.dropped) merge(outer, inner);
    } else if (outer.type == EventType::PROTEST && !is(first, Rel::nsubj) &&
               (inner.type == EventType::REQUEST || aim || inner.presentation.modality != Modality::actual)) {
      drop(inner, "PLOVER, PROTEST: what is protested for is not an event of its own; it is the aim of", outer);
    } else if (noun && is(first, Rel::obl) && outer.type == EventType::ASSAULT) {
      drop(inner, "it is a circumstance of", outer);
    }
  }

  // "Complained to the United Nations about rockets fired by Chad": whoever fired them, not who hears of it.
  void blame(EventCandidate& outer, const EventCandidate& inner) const {
    const auto hears = [&](MentionId m) { return analysis_.mention(m).actor.country == "IGO"; };
    const bool harm = inner.type == EventType::ASSAULT || inner.type == EventType::COERCE;
    if (!tree_.dominates(outer.match.predicate, inner.match.predicate)) return;
    if (outer.type != EventType::ACCUSE || !harm || inner.actor.empty() || outer.recipient.empty()) return;
    if (std::all_of(outer.recipient.begin(), outer.recipient.end(), hears)) outer.recipient = inner.actor;
  }

  // Of those who negotiated it, who is not of the actor's country.
  void take_partner(EventCandidate& outer, const EventCandidate& inner) const {
    const auto country = [&](MentionId m) { return std::string_view(analysis_.mention(m).actor.country); };
    for (const auto* side : {&inner.actor, &inner.recipient}) {
      for (const MentionId m : *side) {
        const bool own =
            std::any_of(outer.actor.begin(), outer.actor.end(), [&](MentionId a) { return country(a) == country(m); });
        if (!own) add_unique(outer.recipient, {m});
      }
    }
  }

  // "Ratified the treaty that it had negotiated with Chad", "will sign a pact that lets traders cross": what the thing
  // is that the act is about.
  bool describes_object(const EventCandidate& outer, const EventCandidate& inner) const {
    const bool deal = outer.type == EventType::AGREE || outer.type == EventType::SUPPORT;
    const bool grant =
        outer.type == EventType::SANCTION && inner.type == EventType::AID;  // "cut the grant it pays to R"
    if (!deal && !grant) return false;
    for (WordId w = inner.match.predicate; w.valid(); w = tree_[w].head) {
      if (tree_[w].rel != Rel::acl_relcl) continue;
      const auto& named = outer.match.literals;
      return std::find(named.begin(), named.end(), tree_[w].head) != named.end();
    }
    return false;
  }

  // "Vowed that the army would crush the rebels", "pledged to jail them": a promise to do somebody harm.
  void threaten(EventCandidate& outer, const EventCandidate& inner) const {
    const bool harm = inner.type == EventType::ASSAULT || inner.type == EventType::COERCE ||
                      inner.type == EventType::SANCTION || inner.type == EventType::PROTEST ||
                      inner.type == EventType::THREATEN;  // what is announced has become one already
    const bool promise = among({"pledge", "promise", "swear", "vow"}, tree_[outer.match.predicate].lemma);
    if (inner.type == EventType::REJECT && promise && outer.type == EventType::AGREE) {  // "vowed to veto the bill"
      outer.type = EventType::REJECT;
      outer.mode = inner.mode;
      outer.recipient = inner.recipient;
      return;
    }
    if (!harm || !promise || outer.type != EventType::AGREE || inner.presentation.negated) return;
    outer.type = EventType::THREATEN;
    outer.mode.clear();
    if (inner.type == EventType::ASSAULT) outer.mode.emplace_back("violence");
    if (inner.type == EventType::THREATEN) outer.mode = inner.mode;
    if (!inner.recipient.empty()) outer.recipient = inner.recipient;
    outer.why.push_back(fmt::format("what is promised, \"{}\", is {}: a threat", tree_[inner.match.predicate].form,
                                    to_string(inner.type)));
  }

  // "The militants who took part in the massacre were killed".
  bool is_aside(WordId w) const {
    for (; w.valid(); w = tree_[w].head) {
      if (tree_[w].rel == Rel::acl_relcl) return true;
    }
    return false;
  }

  // "Soldiers were injured after two drones struck the base": the drones are the event.
  void yield_to_attack(EventCandidate& c) {
    for (EventCandidate& attack : all_) {
      if (&attack == &c || attack.dropped || attack.type != c.type || is_aside(attack.match.predicate)) continue;
      merge(attack, c);
      return;
    }
  }

  // "Launched missiles at the port, injuring ten", "airstrikes targeting the rebels": one act and what came of it.
  bool is_consequence(const EventCandidate& outer, const EventCandidate& inner, Rel first, WordId top) const {
    if (outer.type != EventType::ASSAULT || inner.type != EventType::ASSAULT) return false;
    if (tree_[inner.match.predicate].xpos != "VBG" || tree_[top].xpos != "VBG") return false;
    if (first != Rel::advcl && first != Rel::acl && first != Rel::conj) return false;
    if (outer.presentation.negated != inner.presentation.negated) return false;
    // Whatever the tree hangs it on: "rammed a boat while it was fishing, injuring two".
    const bool own_subject = tree_.child(inner.match.predicate, Rel::nsubj).valid();
    if (is_harm(tree_[inner.match.predicate].lemma) && !own_subject) return true;
    return outer.actor.empty() || std::all_of(inner.actor.begin(), inner.actor.end(), [&](MentionId m) {
             return std::find(outer.actor.begin(), outer.actor.end(), m) != outer.actor.end();
           });
  }

  // "Sanctions on Iran were lifted", "a curfew was eased": no event beside the one that ends it.
  static bool is_undone(const EventCandidate& outer, const EventCandidate& inner, Rel first) {
    const bool yields = outer.type == EventType::RETREAT || outer.type == EventType::CONCEDE;
    return yields && first == Rel::nsubj_pass && (inner.type == EventType::SANCTION || inner.type == EventType::COERCE);
  }

  // "Intercepted a missile launched from Yemen", "shot down drones fired by Russia": whose they were.
  bool is_flight(const EventCandidate& outer, const EventCandidate& inner) const {
    const Word& w = tree_[inner.match.predicate];
    const auto& named = outer.match.literals;
    return outer.type == EventType::ASSAULT && inner.type == EventType::MOBILIZE && w.rel == Rel::acl &&
           !outer.dropped && std::find(named.begin(), named.end(), w.head) != named.end();
  }

  // "presented demands in talks on the border": talks in which something is said do take place.
  bool goes_on(const EventCandidate& inner) const {
    if (inner.type != EventType::CONSULT || inner.match.pattern->head_kind != HeadKind::noun) return false;
    const std::string_view preposition = case_of(tree_, inner.match.predicate);
    return preposition == "in" || preposition == "during" || preposition == "at";
  }

  bool is_infinitive(WordId verb) const {
    const auto children = tree_.children(verb);
    return tree_[verb].xpos == "VB" && std::any_of(children.begin(), children.end(), [&](WordId c) {
             return tree_[c].rel == Rel::mark && tree_[c].lemma == "to";
           });
  }

  // "Suspended exports after an attack": what came before is no part of the act.
  static bool is_circumstance(std::string_view preposition) {
    return preposition == "after" || preposition == "following";
  }

  // "Arrested after an alleged rape": the ground of another act.
  bool is_only_alleged(const EventCandidate& inner) const {
    const auto children = tree_.children(inner.match.predicate);
    return std::any_of(children.begin(), children.end(), [&](WordId c) {
      return tree_[c].rel == Rel::amod && (tree_[c].lemma == "alleged" || tree_[c].form == "alleged" ||
                                           tree_[c].lemma == "suspected" || tree_[c].form == "suspected");
    });
  }

  // Who says something to somebody in talks talks with him.
  void share_talks(const EventCandidate& outer, EventCandidate& inner) const {
    const auto of_outer = [&](MentionId m) {
      return std::find(outer.actor.begin(), outer.actor.end(), m) != outer.actor.end();
    };
    const bool open = inner.recipient.empty() && std::all_of(inner.actor.begin(), inner.actor.end(), of_outer);
    if (!goes_on(inner) || !open) return;
    const WordId verb = outer.light_verb.valid() ? outer.light_verb : outer.match.predicate;
    if (!tree_.dominates(verb, inner.match.predicate)) return;
    if (outer.actor.empty() || outer.recipient.empty()) return;
    inner.actor = outer.actor;
    add_unique(inner.actor, outer.recipient);
    inner.light_verb = {};  // what is said there does not carry them
    inner.why.push_back("the parties are those of \"" + std::string(tree_[outer.match.predicate].form) + "\"");
  }

  void take_roles(EventCandidate& outer, EventCandidate& inner) const {
    if (outer.actor.empty()) outer.actor = inner.actor;
    // "Killed in a gunfight with militants": by them.
    if (outer.actor.empty() && !outer.recipient.empty() && inner.match.pattern->coding.mutual) {
      outer.actor = inner.recipient;
      const std::vector<EntityId> hit = entities_of(analysis_, outer.recipient);
      std::erase_if(outer.actor, [&](MentionId m) {
        return std::find(hit.begin(), hit.end(), analysis_.mention(m).entity) != hit.end();
      });
    }
    // "A strike on M23 killed ten rebels": the group says more than its people.
    const auto of_group = [&](const std::vector<MentionId>& mentions) {
      return std::any_of(mentions.begin(), mentions.end(),
                         [&](MentionId m) { return !analysis_.mention(m).actor.group.empty(); });
    };
    const bool vague = std::all_of(outer.recipient.begin(), outer.recipient.end(),
                                   [&](MentionId m) { return analysis_.mention(m).actor.country.empty(); });
    if (!outer.recipient.empty() && !(vague && of_group(inner.recipient))) {
      outer.hit = inner.recipient;
      return;
    }
    outer.recipient = inner.recipient;
    // "The rebels dropped their demand": they are not both.
    const std::vector<EntityId> actors = entities_of(analysis_, outer.actor);
    std::erase_if(outer.recipient, [&](MentionId m) {
      return std::find(actors.begin(), actors.end(), analysis_.mention(m).entity) != actors.end();
    });
    drop_own_places(analysis_, outer);
  }

  void merge(EventCandidate& outer, EventCandidate& inner) {
    take_roles(outer, inner);
    for (const std::string& m : inner.mode) {
      if (std::find(outer.mode.begin(), outer.mode.end(), m) == outer.mode.end()) outer.mode.push_back(m);
    }
    outer.words.push_back(inner.match.predicate);
    outer.why.push_back("merged with \"" + std::string(tree_[inner.match.predicate].form) + "\": one act, said twice");
    drop(inner, "one act, said twice: it is merged with", outer);
  }

  // "Nine are killed and two injured in a raid": coordinated passives are of one attack.
  bool harms_together(const EventCandidate& a, const EventCandidate& b) const {
    const WordId first = a.match.predicate, second = b.match.predicate;
    // "Overran a village and killed thirty people".
    const bool own_subject = tree_.child(second, Rel::nsubj).valid() || tree_.child(second, Rel::nsubj_pass).valid();
    if (a.type == EventType::ASSAULT && tree_[second].rel == Rel::conj && tree_[second].head == first && !own_subject &&
        !a.actor.empty() && a.actor == b.actor && is_harm(tree_[second].lemma)) {
      return true;
    }
    return a.type == EventType::ASSAULT && tree_[second].rel == Rel::conj && tree_[second].head == first &&
           is_harm(tree_[first].lemma) && (is_harm(tree_[second].lemma) || tree_[second].form == "injured") &&
           (a.actor.empty() || b.actor.empty() || a.actor == b.actor);
  }
  static bool is_harm(std::string_view lemma) {
    return lemma == "kill" || lemma == "injure" || lemma == "wound" || lemma == "hurt" || lemma == "abduct";
  }

  static bool is_visit(const EventCandidate& c) { return has_mode(c, "visit"); }

  // "Flew to Banjul to negotiate with the president", "toured Juba and consulted the elders".
  bool visits_to_talk(const EventCandidate& a, const EventCandidate& b) const {
    const EventCandidate& visit = is_visit(a) ? a : b;
    const EventCandidate& talk = is_visit(a) ? b : a;
    const std::vector<EntityId> visitors = entities_of(analysis_, visit.actor);
    const auto country = [&](MentionId m) { return std::string_view(analysis_.mention(m).actor.country); };
    bool shared = false;
    for (const auto* side : {&talk.actor, &talk.recipient}) {
      for (const MentionId m : *side) {
        const EntityId entity = analysis_.mention(m).entity;
        if (std::find(visitors.begin(), visitors.end(), entity) != visitors.end()) {
          shared = true;
        } else if (!country(m).empty() && std::none_of(visit.recipient.begin(), visit.recipient.end(),
                                                       [&](MentionId host) { return country(host) == country(m); })) {
          return false;  // somebody of another country
        }
      }
    }
    return shared;
  }

  // PLOVER manual: of a conviction and the charge, the conviction is coded; of an assault and the forces sent for it,
  // the assault.
  void leave_out_prelude(EventCandidate& first, const EventCandidate& then) {
    if (first.presentation.negated || then.presentation.negated) return;
    const auto shared = [&](const std::vector<MentionId>& a, const std::vector<MentionId>& b) {
      const std::vector<EntityId> others = entities_of(analysis_, b);
      return std::ranges::any_of(
          a, [&](MentionId m) { return std::ranges::find(others, analysis_.mention(m).entity) != others.end(); });
    };
    const Word& word = tree_[first.match.predicate];
    const bool told_of =
        word.rel == Rel::acl || word.rel == Rel::acl_relcl || word.rel == Rel::advcl || word.rel == Rel::amod;
    if (first.type == EventType::ACCUSE && has_mode(then, "convict") && shared(first.recipient, then.recipient)) {
      drop(first, "PLOVER, ACCUSE: it ended in a conviction, with", then);
    }
    const bool leads_on = told_of || tree_[then.match.predicate].head == first.match.predicate;
    if (first.type == EventType::MOBILIZE && then.type == EventType::ASSAULT && leads_on &&
        first.match.predicate < then.match.predicate && shared(first.actor, then.actor)) {
      drop(first, "PLOVER, MOBILIZE: it only prepares", then);
    }
  }

  // Signing is no praise.
  bool seals(const EventCandidate& c) const {
    return among({"conclude", "initial", "ratify", "reach", "seal", "sign"}, tree_[c.match.predicate].lemma);
  }

  // "Congratulated Fiji and paid tribute to its voters": two words of praise, blame or demand in a row to one country.
  // "Declared persona non grata by the ministry, the ambassador was given a day to leave": each names one side.
  bool says_same(const EventCandidate& a, const EventCandidate& b) const {
    const bool verbal = (a.type == EventType::SUPPORT || a.type == EventType::ACCUSE || a.type == EventType::REJECT) &&
                        !seals(a) && !seals(b);
    const Word& second = tree_[b.match.predicate];
    const bool row = second.rel == Rel::conj && second.head == a.match.predicate;
    const auto countries = [&](const std::vector<MentionId>& mentions) {
      std::vector<std::string_view> found;
      for (const MentionId m : mentions) found.push_back(analysis_.mention(m).actor.country);
      return found;
    };
    if (verbal && row && !a.recipient.empty() && entities_of(analysis_, a.actor) == entities_of(analysis_, b.actor)) {
      const auto theirs = countries(a.recipient);
      return !theirs.front().empty() && theirs == countries(b.recipient);
    }
    const bool beside = tree_[a.match.predicate].rel == Rel::advcl &&
                        tree_[a.match.predicate].head == b.match.predicate && tree_[a.match.predicate].xpos == "VBN";
    return beside && (a.actor.empty() || b.actor.empty()) && (a.recipient.empty() || b.recipient.empty());
  }

  // "Vetoed the loan, drawing criticism from Poland": what somebody else does then.
  bool is_reaction(WordId gerund) const {
    return among({"attract", "draw", "earn", "prompt", "provoke", "spark", "trigger"}, tree_[gerund].lemma);
  }

  // Two matches of one type between the same parties in one sentence.
  bool same_act(const EventCandidate& a, const EventCandidate& b) const {
    if (a.type != b.type || a.presentation.negated != b.presentation.negated) return false;
    if (is_visit(a) != is_visit(b) && visits_to_talk(a, b)) return true;
    if (harms_together(a, b)) return true;
    if (says_same(a, b)) return true;
    const auto entities = [&](const EventCandidate& c) {
      std::vector<EntityId> ids;
      ids.reserve(c.actor.size() + c.recipient.size());
      for (const MentionId m : c.actor) ids.push_back(analysis_.mention(m).entity);
      for (const MentionId m : c.recipient) ids.push_back(analysis_.mention(m).entity);
      std::sort(ids.begin(), ids.end());
      return ids;
    };
    const auto ea = entities(a);
    const auto eb = entities(b);
    // "Repelled attacks and captured a village": who is hit by the one acts in the other.
    const auto opposed = [&](const std::vector<MentionId>& actor, const std::vector<MentionId>& recipient) {
      const std::vector<EntityId> hit = entities_of(analysis_, recipient);
      return std::ranges::any_of(
          actor, [&](MentionId m) { return std::ranges::find(hit, analysis_.mention(m).entity) != hit.end(); });
    };
    const auto country = [&](const std::vector<MentionId>& actor) {
      return actor.empty() ? std::string() : analysis_.mention(actor.front()).actor.country;
    };
    const bool abroad = !country(a.actor).empty() && !country(b.actor).empty() && country(a.actor) != country(b.actor);
    if (abroad && !a.match.pattern->coding.mutual && opposed(b.actor, a.recipient)) return false;
    // One that names no more than the other adds nothing.
    return std::includes(ea.begin(), ea.end(), eb.begin(), eb.end());
  }

  const Tree& tree_;
  const Analysis& analysis_;
  std::vector<EventCandidate>& all_;
  std::vector<NonEvent>* silent_;
};

// Why the best match of a word makes no event; empty when it may.
std::string_view objection(const Analysis& analysis, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  if (is_move_of_arms(analysis, c)) return "states and armed forces stage no walkouts or marches";
  if (insists_on_fact(tree, c)) return "to insist that something is so asks for nothing";
  if (is_cargo(tree, c)) return "what is on board has not been given, and nobody is named who gives it";
  if (is_mishap(tree, c)) return "it tells of an accident";
  if (is_condition(tree, c)) return "it is only aimed at, demanded or doubted";
  if (c.type == EventType::COERCE && tree[c.match.predicate].lemma == "declare" &&
      tells_of_disaster(tree, c.match.predicate)) {
    return "PLOVER, COERCE: an emergency declared for a disaster represses nobody";
  }
  if (is_imperative(analysis, c.match.predicate)) return "it is what somebody is told to do";
  if (is_unmet(tree, c.match.predicate)) return "it is a condition that has not been met";
  return {};
}

}  // namespace

std::vector<EventCandidate> candidates_of(const EventLexicon& lexicon, const Operators& operators,
                                          const Analysis& analysis, const Fillers& fillers, SentenceId sentence,
                                          std::vector<NonEvent>* silent) {
  std::vector<EventCandidate> found;
  std::vector<NonEvent> unfit;   // of interest only where nothing else is
  std::vector<WordId> silenced;  // parts of what is no event: "ran riot" in a match
  const Tree& tree = analysis.tree;
  const Sentence& s = tree.sentences[sentence.index()];
  for (std::int32_t i = 0; i < s.size; ++i) {
    const WordId w(s.first.value + i);
    const std::optional<HeadKind> head = head_kind(tree, w);
    if (!head) continue;
    HeadKind kind = *head;
    // An adjective that the tagger took for a verb heads only patterns of adjectives ("appeared unwilling").
    if (kind == HeadKind::verb && lexicon.headed_by(kind, tree[w].lemma).empty() &&
        !lexicon.headed_by(HeadKind::adjective, lower(tree[w].form)).empty()) {
      kind = HeadKind::adjective;
    }
    const std::string form = lower(tree[w].form);
    const auto& own = lexicon.headed_by(kind, tree[w].lemma);
    const auto& patterns = own.empty() ? lexicon.headed_by(kind, form) : own;
    if (patterns.empty()) continue;
    const auto no_event = [&](auto&& why) {
      if (silent != nullptr) silence(tree, w, why(), *silent);
    };
    if (kind == HeadKind::noun && modifies_other(tree, operators, w)) {
      no_event([&] { return fmt::format("it only says of what kind the \"{}\" is", tree[tree[w].head].form); });
      continue;
    }
    const Arguments arguments = arguments_of(tree, w, kind);
    std::vector<Match> matches = match(lexicon, analysis, fillers, arguments);
    if (matches.empty()) {
      const auto codes = [&](std::uint32_t at) { return lexicon.patterns()[at].coding.type.has_value(); };
      const auto typed = std::ranges::find_if(patterns, codes);
      if (silent != nullptr && typed != patterns.end()) {
        const std::string first = quoted(lexicon.patterns()[*typed]);
        silence(tree, w,
                patterns.size() == 1 ? "what stands around it does not fit " + first
                                     : fmt::format("what stands around it fits none of its {} patterns, such as {}",
                                                   patterns.size(), first),
                unfit);
      }
      continue;
    }
    const Pattern& p = *matches.front().pattern;
    if (!p.coding.type) {
      for (const WordId part : matches.front().literals) silenced.push_back(part);
    }
    const auto fits = [&](std::string_view but) { return fmt::format("it fits {}, but {}", quoted(p), but); };
    if (!p.coding.type) {
      no_event([&] { return fits("that is no event"); });
      continue;
    }
    EventCandidate c;
    c.match = std::move(matches.front());
    c.type = *c.match.pattern->coding.type;
    c.mode = c.match.pattern->coding.mode;
    c.light_verb = arguments.light_verb;
    c.actor = parties(fillers, c.match.actor, SlotRole::actor);
    if (c.actor.empty()) c.actor = owners_of_forces(fillers, c);
    c.recipient = parties(fillers, c.match.recipient, SlotRole::recipient, entities_of(analysis, c.actor));
    if (const std::string_view but = objection(analysis, c); !but.empty()) {
      no_event([&] { return fits(but); });
      continue;
    }
    if (c.actor.empty() && kind == HeadKind::noun && c.match.clause.valid()) {
      // "The refusal of Chad to attend": whose the noun is, is who will not.
      const auto children = tree.children(w);
      const auto owner = std::find_if(children.begin(), children.end(), [&](WordId child) {
        return tree[child].rel == Rel::nmod && case_of(tree, child) == "of";
      });
      if (owner != children.end()) c.actor = parties(fillers, with_conjuncts(tree, *owner), SlotRole::actor);
    }
    if (c.match.pattern->coding.recipient_from_clause && c.recipient.empty()) {
      c.recipient = recipient_of_clause(lexicon, analysis, fillers, c);
    }
    drop_own_places(analysis, c);
    present(analysis.tree, operators, c);
    if (c.presentation.imagined) {
      no_event([&] { return fits("it is only told of or imagined"); });
      continue;
    }
    // "Efforts to end the war have stalled".
    const bool yields = c.type == EventType::RETREAT || c.type == EventType::CONCEDE;
    const bool open_ended =
        c.presentation.stage == Stage::attempted || c.presentation.modality == Modality::hypothetical;
    const bool burden = c.type == EventType::SANCTION && kind == HeadKind::noun;  // "tariffs could cost it a billion"
    if ((yields || burden) && open_ended && c.actor.empty()) {
      no_event([&] { return fits("it has not come about, and nobody is named who would do it"); });
      continue;
    }
    // What was prevented was directed against whoever prevented it.
    const bool open = c.recipient.empty() && !c.presentation.preventer.valid();
    if (open && !c.match.pattern->coding.mutual && !c.actor.empty()) {
      c.recipient = implied_recipient(analysis, fillers, arguments, c);
      if (c.recipient.empty()) c.recipient = only_other_party(analysis, c);
      drop_own_places(analysis, c);
    }
    if (open && c.recipient.empty()) c.recipient = victims(analysis, fillers, c);
    if (p.coding.negative) {
      if (!c.presentation.negated) {
        no_event([&] { return fits("that is an event only where it is negated"); });
        continue;
      }
      c.presentation = Presentation();
    }
    if (p.coding.future) {
      const bool threat = threatened_by(tree, w).valid();
      const bool to_come =
          c.presentation.modality == Modality::future || (threat && c.presentation.modality == Modality::hypothetical);
      if (!to_come || c.presentation.negated) {
        no_event([&] { return fits("that is an event only where it is yet to come"); });
        continue;
      }
      c.presentation = Presentation();
      c.presentation.stage = Stage::threatened;
    }
    c.why.push_back(fmt::format("\"{}\" fits the pattern {}", tree[w].form, quoted(p)));
    found.push_back(std::move(c));
  }
  std::erase_if(found, [&](const EventCandidate& c) {
    const auto known = [&](MentionId m) { return !analysis.mention(m).actor.country.empty(); };
    const bool between = std::ranges::any_of(c.actor, known) && std::ranges::any_of(c.recipient, known);
    if (between || std::ranges::find(silenced, c.match.predicate) == silenced.end()) return false;
    if (silent != nullptr) silence(tree, c.match.predicate, "it is named by a pattern of what is no event", *silent);
    return true;
  });
  if (found.empty() && silent != nullptr) std::ranges::move(unfit, std::back_inserter(*silent));
  return found;
}

void select(const Analysis& analysis, std::vector<EventCandidate>& candidates, std::vector<NonEvent>* silent) {
  Selector(analysis, candidates, silent).run();
}

}  // namespace hearsay
