#include "event/code_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "event/bridge.h"
#include "event/claims.h"
#include "event/clause_acts.h"
#include "event/countries.h"
#include "event/demands.h"
#include "event/factuality.h"
#include "event/other_side.h"
#include "event/plover.h"
#include "event/retell.h"
#include "event/rules.h"
#include "event/scenes.h"
#include "event/select.h"
#include "event/sides.h"
#include "mention/combine.h"
#include "mention/noun_phrase.h"
#include "mention/number.h"
#include "mention/place.h"
#include "mention/time.h"

namespace hearsay {
namespace {

// "The network struck a deal with a studio": firms and media that do business with each other.
bool is_among_firms(const Analysis& analysis, const Event& e) {
  const auto firm = [&](MentionId m) {
    const auto& sectors = analysis.mention(m).actor.sectors;
    return !sectors.empty() && (sectors.front() == "BUS" || sectors.front() == "JRN");
  };
  const auto all = [&](const std::vector<MentionId>& mentions) {
    return std::all_of(mentions.begin(), mentions.end(), firm);
  };
  return !e.actor.empty() && all(e.actor) && all(e.recipient);
}

// An act needs a party: somebody of some country or sector, people who protest, or a person with a name, for whom the
// dictionary need not know. Not so deals: people whom nobody knows sign them and work together too. A protest or an
// assault may be told by its place or its victims alone.
bool has_party(const Analysis& analysis, const Event& e) {
  const bool cooperates = e.type == EventType::SUPPORT || e.type == EventType::COOPERATE;
  const auto known = [&](MentionId id) {
    const Mention& m = analysis.mention(id);
    const bool person = m.person && (e.type == EventType::PROTEST || (m.kind == MentionKind::name && !cooperates));
    return m.actor.known() || person;
  };
  // "Visitors are advised to stay out": nobody is said to ask.
  if (e.type == EventType::REQUEST && e.actor.empty() && std::ranges::none_of(e.recipient, [&](MentionId m) {
        const Actor& a = analysis.mention(m).actor;
        return has_sector(a, "GOV") || has_sector(a, "MIL") || !a.id.empty() || !a.group.empty();
      })) {
    return false;
  }
  const bool deals = cooperates || e.type == EventType::AGREE || e.type == EventType::CONSULT;
  if (deals && is_among_firms(analysis, e)) return false;
  if (std::any_of(e.actor.begin(), e.actor.end(), known)) return true;
  if (std::any_of(e.recipient.begin(), e.recipient.end(), known)) return true;
  return (e.place.valid() || !e.counts.empty()) && (e.type == EventType::PROTEST || e.type == EventType::ASSAULT);
}

Span words_span(const Tree& tree, const std::vector<WordId>& words) {
  Span span = tree[words.front()].span;
  for (const WordId w : words) span = cover(span, tree[w].span);
  return span;
}

// Trigger, light verb and the words that the pattern names, when they lie close together; else the trigger alone.
Span trigger_span(const Tree& tree, const EventCandidate& c) {
  std::vector<WordId> words{c.match.predicate};
  if (c.light_verb.valid()) words.push_back(c.light_verb);
  words.insert(words.end(), c.match.literals.begin(), c.match.literals.end());
  constexpr int kReach = 5;  // words
  std::erase_if(words, [&](WordId w) { return std::abs(w.value - c.match.predicate.value) > kReach; });
  return words_span(tree, words);
}

// Whether source and cue are the act itself: who "outlined demands" demanded, and does not vouch for having demanded.
bool performs(const Analysis& analysis, const EventCandidate& c, const Attribution& a) {
  if (!plover::is_speech_act(c.type) || a.stance == Stance::confirms || a.stance == Stance::denies ||
      a.stance == Stance::admits || !a.source_mention.valid()) {
    return false;
  }
  const auto is_source = [&](MentionId m) {
    return analysis.mention(m).entity == analysis.mention(a.source_mention).entity;
  };
  if (std::none_of(c.actor.begin(), c.actor.end(), is_source) || !a.cue_head.valid()) return false;
  if (a.cue_head == c.match.predicate || a.cue_head == c.light_verb) return true;
  return a.content_head == c.match.predicate && c.match.pattern->head_kind == HeadKind::noun;
}

// Who is killed or hurt belongs to violence, who is arrested to coercion; other events only stand beside them.
bool counted_in(EventType type, std::string_view what) {
  const bool violent = type == EventType::ASSAULT || type == EventType::PROTEST;
  if (what == "killed" || what == "injured" || what == "abducted") return violent;
  if (what == "arrested") return type == EventType::COERCE || type == EventType::PROTEST;
  return true;
}

// "in talks", "at the meeting": where something is said, not what.
bool is_setting(const Tree& tree, const EventCandidate& c) {
  const std::string_view preposition = case_of(tree, c.match.predicate);
  return c.type == EventType::CONSULT && (preposition == "in" || preposition == "during" || preposition == "at");
}

// How sure we are: a pattern that says more, parties that are known, a plain assertion.
double confidence(const Analysis& analysis, const EventCandidate& c, const Event& e) {
  double value = 0.4 + 0.06 * std::min(c.match.weight, 5.0);
  const auto known = [&](MentionId m) { return analysis.mention(m).actor.known(); };
  if (std::any_of(e.actor.begin(), e.actor.end(), known)) value += 0.15;
  if (std::any_of(e.recipient.begin(), e.recipient.end(), known)) value += 0.1;
  if (e.modality == Modality::hypothetical) value -= 0.1;
  return std::clamp(value, 0.05, 0.95);
}

class DocumentCoder {
 public:
  DocumentCoder(const EventLexicon& lexicon, const Operators& operators, const Contexts& contexts,
                const Contexts& scenes, Analysis& analysis, bool explain)
      : lexicon_(lexicon),
        operators_(operators),
        contexts_(contexts),
        scenes_(scenes),
        analysis_(analysis),
        fillers_(analysis),
        bridge_(analysis),
        explain_(explain) {
    demand_.coding.type = EventType::REQUEST;
    demand_.coding.mode.emplace_back("change");
    joint_.coding.type = EventType::COOPERATE;
    joint_.coding.mutual = true;
    refusal_.coding.type = EventType::REJECT;
    threat_.coding.type = EventType::THREATEN;
  }

