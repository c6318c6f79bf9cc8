#include "event/countries.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "base/strings.h"
#include "event/plover.h"
#include "event/sides.h"
#include "mention/combine.h"
#include "mention/mentions.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// Heads of those who are of another country than the one that deals with them.
constexpr auto kForeign = std::to_array<std::string_view>(
    {"ally",     "ambassador", "consul",     "country",   "creditor",    "diplomat", "donor",   "enemy",
     "envoy",    "expat",      "expatriate", "foreigner", "mediator",    "migrant",  "mission", "nation",
     "neighbor", "neighbour",  "observer",   "partner",   "peacekeeper", "power",    "refugee", "seeker",
     "side",     "state",      "superpower", "tourist",   "world"});

class Inference {
 public:
  Inference(Analysis& analysis, const Event& event, const std::vector<MentionId>& hit)
      : analysis_(analysis), event_(event), hit_(hit) {}

  void run() {
    for (const MentionId m : event_.actor) from_own_place(m);
    for (const MentionId m : event_.recipient) {
      from_own_place(m);
      from_those_before(m);
    }
    fill(event_.recipient, country_of(hit_), true);
    const std::string place = happens_to_people() ? country_of_place() : std::string();
    if (!place.empty()) {
      fill(event_.recipient, place, true);
      fill(event_.actor, place, true);
    }
    if (event_.type == EventType::CONSULT) hosts();
    for (const MentionId m : event_.recipient) from_beside(m);
    if (of_own_people()) fill(event_.recipient, country_of_actor(), false);
    if (event_.type == EventType::PROTEST && !at_foreign_post())
      fill(event_.actor, country_of(event_.recipient), false);
    for (const MentionId m : event_.recipient) from_captors(m);
    if (quarrel()) from_quarrel();
    from_report(event_.recipient, event_.actor);
    from_report(event_.actor, event_.recipient);
  }

 private:
  void from_quarrel() {
    const std::string sole = sole_country();
    // Of whoever accuses and asks without a country of his own, nobody knows whom he means.
    const bool stranger =
        std::any_of(event_.actor.begin(), event_.actor.end(), [&](MentionId m) { return is_open(mention(m)); });
    if (stranger && event_.type == EventType::ACCUSE) return;
    fill(event_.recipient, sole, country_of(event_.actor).empty());
    if (at_home()) fill(event_.actor, sole, false);
  }

  // Who has no country is of the only one that the sentence speaks of, but for those on the other side; where it speaks
  // of several, or of none and one before it does, of that of the dateline, else of the one that the report speaks of
  // first, unless that is the other side; where none does, of the only one of the report.
  void from_report(const std::vector<MentionId>& side, const std::vector<MentionId>& other) {
    for (const MentionId m : side) {
      if (!is_local(mention(m))) continue;
      std::string country = country_around(m, other);
      if (country.empty() && !of_state_organs(mention(m)) && !faces_state(other)) country = only_country();
      if (!names_other(mention(m), country)) give(m, country);
    }
  }

  bool is_local(const Mention& m) const {
    constexpr auto kWorldwide = std::to_array<std::string_view>({"NGO", "IGO", "MNC", "REF"});
    if (!is_open(m) || is_foreign(m) || (m.actor.sectors.empty() && !m.person)) return false;
    return std::none_of(kWorldwide.begin(), kWorldwide.end(),
                        [&](std::string_view sector) { return has_sector(m.actor, sector); });
  }

  // The ministry that condemns the only country of the report is not of it; its rebels, courts and unions are.
  static bool of_state_organs(const Mention& m) {
    return has_sector(m.actor, "GOV") || has_sector(m.actor, "MIL") || has_sector(m.actor, "SPY");
  }

  // Who condemns "Israel" may be of any country; who condemns "the Israeli police" is likely of Israel.
  bool faces_state(const std::vector<MentionId>& other) const {
    return std::any_of(other.begin(), other.end(), [&](MentionId o) {
      const Mention& m = mention(o);
      if (m.kind != MentionKind::name) return false;
      const bool rules = has_sector(m.actor, "GOV") && !m.actor.group.empty();  // the Taliban, from 2021 on
      return rules || (!m.actor.id.empty() && m.actor.id == m.actor.country);
    });
  }

