#include "mention/resolve.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "mention/actor_table.h"
#include "mention/combine.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 9> kFormer = {"former",  "ex",  "then", "ousted", "exiled",
                                                     "deposed", "ex-", "late", "onetime"};
// "Hamas-run": Hamas's; "Iran-backed": not Iran's.
constexpr std::array<std::string_view, 12> kGoverned = {"run",       "led",          "controlled", "ruled",
                                                        "held",      "administered", "based",      "affiliated",
                                                        "appointed", "dominated",    "owned",      "born"};
constexpr std::array<std::string_view, 6> kOpposed = {"anti", "pro", "non", "counter", "post", "pre"};
constexpr std::array<std::string_view, 5> kPrefixes = {"afro", "anglo", "inter", "pan", "trans"};
constexpr std::array<std::string_view, 7> kAtTable = {"all",      "both",    "conflicting", "other",
                                                      "relevant", "warring", "concerned"};
constexpr std::array<std::string_view, 4> kWorldwide = {"foreign", "global", "international", "western"};
constexpr std::array<std::string_view, 10> kBelonging = {"belong", "affiliate", "link",  "align", "associate",
                                                         "serve",  "represent", "loyal", "ally",  "work"};
constexpr std::array<std::string_view, 11> kPlaceNouns = {
    "border", "city", "town", "village", "territory", "soil", "province", "airport", "capital", "region", "side"};
// What is held or signed in a city that stands before it: "the Geneva talks".
constexpr std::array<std::string_view, 14> kHeldThere = {"accord", "agreement", "conference", "congress", "declaration",
                                                         "forum",  "gathering", "meeting",    "process",  "protocol",
                                                         "round",  "summit",    "talk",       "talks"};
// Verbs whose object is spoken to or judged: a capital as their object is a government.
constexpr std::array<std::string_view, 22> kAddress = {
    "accuse",    "blame",     "warn",     "urge",  "press",  "pressure", "sanction", "condemn",
    "criticize", "criticise", "tell",     "ask",   "inform", "assure",   "threaten", "force",
    "push",      "invite",    "persuade", "thank", "help",   "anger"};
// "Shia Hezbollah", "Islamist Hamas": a word with a capital that is no part of the name.
bool describes(std::string_view form) {
  static constexpr std::array<std::string_view, 17> kWords = {
      "arab",   "christian", "druze", "eastern", "former",   "islamic", "jewish", "kurdish", "main",
      "muslim", "northern",  "shia",  "shiite",  "southern", "sunni",   "tuareg", "western"};
  const std::string word = lower(form);
  return word.ends_with("ist") || word.find('-') != std::string::npos || among(kWords, word);
}

// What a name ends with that stands for a body, so that who bears it can act though the dictionary does not have it:
// "the Zarobi Front", "the Teshko People's Movement". Empty for other names.
std::string_view sector_of_last_word(const Tree& tree, WordId head) {
  const std::string_view form = tree[head].form;
  if (form != "Front" && form != "Movement") return {};
  const auto children = tree.children(head);
  const bool longer = std::any_of(children.begin(), children.end(), [&](WordId c) {
    return c < head && tree[c].rel != Rel::det && is_upper(code_point(tree[c].form, 0).value);
  });
  return !longer ? "" : form == "Front" ? "REB" : "PTY";
}

bool is_leader(const ActorDictionary& d, const NameMatch& n) {
  return d.actor_class(n.actor) == ActorClass::leader;
}

}  // namespace

