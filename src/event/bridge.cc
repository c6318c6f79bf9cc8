#include "event/bridge.h"

#include <algorithm>
#include <array>

#include "attribution/speaker.h"
#include "base/strings.h"
#include "event/arguments.h"
#include "event/both.h"
#include "event/retell.h"
#include "mention/mentions.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

std::vector<MentionId> parties_of(const EventCandidate& c) {
  std::vector<MentionId> all = c.actor;
  all.insert(all.end(), c.recipient.begin(), c.recipient.end());
  return all;
}

// Whether the mention is of who acts, by whatever words.
bool is_actor(const Analysis& analysis, const EventCandidate& c, MentionId m) {
  return std::ranges::any_of(c.actor,
                             [&](MentionId a) { return analysis.mention(a).entity == analysis.mention(m).entity; });
}

// "mediators", "the mediating parties", "talks mediated by": somebody stands between the two.
bool mediates(const Tree& tree, WordId w) {
  if (!tree[w].lemma.starts_with("mediat")) return false;
  const auto children = tree.children(w);
  return std::none_of(children.begin(), children.end(),
                      [&](WordId c) { return tree[c].lemma == "no" || tree[c].lemma == "without"; });
}

}  // namespace

void Bridge::survey(const std::vector<std::vector<EventCandidate>>& sentences) {
  const Tree& tree = analysis_.tree;
  for (std::size_t i = 0; i < tree.words.size() && !mediated_; ++i) mediated_ = mediates(tree, WordId(i));
  bool several = false;
  for (const auto& found : sentences) {
    for (const EventCandidate& c : found) {
      const bool talks = c.type == EventType::CONSULT && c.match.pattern->coding.mutual;
      const TwoSides pair = talks ? two_sides(analysis_, parties_of(c)) : TwoSides();
      if (!pair.valid()) continue;
      const auto known_side = [&](MentionId m) {
        const Actor& a = analysis_.mention(m).actor;
        return one_side(a, analysis_.mention(talks_.one).actor) || one_side(a, analysis_.mention(talks_.other).actor);
      };
      if (!talks_.valid()) talks_ = pair;
      several = several || !known_side(pair.one) || !known_side(pair.other);
    }
  }
  if (several) talks_ = {};
}

// Those who demand and refuse: states, their organs, armed groups, parties; not gunmen, victims or firms.
bool Bridge::makes_demands(MentionId m) const {
  static constexpr auto sectors = std::to_array<std::string_view>({"GOV", "MIL", "REB", "PTY", "LEG", "SPY", "OPP"});
  const Actor& a = analysis_.mention(m).actor;
  if (a.country == "MNC") return false;
  return !a.group.empty() || (a.sectors.empty() && !a.country.empty()) ||
         std::any_of(a.sectors.begin(), a.sectors.end(), [&](const std::string& s) {
           return std::find(sectors.begin(), sectors.end(), s) != sectors.end();
         });
}

// "It" as the report called him first; for an official without a name his state, where the report names it.
MentionId Bridge::named(MentionId m) const {
  const Mention& mention = analysis_.mention(m);
  const auto& sectors = mention.actor.sectors;
  const bool of_state = std::any_of(sectors.begin(), sectors.end(),
                                    [](const std::string& s) { return s == "GOV" || s == "MIL" || s == "SPY"; });
  if (mention.kind == MentionKind::nominal && mention.person && mention.actor.group.empty() && of_state) {
    const MentionId state = state_of(mention.actor.country);
    return state.valid() ? state : m;
  }
  if (mention.kind != MentionKind::pronoun || !mention.entity.valid()) return m;
  for (const MentionId other : analysis_.entities[mention.entity.index()].mentions) {
    if (analysis_.mention(other).kind != MentionKind::pronoun) return other;
  }
  return m;
}