  std::string only_country() const {
    std::string found;
    for (const Mention& m : analysis_.mentions) {
      if (!is_country(m.actor.country)) continue;
      if (!found.empty() && found != m.actor.country) return {};
      found = m.actor.country;
    }
    return found;
  }

  // Where the report first spoke of it.
  SentenceId first_sentence(MentionId id) const {
    const EntityId entity = mention(id).entity;
    if (!entity.valid()) return event_.sentence;
    const WordId head = mention(analysis_.entities[entity.index()].mentions.front()).head;
    return std::min(analysis_.tree.sentence_of(head), event_.sentence);
  }

  // "According to French officers": who tells of it says nothing of whose it is.
  bool is_source(Span span) const {
    return std::any_of(event_.claims.begin(), event_.claims.end(), [&](AttributionId id) {
      const Attribution& a = analysis_.attribution(id);
      return std::any_of(a.source.begin(), a.source.end(), [&](Span s) { return s.contains(span); });
    });
  }

  // "Set upon shops owned by South Africans": of those on the other side, too.
  bool belongs_to(WordId head, const std::vector<MentionId>& other) const {
    return std::ranges::any_of(other, [&](MentionId o) { return analysis_.tree.dominates(mention(o).head, head); });
  }

  std::string country_around(MentionId who, const std::vector<MentionId>& other) const {
    const auto is_other = [&](Span span, EntityId entity) {
      return std::any_of(other.begin(), other.end(), [&](MentionId o) {
        return mention(o).span.overlaps(span) || (entity.valid() && mention(o).entity == entity);
      });
    };
    for (std::int32_t s = first_sentence(who).value; s >= 0; --s) {
      std::set<std::string> found;
      const auto add = [&](const std::string& country) {
        if (is_country(country)) found.insert(country);
      };
      for (const Mention& m : mentions_in(analysis_, SentenceId(s))) {
        if (m.kind == MentionKind::pronoun || is_other(m.span, m.entity) || is_source(m.span)) continue;
        if (belongs_to(m.head, other)) continue;
        if (has_sector(m.actor, "JRN")) continue;  // "residents told AFP"
        add(m.actor.country);
      }
      for (const Place& p : places_in(analysis_, SentenceId(s))) {
        if (!is_other(p.span, {}) && p.precision != "feature") add(p.country);
      }
      // "Germany will supply Ukraine with guns, the chancellor said in Kyiv".
      const bool here = s == event_.sentence.value;
      for (const MentionId o : other) {
        // Officials do not find fault with their own state by name.
        const bool abroad = found.size() > 1 || (plover::is_speech_act(event_.type) && quarrel() &&
                                                 of_state_organs(mention(who)) && faces_state(other));
        if (here ? abroad : faces_state(other)) found.erase(mention(o).actor.country);
      }
      if (found.empty()) continue;
      const std::string of_report = home();
      const bool on_other_side = faces_state(other) && std::ranges::any_of(other, [&](MentionId o) {
                                   return mention(o).actor.country == of_report;
                                 });
      if (found.size() == 1 && (here || of_report.empty() || on_other_side)) return *found.begin();
      return of_report;
    }
    return {};
  }

  // The country that the report is from or speaks of first.
  std::string home() const {
    const std::string found = dateline();
    return found.empty() ? first_country(analysis_) : found;
  }

  const Mention& mention(MentionId m) const { return analysis_.mention(m); }
  bool has_mode(std::string_view mode) const {
    return std::find(event_.mode.begin(), event_.mode.end(), mode) != event_.mode.end();
  }
  bool of_state(MentionId m) const {
    const Actor& a = mention(m).actor;
    // A country as a headline names it has no sector.
    if (is_country(a.country) && a.sectors.empty() && a.group.empty()) return !mention(m).person;
    return is_country(a.country) && is_of_state(a);
  }