  void run() {
    std::vector<std::vector<EventCandidate>> sentences;
    for (std::size_t s = 0; s < analysis_.tree.sentences.size(); ++s) {
      sentences.push_back(candidates_of(lexicon_, operators_, analysis_, fillers_, SentenceId(s), silent()));
      std::vector<EventCandidate>& found = sentences.back();
      for (EventCandidate& demand : demands_of(analysis_, fillers_, demand_, SentenceId(s))) {
        std::erase_if(found, [&](const EventCandidate& c) { return c.match.predicate == demand.match.predicate; });
        found.push_back(std::move(demand));
      }
      add_clause_acts(found, SentenceId(s));
      for (EventCandidate& c : found) adjust(c);
      select(analysis_, found, silent());
      add_imprisonment(found);
      std::ranges::stable_sort(found, {}, [](const EventCandidate& c) { return c.match.predicate; });
    }
    bridge_.survey(sentences);
    constexpr std::size_t kReport = 4;  // sentences; in a shorter text somebody may be left out
    apolitical_ = sentences.size() >= kReport && !speaks_of_politics(analysis_);
    std::vector<std::string> before;  // the scenes of the sentence before: "lost in the first half. Their captain ..."
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      std::vector<std::string> scenes = scenes_.contexts_of(analysis_.tree, SentenceId(s));
      std::swap(scenes, before);
      scenes.insert(scenes.end(), before.begin(), before.end());
      for (EventCandidate& c : sentences[s]) {
        observe_ceasefire(analysis_, c);
        bridge_.complete(c);
        if (c.match.pattern == &refusal_ && !bridge_.answers(c)) continue;
        if (leaves_out(c, scenes, SentenceId(s))) continue;
        bridge_.note(c);
        add(c, sentences[s], SentenceId(s));
      }
    }
    std::stable_sort(tellings_.begin(), tellings_.end(),
                     [](const Telling& a, const Telling& b) { return a.event.trigger < b.event.trigger; });
    join_retellings(analysis_, tellings_, silent());
    for (Telling& t : tellings_) analysis_.events.push_back(std::move(t.event));
    set_sides(analysis_);
  }