std::string_view country_of_ship(const Tree& tree, WordId head) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kPrefixes = {{{"ARA", "ARG"},
                                                                                               {"BNS", "BGD"},
                                                                                               {"BRP", "PHL"},
                                                                                               {"HMAS", "AUS"},
                                                                                               {"HMCS", "CAN"},
                                                                                               {"HMNZS", "NZL"},
                                                                                               {"HMS", "GBR"},
                                                                                               {"INS", "IND"},
                                                                                               {"IRIS", "IRN"},
                                                                                               {"KRI", "IDN"},
                                                                                               {"PNS", "PAK"},
                                                                                               {"RFS", "RUS"},
                                                                                               {"ROKS", "KOR"},
                                                                                               {"RSS", "SGP"},
                                                                                               {"TCG", "TUR"},
                                                                                               {"USS", "USA"}}};
  if (tree[head].upos != Upos::PROPN) return {};
  const auto of = [&](WordId w) -> std::string_view {
    const auto found = std::ranges::find(kPrefixes, tree[w].form, [](const auto& p) { return p.first; });
    return found == kPrefixes.end() ? std::string_view() : found->second;
  };
  if (const std::string_view own = of(head); !own.empty()) return own;
  for (const WordId c : tree.children(head)) {
    if (tree[c].rel != Rel::compound && tree[c].rel != Rel::flat && tree[c].rel != Rel::nmod_desc) continue;
    if (const std::string_view country = of(c); !country.empty()) return country;
  }
  return {};
}

Resolver::Resolver(MentionDraft& draft)
    : d_(draft), found_(draft.tree().words.size()), state_(draft.tree().words.size(), 0) {
  std::set<ActorIndex> actors;
  for (const NameMatch& n : d_.names) actors.insert(n.actor);
  for (const ActorIndex a : actors) {
    spoken_of_.emplace(d_.dictionary.actor(a, d_.analysis.document.published).country, a);
  }
}

void Resolver::use_entities() {
  use_entities_ = true;
  std::fill(state_.begin(), state_.end(), std::uint8_t{0});
}

Actor Resolver::actor_of(WordId head) {
  std::uint8_t& state = state_[head.index()];
  if (state == 1) return {};  // a circle in the tree's apposition and possession
  if (state == 0) {
    state = 1;
    found_[head.index()] = decide(head);
    state_[head.index()] = 2;
  }
  return found_[head.index()];
}

// "in exile", "on guard": a bare singular after a preposition names a state, not a person.
const TypeMatch* Resolver::type_of(WordId head) const {
  const TypeMatch* type = d_.type_headed_by(head);
  const Tree& tree = d_.tree();
  if (!type || type->type->kind != ActorType::Kind::person || tree[head].xpos != "NN") return type;
  if (tree[head].lemma == "justice" && tree.leftmost(head) == head) return nullptr;  // "to demand justice"
  const auto children = tree.children(head);
  const bool bare = std::all_of(children.begin(), children.end(), [&](WordId c) {
    return c > head || tree[c].rel == Rel::case_ || tree[c].rel == Rel::punct;
  });
  return bare && tree.child(head, Rel::case_).valid() && !tree.child(head, Rel::flat).valid() &&
                 !tree.child(head, Rel::appos).valid()
             ? nullptr
             : type;
}

Actor Resolver::decide(WordId head) {
  const Tree& tree = d_.tree();
  Actor actor;
  const NameMatch* name = d_.name_headed_by(head);
  const TypeMatch* type = type_of(head);
  if (name && type && type->first <= name->first && type->last >= name->last && type->first < name->first)
    name = nullptr;
  if (name && !names_other(*name)) {
    actor = named(*name, head);
  } else if (type && !(tree[head].upos == Upos::PROPN && type->first == type->last && at_place(head))) {
    actor = typed(*type->type, head);
  } else if (tree[head].upos == Upos::PROPN) {
    actor = untyped_name(head);
  }
  if (const std::string_view country = country_of_ship(tree, head); !country.empty()) {
    actor = Actor();
    actor.country = country;
    actor.sectors = {"MIL"};
  }
  if (!actor.known()) actor = from_place(head);
  if (actor.sectors.empty() && !name) {
    if (const std::string_view sector = sector_of_last_word(tree, head); !sector.empty()) {
      actor.sectors = {std::string(sector)};
    }
  }
  if (use_entities_) {
    const MentionId m = d_.mention_of_head[head.index()];
    if (m.valid()) {
      const Mention& mention = d_.analysis.mention(m);
      if (mention.entity.valid()) merge(actor, d_.analysis.entities[mention.entity.index()].actor);
    }
  }
  return actor;
}