  // "Held talks in Singapore with his counterpart": of the country where they meet.
  void hosts() {
    const std::string place = country_of_place();
    if (place.empty() || place == country_of(event_.actor)) return;
    for (const MentionId id : event_.actor) {
      const Word& head = analysis_.tree[mention(id).head];
      if (is_open(mention(id)) && (head.lemma == "counterpart" || head.lemma == "host")) give(id, place);
    }
  }

  // Where somebody is says whose people they are: "civilians in Gaza", "a village in Paktika".
  void from_own_place(MentionId id) {
    const Mention& m = mention(id);
    if (m.kind != MentionKind::nominal || !is_open(m)) return;
    std::string country;
    for (const Place& p : analysis_.places) {
      if (m.span.contains(p.span) && is_country(p.country) && is_where(p, m)) country = p.country;
    }
    give(id, country);
  }

  // Not "who has been living in Miami".
  bool is_where(const Place& place, const Mention& m) const {
    const Tree& tree = analysis_.tree;
    for (WordId w = tree.head_of(place.span); w.valid() && w != m.head; w = tree[w].head) {
      if (tree[w].upos == Upos::VERB) return false;
    }
    return true;
  }

  // "Five Chadian guards were killed and two others hurt": a bare number is of those before.
  void from_those_before(MentionId id) {
    const Tree& tree = analysis_.tree;
    const Word& head = tree[mention(id).head];
    const Word& verb = tree[event_.trigger];
    const bool bare = head.upos == Upos::NUM || head.lemma == "other" || head.lemma == "others";
    if (!bare || !is_open(mention(id)) || verb.rel != Rel::conj || !verb.head.valid()) return;
    const WordId before = tree.child(verb.head, Rel::nsubj_pass);
    for (const Mention& m : analysis_.mentions) {
      if (before.valid() && m.head == before && is_country(m.actor.country)) give(id, std::string(m.actor.country));
    }
  }

  // "Seized two Indian boats and detained nine fishermen": whose the boats are.
  void from_beside(MentionId id) {
    const Tree& tree = analysis_.tree;
    const Word& verb = tree[event_.trigger];
    if (verb.rel != Rel::conj || !verb.head.valid() || !may_take(id, false)) return;
    const WordId object = tree.child(verb.head, Rel::obj);
    if (!object.valid()) return;
    for (const Mention& m : analysis_.mentions) {
      const bool modifies =
          tree[m.head].head == object && (tree[m.head].rel == Rel::amod || tree[m.head].rel == Rel::nmod_poss);
      if (modifies && is_country(m.actor.country) && m.actor.country != country_of(event_.actor)) {
        return give(id, std::string(m.actor.country));
      }
    }
  }

  // Where the report is from: "BOGOTA -".
  std::string dateline() const {
    const Place* place = place_in_capitals(analysis_);
    return place != nullptr && is_country(place->country) ? place->country : std::string();
  }

  // Soldiers whom an armed group seizes or frees are not of its own: "the militia freed a sergeant, and Chad two of its
  // men".
  void from_captors(MentionId id) {
    const Mention& m = mention(id);
    const bool armed = std::any_of(event_.actor.begin(), event_.actor.end(),
                                   [&](MentionId a) { return has_sector(mention(a).actor, "REB"); });
    if (!armed || !may_take(id, false) || !has_sector(m.actor, "MIL")) return;
    std::string other;
    for (const Mention& state : mentions_in(analysis_, event_.sentence)) {
      if (!has_sector(state.actor, "GOV") || !is_country(state.actor.country) ||
          state.actor.country == country_of(event_.actor))
        continue;
      if (!other.empty() && other != state.actor.country) return;
      other = state.actor.country;
    }
    give(id, other);
  }

  bool happens_to_people() const {
    return event_.type == EventType::ASSAULT || event_.type == EventType::PROTEST || event_.type == EventType::COERCE ||
           event_.type == EventType::SANCTION || event_.type == EventType::ACCUSE ||
           event_.type == EventType::CONCEDE || (event_.type == EventType::RETREAT && event_.actor.empty());
  }

