#include "event/party_features.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "event/candidates.h"
#include "mention/noun_phrase.h"
#include "syntax/hashing.h"

namespace hearsay {
namespace {

constexpr int kSteps = 6;  // of a path, up or down

std::uint64_t of_text(std::string_view s) {
  return hash_string(s) + std::uint64_t{1};
}

std::uint64_t bucket(int distance) {
  const int d = std::abs(distance);
  const int size = d <= 2 ? d : d <= 5 ? 3 : d <= 10 ? 4 : d <= 20 ? 5 : 6;
  return static_cast<std::uint64_t>(distance < 0 ? size : size + 8);
}

// What ties somebody to the act's predicate, told by numbers.
enum Tie : std::uint64_t { subject = 1, object, possessor, oblique, of_object, itself, none };

}  // namespace

PartyFeatures::PartyFeatures(const Analysis& analysis, const Fillers& fillers, const EventCandidate& act)
    : analysis_(analysis),
      tree_(analysis.tree),
      fillers_(fillers),
      act_(act),
      predicate_(act.match.predicate),
      arguments_(arguments_of(tree_, predicate_, head_kind(tree_, predicate_).value_or(HeadKind::verb))),
      type_(static_cast<std::uint64_t>(act.type) + 1),
      lemma_(of_text(tree_[predicate_].lemma)),
      form_(static_cast<std::uint64_t>(arguments_.kind) * 2 + (arguments_.passive ? 1 : 0)) {}

void PartyFeatures::add(std::uint32_t number, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  keys_.push_back(feature(number, a, b, c));
}

std::vector<WordId> PartyFeatures::words() const {
  std::vector<WordId> found;
  const Sentence& s = tree_.sentences[tree_.sentence_of(predicate_).index()];
  for (std::int32_t i = 0; i < s.size; ++i) {
    const WordId w(s.first.value + i);
    if (w != predicate_ && fillers_.mention_at(w).valid()) found.push_back(w);
  }
  return found;
}

std::uint64_t PartyFeatures::argument(WordId word) const {
  const auto in = [&](const std::vector<WordId>& words) { return std::ranges::find(words, word) != words.end(); };
  if (in(arguments_.subject)) return Tie::subject;
  if (in(arguments_.object)) return Tie::object;
  if (in(arguments_.possessor)) return Tie::possessor;
  const auto at = [&](const std::vector<Oblique>& all, Tie tie) -> std::uint64_t {
    const auto it = std::ranges::find(all, word, &Oblique::head);
    return it == all.end() ? 0 : tie * 8191 + of_text(it->preposition);
  };
  if (const std::uint64_t tie = at(arguments_.oblique, Tie::oblique); tie != 0) return tie;
  if (const std::uint64_t tie = at(arguments_.of_object, Tie::of_object); tie != 0) return tie;
  return Tie::none;
}

// The relations on the way up from the word and down to the predicate; 0 where it is long.
std::uint64_t PartyFeatures::path(WordId word) const {
  std::vector<WordId> above;  // the predicate and what it hangs on
  for (WordId w = predicate_; w.valid() && above.size() <= kSteps; w = tree_[w].head) above.push_back(w);
  std::uint64_t key = 17;
  WordId w = word;
  for (int steps = 0; w.valid() && steps <= kSteps; ++steps) {
    if (const auto it = std::ranges::find(above, w); it != above.end()) {
      for (auto down = it; down != above.begin();) {
        --down;
        key = mix(key, 100 + static_cast<std::uint64_t>(tree_[*down].rel));
      }
      return key;
    }
    key = mix(key, static_cast<std::uint64_t>(tree_[w].rel));
    w = tree_[w].head;
  }
  return 0;
}

const std::vector<std::uint64_t>& PartyFeatures::of(WordId word) {
  keys_.clear();
  const MentionId id = fillers_.mention_at(word);
  const Mention& m = analysis_.mention(id);
  const Word& w = tree_[word];
  const std::uint64_t tie = argument(word), way = path(word), rel = static_cast<std::uint64_t>(w.rel);
  const std::uint64_t preposition = of_text(preposition_of(tree_, word));
  const auto kind = static_cast<std::uint64_t>(m.kind);
  const bool actor = fillers_.is_actor(id);
  const std::uint64_t who = kind * 8 + (m.person ? 4U : 0U) + (m.plural ? 2U : 0U) + (actor ? 1U : 0U);
  const bool mere_place = fillers_.is_mere_place(word);
  add(1, type_);
  add(2, type_, tie, form_);
  add(3, tie, form_);
  add(4, tie, lemma_, form_);
  add(5, way, form_);
  add(6, way, type_, form_);
  add(7, way, lemma_);
  add(8, preposition, type_, tie == Tie::none ? 1 : 0);
  add(9, preposition, lemma_);
  add(10, who, type_);
  add(11, who, tie, form_);
  add(12, type_, of_text(w.lemma));
  add(13, of_text(w.lemma), tie, form_);
  add(14, type_, bucket(word.value - predicate_.value));
  add(15, rel, type_);
  add(16, rel, static_cast<std::uint64_t>(position_of(tree_, word)), type_);
  add(17, type_, preposition, mere_place ? 2 : 1);
  for (const std::string& s : m.actor.sectors) {
    add(18, type_, of_text(s));
    add(19, type_, of_text(s), tie);
    add(20, of_text(s), way);
  }
  if (!m.actor.group.empty()) add(21, type_, tie);
  const auto among_these = [&](const std::vector<MentionId>& all) {
    return std::ranges::any_of(all, [&](MentionId a) { return analysis_.mention(a).entity == m.entity; });
  };
  const bool acts = among_these(act_.actor), suffers = among_these(act_.recipient);
  const bool first = std::ranges::find(act_.actor, id) != act_.actor.end();
  const bool second = std::ranges::find(act_.recipient, id) != act_.recipient.end();
  const std::uint64_t by_rule = (acts ? 1U : 0U) + (suffers ? 2U : 0U) + (first ? 4U : 0U) + (second ? 8U : 0U) +
                                (act_.actor.empty() ? 16U : 0U) + (act_.recipient.empty() ? 32U : 0U) +
                                (act_.learned > 0 ? 64U : 0U);
  add(22, by_rule);
  add(23, by_rule, type_);
  add(24, by_rule, tie, form_);
  add(25, by_rule, preposition, type_);
  // Of whose country the actor is, too.
  std::uint64_t country = 0;
  for (const MentionId a : act_.actor) {
    const std::string& theirs = analysis_.mention(a).actor.country;
    if (m.actor.country.empty() || theirs.empty()) continue;
    country = std::max<std::uint64_t>(country, theirs == m.actor.country ? 2 : 1);
  }
  const std::uint64_t relation = country * 2 + (m.actor.country.empty() ? 1U : 0U);
  add(26, relation, type_, first ? 2 : 1);
  add(27, relation, type_, preposition);
  const bool below = tree_.dominates(predicate_, word);
  const bool clause = clause_of(tree_, word) == clause_of(tree_, predicate_);
  add(28, type_, (below ? 2U : 0U) + (clause ? 1U : 0U), who);
  add(29, tie, relation, type_);
  const WordId head = w.head;
  if (head.valid() && head != predicate_) {
    add(30, type_, of_text(tree_[head].lemma), rel);
    add(31, argument(head), rel, type_);
    add(32, of_text(tree_[head].lemma), rel, argument(head));
    add(33, fillers_.mention_at(head).valid() ? 1 : 0, rel, argument(head));
  }
  const bool source = std::ranges::any_of(analysis_.attributions, [&](const Attribution& a) {
    return std::ranges::any_of(a.source, [&](Span s) { return s.contains(w.span); });
  });
  if (source) {
    add(34, type_, tie, arguments_.subject.empty() ? 1 : 0);
    add(37, type_, suffers ? 2 : 1, acts ? 2 : 1);
    add(38, tie);
  }
  // Who does something else.
  const WordId first_of_all = first_conjunct(tree_, word), verb = tree_[first_of_all].head;
  if (is(tree_[first_of_all].rel, Rel::nsubj) && verb.valid() && verb != predicate_) {
    const std::uint64_t where =
        (tree_.dominates(verb, predicate_) ? 1U : 0U) + (tree_.dominates(predicate_, verb) ? 2U : 0U);
    const std::uint64_t how = where * 100 + static_cast<std::uint64_t>(tree_[verb].rel);
    add(39, how, type_);
    add(40, how, type_, relation);
    add(41, how, tie);
  }
  add(35, type_, tie, arguments_.subject.empty() ? 1 : 0);
  add(36, lemma_, of_text(w.lemma));
  return keys_;
}

}  // namespace hearsay