// "Melania Trump" is not the Trump of the dictionary: a capitalised word that is no title comes before it.
bool Resolver::names_other(const NameMatch& name) const {
  const Tree& tree = d_.tree();
  const auto in_chain = [&](WordId w) {
    return tree[w].upos == Upos::PROPN &&
           (tree[w].rel == Rel::flat || tree[w].head == name.head || tree[name.head].head == w);
  };
  const Sentence& s = tree.sentences[tree.sentence_of(name.first).index()];
  const bool person = is_leader(d_.dictionary, name) && name.first == name.last;
  const WordId before(name.first.value - 1), after(name.last.value + 1);
  if (person && s.contains(before) && in_chain(before) && d_.name_of_word[before.index()] < 0) {
    const CodePoint c = code_point(tree[before].form, 0);
    // Types are in the order of their first words and short, so that only the last few can reach this word.
    auto type =
        std::partition_point(d_.types.begin(), d_.types.end(), [&](const TypeMatch& t) { return t.first <= before; });
    bool title = false;
    for (int back = 0; back < 6 && type != d_.types.begin(); ++back) title = title || (--type)->last >= before;
    if (is_upper(c.value) && !title && !tree[before].form.ends_with('.') && tree[before].rel != Rel::nmod_desc) {
      return true;
    }
  }
  if (is_leader(d_.dictionary, name) && is_namesake(name)) return true;
  // "The Iraqi National Intelligence Service" is not South Korea's.
  const ActorClass kind = d_.dictionary.actor_class(name.actor);
  const bool body = kind == ActorClass::group || kind == ActorClass::organisation || kind == ActorClass::media;
  const NameMatch* whose = body && s.contains(before) ? d_.name_headed_by(before) : nullptr;
  if (whose != nullptr && has(whose->uses, AliasUse::adjective) && tree[before].head == name.head &&
      d_.dictionary.actor_class(whose->actor) == ActorClass::country) {
    const std::string country = d_.dictionary.actor(name.actor, d_.analysis.document.published).country;
    const bool state = !country.empty() && !is_non_state(country);
    if (state && d_.dictionary.actor(whose->actor, {}).country != country) return true;
  }
  // "Pan-American", "Anglo-American".
  const WordId prefix(name.first.value - 2);
  if (prefix >= s.first && tree[before].form == "-" && among(kPrefixes, lower(tree[prefix].form))) return true;
  // "Social Democratic Party": a longer name than the dictionary's is another's.
  if (body && before > s.first && s.contains(before) && d_.name_of_word[before.index()] < 0 &&
      (tree[before].rel == Rel::compound || tree[before].rel == Rel::amod || tree[before].rel == Rel::flat) &&
      tree[before].head == name.head && is_upper(code_point(tree[before].form, 0).value) &&
      tree[before].form.size() > 3 && !d_.type_headed_by(before) && !describes(tree[before].form)) {
    return true;
  }
  // "The Zarobi Liberation Army" has nothing to do with a newspaper.
  const WordId whole = tree[name.head].head;
  if (kind == ActorClass::media && tree[name.head].rel == Rel::compound && whole.valid() &&
      is_upper(code_point(tree[whole].form, 0).value)) {
    return true;
  }
  // "Duterte Youth".
  if (person && s.contains(after) && in_chain(after) && d_.name_of_word[after.index()] < 0 &&
      (tree[after].rel == Rel::flat || tree[name.head].rel == Rel::compound) && tree[after].rel != Rel::appos) {
    return !d_.type_headed_by(after);
  }
  // "Michael Jordan", "Jordan Peele": a country's name in a person's.
  if (d_.dictionary.actor_class(name.actor) == ActorClass::country && name.first == name.last) {
    if (s.contains(before) && in_chain(before) && d_.dictionary.gender(tree[before].form) != Gender::unknown)
      return true;
    if (s.contains(after) && tree[after].rel == Rel::flat && tree[after].head == name.head &&
        d_.name_of_word[after.index()] < 0) {
      return true;
    }
  }
  return false;
}