  std::string country_of_place() const {
    if (!event_.place.valid()) return {};
    const Place& place = analysis_.places[event_.place.index()];
    const WordId head = analysis_.tree.head_of(place.span);
    if (head.valid() && preposition_of(analysis_.tree, head) == "from") return {};  // "on her return from Botswana"
    const std::string& country = place.country;
    return is_country(country) ? country : std::string();
  }

  // What a state's own organs do to its own people.
  bool of_own_people() const {
    switch (event_.type) {
      case EventType::COERCE:
      case EventType::PROTEST:
      case EventType::SANCTION:
      case EventType::CONCEDE:
        return true;
      case EventType::RETREAT:
        return std::any_of(event_.actor.begin(), event_.actor.end(), [&](MentionId m) { return of_state(m); });
      case EventType::ACCUSE:
        return has_mode("investigate") ||
               std::any_of(event_.actor.begin(), event_.actor.end(), [&](MentionId m) { return is_law(m); });
      case EventType::THREATEN:
        return has_mode("arrest");
      case EventType::ASSAULT:
        return std::any_of(event_.actor.begin(), event_.actor.end(),
                           [&](MentionId m) { return has_sector(mention(m).actor, "COP"); });
      default:
        return false;
    }
  }

  bool by_army() const {
    return std::any_of(event_.actor.begin(), event_.actor.end(),
                       [&](MentionId m) { return has_sector(mention(m).actor, "MIL"); });
  }

  // "Near Natil": a name of a place that nobody knows may lie in any country.
  bool in_unknown_place() const {
    return std::ranges::any_of(mentions_in(analysis_, event_.sentence), [&](const Mention& m) {
      return m.kind == MentionKind::name && !m.actor.known() && position_of(analysis_.tree, m.head) == Position::place;
    });
  }

  // "Pelted the Bulgarian cultural centre": of another country than those who stand before it.
  bool at_foreign_post() const {
    return std::ranges::any_of(event_.recipient, [&](MentionId m) {
      return among({"ambassador", "centre", "center", "consulate", "embassy", "mission"},
                   analysis_.tree[mention(m).head].lemma);
    });
  }

  bool is_law(MentionId m) const { return has_sector(mention(m).actor, "COP") || has_sector(mention(m).actor, "JUD"); }

  // Types of which the parties are of one country when the sentence speaks of no other.
  bool quarrel() const {
    switch (event_.type) {
      case EventType::COERCE:
      case EventType::PROTEST:
      case EventType::ACCUSE:
      case EventType::REQUEST:
      case EventType::REJECT:
        return true;
      case EventType::ASSAULT:  // who strikes from afar strikes others
        if (has_mode("aerial") || has_mode("drone") || has_mode("heavy-weapons")) return false;
        return !(by_army() && in_unknown_place());
      case EventType::AID:  // "commandos rescued the hostages"
        return by_army() || std::any_of(event_.actor.begin(), event_.actor.end(),
                                        [&](MentionId m) { return has_sector(mention(m).actor, "COP"); });
      default:
        return false;
    }
  }

  // Whether who acts has to do with his own government: who protests or is in opposition, in parliament, in court.
  bool at_home() const {
    constexpr auto kPolitics = std::to_array<std::string_view>({"OPP", "LEG", "PTY", "JUD", "LAB"});
    if (event_.type == EventType::PROTEST || event_.type == EventType::COERCE) return true;
    if (event_.type == EventType::ASSAULT || event_.type == EventType::AID) return false;
    return std::any_of(event_.actor.begin(), event_.actor.end(), [&](MentionId m) {
      return std::any_of(kPolitics.begin(), kPolitics.end(),
                         [&](std::string_view s) { return has_sector(mention(m).actor, s); });
    });
  }

  std::string country_of(const std::vector<MentionId>& mentions) const {
    for (const MentionId m : mentions) {
      if (is_country(mention(m).actor.country)) return mention(m).actor.country;
    }
    return {};
  }

  // Of the actors, when they are of one.
  std::string country_of_actor() const {
    const std::string country = country_of(event_.actor);
    const bool others = std::any_of(event_.actor.begin(), event_.actor.end(), [&](MentionId m) {
      return is_country(mention(m).actor.country) && mention(m).actor.country != country;
    });
    return others ? std::string() : country;
  }

