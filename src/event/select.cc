#include "event/select.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/lists.h"
#include "base/strings.h"
#include "event/plover.h"
#include "event/recipients.h"
#include "event/same_act.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

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
        if (!all_[i].dropped && !all_[k].dropped && same_act(analysis_, all_[i], all_[k])) merge(all_[i], all_[k]);
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
    // "A roadside bomb tore into a truck, wounding four", "was sunk by a drone strike, killing two".
    const Word& wounding = tree_[trigger];
    if (outer.type == EventType::ASSAULT && inner.type == outer.type && wounding.rel == Rel::advcl &&
        wounding.xpos == "VBG" && is_harm(wounding.lemma) &&
        (is(tree_[predicate].rel, Rel::nsubj) || tree_[predicate].rel == Rel::obl_agent) &&
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
    if (is_charge(outer, inner, first, top)) {
      drop(inner, "it is what somebody is charged with in", outer);
      return;
    }
    const WordId mark = tree_.child(top, Rel::mark);
    if (outer.type == EventType::COERCE && mark.valid() && tree_[mark].lemma == "from" &&
        inner.type != EventType::ASSAULT) {
      drop(inner, "it is what is not allowed by", outer);  // "barred from holding a meeting"
      return;
    }
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
    // "Pledged aid to people affected by fighting": not what is promised.
    for (WordId w = inner.match.predicate; w.valid() && w != outer.match.predicate; w = tree_[w].head) {
      const Rel r = universal(tree_[w].rel);
      if (r == Rel::acl || (r == Rel::nmod && case_of(tree_, w) != "of")) return;
    }
    outer.type = EventType::THREATEN;
    outer.mode.clear();
    if (inner.type == EventType::ASSAULT) outer.mode.emplace_back("violence");
    if (inner.type == EventType::THREATEN) outer.mode = inner.mode;
    if (!inner.recipient.empty()) outer.recipient = inner.recipient;
    outer.why.push_back(fmt::format("what is promised, \"{}\", is {}: a threat", tree_[inner.match.predicate].form,
                                    to_string(inner.type)));
  }

  // "Guilty of insulting the president", "jailed for defaming him", "arrested people suspected of a plot".
  bool is_charge(const EventCandidate& outer, const EventCandidate& inner, Rel first, WordId top) const {
    const bool law = outer.type == EventType::COERCE || outer.type == EventType::SANCTION ||
                     (outer.type == EventType::ACCUSE && outer.match.predicate != top);
    const WordId deed = first_conjunct(tree_, inner.match.predicate);
    const Word& word = tree_[deed];
    const bool verdict =
        outer.type == EventType::SANCTION && outer.match.predicate == word.head;  // "of planting bombs"
    if (!law || (!verdict && inner.type != EventType::ACCUSE && inner.type != EventType::REQUEST)) return false;
    if (word.rel == Rel::acl && word.xpos == "VBN") {
      return std::ranges::find(outer.match.recipient, word.head) != outer.match.recipient.end();
    }
    const WordId mark = tree_.child(deed, Rel::mark);
    const bool charge = mark.valid() && among({"for", "of", "with"}, tree_[mark].lemma);
    return charge && word.xpos == "VBG" && !is(first, Rel::nsubj);
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

  // PLOVER manual: of a conviction and the charge, the conviction is coded; of an assault and the forces sent for it,
  // the assault. So, too, of an expulsion and its term, of relations and the notes that establish them.
  void leave_out_prelude(EventCandidate& first, EventCandidate& then) {
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
    // "Declared him persona non grata and gave him two days to leave": by when.
    const auto is_term = [&](WordId w) { return among({"day", "hour"}, tree_[w].lemma); };
    if (first.type == EventType::THREATEN && has_mode(then, "expel") &&
        std::ranges::any_of(first.match.literals, is_term) && shared(first.actor, then.actor)) {
      drop(first, "it says by when who is expelled must leave, with", then);
    }
    // "Established relations, exchanging notes in New York".
    const auto is_note = [&](WordId w) { return tree_[w].lemma == "note"; };
    if (first.type == EventType::CONSULT && then.type == EventType::SUPPORT &&
        tree_[first.match.predicate].lemma == "exchange" && std::ranges::any_of(first.match.literals, is_note)) {
      if (then.actor.empty()) then.actor = first.actor;
      drop(first, "it is how the parties come to", then);
    }
    const bool leads_on = told_of || tree_[then.match.predicate].head == first.match.predicate;
    if (first.type == EventType::MOBILIZE && then.type == EventType::ASSAULT && leads_on &&
        first.match.predicate < then.match.predicate && shared(first.actor, then.actor)) {
      drop(first, "PLOVER, MOBILIZE: it only prepares", then);
    }
  }

  // "Vetoed the loan, drawing criticism from Poland": what somebody else does then.
  bool is_reaction(WordId gerund) const {
    return among({"attract", "draw", "earn", "prompt", "provoke", "spark", "trigger"}, tree_[gerund].lemma);
  }

  const Tree& tree_;
  const Analysis& analysis_;
  std::vector<EventCandidate>& all_;
  std::vector<NonEvent>* silent_;
};

}  // namespace

void select(const Analysis& analysis, std::vector<EventCandidate>& candidates, std::vector<NonEvent>* silent) {
  Selector(analysis, candidates, silent).run();
}

}  // namespace hearsay