// "Defense Minister Pedro Sanchez" in a report on Colombia is not Spain's prime minister: another office stands before
// the name, and nothing else in the report is of his country.
bool Resolver::is_namesake(const NameMatch& name) const {
  const WordId before(name.first.value - 1);
  const TypeMatch* type = before.valid() ? d_.type_headed_by(before) : nullptr;
  const Actor known = d_.dictionary.actor(name.actor, d_.analysis.document.published);
  // "Saudi Arabia's King Abdullah" is not Jordan's.
  for (const WordId w : d_.tree().children(name.head)) {
    const NameMatch* owner = d_.tree()[w].rel == Rel::nmod_poss ? d_.name_headed_by(w) : nullptr;
    if (owner == nullptr || d_.dictionary.actor_class(owner->actor) != ActorClass::country) continue;
    if (!is_non_state(known.country) && d_.dictionary.actor(owner->actor, {}).country != known.country) return true;
  }
  if (type == nullptr || type->type->role.empty()) return false;
  if (known.role.empty()) return false;
  const std::string& title = type->type->role;
  if (known.role.find(title) != std::string::npos || title.find(known.role) != std::string::npos) return false;
  const auto [first, last] = spoken_of_.equal_range(known.country);
  return std::all_of(first, last, [&](const auto& other) { return other.second == name.actor; });
}

Actor Resolver::named(const NameMatch& name, WordId head) {
  const Date date = d_.analysis.document.published;
  if (d_.dictionary.actor_class(name.actor) == ActorClass::country) return country(name, head);
  if (!name.elsewhere.empty()) {
    Actor party;
    party.country = name.elsewhere;
    party.sectors = {"PTY"};
    return party;
  }
  Actor actor = d_.dictionary.actor(name.actor, date);
  if (is_leader(d_.dictionary, name) || !actor.country.empty()) return actor;
  const Actor whose = affiliation(head, 0);
  if (actor.country.empty()) actor.country = whose.country;
  return actor;
}

// A country's name, an adjective, its people, or a capital.
Actor Resolver::country(const NameMatch& name, WordId head) {
  const Tree& tree = d_.tree();
  Actor actor = d_.dictionary.actor(name.actor, d_.analysis.document.published);
  Position position = position_of(tree, head);
  // "Brussels" in a report that does not speak of Belgium.
  if (tree[head].form == "Brussels" && has(name.uses, AliasUse::seat) &&
      (position == Position::agent || position == Position::patient || position == Position::party) &&
      std::ranges::none_of(d_.names, [&](const NameMatch& n) {
        return n.actor == name.actor && d_.tree()[n.head].form != "Brussels";
      })) {
    if (const auto union_ = d_.dictionary.find("European Union"))
      return d_.dictionary.actor(*union_, d_.analysis.document.published);
  }
  const Word& w = tree[head];
  WordId governor = tree[first_conjunct(tree, head)].head;
  // "Israeli airstrikes hit" read as if "Israeli" were the subject: an adjective before a noun is a modifier.
  const WordId next(name.last.value + 1);
  if (has(name.uses, AliasUse::adjective) && !has(name.uses, AliasUse::name) && next.index() < tree.words.size() &&
      tree.sentence_of(next) == tree.sentence_of(head) && w.xpos != "NNPS" &&
      (tree[next].upos == Upos::NOUN || tree[next].upos == Upos::ADJ)) {
    position = Position::modifier;
    governor = next;
  }
  // "Ethnic Albanians" may be of any country.
  const WordId before(name.first.value - 1);
  if (before.valid() && tree[before].lemma == "ethnic") {
    Actor people;
    people.sectors = {"CVL"};
    return position == Position::modifier ? Actor() : people;
  }
  const bool place_noun = governor.valid() && among(kPlaceNouns, tree[governor].lemma);
  const bool plural_only = !has(name.uses, AliasUse::adjective);  // "Israelis"
  if (has(name.uses, AliasUse::people) && !has(name.uses, AliasUse::name) &&
      (plural_only || position != Position::modifier)) {
    Actor people;  // not the state, so neither its id nor its name
    people.country = actor.country;
    people.sectors = {"CVL"};
    return people;
  }
  bool acts = false;
  switch (position) {
    case Position::agent:
      acts = !(has(name.uses, AliasUse::seat) && governor.valid() && tree.child(governor, Rel::cop).valid() &&
               tree[governor].upos == Upos::NOUN);
      break;
    case Position::possessor:
      acts = !place_noun;
      break;
    case Position::party:
      acts = !has(name.uses, AliasUse::seat) || preposition_of(tree, head) != "on";
      break;
    case Position::patient:
      acts = !has(name.uses, AliasUse::seat) ||
             (governor.valid() && (among(kAddress, tree[governor].lemma) || tree.child(governor, Rel::xcomp).valid() ||
                                   tree.child(governor, Rel::ccomp).valid()));
      break;
    case Position::modifier:
      // "Israeli demands" are the state's; "Israeli officials" are themselves; "the Israeli border" is a place.
      acts = governor.valid() && !place_noun && !d_.type_headed_by(governor) && tree[governor].upos == Upos::NOUN &&
             !(has(name.uses, AliasUse::seat) && among(kHeldThere, tree[governor].lemma));
      break;
    case Position::place:
      break;
    case Position::other:
      acts = !w.head.valid() && !has(name.uses, AliasUse::seat) && preposition_of(tree, head).empty();
      break;
  }
  if (acts) actor.sectors = {"GOV"};
  return actor;
}