 private:
  std::vector<NonEvent>* silent() { return explain_ ? &analysis_.non_events : nullptr; }

  // Where no pattern says more. Help or troops for nobody, of two together, are what they do for both.
  void add_clause_acts(std::vector<EventCandidate>& found, SentenceId sentence) const {
    std::vector<EventCandidate> more = joint_acts_of(analysis_, operators_, fillers_, joint_, sentence);
    for (const EventCandidate& c : more) {
      std::erase_if(found, [&](const EventCandidate& other) {
        const bool vague = other.type == EventType::AID || other.type == EventType::MOBILIZE;
        return vague && other.match.predicate == c.match.predicate && other.recipient.empty();
      });
    }
    for (EventCandidate& c : refusals_of(analysis_, fillers_, refusal_, sentence)) more.push_back(std::move(c));
    for (EventCandidate& c : threats_of(analysis_, fillers_, threat_, sentence)) more.push_back(std::move(c));
    std::erase_if(more, [&](const EventCandidate& c) {
      return std::ranges::any_of(found, [&](const EventCandidate& other) {
        return other.match.predicate == c.match.predicate || other.light_verb == c.match.predicate;
      });
    });
    for (EventCandidate& c : more) found.push_back(std::move(c));
  }

  void adjust(EventCandidate& c) {
    if (c.presentation.preventer.valid()) prevented_by(c);
    if (c.actor.empty() && in_passive_voice(analysis_.tree, c.match.predicate)) {
      c.actor = who_threatens(c);
      if (c.actor.empty()) c.actor = who_expels(c);
    }
    apply_plover_rules(analysis_, c);
    if (c.type == EventType::THREATEN && c.recipient.empty()) c.recipient = in_condition(c);
    if (c.type == EventType::ASSAULT && c.recipient.empty()) c.recipient = whom_to_disperse(c);
  }

  bool leaves_out(const EventCandidate& c, const std::vector<std::string>& scenes, SentenceId sentence) {
    std::string_view why = out_of_politics(analysis_, c, scenes);
    if (why.empty() && apolitical_ && c.type != EventType::ASSAULT && c.type != EventType::PROTEST &&
        c.type != EventType::COERCE) {
      why = "nobody of politics appears in the whole report";
    }
    if (!why.empty() && explain_) {
      analysis_.non_events.push_back(
          {sentence, c.match.predicate, fmt::format("it fits {}, but {}", quoted(*c.match.pattern), why)});
    }
    return !why.empty();
  }

  // "Fired tear gas to disperse supporters of the mayor".
  std::vector<MentionId> whom_to_disperse(const EventCandidate& c) const {
    const Tree& tree = analysis_.tree;
    for (const WordId w : tree.children(c.light_verb.valid() ? c.light_verb : c.match.predicate)) {
      const bool aim = (tree[w].rel == Rel::advcl || tree[w].rel == Rel::xcomp) && tree[w].xpos == "VB" &&
                       among({"break", "clear", "disperse", "drive", "push", "quell", "scatter"}, tree[w].lemma);
      const WordId object = aim ? tree.child(w, Rel::obj) : WordId();
      if (object.valid()) return fillers_.parties(object, SlotRole::recipient);
    }
    return {};
  }

  // PLOVER manual, SANCTION: convictions that result in imprisonment are COERCE too.
  void add_imprisonment(std::vector<EventCandidate>& found) const {
    const auto has_mode = [](const EventCandidate& c, std::string_view mode) {
      return std::find(c.mode.begin(), c.mode.end(), mode) != c.mode.end();
    };
    for (std::size_t i = 0; i < found.size(); ++i) {
      const EventCandidate& c = found[i];
      if (c.type != EventType::SANCTION || !has_mode(c, "convict") || c.presentation.negated) continue;
      const bool told = std::any_of(found.begin(), found.end(), [&](const EventCandidate& other) {
        return other.type == EventType::COERCE && has_mode(other, "arrest");
      });
      if (told || !is_sent_to_prison(c.match.predicate)) continue;
      EventCandidate prison = c;
      prison.type = EventType::COERCE;
      prison.mode.assign(1, "arrest");
      prison.why.emplace_back(
          "PLOVER manual, SANCTION: a conviction that results in imprisonment is COERCE/arrest too");
      found.push_back(std::move(prison));
    }
  }