// The first name of the state itself.
MentionId Bridge::state_of(const std::string& country) const {
  if (country.empty()) return {};
  for (std::size_t i = 0; i < analysis_.mentions.size(); ++i) {
    const Mention& m = analysis_.mentions[i];
    const bool state = m.kind == MentionKind::name && !m.person && m.actor.group.empty() &&
                       (m.actor.sectors.empty() || m.actor.sectors == std::vector<std::string>{"GOV"});
    const bool dateline = m.span.begin == 0 && m.span.in(analysis_.document.text).find(',') != std::string_view::npos;
    if (state && !dateline && m.actor.country == country) return MentionId(i);
  }
  return {};
}

void Bridge::note(const EventCandidate& c) {
  if (c.presentation.negated) return;
  if (c.presentation.modality == Modality::actual)
    told_.push_back({analysis_.tree.sentence_of(c.match.predicate), c.match.predicate, c.type,
                     c.match.pattern->coding.mutual ? parties_of(c) : c.actor, c.match.pattern->coding.mutual});
  std::vector<MentionId> all = parties_of(c);
  std::sort(all.begin(), all.end());
  const TwoSides pair = two_sides(analysis_, all);
  const auto country = [&](MentionId m) { return std::string_view(analysis_.mention(m).actor.country); };
  const bool abroad = pair.valid() && is_country(analysis_.mention(pair.one).actor.country) &&
                      is_country(analysis_.mention(pair.other).actor.country) &&
                      country(pair.one) != country(pair.other);
  if (pair.valid() && (abroad || (makes_demands(pair.one) && makes_demands(pair.other)))) {
    last_ = {named(pair.one), named(pair.other)};
    last_at_ = analysis_.tree.sentence_of(c.match.predicate);
    if (quad(c.type) >= 3) quarrel_ = last_;
  }
}

void Bridge::resolve_first_person(std::vector<MentionId>& mentions, EventCandidate& c) const {
  for (MentionId& m : mentions) {
    const Mention& mention = analysis_.mention(m);
    if (mention.kind != MentionKind::pronoun || mention.actor.known()) continue;
    const EntityId speaker = hearsay::resolve_first_person(analysis_, mention.head);
    if (!speaker.valid()) continue;
    c.why.push_back("\"" + std::string(mention.span.in(analysis_.document.text)) + "\" is the speaker");
    const MentionId who = analysis_.entities[speaker.index()].mentions.front();
    m = mention.plural ? named(who) : who;  // an official's "we" is his side
  }
}

// The only two countries before the word in its sentence, or else in the nearest sentence before that speaks of any.
TwoSides Bridge::two_before(WordId word, const std::vector<MentionId>& but) const {
  const Tree& tree = analysis_.tree;
  const auto left_out = [&](const Mention& m) {
    return std::any_of(but.begin(), but.end(),
                       [&](MentionId b) { return analysis_.mention(b).actor.country == m.actor.country; });
  };
  for (std::int32_t s = tree.sentence_of(word).value; s >= 0; --s) {
    std::vector<MentionId> found;
    for (const Mention& m : mentions_in(analysis_, SentenceId(s))) {
      if (m.head > word || !is_country(m.actor.country)) continue;
      if (left_out(m)) continue;
      const auto same = [&](MentionId f) { return analysis_.mention(f).actor.country == m.actor.country; };
      // Rather the state itself than its soldiers.
      const auto at = std::find_if(found.begin(), found.end(), same);
      const bool state = is_state_name(m);
      const MentionId id(static_cast<std::size_t>(&m - analysis_.mentions.data()));
      if (at != found.end()) {
        if (state && analysis_.mention(*at).kind != MentionKind::name) *at = id;
        continue;
      }
      found.push_back(id);
    }
    if (found.size() == 2) return {found.front(), found.back()};
    if (found.size() > 2 || (!found.empty() && s != tree.sentence_of(word).value)) break;
  }
  // Or the only two of the report; two sides may be of one country.
  if (among({"both", "camp", "party", "side"}, tree[word].lemma)) return {};
  std::vector<MentionId> all;
  for (std::size_t i = 0; i < analysis_.mentions.size(); ++i) {
    const Mention& m = analysis_.mentions[i];
    if (!is_state_name(m) || left_out(m)) continue;
    const auto same = [&](MentionId f) { return analysis_.mention(f).actor.country == m.actor.country; };
    if (std::ranges::none_of(all, same)) all.push_back(MentionId(i));
  }
  return all.size() == 2 ? TwoSides{all.front(), all.back()} : TwoSides();
}