// "Taliban militants" in a sentence that speaks of Pakistan and not of Afghanistan, when the Taliban govern there: the
// dictionary's "Pakistan Taliban". `whose` itself when there is none.
Actor Resolver::namesake_of(const Actor& whose, WordId head) const {
  const SentenceId sentence = d_.tree().sentence_of(head);
  std::string country;
  for (const NameMatch& n : d_.names) {
    const bool here = d_.tree().sentence_of(n.first) == sentence;
    if (!here || d_.dictionary.actor_class(n.actor) != ActorClass::country) continue;
    const Actor named = d_.dictionary.actor(n.actor, d_.analysis.document.published);
    if (named.country == whose.country) return whose;
    if (country.empty()) country = named.name;
  }
  const auto found = d_.dictionary.find(country + " " + whose.name);
  return country.empty() || !found ? whose : d_.dictionary.actor(*found, d_.analysis.document.published);
}

Actor Resolver::typed(const ActorType& type, WordId head) {
  const Tree& tree = d_.tree();
  bool former = false;
  for (const WordId c : tree.children(head)) {
    if (c < head && (tree[c].rel == Rel::amod || tree[c].rel == Rel::advmod || tree[c].rel == Rel::compound)) {
      former = former || among(kFormer, lower(tree[c].form));
    }
  }
  former = former || (lower(tree[head].form).starts_with("ex-"));
  const bool human = type.kind == ActorType::Kind::person || type.kind == ActorType::Kind::people;
  // "the army chief, Asim Munir", "the gas firm Gazprom": the name says most.
  for (const WordId c : tree.children(head)) {
    const Rel rel = tree[c].rel;
    const bool names = rel == Rel::appos || rel == Rel::flat || rel == Rel::nmod_unmarked || rel == Rel::nmod_desc;
    const NameMatch* name = c > head && names ? d_.name_headed_by(c) : nullptr;
    if (!name || d_.dictionary.actor_class(name->actor) == ActorClass::country || names_other(*name)) continue;
    if (human == is_leader(d_.dictionary, *name)) {
      return d_.dictionary.actor(name->actor, d_.analysis.document.published);
    }
  }
  Actor whose = affiliation(head, 0);
  // A group that governs has no insurgents; those of another country's group of that name may be meant.
  if (type.role == "militant" || type.role == "insurgent" || type.role == "terrorist") {
    if (!whose.group.empty() && has_sector(whose, "GOV")) whose = namesake_of(whose, head);
  }
  Actor actor = combine(type, whose, former);
  // "All parties", "the warring parties": those at the table, not political parties.
  if (tree[head].lemma == "party" && is_plural(tree[head]) &&
      std::ranges::any_of(tree.children(head), [&](WordId c) { return among(kAtTable, lower(tree[c].form)); })) {
    actor.sectors.clear();
    actor.role.clear();
  }
  // "Foreign charities": of no one country.
  if (actor.country.empty()) {
    const bool abroad = std::ranges::any_of(tree.children(head), [&](WordId c) {
      return tree[c].rel == Rel::amod && among(kWorldwide, lower(tree[c].form));
    });
    const bool charity = has_sector(actor, "NGO") || has_sector(actor, "SOC");
    if (abroad && actor.group.empty() && charity) actor.country = "NGO";
  }
  // "His counterpart": of the same kind of office.
  const WordId owner = tree.child(head, Rel::nmod_poss);
  if (!actor.known() && tree[head].lemma == "counterpart" && owner.valid()) actor.sectors = actor_of(owner).sectors;
  if (human) {
    for (const WordId c : tree.children(head)) {
      if (tree[c].rel == Rel::appos && tree[c].upos == Upos::PROPN && actor.name.empty() && !d_.type_headed_by(c)) {
        const WordRange range = noun_phrase(tree, c);
        if (tree[range.first].form.size() == 1) continue;  // "Speaker Paul Ryan (R-Wis.)": a party
        actor.name = cover(tree[range.first].span, tree[range.last].span).in(d_.analysis.document.text);
      }
    }
  }
  return actor;
}

