#include "event/code_events.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "event/both.h"
#include "event/bridge.h"
#include "event/candidates.h"
#include "event/claims.h"
#include "event/clause_acts.h"
#include "event/countries.h"
#include "event/demands.h"
#include "event/event_counts.h"
#include "event/event_recipients.h"
#include "event/event_setting.h"
#include "event/event_span.h"
#include "event/factuality.h"
#include "event/imprisonment.h"
#include "event/learned_acts.h"
#include "event/learned_parties.h"
#include "event/other_side.h"
#include "event/party.h"
#include "event/plover.h"
#include "event/retell.h"
#include "event/rules.h"
#include "event/scenes.h"
#include "event/select.h"
#include "event/sentence_parties.h"
#include "event/voice.h"

namespace hearsay {
namespace {

// How sure we are: a pattern that says more, or what was learned says; parties that are known, a plain assertion.
double confidence(const Analysis& analysis, const EventCandidate& c, const Event& e) {
  double value = c.learned > 0 ? 0.6 * c.learned : 0.4 + 0.06 * std::min(c.match.weight, 5.0);
  const auto known = [&](MentionId m) { return analysis.mention(m).actor.known(); };
  if (std::any_of(e.actor.begin(), e.actor.end(), known)) value += 0.15;
  if (std::any_of(e.recipient.begin(), e.recipient.end(), known)) value += 0.1;
  if (e.modality == Modality::hypothetical) value -= 0.1;
  return std::clamp(value, 0.05, 0.95);
}

class DocumentCoder {
 public:
  DocumentCoder(const EventLexicon& lexicon, const Operators& operators, const Contexts& contexts,
                const Contexts& scenes, const TopicModel& topic, const PartyModel& parties, Analysis& analysis,
                bool explain)
      : lexicon_(lexicon),
        operators_(operators),
        contexts_(contexts),
        scenes_(scenes),
        topic_(topic),
        parties_(parties),
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
      SentenceCandidates candidates = candidates_of(lexicon_, operators_, analysis_, fillers_, SentenceId(s), silent());
      sentences.push_back(std::move(candidates.found));
      std::vector<EventCandidate>& found = sentences.back();
      for (EventCandidate& demand : demands_of(analysis_, fillers_, demand_, SentenceId(s))) {
        std::erase_if(found, [&](const EventCandidate& c) { return c.match.predicate == demand.match.predicate; });
        found.push_back(std::move(demand));
      }
      add_clause_acts(found, SentenceId(s));
      for (EventCandidate& c : found) {
        add_learned_parties(parties_, analysis_, fillers_, c, explain_);
        adjust(c);
      }
      std::vector<WordId>& taken = candidates.quiet;
      for (const EventCandidate& c : found) taken.push_back(c.match.predicate);
      select(analysis_, found, silent());
      ask_model(found, SentenceId(s));
      add_learned_acts(found, taken, SentenceId(s));
      add_imprisonment(analysis_.tree, found);
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
      std::erase_if(sentences[s], [](const EventCandidate& c) { return c.doubted; });
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
    for (EventCandidate& c : refusals_of(analysis_, fillers_, refusal_, sentence)) {
      // "The ten would not be surrendered": by who speaks.
      std::erase_if(found, [&](const EventCandidate& other) {
        return other.match.predicate == c.match.predicate && other.presentation.negated && other.actor.empty();
      });
      more.push_back(std::move(c));
    }
    for (EventCandidate& c : threats_of(analysis_, fillers_, threat_, sentence)) more.push_back(std::move(c));
    std::erase_if(more, [&](const EventCandidate& c) {
      return std::ranges::any_of(found, [&](const EventCandidate& other) {
        return other.match.predicate == c.match.predicate || other.light_verb == c.match.predicate;
      });
    });
    for (EventCandidate& c : more) found.push_back(std::move(c));
  }