  bool is_sent_to_prison(WordId verdict) const {
    constexpr auto kPrisons = std::to_array<std::string_view>(
        {"bar", "cell", "colony", "gaol", "imprisonment", "jail", "labor", "labour", "penitentiary", "prison"});
    const Tree& tree = analysis_.tree;
    const Sentence& s = tree.sentences[tree.sentence_of(verdict).index()];
    // "... convicted her and sentenced her to six years in prison".
    const WordId top = tree[verdict].rel == Rel::conj ? tree[verdict].head : verdict;
    for (WordId w = s.first; w.value < s.first.value + s.size; ++w.value) {
      if (tree[w].upos == Upos::NOUN && among(kPrisons, tree[w].lemma) && tree.dominates(top, w)) return true;
    }
    return false;
  }

  WordId announced_by(WordId predicate) const {
    const Word& w = analysis_.tree[predicate];
    const bool said = w.rel == Rel::ccomp && w.head.valid() &&
                      among({"add", "announce", "declare", "pledge", "promise", "say"}, analysis_.tree[w.head].lemma);
    return said ? w.head : WordId();
  }

  // "Were expelled from Chad": by the country itself.
  std::vector<MentionId> who_expels(const EventCandidate& c) const {
    const Tree& tree = analysis_.tree;
    if (c.type != EventType::COERCE && c.type != EventType::SANCTION) return {};
    if (!among({"ban", "bar", "deport", "expel"}, tree[c.match.predicate].lemma)) return {};
    for (const WordId w : tree.children(c.match.predicate)) {
      if (!is(tree[w].rel, Rel::obl) || case_of(tree, w) != "from") continue;
      const MentionId m = fillers_.mention_at(w);
      if (m.valid() && is_country(analysis_.mention(m).actor.country)) return {m};
    }
    return {};
  }

  // "Warned that ships would be sunk": who says so would do it.
  std::vector<MentionId> who_threatens(const EventCandidate& c) const {
    const bool harm = c.type == EventType::ASSAULT || c.type == EventType::COERCE || c.type == EventType::SANCTION;
    const bool yields = c.type == EventType::RETREAT || c.type == EventType::CONCEDE;
    const bool open = c.presentation.modality == Modality::future || c.presentation.modality == Modality::hypothetical;
    WordId verb = harm && open ? threatened_by(analysis_.tree, c.match.predicate) : WordId();
    // "The minister said the ship would be released": his side will do it.
    if (yields && c.presentation.modality == Modality::future) verb = announced_by(c.match.predicate);
    if (!verb.valid()) return {};
    std::vector<MentionId> found;
    for (const WordId w : arguments_of(analysis_.tree, verb, HeadKind::verb).subject) {
      const auto parties = fillers_.parties(w, SlotRole::actor);
      found.insert(found.end(), parties.begin(), parties.end());
    }
    return found;
  }

  // "Will strike unless the government raises wages": who is to meet the condition.
  std::vector<MentionId> in_condition(const EventCandidate& c) const {
    const WordId condition = condition_of(analysis_.tree, c.match.predicate);
    const WordId subject = condition.valid() ? analysis_.tree.child(condition, Rel::nsubj) : WordId();
    if (!subject.valid()) return {};
    std::vector<MentionId> found = fillers_.parties(subject);
    std::erase_if(found, [&](MentionId m) {
      return std::any_of(c.actor.begin(), c.actor.end(),
                         [&](MentionId a) { return analysis_.mention(a).entity == analysis_.mention(m).entity; });
    });
    return found;
  }

  // Whoever prevented an act is not the one who tried it, but the one whom it was directed against.
  void prevented_by(EventCandidate& c) const {
    const Arguments outer = arguments_of(analysis_.tree, c.presentation.preventer, HeadKind::verb);
    std::vector<MentionId> preventers;
    for (const WordId w : outer.subject) {
      const auto parties = fillers_.parties(w);
      preventers.insert(preventers.end(), parties.begin(), parties.end());
    }
    std::erase_if(c.actor,
                  [&](MentionId m) { return std::find(preventers.begin(), preventers.end(), m) != preventers.end(); });
    if (c.recipient.empty()) c.recipient = preventers;
  }

