#include "event/event_recipients.h"

#include <algorithm>

#include "base/lists.h"
#include "base/strings.h"
#include "event/event_span.h"
#include "event/plover.h"
#include "event/sides.h"
#include "mention/noun_phrase.h"

namespace hearsay {

void merge_parties(Event& e) {
  add_unique(e.actor, e.recipient);
  e.recipient.clear();
}

void part_one_country(const Analysis& analysis, Event& e) {
  if (e.type != EventType::ASSAULT && e.type != EventType::RETREAT && e.type != EventType::SUPPORT) return;
  if (!e.recipient.empty() || e.actor.size() != 2) return;
  const std::string& country = analysis.mention(e.actor.front()).actor.country;
  if (country.empty() || country != analysis.mention(e.actor.back()).actor.country) return;
  e.recipient.push_back(e.actor.back());
  e.actor.pop_back();
}

std::vector<MentionId> what_is_hit(const Analysis& analysis, const Fillers& fillers, const EventCandidate& c) {
  std::vector<MentionId> found;
  for (const WordId w : c.match.recipient) {
    const MentionId m = fillers.mention_at(w);
    const bool owned = analysis.tree.child(w, Rel::nmod_poss).valid();
    if (m.valid() && !owned && analysis.mention(m).kind == MentionKind::nominal) found.push_back(m);
  }
  return found;
}

std::vector<MentionId> where_abroad(const Analysis& analysis, const Event& e) {
  const Place& place = analysis.places[e.place.index()];
  const auto of = [&](const std::string& country) {
    return std::any_of(e.actor.begin(), e.actor.end(),
                       [&](MentionId a) { return analysis.mention(a).actor.country == country; });
  };
  if (e.actor.empty() || !is_country(place.country) || of(place.country) || of("")) return {};
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (m.span.overlaps(place.span) && m.actor.country == place.country) return {MentionId(i)};
  }
  return {};
}

std::vector<MentionId> across_the_border(const Analysis& analysis, const EventCandidate& c, const Event& e) {
  const Tree& tree = analysis.tree;
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const Mention& m = analysis.mentions[i];
    if (m.kind == MentionKind::pronoun || !is_country(m.actor.country)) continue;
    if (!tree.dominates(clause_to_show(tree, c), m.head)) continue;
    const WordId head = tree[m.head].head;
    const bool border = head.valid() && (tree[head].lemma == "border" || tree[head].lemma == "frontier") &&
                        case_of(tree, m.head) != "in";
    const auto faced = [&](WordId w) {
      const auto children = tree.children(w);
      return case_of(tree, w) == "facing" || std::any_of(children.begin(), children.end(),
                                                         [&](WordId child) { return tree[child].lemma == "opposite"; });
    };
    const bool facing = faced(m.head) || (head.valid() && faced(head));
    const bool faces = tree[m.head].rel == Rel::obj && head.valid() && tree[head].lemma == "face";
    const bool own = std::any_of(e.actor.begin(), e.actor.end(),
                                 [&](MentionId a) { return analysis.mention(a).actor.country == m.actor.country; });
    if ((border || facing || faces) && !own) return {MentionId(i)};
  }
  return {};
}

void leave_out_own_ground(const Analysis& analysis, Event& e) {
  std::erase_if(e.recipient, [&](MentionId r) {
    const Mention& m = analysis.mention(r);
    const bool own = is_country(m.actor.country) && std::any_of(e.actor.begin(), e.actor.end(), [&](MentionId a) {
                       return analysis.mention(a).actor.country == m.actor.country;
                     });
    const auto& sectors = m.actor.sectors;
    const bool armed = std::any_of(sectors.begin(), sectors.end(), [](const std::string& s) {
      return s == "REB" || s == "UAF" || s == "CRM" || s == "SEP" || s == "OPP" || s == "PRM";
    });
    return own && !m.person && !armed;
  });
}

bool is_asked_for(const Analysis& analysis, const Event& e, MentionId id) {
  const Tree& tree = analysis.tree;
  const Mention& m = analysis.mention(id);
  const bool own = std::ranges::any_of(e.actor, [&](MentionId a) {
    return !m.actor.country.empty() && analysis.mention(a).actor.country == m.actor.country;
  });
  const WordId whose = tree.child(m.head, Rel::nmod_poss);
  const Word& w = tree[m.head];
  if (own && w.rel == Rel::nmod && whose.valid() && is_pronoun(tree[whose])) return true;
  return among({"claim", "demand", "request", "seek", "want"}, tree[e.trigger].lemma) && w.rel == Rel::nmod &&
         w.head.valid() && tree[w.head].rel == Rel::obj && tree[w.head].head == e.trigger &&
         case_of(tree, m.head) == "for";
}

std::vector<MentionId> spoken_to(const Analysis& analysis, const Event& e, const std::vector<Telling>& tellings) {
  for (auto t = tellings.rbegin(); t != tellings.rend() && t->event.sentence == e.sentence; ++t) {
    const bool same = e.actor.size() == 1 && t->event.actor.size() == 1 &&
                      analysis.mention(e.actor.front()).entity == analysis.mention(t->event.actor.front()).entity;
    const bool joined = analysis.tree[e.trigger].rel == Rel::conj && analysis.tree[e.trigger].head == t->event.trigger;
    if (same && joined && plover::is_speech_act(t->event.type)) return t->event.recipient;
  }
  return {};
}

}  // namespace hearsay