// "an official privy to the talks": who a source is tells of no event.
bool Bridge::tells_of_source(WordId word) const {
  const Span at = analysis_.tree[word].span;
  return std::any_of(analysis_.attributions.begin(), analysis_.attributions.end(), [&](const Attribution& a) {
    return std::any_of(a.source.begin(), a.source.end(), [&](Span s) { return s.contains(at); });
  });
}

// "Iran said talks with Oman had ended": its own, when nobody else is said to talk.
bool Bridge::add_speaker(EventCandidate& c, const std::vector<MentionId>& parties) const {
  if (c.match.pattern->head_kind != HeadKind::noun || c.match.recipient.empty() || !c.match.actor.empty()) return false;
  EntityId speaker =
      hearsay::speaker(analysis_, attribution_at(analysis_, analysis_.tree[c.match.predicate].span, false));
  // "The chancellor said after talks with the president": who says it then.
  const WordId cue = analysis_.tree[c.match.predicate].head;
  for (const Attribution& a : analysis_.attributions) {
    if (!speaker.valid() && cue.valid() && a.cue_head == cue && a.source_mention.valid()) {
      speaker = analysis_.mention(a.source_mention).entity;
    }
  }
  if (!speaker.valid()) return false;
  const MentionId m = analysis_.entities[speaker.index()].mentions.front();
  std::vector<MentionId> all = parties;
  all.push_back(m);
  if (!makes_demands(m) || !two_sides(analysis_, all).valid()) return false;
  c.actor = {m};
  c.recipient = parties;
  c.why.emplace_back("the other party is the one who speaks");
  return true;
}

// "The ministers of Fiji and Tonga met. They agreed ...": all who met.
bool Bridge::add_partners(EventCandidate& c) const {
  if (c.match.actor.size() != 1 || analysis_.tree[c.match.actor.front()].lemma != "they" || told_.empty()) return false;
  const Told& before = told_.back();
  if (analysis_.tree.sentence_of(c.match.predicate).value - before.sentence.value > 1) return false;
  if (!before.mutual || !two_sides(analysis_, before.actor).valid()) return false;
  const auto meant = [&](MentionId m) {
    return std::any_of(c.actor.begin(), c.actor.end(), [&](MentionId a) {
      const std::string& country = analysis_.mention(a).actor.country;
      return analysis_.mention(a).entity == analysis_.mention(m).entity ||
             (is_country(country) && country == analysis_.mention(m).actor.country);
    });
  };
  if (!c.actor.empty() && std::none_of(before.actor.begin(), before.actor.end(), meant)) return false;
  c.actor = before.actor;
  c.why.emplace_back("they are those who acted together before");
  return true;
}

void Bridge::complete_mutual(EventCandidate& c) const {
  const std::vector<MentionId> parties = parties_of(c);
  if (two_sides(analysis_, parties).valid() || add_speaker(c, parties)) return;
  TwoSides pair = talks_.valid() ? talks_ : last_;
  if (!pair.valid()) {
    WordId word = named_as_both(analysis_.tree, c.match.actor);
    if (!word.valid()) word = named_as_both(analysis_.tree, c.match.recipient);
    if (word.valid()) pair = two_before(word, {});
  }
  if (!pair.valid()) return;
  const bool known =
      std::any_of(parties.begin(), parties.end(), [&](MentionId m) { return analysis_.mention(m).actor.known(); });
  const bool sides =
      named_as_both(analysis_.tree, c.match.actor).valid() || named_as_both(analysis_.tree, c.match.recipient).valid();
  if (!sides && (!is_given(analysis_.tree, c.match.predicate) || known)) return;
  if (tells_of_source(c.match.predicate)) return;
  c.actor = {pair.one, pair.other};
  c.recipient.clear();
  c.why.emplace_back("the parties are those that the report named before");
}