  // Who vouches for one of the candidates of a sentence. Not who does it by his words, nor, of the talks in which he
  // does it, he.
  std::vector<AttributionId> claims(const EventCandidate& c, const std::vector<EventCandidate>& all) const {
    std::vector<AttributionId> found = claims_of(analysis_, c.match.predicate);
    const bool setting = is_setting(analysis_.tree, c);
    std::erase_if(found, [&](AttributionId id) {
      return std::any_of(all.begin(), all.end(), [&](const EventCandidate& other) {
        return (&other == &c || setting) && performs(analysis_, other, analysis_.attribution(id));
      });
    });
    return found;
  }

  void add(EventCandidate& c, const std::vector<EventCandidate>& all, SentenceId sentence) {
    const Tree& tree = analysis_.tree;
    Event e;
    e.sentence = sentence;
    e.trigger = c.match.predicate;
    e.trigger_span = trigger_span(tree, c);
    e.type = c.type;
    e.mode = c.mode;
    e.context = c.match.pattern->coding.context;
    for (std::string& context : contexts_.contexts_of(tree, sentence)) {
      if (std::find(e.context.begin(), e.context.end(), context) == e.context.end()) {
        e.context.push_back(std::move(context));
      }
    }
    e.actor = c.actor;
    e.recipient = c.recipient;
    if (c.match.pattern->coding.mutual) merge_parties(e);
    e.span = cover(e.trigger_span, tree.yield(clause_of(c)));
    e.place = place_for(analysis_, e.trigger, heads_of_parties(e));
    if (plover::is_speech_act(e.type) && e.place.valid() && is_spoken_of(c, analysis_.places[e.place.index()].span)) {
      e.place = {};
    }
    e.time = time_for(analysis_, e.trigger);
    // "In 1956 tanks entered the city and crushed the rising": with the day of the verb before.
    const Word& trigger = tree[e.trigger];
    if (!e.time.valid() && trigger.rel == Rel::conj && trigger.head.valid()) e.time = time_for(analysis_, trigger.head);
    e.counts = counts_near(analysis_, e.trigger);
    std::erase_if(e.counts, [&](const Count& count) { return !counted_in(e.type, count.what); });
    count_events(c, e);
    count_toll(e);
    if (!has_party(analysis_, e)) {
      if (explain_) {
        analysis_.non_events.push_back(
            {sentence, e.trigger, fmt::format("it fits {}, but no party in it is known", quoted(*c.match.pattern))});
      }
      return;
    }
    e.modality = is_long_past(e) ? Modality::historical : c.presentation.modality;
    e.negated = c.presentation.negated;
    e.stage = c.presentation.stage;
    e.claims = claims(c, all);
    e.factuality = factuality_of(analysis_, e.trigger, c.presentation, c.match.pattern->coding.negative || c.refusal,
                                 e.claims.empty() ? nullptr : &analysis_.attribution(e.claims.front()));
    e.score = plover::score(e.type, e.mode);
    const std::string& cameo = c.match.pattern->coding.cameo;
    const bool own_type = c.match.pattern->coding.type == e.type;
    e.cameo = !cameo.empty() && own_type ? cameo : std::string(plover::cameo(e.type, e.mode));
    const bool one_sided = e.type == EventType::ASSAULT && !c.match.pattern->coding.mutual;
    if (one_sided && e.recipient.empty() && e.place.valid()) e.recipient = what_is_hit(c);
    if (one_sided && e.recipient.empty() && e.place.valid()) e.recipient = where_abroad(e);
    const bool at_border =
        e.type == EventType::MOBILIZE || e.type == EventType::COERCE || e.type == EventType::SANCTION;
    if (at_border && e.recipient.empty()) e.recipient = across_the_border(c, e);
    infer_countries(analysis_, e, c.hit);
    if (e.type == EventType::REQUEST) std::erase_if(e.recipient, [&](MentionId m) { return is_asked_for(e, m); });
    if (e.recipient.empty() && plover::is_speech_act(e.type)) e.recipient = spoken_to(e);
    std::vector<MentionId> acted;
    for (const Telling& t : tellings_) acted.insert(acted.end(), t.event.actor.begin(), t.event.actor.end());
    if (const MentionId other = other_side(analysis_, e, acted); other.valid()) {
      (c.match.pattern->coding.mutual ? e.actor : e.recipient).push_back(other);
      c.why.emplace_back("nobody else being named, the other side is the one that the report tells of");
    }
    if (e.type == EventType::MOBILIZE) leave_out_own_ground(e);
    if (c.match.pattern->coding.mutual || bridge_.both(c.match.actor)) part_one_country(e);
    e.confidence = confidence(analysis_, c, e);
    if (explain_) e.why = std::move(c.why);
    const bool noun = c.match.pattern->head_kind == HeadKind::noun;
    const bool given = noun && is_given(analysis_.tree, e.trigger);
    // "Three soldiers were killed", without a word of how.
    const Pattern& pattern = *c.match.pattern;
    const bool bare = pattern.coding.agentless && pattern.elements.size() == 1;
    const bool toll = c.type == EventType::ASSAULT && (bare || analysis_.tree[e.trigger].lemma == "toll");
    tellings_.push_back({std::move(e), noun && !c.light_verb.valid(), given, toll});
  }