// A name that the dictionary does not have: its title, its apposition, or the kind of body in its name.
Actor Resolver::untyped_name(WordId head) {
  const Tree& tree = d_.tree();
  Actor actor;
  for (const Rel rel : {Rel::nmod_desc, Rel::compound, Rel::appos, Rel::flat}) {
    for (const WordId c : tree.children(head)) {
      if (tree[c].rel != rel || !d_.type_headed_by(c)) continue;
      const Actor title = actor_of(c);
      // What a title says itself comes before what a second one adds.
      Actor plain = title;
      plain.name.clear();
      plain.id.clear();
      merge(actor, plain);
    }
  }
  if (!actor.known() && actor.role.empty()) {
    // "Petro Ivanenko, of the Ukrainian navy".
    for (const WordId c : tree.children(head)) {
      if (tree[c].rel == Rel::nmod && preposition_of(tree, c) == "of") actor = actor_of(c);
    }
  } else if (actor.country.empty() && actor.group.empty()) {
    const Actor whose = affiliation(head, 0);
    actor.country = whose.country;
    actor.group = whose.group;
    if (actor.sectors.empty()) actor.sectors = whose.sectors;
  }
  return actor;
}

// Who a modifier speaks of: "Pakistani", "Taliban", "Hamas-run".
Actor Resolver::modifier(WordId word, int depth) {
  const Tree& tree = d_.tree();
  if (const NameMatch* name = d_.name_at(word); name && names_other(*name)) return {};
  if (const NameMatch* name = d_.name_at(word)) {
    const std::string_view form = tree[word].form;
    // The name may be a part of the word only: "Iran-backed", "anti-Taliban".
    if (name->first == name->last && name->span.size() < form.size()) {
      const std::string before = lower(form.substr(0, name->span.begin - tree[word].span.begin));
      const std::string after = lower(form.substr(name->span.end - tree[word].span.begin));
      if (after.size() > 1 && after.front() == '-' && !among(kGoverned, std::string_view(after).substr(1))) return {};
      if (before.size() > 1 && among(kOpposed, std::string_view(before).substr(0, before.size() - 1))) return {};
    }
    return named(*name, name->head);
  }
  const std::string lemma = lower(tree[word].form);
  const bool participle = tree[word].xpos == "VBN" || tree[word].xpos == "VBD" || tree[word].upos == Upos::VERB;
  if (participle && !among(kGoverned, lemma)) return {};
  if (among(kOpposed, lemma) || depth > 3) return {};
  const Actor actor = affiliation(word, depth + 1);
  return actor.known() ? actor : from_place(word);
}

