#include "event/candidates.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "event/objections.h"
#include "event/recipients.h"
#include "event/rules.h"
#include "event/sides.h"
#include "event/word_classes.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

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

// "The Saudi-Iranian deal was signed": by those whose it is.
std::vector<MentionId> owners_of_deal(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c) {
  for (const WordId w : c.match.literals) {
    const std::vector<MentionId> found = fillers.parties(w, SlotRole::actor);
    if (found.size() == 2 && two_sides(analysis, found).valid()) return found;
  }
  return {};
}

}  // namespace

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

SentenceCandidates candidates_of(const EventLexicon& lexicon, const Operators& operators, const Analysis& analysis,
                                 const Fillers& fillers, SentenceId sentence, std::vector<NonEvent>* silent) {
  SentenceCandidates all;
  std::vector<EventCandidate>& found = all.found;
  std::vector<NonEvent> unfit;   // of interest only where nothing else is
  std::vector<WordId> silenced;  // parts of what is no event: "ran riot" in a match
  std::vector<WordId> nothing;   // nouns that are no event by such a pattern
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
      all.quiet.push_back(w);
      if (silent != nullptr) silence(tree, w, why(), *silent);
    };
    if (kind == HeadKind::noun && modifies_other(tree, operators, w)) {
      no_event([&] { return fmt::format("it only says of what kind the \"{}\" is", tree[tree[w].head].form); });
      continue;
    }
    const Arguments arguments = arguments_of(tree, w, kind);
    bool forbidden = false;
    std::vector<Match> matches = match(lexicon, analysis, fillers, arguments, &forbidden);
    if (matches.empty()) {
      if (forbidden) all.quiet.push_back(w);
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
      if (p.subject.lemmas != nullptr) {  // "a lightning strike killed two"
        for (const WordId who : matches.front().actor) silenced.push_back(who);
      }
      if (kind == HeadKind::noun) nothing.push_back(w);
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
    if (c.actor.empty()) c.actor = owners_of_deal(analysis, fillers, c);
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
    look_for_recipient(analysis, fillers, arguments, c);
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
    // "A lightning strike left ten dead".
    const bool by_nothing = c.actor.empty() && std::ranges::any_of(c.match.actor, [&](WordId who) {
                              return std::ranges::find(nothing, who) != nothing.end();
                            });
    const bool silent_word = std::ranges::find(silenced, c.match.predicate) != silenced.end();
    if (between || !(silent_word || by_nothing)) return false;
    all.quiet.push_back(c.match.predicate);
    if (silent != nullptr) silence(tree, c.match.predicate, "it is named by a pattern of what is no event", *silent);
    return true;
  });
  if (found.empty() && silent != nullptr) std::ranges::move(unfit, std::back_inserter(*silent));
  return all;
}

}  // namespace hearsay