void Bridge::complete_demand(EventCandidate& c) const {
  if (c.actor.empty() || !c.recipient.empty()) return;
  const Actor& actor = analysis_.mention(c.actor.front()).actor;
  for (const TwoSides* pair : {&last_, &talks_}) {
    if (!pair->valid()) continue;
    const bool one = one_side(actor, analysis_.mention(pair->one).actor);
    if (one == one_side(actor, analysis_.mention(pair->other).actor)) continue;
    c.recipient.push_back(one ? pair->other : pair->one);
    c.why.emplace_back(pair == &last_ ? "to the other side, which the report named before"
                                      : "to the other side of the talks that the report tells of");
    return;
  }
}

// Whom "condemned the raid", "welcomed both steps" means: who did what the report told of last, of a kind that is
// condemned or welcomed.
void Bridge::complete_judgement(EventCandidate& c) const {
  const Tree& tree = analysis_.tree;
  if (c.actor.empty() || !c.recipient.empty() || c.match.pattern->head_kind != HeadKind::verb) return;
  const Arguments arguments = arguments_of(tree, c.match.predicate, HeadKind::verb);
  const bool known = std::any_of(arguments.object.begin(), arguments.object.end(), [&](WordId w) {
    const std::string determiner = determiner_of(tree, w);
    return determiner == "the" || determiner == "this" || determiner == "that" || determiner == "both" ||
           determiner == "these" || is_pronoun(tree[w]);
  });
  if (!known) return;
  const auto judges = [&](std::initializer_list<std::string_view> nouns) {
    return std::ranges::any_of(arguments.object, [&](WordId w) { return among(nouns, tree[w].lemma); });
  };
  const bool protest = judges({"blockade", "demonstration", "march", "protest", "rally", "strike", "walkout"});
  const bool deal = judges({"accord", "agreement", "deal", "pact", "treaty"});
  const auto fits = [&](EventType type) {
    if (protest && type == EventType::PROTEST) return true;
    if (c.type == EventType::REJECT) {
      return type == EventType::AGREE || type == EventType::REQUEST || type == EventType::ACCUSE;
    }
    if (deal) return type == EventType::SUPPORT || type == EventType::AGREE || type == EventType::COOPERATE;
    switch (type) {
      case EventType::ASSAULT:
      case EventType::COERCE:
      case EventType::SANCTION:
      case EventType::THREATEN:
      case EventType::REJECT:
      case EventType::MOBILIZE:
        return c.type == EventType::ACCUSE;
      case EventType::AGREE:
      case EventType::CONCEDE:
      case EventType::RETREAT:
      case EventType::AID:
      case EventType::COOPERATE:
        return c.type == EventType::SUPPORT;
      default:
        return false;
    }
  };
  const auto may_mean = [&](const Told& t) {
    return fits(t.type) && !t.actor.empty() &&
           std::ranges::none_of(t.actor, [&](MentionId m) { return is_actor(analysis_, c, m); });
  };
  // "The exchange" is what was told as such; "the assault" the first that the report tells of; "the move" the last.
  const auto named_so = [&](const Told& t) {
    return std::any_of(arguments.object.begin(), arguments.object.end(), [&](WordId w) {
      constexpr std::size_t kStem = 5;
      return tree[w].lemma.size() >= kStem && tree[t.predicate].lemma.starts_with(tree[w].lemma.substr(0, kStem));
    });
  };
  const bool violence =
      judges({"assault", "atrocity", "attack", "blast", "bombing", "killing", "massacre", "violence"});
  const int here = tree.sentence_of(c.match.predicate).value;
  // "Lebanon's premier condemned the raids": rather others' than what his own countrymen did.
  const auto countrymen = [&](const Told& t) {
    return std::ranges::any_of(t.actor, [&](MentionId m) {
      return std::ranges::any_of(c.actor, [&](MentionId a) {
        const std::string& country = analysis_.mention(m).actor.country;
        return is_country(country) && country == analysis_.mention(a).actor.country;
      });
    });
  };
  const Told* meant = nullptr;
  for (const bool others : {true, false}) {
    for (const Told& t : told_) {
      const bool near = here - t.sentence.value <= kNear + (violence ? 2 : 0);
      if (!near || !may_mean(t) || (others && countrymen(t))) continue;
      if (violence && meant != nullptr) break;
      if (meant == nullptr || !named_so(*meant) || named_so(t)) meant = &t;
    }
    if (meant != nullptr) break;
  }
  if (meant == nullptr) return;
  c.recipient = meant->actor;
  c.why.emplace_back("who did it is whom the report named before");
}