  // What the model of triggers makes of what patterns have found.
  void ask_model(std::vector<EventCandidate>& found, SentenceId sentence) {
    for (EventCandidate& c : found) {
      c.doubted = is_doubted(analysis_, c, sentence);
      if (c.doubted) turn_down(c, sentence, "by what was learned from marked sentences it is none here");
    }
    for (EventCandidate& c : found) {
      if (c.doubted) continue;
      const auto type = rather(analysis_, c, sentence);
      if (!type) continue;
      c.type = *type;
      c.mode.clear();
      if (explain_) {
        c.why.push_back(fmt::format("by what was learned from marked sentences it is rather {}", to_string(*type)));
      }
    }
  }

  void add_learned_acts(std::vector<EventCandidate>& found, const std::vector<WordId>& taken, SentenceId sentence) {
    const auto readings = readings_of(analysis_, sentence);
    for (EventCandidate& c : learned_acts_of(analysis_, operators_, fillers_, readings, found, taken)) {
      add_learned_parties(parties_, analysis_, fillers_, c, explain_);
      adjust(c);
      // What was said of the word by its patterns holds no more.
      std::erase_if(analysis_.non_events, [&](const NonEvent& n) { return n.word == c.match.predicate; });
      found.push_back(std::move(c));
    }
  }

  void adjust(EventCandidate& c) {
    if (c.presentation.preventer.valid()) prevented_by(analysis_, fillers_, c);
    if (c.actor.empty() && in_passive_voice(analysis_.tree, c.match.predicate)) {
      c.actor = who_threatens(analysis_, fillers_, c);
      if (c.actor.empty()) c.actor = who_expels(analysis_, fillers_, c);
      if (c.actor.empty()) c.actor = who_summons(analysis_, c);
    }
    apply_plover_rules(analysis_, c);
    if (c.type == EventType::THREATEN && c.recipient.empty()) c.recipient = in_condition(analysis_, fillers_, c);
    if (c.recipient.empty() && c.type == EventType::MOBILIZE) c.recipient = whom_it_faces(analysis_, c);
    if (c.type == EventType::ASSAULT && c.recipient.empty()) c.recipient = whom_to_disperse(analysis_, fillers_, c);
  }

  // Why the report is of something else than public affairs around the sentence; empty when it may be of them.
  std::string off_topic(SentenceId sentence, bool learned) const {
    // Log-odds; chosen on reports written for it (docs/experiments.md). What was learned knows no words that alone tell
    // of politics, and needs more around it.
    const double least = learned ? 0 : -1.2;
    constexpr int kAround = 3;  // sentences to either side
    const int last = static_cast<int>(analysis_.tree.sentences.size()) - 1;
    const SentenceId from(std::max(0, sentence.value - kAround)), to(std::min(last, sentence.value + kAround));
    if (topic_.of_public_affairs(analysis_.tree, from, to) >= least) return {};
    if (!explain_) return "other words";
    return fmt::format("the words around it are not those of public affairs: {}",
                       fmt::join(topic_.against(analysis_.tree, from, to), ", "));
  }

  // Notes why a candidate makes no event.
  void turn_down(const EventCandidate& c, SentenceId sentence, std::string_view why) {
    if (!explain_) return;
    const Pattern& pattern = *c.match.pattern;
    // A rule or the model stands for the pattern of some.
    const std::string for_it = pattern.source.empty() && !c.why.empty() ? c.why.front() : "it fits " + quoted(pattern);
    analysis_.non_events.push_back({sentence, c.match.predicate, fmt::format("{}, but {}", for_it, why)});
  }