  // "Demanded the release of its citizens", "compensation for the owner": for whom, not of whom.
  bool is_asked_for(const Event& e, MentionId id) const {
    const Tree& tree = analysis_.tree;
    const Mention& m = analysis_.mention(id);
    const bool own = std::ranges::any_of(e.actor, [&](MentionId a) {
      return !m.actor.country.empty() && analysis_.mention(a).actor.country == m.actor.country;
    });
    const WordId whose = tree.child(m.head, Rel::nmod_poss);
    const Word& w = tree[m.head];
    if (own && w.rel == Rel::nmod && whose.valid() && is_pronoun(tree[whose])) return true;
    return among({"claim", "demand", "request", "seek", "want"}, tree[e.trigger].lemma) && w.rel == Rel::nmod &&
           w.head.valid() && tree[w.head].rel == Rel::obj && tree[w.head].head == e.trigger &&
           case_of(tree, m.head) == "for";
  }

  // "Urged both sides to show restraint and offered to send observers": to whom the same speaks in the same sentence.
  std::vector<MentionId> spoken_to(const Event& e) const {
    for (auto t = tellings_.rbegin(); t != tellings_.rend() && t->event.sentence == e.sentence; ++t) {
      const bool same = e.actor.size() == 1 && t->event.actor.size() == 1 &&
                        analysis_.mention(e.actor.front()).entity == analysis_.mention(t->event.actor.front()).entity;
      const bool joined =
          analysis_.tree[e.trigger].rel == Rel::conj && analysis_.tree[e.trigger].head == t->event.trigger;
      if (same && joined && plover::is_speech_act(t->event.type)) return t->event.recipient;
    }
    return {};
  }

  // What to show of the sentence: the clause of a verb, of a light verb, of a noun that is its subject; the noun phrase
  // of other nouns, with the day or round that they are part of.
  WordId clause_of(const EventCandidate& c) const {
    const Tree& tree = analysis_.tree;
    if (c.light_verb.valid()) return c.light_verb;
    WordId w = c.match.predicate;
    if (c.match.pattern->head_kind != HeadKind::noun) {
      // "Began to question", "appeared unwilling": with the verb that has the subject.
      for (int steps = 0; steps < 3 && tree[w].rel == Rel::xcomp && tree[w].head.valid(); ++steps) w = tree[w].head;
      return w;
    }
    const auto part = [&] { return tree[w].rel == Rel::nmod && case_of(tree, w) == "of" && tree[w].head.valid(); };
    if (part() && is_transparent(tree[tree[w].head].lemma)) w = tree[w].head;
    return is(tree[w].rel, Rel::nsubj) && tree[w].head.valid() ? tree[w].head : w;
  }

  // "Accused him of opposing the war in Ukraine": in the clause that an act of speech is about.
  bool is_spoken_of(const EventCandidate& c, Span span) const {
    const WordId word = analysis_.tree.head_of(span);
    return c.match.clause.valid() && word.valid() && analysis_.tree.dominates(c.match.clause, word);
  }

