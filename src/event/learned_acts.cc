#include "event/learned_acts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/strings.h"
#include "event/event_span.h"
#include "event/recipients.h"

namespace hearsay {
namespace {

// The least share of a type; chosen on reports written for it (docs/experiments.md).
constexpr float kLikely = 0.7F;
// What a pattern finds is hardly an event under these shares: of a verb; of a noun or adjective, which tell more often
// of what a report has told before. Chosen likewise.
constexpr float kDoubtful = 0.015F, kDoubtfulNoun = 0.005F;
// What a type has to have, and another not, to take its place; and the weight from which a pattern says more than the
// model, since it names what is done, and to what.
constexpr float kSure = 0.93F, kUnlikely = 0.1F;
constexpr double kExact = 4.75;

// Types whose object is not the other side, but what is moved, given or agreed on.
bool object_is_means(EventType type) {
  return type == EventType::MOBILIZE || type == EventType::RETREAT || type == EventType::AID ||
         type == EventType::AGREE || type == EventType::COOPERATE;
}

// Neither what a rule says nor what the user's own patterns do is doubted.
bool may_be_doubted(const Analysis& analysis, const EventCandidate& c) {
  return analysis.triggers_read && c.match.pattern->file.starts_with("lexicon/");
}

// "Quoted the delegation as saying": who passes on what others say does nothing by it.
bool passes_on(const Analysis& analysis, WordId word) {
  return std::ranges::any_of(analysis.attributions, [&](const Attribution& a) {
    return a.stance == Stance::quotes &&
           std::ranges::any_of(a.cue, [&](Span s) { return s.contains(analysis.tree[word].span); });
  });
}

// What the model says of the word of a candidate that is likeliest to carry an event; null where it says nothing.
const TriggerReading* reading_of(const Analysis& analysis, const EventCandidate& c) {
  const Span words = trigger_span(analysis.tree, c);
  const TriggerReading* best = nullptr;
  for (auto r =
           std::ranges::lower_bound(analysis.triggers, analysis.tree.word_at(words.begin), {}, &TriggerReading::word);
       r != analysis.triggers.end() && words.contains(analysis.tree[r->word].span); ++r) {
    if (best == nullptr || r->any() > best->any()) best = &*r;
  }
  return best;
}

std::vector<MentionId> in_complements(const Fillers& fillers, const Arguments& arguments,
                                      const std::vector<EntityId>& but) {
  constexpr auto kToward = std::to_array<std::string_view>(
      {"against", "at", "for", "from", "into", "of", "on", "over", "to", "toward", "towards", "upon", "with"});
  for (const auto* obliques : {&arguments.oblique, &arguments.of_object}) {
    for (const Oblique& o : *obliques) {
      if (!among(kToward, o.preposition)) continue;
      if (auto found = fillers.parties(o.head, SlotRole::recipient, but); !found.empty()) return found;
    }
  }
  return {};
}

void find_parties(const Analysis& analysis, const Fillers& fillers, const Arguments& arguments, EventCandidate& c) {
  c.match.actor = arguments.subject.empty() ? arguments.possessor : arguments.subject;
  c.match.recipient = arguments.object;
  c.actor = parties(fillers, c.match.actor, SlotRole::actor);
  if (c.actor.empty() && (c.type == EventType::MOBILIZE || c.type == EventType::RETREAT)) {
    c.actor = parties(fillers, arguments.object, SlotRole::actor);  // whose forces are moved
  }
  const std::vector<EntityId> own = entities_of(analysis, c.actor);
  const auto objects = [&] { return parties(fillers, arguments.object, SlotRole::recipient, own); };
  c.recipient = object_is_means(c.type) ? in_complements(fillers, arguments, own) : objects();
  if (c.recipient.empty()) {
    c.recipient = object_is_means(c.type) ? objects() : in_complements(fillers, arguments, own);
  }
  drop_own_places(analysis, c);
}

// What stands for the pattern of a match that was learned.
const Pattern& pattern_of(EventType type) {
  static const std::vector<Pattern> patterns = [] {
    std::vector<Pattern> all(TriggerReading::kTypes - 1);
    for (std::size_t t = 0; t < all.size(); ++t) all[t].coding.type = static_cast<EventType>(t);
    return all;
  }();
  return patterns[static_cast<std::size_t>(type)];
}

}  // namespace

std::optional<EventCandidate> learned_act(const Analysis& analysis, const Operators& operators, const Fillers& fillers,
                                          WordId word, EventType type, float share) {
  const auto kind = head_kind(analysis.tree, word);
  if (!kind) return std::nullopt;
  const Arguments arguments = arguments_of(analysis.tree, word, *kind);
  EventCandidate c;
  c.type = type;
  c.match.pattern = &pattern_of(type);
  c.match.predicate = word;
  c.light_verb = arguments.light_verb;
  c.learned = share;
  find_parties(analysis, fillers, arguments, c);
  c.presentation = presentation_of(analysis.tree, operators, word, {});
  if (!c.presentation.imagined) look_for_recipient(analysis, fillers, arguments, c);
  return c;
}

std::span<const TriggerReading> readings_of(const Analysis& analysis, SentenceId sentence) {
  const Sentence& s = analysis.tree.sentences[sentence.index()];
  const auto first = std::ranges::lower_bound(analysis.triggers, s.first, {}, &TriggerReading::word);
  const auto last =
      std::ranges::lower_bound(analysis.triggers, WordId(s.first.value + s.size), {}, &TriggerReading::word);
  return {first, last};
}

bool is_doubted(const Analysis& analysis, const EventCandidate& c, SentenceId sentence) {
  if (!may_be_doubted(analysis, c)) return false;
  const float least = c.match.pattern->head_kind == HeadKind::verb ? kDoubtful : kDoubtfulNoun;
  const Span words = trigger_span(analysis.tree, c);
  return std::ranges::none_of(readings_of(analysis, sentence), [&](const TriggerReading& r) {
    const bool here = words.contains(analysis.tree[r.word].span);
    return r.p[static_cast<std::size_t>(c.type)] >= least || (here && r.any() >= least);
  });
}

std::optional<EventType> rather(const Analysis& analysis, const EventCandidate& c, SentenceId sentence) {
  // A rule has decided on the type where it is not the pattern's.
  if (!may_be_doubted(analysis, c) || c.match.weight >= kExact || c.match.pattern->coding.type != c.type) {
    return std::nullopt;
  }
  const TriggerReading* here = reading_of(analysis, c);
  if (here == nullptr || here->share() < kSure || here->type() == c.type) return std::nullopt;
  // It takes releases for arrests now and then: what is done to somebody is alike.
  const auto cooperates = [](EventType type) { return quad(type) <= 2; };
  if (cooperates(here->type()) != cooperates(c.type)) return std::nullopt;
  const bool possible = std::ranges::any_of(readings_of(analysis, sentence), [&](const TriggerReading& r) {
    return r.p[static_cast<std::size_t>(c.type)] >= kUnlikely;
  });
  return possible ? std::nullopt : std::optional(here->type());
}

std::vector<EventCandidate> learned_acts_of(const Analysis& analysis, const Operators& operators,
                                            const Fillers& fillers, std::span<const TriggerReading> readings,
                                            const std::vector<EventCandidate>& found,
                                            const std::vector<WordId>& taken) {
  const Tree& tree = analysis.tree;
  std::vector<const TriggerReading*> likely;
  for (const TriggerReading& r : readings) {
    if (r.share() >= kLikely) likely.push_back(&r);
  }
  std::ranges::stable_sort(likely, std::greater<>(), [](const TriggerReading* r) { return r->share(); });
  std::vector<EventCandidate> more;
  for (const TriggerReading* r : likely) {
    const WordId w = r->word;
    const auto in_the_way = [&](const EventCandidate& c) {
      const WordId other = c.match.predicate;
      if (c.doubted) return false;
      return c.type == r->type() || other == w || c.light_verb == w || tree[w].head == other || tree[other].head == w;
    };
    if (std::ranges::find(taken, w) != taken.end() || std::ranges::any_of(found, in_the_way) ||
        std::ranges::any_of(more, in_the_way)) {
      continue;
    }
    if (passes_on(analysis, w)) continue;
    // "Chadians who want to send a message".
    if (among({"hope", "want", "wish"}, tree[w].lemma) && tree.child(w, Rel::xcomp).valid()) continue;
    std::optional<EventCandidate> c = learned_act(analysis, operators, fillers, w, r->type(), r->share());
    if (!c || c->presentation.imagined) continue;
    if (!r->why.empty()) {
      c->why.push_back(
          fmt::format("no pattern fits \"{}\"; by what was learned from marked sentences it is {} ({:.0f}%), most of "
                      "all for \"{}\"",
                      tree[w].form, to_string(c->type), 100 * r->share(), fmt::join(r->why, "\", \"")));
    }
    more.push_back(std::move(*c));
  }
  return more;
}

}  // namespace hearsay
