#include "event/learned_parties.h"

#include <fmt/format.h>

#include <algorithm>

#include "event/recipients.h"
#include "mention/combine.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// The least share of somebody who is taken, and where no rule has found anybody on either side (an act without parties
// is no event); the share under which somebody whom a rule has found gives way. Chosen on reports written for it
// (docs/experiments.md).
constexpr float kLikely = 0.5F, kSure = 0.8F, kUnlikely = 0.4F;

class Parties {
 public:
  Parties(const Analysis& analysis, const Fillers& fillers, const PartyReadings& readings, EventCandidate& c,
          bool explain)
      : analysis_(analysis),
        fillers_(fillers),
        readings_(readings),
        c_(c),
        explain_(explain),
        least_(c.actor.empty() && c.recipient.empty() ? kSure : kLikely) {}

  void complete() {
    const bool mutual = c_.match.pattern->coding.mutual;
    if (mutual && (c_.actor.size() > 1 || !c_.recipient.empty())) return;
    if (!mutual) complete(SlotRole::actor, c_.actor, c_.match.actor, {});
    // Who acts is not on the other side, too.
    std::erase_if(c_.recipient,
                  [&](MentionId r) { return std::ranges::any_of(c_.actor, [&](MentionId a) { return same(a, r); }); });
    complete(SlotRole::recipient, c_.recipient, c_.match.recipient, c_.actor);
    drop_own_places(analysis_, c_);
  }

 private:
  float share(const PartyReading& r, SlotRole role) const { return role == SlotRole::actor ? r.actor : r.recipient; }

  bool same(MentionId a, MentionId b) const { return analysis_.mention(a).entity == analysis_.mention(b).entity; }

  // "The waters off Cyprus"; "demanded a republic".
  bool is_nobody(WordId word) const {
    const WordId above = analysis_.tree[word].head;
    if (above.valid() && fillers_.is_water_of(above)) return true;
    const Mention& m = analysis_.mention(fillers_.mention_at(word));
    return m.kind == MentionKind::nominal && !m.person && has_sector(m.actor, "GOV") &&
           determiner_of(analysis_.tree, word) == "a";
  }

  bool are_unlikely(const std::vector<MentionId>& mentions, SlotRole role) const {
    return std::ranges::none_of(readings_, [&](const PartyReading& r) {
      return share(r, role) >= kUnlikely &&
             std::ranges::any_of(mentions, [&](MentionId m) { return same(m, fillers_.mention_at(r.word)); });
    });
  }

  // "Accused him", where the tree itself says whom.
  bool is_object(SlotRole role, const std::vector<WordId>& words) const {
    return role == SlotRole::recipient && std::ranges::any_of(words, [&](WordId w) {
             const Word& word = analysis_.tree[w];
             return word.rel == Rel::obj && word.upos == Upos::PRON && word.head == c_.match.predicate;
           });
  }

  // "Summoned the ambassador", where the pattern says what its party is called.
  bool is_spelt_out(SlotRole role, const std::vector<WordId>& words) const {
    if (words.empty()) return false;
    const Pattern& pattern = *c_.match.pattern;
    if (role == SlotRole::recipient && pattern.subject.role == role) return true;  // "R repelled an attack"
    return std::ranges::any_of(pattern.elements, [&](const Element& e) {
      return !e.optional && e.slot.role == role && e.slot.lemmas != nullptr;
    });
  }

  void complete(SlotRole role, std::vector<MentionId>& side, std::vector<WordId>& words,
                const std::vector<MentionId>& other) {
    if (!side.empty() && c_.learned == 0 &&
        (is_spelt_out(role, words) || is_object(role, words) || !are_unlikely(side, role)))
      return;
    const auto likeliest =
        std::ranges::max_element(readings_, {}, [&](const PartyReading& r) { return share(r, role); });
    if (likeliest == readings_.end()) return;
    std::vector<MentionId> found;
    std::vector<const PartyReading*> taken;
    for (const PartyReading& r : readings_) {
      if (share(r, role) < least_ || is_nobody(r.word)) continue;
      const bool joined = first_conjunct(analysis_.tree, r.word) == first_conjunct(analysis_.tree, likeliest->word);
      if (!joined) continue;
      const std::size_t before = found.size();
      for (const MentionId m : fillers_.parties(r.word, role)) {
        const auto is_m = [&](MentionId o) { return same(o, m); };
        if (std::ranges::none_of(found, is_m) && std::ranges::none_of(other, is_m)) found.push_back(m);
      }
      if (found.size() > before) taken.push_back(&r);
    }
    if (found.empty() || found == side) return;
    side = std::move(found);
    words.clear();
    for (const PartyReading* r : taken) {
      words.push_back(r->word);
      if (explain_) note(*r, role);
    }
  }

  void note(const PartyReading& r, SlotRole role) const {
    c_.why.push_back(fmt::format("by what was learned from marked sentences \"{}\" is {} ({:.0f}%)",
                                 analysis_.tree[r.word].form,
                                 role == SlotRole::actor ? "who acts" : "on the other side", 100 * share(r, role)));
  }

  const Analysis& analysis_;
  const Fillers& fillers_;
  const PartyReadings& readings_;
  EventCandidate& c_;
  bool explain_;
  float least_;
};

}  // namespace

void add_learned_parties(const PartyModel& model, const Analysis& analysis, const Fillers& fillers, EventCandidate& c,
                         bool explain) {
  if (!model.known()) return;
  const PartyReadings readings = model.read(analysis, fillers, c);
  Parties(analysis, fillers, readings, c, explain).complete();
}

}  // namespace hearsay