  std::vector<WordId> heads_of_parties(const Event& e) const {
    std::vector<WordId> heads;
    const bool visit = std::find(e.mode.begin(), e.mode.end(), "visit") != e.mode.end();
    if (visit) return heads;  // "travelled to Turkey": the host is where it happened
    for (const auto* mentions : {&e.actor, &e.recipient}) {
      for (const MentionId m : *mentions) heads.push_back(analysis_.mention(m).head);
    }
    return heads;
  }

  // "Today in 1956", "fifty years ago": told of, not reported.
  bool is_long_past(const Event& e) const {
    if (!e.time.valid() || !analysis_.document.published.known()) return false;
    constexpr int kYear = 366;  // days
    const TimeExpression& time = analysis_.times[e.time.index()];
    return std::any_of(analysis_.times.begin(), analysis_.times.end(), [&](const TimeExpression& t) {
      // "Fifty years ago this week".
      const bool part = t.span == time.span || t.span.end + 1 == time.span.begin;
      return part && t.end.known() && add_days(t.end, kYear) < analysis_.document.published;
    });
  }

  // "two infiltration attempts": how often it happened.
  void count_events(const EventCandidate& c, Event& e) const {
    const Tree& tree = analysis_.tree;
    if (c.match.pattern->head_kind != HeadKind::noun) return;
    WordId noun = e.trigger;
    if (tree[noun].rel == Rel::compound && tree[noun].head.valid()) noun = tree[noun].head;
    const auto n = tree.child(noun, Rel::nummod).valid() ? quantity(tree, noun) : std::nullopt;
    if (!n) return;
    Count count{.what = "events", .low = static_cast<int>(n->low), .span = n->span};
    if (n->high) count.high = static_cast<int>(*n->high);
    e.counts.push_back(std::move(count));
  }

  // "The death toll rose to at least 80", "reached thirty".
  void count_toll(Event& e) const {
    const Tree& tree = analysis_.tree;
    const WordId verb = tree[e.trigger].head;
    const bool deaths = tree[e.trigger].lemma == "toll" && tree.child(e.trigger, Rel::compound).valid();
    if (!deaths || !verb.valid() || !e.counts.empty()) return;
    for (const WordId w : tree.children(verb)) {
      const bool reached = tree[w].rel == Rel::obj || (tree[w].rel == Rel::obl && case_of(tree, w) == "to");
      const auto n = reached ? quantity(tree, w) : std::nullopt;
      if (!n || n->low < 2) continue;
      Count count{.what = "killed", .low = static_cast<int>(n->low), .span = n->span};
      if (n->high) count.high = static_cast<int>(*n->high);
      e.counts.push_back(std::move(count));
      return;
    }
  }

  // PLOVER, "Compound and Reciprocal Actors": all parties of a mutual act are actors.
  static void merge_parties(Event& e) {
    for (const MentionId m : e.recipient) {
      if (std::find(e.actor.begin(), e.actor.end(), m) == e.actor.end()) e.actor.push_back(m);
    }
    e.recipient.clear();
  }

  // "Burned down the town of Natil": what is hit where the country is known, though nobody is named whose it is.
  std::vector<MentionId> what_is_hit(const EventCandidate& c) const {
    std::vector<MentionId> found;
    for (const WordId w : c.match.recipient) {
      const MentionId m = fillers_.mention_at(w);
      const bool owned = analysis_.tree.child(w, Rel::nmod_poss).valid();
      if (m.valid() && !owned && analysis_.mention(m).kind == MentionKind::nominal) found.push_back(m);
    }
    return found;
  }