// What the phrase belongs to. `depth` bounds the walk down compounds.
Actor Resolver::affiliation(WordId head, int depth) {
  const Tree& tree = d_.tree();
  const auto children = tree.children(head);
  // Of another country than whose counterpart or neighbour, or "his Zambian colleague", he is.
  const bool opposite = among({"counterpart", "neighbor", "neighbour"}, tree[head].lemma) ||
                        (tree[head].lemma == "colleague" && tree.child(head, Rel::amod).valid());
  for (const WordId c : children) {
    if (tree[c].rel != Rel::nmod_poss || opposite) continue;
    if (const Actor a = actor_of(c); a.known()) return a;
  }
  for (const WordId c : children) {
    const Rel rel = tree[c].rel;
    const bool left = c < head;
    if (left && (rel == Rel::amod || rel == Rel::compound || rel == Rel::nmod_desc || rel == Rel::nmod_unmarked ||
                 rel == Rel::det || rel == Rel::flat || rel == Rel::nmod || rel == Rel::advmod || rel == Rel::obl)) {
      if (const Actor a = modifier(c, depth); a.known()) return a;
    }
  }
  // "Pakistan army chief" where the parser hangs the country on something else: the word right before the phrase's
  // own words.
  for (const WordId c : children) {
    if (tree[c].rel != Rel::nmod && tree[c].rel != Rel::obl) continue;
    const std::string preposition = lower(preposition_of(tree, c));
    // "A counsellor at the Russian embassy".
    const bool serves = (preposition == "at" || preposition == "in") && is_person(head) &&
                        among({"consulate", "embassy", "legation", "mission"}, tree[c].lemma);
    if (preposition == "of" || preposition == "from" || preposition == "with" || preposition == "for" || serves) {
      Actor a = actor_of(c);
      if (preposition == "for" && !is_person(head)) continue;
      if (!a.known() && preposition == "of" && depth < 2 && is_person(head)) {  // "the crew of a Vietnamese trawler"
        const std::string country = affiliation(c, depth + 2).country;
        if (!is_non_state(country)) a.country = country;
      }
      if (a.known()) return a;
    }
  }
  for (const WordId c : children) {
    if (tree[c].rel != Rel::nmod && tree[c].rel != Rel::obl) continue;
    if (position_of(tree, c) != Position::place || is_visiting(tree, head)) continue;
    Actor a = actor_of(c);
    // "Judges at the United Nations tribunal": of that body.
    if (lower(preposition_of(tree, c)) == "at" && a.known() && !a.sectors.empty() && is_person(head)) return a;
    if (!a.country.empty() && a.group.empty()) {
      Actor country;
      country.country = a.country;
      return country;
    }
  }
  for (const WordId c : children) {
    if (tree[c].rel != Rel::acl && tree[c].rel != Rel::acl_relcl) continue;
    if (!among(kBelonging, lower(tree[c].lemma))) continue;
    for (const WordId g : tree.children(c)) {
      if (!is(tree[g].rel, Rel::obl) && tree[g].rel != Rel::obj && tree[g].rel != Rel::nmod) continue;
      if (const Actor a = actor_of(g); a.known()) return a;
    }
  }
  for (const WordId c : children) {
    if (tree[c].rel != Rel::appos) continue;
    if (const Actor a = actor_of(c); a.known()) return a;
  }
  return {};
}

const Place* Resolver::at_place(WordId head) const {
  const Word& w = d_.tree()[head];
  const auto& places = d_.analysis.places;
  const auto p =
      std::partition_point(places.begin(), places.end(), [&](const Place& q) { return q.span.end <= w.span.begin; });
  return p != places.end() && p->span.overlaps(w.span) && !p->country.empty() ? &*p : nullptr;
}

Actor Resolver::from_place(WordId head) const {
  Actor actor;
  const Place* place = d_.tree()[head].upos == Upos::PROPN ? at_place(head) : nullptr;
  if (place && !is_water(d_.tree()[head])) actor.country = place->country;
  return actor;
}

}  // namespace hearsay
