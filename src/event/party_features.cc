#include "event/party_features.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

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
enum Tie : std::uint64_t { subject = 1, object, possessor, oblique, of_object, none = 7 };

}  // namespace

PartyFeatures::PartyFeatures(const Analysis& analysis, const Fillers& fillers, const EventCandidate& act)
    : analysis_(analysis),
      tree_(analysis.tree),
      fillers_(fillers),
      act_(act),
      predicate_(act.match.predicate),
      arguments_(arguments_of(tree_, predicate_, head_kind(tree_, predicate_).value_or(HeadKind::verb))),
      clause_(clause_of(tree_, predicate_)),
      type_(static_cast<std::uint64_t>(act.type) + 1),
      lemma_(of_text(tree_[predicate_].lemma)),
      form_(static_cast<std::uint64_t>(arguments_.kind) * 2 + (arguments_.passive ? 1 : 0)) {
  for (WordId w = predicate_; w.valid() && above_.size() <= kSteps; w = tree_[w].head) above_.push_back(w);
}

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
  std::uint64_t key = 17;
  WordId w = word;
  for (int steps = 0; w.valid() && steps <= kSteps; ++steps) {
    if (const auto it = std::ranges::find(above_, w); it != above_.end()) {
      for (auto down = it; down != above_.begin();) {
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

// How the tree joins the phrase and the act, and with which preposition: "its object", "against".
void PartyFeatures::add_tie(const Phrase& x) {
  add(1, type_);
  add(2, type_, x.tie, form_);
  add(3, x.tie, form_);
  add(4, x.tie, lemma_, form_);
  add(5, x.way, form_);
  add(6, x.way, type_, form_);
  add(7, x.way, lemma_);
  add(8, x.preposition, type_, x.tie == Tie::none ? 1 : 0);
  add(9, x.preposition, lemma_);
}

// Who it names: "police", "a country by its name", "people"; and whether that may be a mere place.
void PartyFeatures::add_who(const Phrase& x) {
  const Mention& m = analysis_.mention(x.mention);
  const Word& w = tree_[x.word];
  const bool mere_place = fillers_.is_mere_place(x.word);
  add(10, x.who, type_);
  add(11, x.who, x.tie, form_);
  add(12, type_, of_text(w.lemma));
  add(13, of_text(w.lemma), x.tie, form_);
  add(14, type_, bucket(x.word.value - predicate_.value));
  add(15, x.rel, type_);
  add(16, x.rel, static_cast<std::uint64_t>(position_of(tree_, x.word)), type_);
  add(17, type_, x.preposition, mere_place ? 2 : 1);
  for (const std::string& s : m.actor.sectors) {
    add(18, type_, of_text(s));
    add(19, type_, of_text(s), x.tie);
    add(20, of_text(s), x.way);
  }
  if (!m.actor.group.empty()) add(21, type_, x.tie);
}

// Whether patterns and rules have it on one of the sides, and whether they have anybody there.
void PartyFeatures::add_by_rule(const Phrase& x) {
  const bool second = std::ranges::find(act_.recipient, x.mention) != act_.recipient.end();
  const std::uint64_t by_rule = (x.acts ? 1U : 0U) + (x.suffers ? 2U : 0U) + (x.first ? 4U : 0U) + (second ? 8U : 0U) +
                                (act_.actor.empty() ? 16U : 0U) + (act_.recipient.empty() ? 32U : 0U) +
                                (act_.learned > 0 ? 64U : 0U);
  add(22, by_rule);
  add(23, by_rule, type_);
  add(24, by_rule, x.tie, form_);
  add(25, by_rule, x.preposition, type_);
}

// Whether it is of the country of who acts by the rules; whether it stands in the act's clause.
void PartyFeatures::add_country(const Phrase& x) {
  add(26, x.relation, type_, x.first ? 2 : 1);
  add(27, x.relation, type_, x.preposition);
  const bool below = tree_.dominates(predicate_, x.word);
  const bool clause = clause_of(tree_, x.word) == clause_;
  add(28, type_, (below ? 2U : 0U) + (clause ? 1U : 0U), x.who);
  add(29, x.tie, x.relation, type_);
}

// What it hangs on: "the offices of the paper".
void PartyFeatures::add_head(const Phrase& x) {
  const WordId head = tree_[x.word].head;
  if (!head.valid() || head == predicate_) return;
  add(30, type_, of_text(tree_[head].lemma), x.rel);
  add(31, argument(head), x.rel, type_);
  add(32, of_text(tree_[head].lemma), x.rel, argument(head));
  add(33, fillers_.mention_at(head).valid() ? 1 : 0, x.rel, argument(head));
}

// Whether it does something else in the sentence: "Rwanda's radio said", "..., and Chad withdrew".
void PartyFeatures::add_other_act(const Phrase& x) {
  const bool source = std::ranges::any_of(analysis_.attributions, [&](const Attribution& a) {
    return std::ranges::any_of(a.source, [&](Span s) { return s.contains(tree_[x.word].span); });
  });
  if (source) {
    add(34, type_, x.tie, arguments_.subject.empty() ? 1 : 0);
    add(37, type_, x.suffers ? 2 : 1, x.acts ? 2 : 1);
    add(38, x.tie);
  }
  const WordId first = first_conjunct(tree_, x.word), verb = tree_[first].head;
  if (!is(tree_[first].rel, Rel::nsubj) || !verb.valid() || verb == predicate_) return;
  const std::uint64_t where =
      (tree_.dominates(verb, predicate_) ? 1U : 0U) + (tree_.dominates(predicate_, verb) ? 2U : 0U);
  const std::uint64_t how = where * 100 + static_cast<std::uint64_t>(tree_[verb].rel);
  add(39, how, type_);
  add(40, how, type_, x.relation);
  add(41, how, x.tie);
}

PartyFeatures::Phrase PartyFeatures::phrase(WordId word) const {
  Phrase x;
  x.word = word;
  x.mention = fillers_.mention_at(word);
  const Mention& m = analysis_.mention(x.mention);
  x.tie = argument(word);
  x.way = path(word);
  x.rel = static_cast<std::uint64_t>(tree_[word].rel);
  x.preposition = of_text(preposition_of(tree_, word));
  x.who = static_cast<std::uint64_t>(m.kind) * 8 + (m.person ? 4U : 0U) + (m.plural ? 2U : 0U) +
          (fillers_.is_actor(x.mention) ? 1U : 0U);
  const auto is_among = [&](const std::vector<MentionId>& all) {
    return std::ranges::any_of(all, [&](MentionId a) { return analysis_.mention(a).entity == m.entity; });
  };
  x.acts = is_among(act_.actor);
  x.suffers = is_among(act_.recipient);
  x.first = std::ranges::find(act_.actor, x.mention) != act_.actor.end();
  for (const MentionId a : act_.actor) {
    const std::string& theirs = analysis_.mention(a).actor.country;
    if (m.actor.country.empty() || theirs.empty()) continue;
    x.relation = std::max<std::uint64_t>(x.relation, theirs == m.actor.country ? 4 : 2);
  }
  if (m.actor.country.empty()) ++x.relation;
  return x;
}

const std::vector<std::uint64_t>& PartyFeatures::of(WordId word) {
  keys_.clear();
  const Phrase x = phrase(word);
  add_tie(x);
  add_who(x);
  add_by_rule(x);
  add_country(x);
  add_head(x);
  add_other_act(x);
  add(35, type_, x.tie, arguments_.subject.empty() ? 1 : 0);
  add(36, lemma_, of_text(tree_[word].lemma));
  return keys_;
}

}  // namespace hearsay