bool Bridge::answers(const EventCandidate& c) const {
  const int here = analysis_.tree.sentence_of(c.match.predicate).value;
  return std::ranges::any_of(told_, [&](const Told& t) {
    const bool wants = t.type == EventType::REQUEST || t.type == EventType::PROTEST || t.type == EventType::AGREE ||
                       t.type == EventType::THREATEN || t.type == EventType::ACCUSE || t.type == EventType::SANCTION;
    const bool other = std::ranges::none_of(t.actor, [&](MentionId m) { return is_actor(analysis_, c, m); });
    return wants && other && !t.actor.empty() && here - t.sentence.value <= 2 * kNear;
  });
}

// "Malaysia, which brokered the deal": between the two that agreed or fought before.
void Bridge::complete_mediation(EventCandidate& c) const {
  const bool mediates =
      c.type == EventType::CONSULT && among({"broker", "facilitate", "host", "mediate", "moderate", "sponsor"},
                                            analysis_.tree[c.match.predicate].lemma);
  if (!mediates || c.actor.empty() || !c.recipient.empty()) return;
  const TwoSides& pair = talks_.valid() ? talks_ : last_;
  const auto apart = [&](MentionId side) {
    return !is_actor(analysis_, c, side) && std::ranges::none_of(c.actor, [&](MentionId a) {
      return one_side(analysis_.mention(a).actor, analysis_.mention(side).actor);
    });
  };
  if (!pair.valid() || !apart(pair.one) || !apart(pair.other)) return;
  c.recipient = {pair.one, pair.other};
  c.why.emplace_back("between the two that the report named before");
}

void Bridge::note_mediation(EventCandidate& c) const {
  if (c.type != EventType::CONSULT || !c.mode.empty()) return;
  const Tree& tree = analysis_.tree;
  const Sentence& s = tree.sentences[tree.sentence_of(c.match.predicate).index()];
  const auto add = [&](const std::string& why) {
    c.mode.emplace_back("third-party");
    c.why.push_back(why);
  };
  for (std::int32_t i = 0; i < s.size; ++i) {
    const WordId w(s.first.value + i);
    if (mediates(tree, w)) return add("\"" + std::string(tree[w].form) + "\" in the sentence: a third party mediates");
  }
  const bool mutual = c.match.pattern->coding.mutual && two_sides(analysis_, parties_of(c)).valid();
  if (mediated_ && talks_.valid() && mutual) add("the report speaks of mediators, and of these talks alone");
}

// "Police fired tear gas. Eleven people were taken into custody": by those who acted for the law before.
void Bridge::complete_arrest(EventCandidate& c) const {
  const bool arrest = std::find(c.mode.begin(), c.mode.end(), "arrest") != c.mode.end();
  if (c.type != EventType::COERCE || !arrest || !c.actor.empty() || c.recipient.empty()) return;
  const int here = analysis_.tree.sentence_of(c.match.predicate).value;
  for (auto t = told_.rbegin(); t != told_.rend() && here - t->sentence.value <= kNear; ++t) {
    for (const MentionId m : t->actor) {
      const auto& sectors = analysis_.mention(m).actor.sectors;
      const bool law = std::any_of(sectors.begin(), sectors.end(),
                                   [](const std::string& s) { return s == "COP" || s == "JUD" || s == "MIL"; });
      if (!law || std::find(c.recipient.begin(), c.recipient.end(), m) != c.recipient.end()) continue;
      c.actor.push_back(m);
      c.why.emplace_back("by those who acted for the law before");
      return;
    }
  }
}