  bool leaves_out(const EventCandidate& c, const std::vector<std::string>& scenes, SentenceId sentence) {
    std::string why(out_of_politics(analysis_, c, scenes));
    if (why.empty() && c.presentation.supposed && c.presentation.modality == Modality::hypothetical) {
      why = "it is only supposed that it may happen";
    }
    if (why.empty() && !is_of_politics(analysis_, c)) why = off_topic(sentence, c.learned > 0);
    if (why.empty() && apolitical_ && c.type != EventType::ASSAULT && c.type != EventType::PROTEST &&
        c.type != EventType::COERCE) {
      why = "nobody of politics appears in the whole report";
    }
    if (!why.empty()) turn_down(c, sentence, why);
    return !why.empty();
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
    e.span = cover(e.trigger_span, tree.yield(clause_to_show(tree, c)));
    add_setting(analysis_, c, e);
    add_counts(analysis_, c, e);
    if (!has_party(analysis_, e)) {
      turn_down(c, sentence, "no party in it is known");
      return;
    }
    e.modality = is_long_past(analysis_, e) ? Modality::historical : c.presentation.modality;
    e.negated = c.presentation.negated;
    e.stage = c.presentation.stage;
    e.claims = claims_of(analysis_, c, all);
    e.factuality = factuality_of(analysis_, e.trigger, c.presentation, c.match.pattern->coding.negative || c.refusal,
                                 e.claims.empty() ? nullptr : &analysis_.attribution(e.claims.front()));
    e.score = plover::score(e.type, e.mode);
    const std::string& cameo = c.match.pattern->coding.cameo;
    const bool own_type = c.match.pattern->coding.type == e.type;
    e.cameo = !cameo.empty() && own_type ? cameo : std::string(plover::cameo(e.type, e.mode));
    const bool one_sided = e.type == EventType::ASSAULT && !c.match.pattern->coding.mutual;
    if (one_sided && e.recipient.empty() && e.place.valid()) e.recipient = what_is_hit(analysis_, fillers_, c);
    if (one_sided && e.recipient.empty() && e.place.valid()) e.recipient = where_abroad(analysis_, e);
    const bool at_border =
        e.type == EventType::MOBILIZE || e.type == EventType::COERCE || e.type == EventType::SANCTION;
    if (at_border && e.recipient.empty()) e.recipient = across_the_border(analysis_, c, e);
    infer_countries(analysis_, e, c.hit);
    if (e.type == EventType::REQUEST) {
      std::erase_if(e.recipient, [&](MentionId m) { return is_asked_for(analysis_, e, m); });
    }
    if (e.recipient.empty() && plover::is_speech_act(e.type)) e.recipient = spoken_to(analysis_, e, tellings_);
    if (const MentionId other = other_side(analysis_, e, acted_); other.valid()) {
      (c.match.pattern->coding.mutual ? e.actor : e.recipient).push_back(other);
      c.why.emplace_back("nobody else being named, the other side is the one that the report tells of");
    }
    if (e.type == EventType::MOBILIZE) leave_out_own_ground(analysis_, e);
    if (c.match.pattern->coding.mutual || named_as_both(tree, c.match.actor).valid()) part_one_country(analysis_, e);
    e.confidence = confidence(analysis_, c, e);
    if (explain_) e.why = std::move(c.why);
    const bool noun = c.match.pattern->head_kind == HeadKind::noun;
    const bool given = noun && is_given(analysis_.tree, e.trigger);
    // "Three soldiers were killed", without a word of how.
    const Pattern& pattern = *c.match.pattern;
    const bool bare = pattern.coding.agentless && pattern.elements.size() == 1;
    const bool toll = c.type == EventType::ASSAULT && (bare || analysis_.tree[e.trigger].lemma == "toll");
    acted_.insert(acted_.end(), e.actor.begin(), e.actor.end());
    tellings_.push_back({std::move(e), noun && !c.light_verb.valid(), given, toll});
  }

  const EventLexicon& lexicon_;
  const Operators& operators_;
  const Contexts& contexts_;
  const Contexts& scenes_;
  const TopicModel& topic_;
  const PartyModel& parties_;
  Analysis& analysis_;
  Fillers fillers_;
  Bridge bridge_;
  std::vector<Telling> tellings_;
  std::vector<MentionId> acted_;  // the actors of those, in order
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
  coder.topic_ = TopicModel::load(resources, problems);
  return coder;
}

void EventCoder::code(Analysis& analysis, const PartyModel& parties, bool explain) const {
  DocumentCoder(*lexicon_, operators_, contexts_, scenes_, topic_, parties, analysis, explain).run();
}

}  // namespace hearsay