  // The only country that the sentence speaks of; of violence, one that acts or where something is.
  std::string sole_country() const {
    bool located = event_.type != EventType::ASSAULT || !country_of(event_.actor).empty();
    std::string sole;
    const auto add = [&](const std::string& country) {
      if (!is_country(country) || country == sole || country == "VAT") return true;  // the Holy See speaks to others
      const bool first = sole.empty();
      sole = country;
      return first;
    };
    const auto here = [&](WordId w) { return w.valid() && analysis_.tree.sentence_of(w) == event_.sentence; };
    for (const Mention& m : analysis_.mentions) {
      if (here(m.head) && !add(m.actor.country)) return {};
    }
    for (const Place& p : analysis_.places) {
      if (!here(analysis_.tree.word_at(p.span.begin))) continue;
      if (!add(p.country)) return {};
      located = located || is_country(p.country);
    }
    return located ? sole : std::string();
  }

  static bool is_open(const Mention& m) { return m.actor.country.empty() && m.actor.group.empty(); }

  // Whether the event may say of what country somebody is: people and bodies without a name, and named or mentioned
  // persons whom the law deals with.
  bool may_take(MentionId id, bool from_place) const {
    const Mention& m = mention(id);
    if (!is_open(m)) return false;
    if (described(m)) return from_place || !is_foreign(m);
    if (from_place) return false;
    const bool lawful = event_.type == EventType::COERCE || has_mode("convict") || has_mode("arrest") ||
                        (event_.type == EventType::ACCUSE && has_mode("investigate"));
    return lawful && m.person;
  }

  // By a noun, or by a pronoun for whom the report called so before.
  bool described(const Mention& m) const {
    if (m.kind != MentionKind::pronoun || !m.entity.valid()) return m.kind == MentionKind::nominal;
    const Mention& first = mention(analysis_.entities[m.entity.index()].mentions.front());
    return first.kind == MentionKind::nominal && first.person && !is_foreign(first);
  }

  // "His Malian partner": with another country in the phrase, whoever it belongs to.
  bool names_other(const Mention& m, const std::string& country) const {
    return std::any_of(analysis_.mentions.begin(), analysis_.mentions.end(), [&](const Mention& part) {
      const std::string& theirs = part.actor.country;
      return part.head != m.head && m.span.contains(part.span) && is_country(theirs) && theirs != country;
    });
  }

  bool is_foreign(const Mention& m) const {
    if (among(kForeign, analysis_.tree[m.head].lemma)) return true;
    const auto children = analysis_.tree.children(m.head);
    return std::any_of(children.begin(), children.end(), [&](WordId c) {
      const bool abroad = analysis_.tree[c].lemma == "foreign" || analysis_.tree[c].lemma == "international";
      return abroad && analysis_.tree[c].rel == Rel::amod;
    });
  }

  void fill(const std::vector<MentionId>& mentions, const std::string& country, bool from_place) {
    if (country.empty()) return;
    for (const MentionId m : mentions) {
      if (may_take(m, from_place) && !names_other(mention(m), country)) give(m, country);
    }
  }

  // To the mention and to all others of the same person or body.
  void give(MentionId id, const std::string& country) {
    if (country.empty()) return;
    analysis_.mentions[id.index()].actor.country = country;
    const EntityId entity = mention(id).entity;
    if (!entity.valid() || !analysis_.entities[entity.index()].actor.country.empty()) return;
    analysis_.entities[entity.index()].actor.country = country;
    for (const MentionId m : analysis_.entities[entity.index()].mentions) {
      if (is_open(mention(m))) analysis_.mentions[m.index()].actor.country = country;
    }
  }

  Analysis& analysis_;
  const Event& event_;
  const std::vector<MentionId>& hit_;
};

}  // namespace

void infer_countries(Analysis& analysis, const Event& event, const std::vector<MentionId>& hit) {
  Inference(analysis, event, hit).run();
}

}  // namespace hearsay