  // "Sent tanks to the border with Sudan", "closed its border with Uganda", "along the Lebanese border", "opposite
  // Armenian positions": whose the other side is.
  std::vector<MentionId> across_the_border(const EventCandidate& c, const Event& e) const {
    const Tree& tree = analysis_.tree;
    for (std::size_t i = 0; i < analysis_.mentions.size(); ++i) {
      const Mention& m = analysis_.mentions[i];
      if (m.kind == MentionKind::pronoun || !is_country(m.actor.country)) continue;
      if (!tree.dominates(clause_of(c), m.head)) continue;
      const WordId head = tree[m.head].head;
      const bool border = head.valid() && (tree[head].lemma == "border" || tree[head].lemma == "frontier") &&
                          case_of(tree, m.head) != "in";
      const auto faced = [&](WordId w) {
        const auto children = tree.children(w);
        return case_of(tree, w) == "facing" || std::any_of(children.begin(), children.end(), [&](WordId child) {
                 return tree[child].lemma == "opposite";
               });
      };
      const bool facing = faced(m.head) || (head.valid() && faced(head));
      const bool faces = tree[m.head].rel == Rel::obj && head.valid() && tree[head].lemma == "face";
      const bool own = std::any_of(e.actor.begin(), e.actor.end(),
                                   [&](MentionId a) { return analysis_.mention(a).actor.country == m.actor.country; });
      if ((border || facing || faces) && !own) return {MentionId(i)};
    }
    return {};
  }

  // Troops sent to a town of their own country are sent against nobody.
  void leave_out_own_ground(Event& e) const {
    std::erase_if(e.recipient, [&](MentionId r) {
      const Mention& m = analysis_.mention(r);
      const bool own = is_country(m.actor.country) && std::any_of(e.actor.begin(), e.actor.end(), [&](MentionId a) {
                         return analysis_.mention(a).actor.country == m.actor.country;
                       });
      const auto& sectors = m.actor.sectors;
      const bool armed = std::any_of(sectors.begin(), sectors.end(), [](const std::string& s) {
        return s == "REB" || s == "UAF" || s == "CRM" || s == "SEP" || s == "OPP" || s == "PRM";
      });
      return own && !m.person && !armed;
    });
  }

  // "Carried out airstrikes inside Chad": the country, when nobody else is named and it is not the actor's own.
  std::vector<MentionId> where_abroad(const Event& e) const {
    const Place& place = analysis_.places[e.place.index()];
    const auto of = [&](const std::string& country) {
      return std::any_of(e.actor.begin(), e.actor.end(),
                         [&](MentionId a) { return analysis_.mention(a).actor.country == country; });
    };
    if (e.actor.empty() || !is_country(place.country) || of(place.country) || of("")) return {};
    for (std::size_t i = 0; i < analysis_.mentions.size(); ++i) {
      const Mention& m = analysis_.mentions[i];
      if (m.span.overlaps(place.span) && m.actor.country == place.country) return {MentionId(i)};
    }
    return {};
  }

  // A country's army and its rebels that fight or keep a truce: its parties are on both sides. Talks show them as
  // actors.
  void part_one_country(Event& e) const {
    if (e.type != EventType::ASSAULT && e.type != EventType::RETREAT && e.type != EventType::SUPPORT) return;
    if (!e.recipient.empty() || e.actor.size() != 2) return;
    const std::string& country = analysis_.mention(e.actor.front()).actor.country;
    if (country.empty() || country != analysis_.mention(e.actor.back()).actor.country) return;
    e.recipient.push_back(e.actor.back());
    e.actor.pop_back();
  }

  const EventLexicon& lexicon_;
  const Operators& operators_;
  const Contexts& contexts_;
  const Contexts& scenes_;
  Analysis& analysis_;
  Fillers fillers_;
  Bridge bridge_;
  std::vector<Telling> tellings_;
  // What demands_of(), joint_acts_of(), refusals_of() and threats_of() match.
  Pattern demand_, joint_, refusal_, threat_;
  bool explain_;
  bool apolitical_ = false;  // a report without anybody of politics
};

}  // namespace

EventCoder EventCoder::load(const Resources& resources, std::vector<Error>& problems) {
  EventCoder coder;
  coder.lexicon_ =
      std::make_unique<const EventLexicon>(EventLexicon::load(resources, problems, EventLexicon::Examples::leave));
  coder.operators_ = Operators::load(resources, problems);
  coder.contexts_ = Contexts::load(resources, problems);
  coder.scenes_ = Contexts::load_scenes(resources, problems);
  return coder;
}

void EventCoder::code(Analysis& analysis, bool explain) const {
  DocumentCoder(*lexicon_, operators_, contexts_, scenes_, analysis, explain).run();
}

}  // namespace hearsay