// "Germany stood by its neighbour": the last other country that was named.
void Bridge::resolve_neighbour(EventCandidate& c) const {
  const auto acts = [&](const Mention& m) {
    return std::ranges::any_of(c.actor,
                               [&](MentionId a) { return analysis_.mention(a).actor.country == m.actor.country; });
  };
  for (MentionId& r : c.recipient) {
    const Mention& m = analysis_.mention(r);
    if (!m.actor.country.empty() || !among({"neighbor", "neighbour"}, analysis_.tree[m.head].lemma)) continue;
    if (determiner_of(analysis_.tree, m.head) != "'s") continue;
    MentionId last;
    for (std::size_t i = 0; i < analysis_.mentions.size() && analysis_.mentions[i].head < m.head; ++i) {
      const Mention& other = analysis_.mentions[i];
      if (is_country(other.actor.country) && !acts(other)) last = MentionId(i);
    }
    if (!last.valid()) continue;
    r = last;
    c.why.emplace_back("the neighbour is the last other country that the report named");
  }
}

void Bridge::complete(EventCandidate& c) const {
  resolve_first_person(c.actor, c);
  resolve_first_person(c.recipient, c);
  resolve_neighbour(c);
  const auto nobody = [&](MentionId m) { return analysis_.mention(m).actor.country.empty(); };
  std::vector<WordId> directed = c.match.recipient;
  for (const MentionId m : c.recipient) directed.push_back(analysis_.mention(m).head);
  const WordId both_meant = named_as_both(analysis_.tree, directed);
  if (both_meant.valid() && std::all_of(c.recipient.begin(), c.recipient.end(), nobody)) {
    const auto acts = [&](MentionId m) {
      return std::any_of(c.actor.begin(), c.actor.end(),
                         [&](MentionId a) { return one_side(analysis_.mention(a).actor, analysis_.mention(m).actor); });
    };
    // Who is urged to show restraint has quarrelled.
    const TwoSides& last = c.type == EventType::REQUEST && quarrel_.valid() ? quarrel_ : last_;
    const bool among_them = last.valid() && (acts(last.one) || acts(last.other));  // "thanked both countries"
    const bool states = last.valid() && is_country(analysis_.mention(last.one).actor.country) &&
                        is_country(analysis_.mention(last.other).actor.country) &&
                        analysis_.mention(last.one).actor.country != analysis_.mention(last.other).actor.country;
    const bool fits = states || !among({"capital", "country", "government", "nation", "neighbor", "neighbour", "state"},
                                       analysis_.tree[both_meant].lemma);
    const TwoSides pair = last.valid() && !among_them && fits ? last : two_before(both_meant, c.actor);
    if (pair.valid()) {
      c.recipient = {pair.one, pair.other};
      c.why.emplace_back("the two are those that the report named before");
    }
  }
  const WordId both_act = named_as_both(analysis_.tree, c.match.actor);
  const TwoSides pair = !both_act.valid() ? TwoSides() : last_.valid() ? last_ : two_before(both_act, {});
  if (pair.valid() && std::all_of(c.actor.begin(), c.actor.end(), nobody)) {
    c.actor = {pair.one, pair.other};
    c.why.emplace_back("the two who act are those that the report named before");
  } else if (c.match.pattern->coding.mutual) {
    if (!add_partners(c)) complete_mutual(c);
  } else if (c.type == EventType::AGREE || c.type == EventType::COOPERATE || c.type == EventType::SUPPORT) {
    add_partners(c);
  } else if (c.type == EventType::REQUEST || c.type == EventType::REJECT || c.type == EventType::ACCUSE) {
    complete_demand(c);
  }
  if (c.type == EventType::ACCUSE || c.type == EventType::SUPPORT || c.type == EventType::REJECT) complete_judgement(c);
  // "Bogotá recalled its ambassador in response", "the minister apologised": to the other of the two just spoken of.
  const bool just = analysis_.tree.sentence_of(c.match.predicate).value - last_at_.value <= kNear;
  const bool turns = c.type == EventType::CONCEDE || c.type == EventType::SANCTION || c.type == EventType::THREATEN;
  if (last_.valid() && just && turns) complete_demand(c);
  complete_arrest(c);
  complete_mediation(c);
  note_mediation(c);
}

}  // namespace hearsay
