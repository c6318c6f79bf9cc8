#include "event/filler.h"

#include <algorithm>
#include <array>

#include "base/lists.h"
#include "base/strings.h"
#include "event/sides.h"
#include "mention/noun_phrase.h"

namespace hearsay {

namespace {

constexpr auto kLocative = std::to_array<std::string_view>(
    {"across", "along", "around", "at", "during", "in", "inside", "near", "off", "outside", "throughout", "within"});

// Verbs of what is in a vehicle or building.
constexpr auto kHolding = std::to_array<std::string_view>(
    {"bring", "carry", "contain", "ferry", "hold", "house", "shelter", "store", "take", "transport"});

// What is done with a thing by whoever has it: "drones launched by Russia" are Russia's.
constexpr auto kOwning = std::to_array<std::string_view>({"charter", "detonate", "fire", "fly", "hurl", "launch", "lay",
                                                          "lob", "operate", "own", "plant", "run", "send", "throw"});

constexpr auto kPlanning =
    std::to_array<std::string_view>({"announce", "call", "organise", "organize", "plan", "stage"});

// The Taliban are one also where they govern.
bool is_armed_group(const Actor& actor) {
  const bool party = std::find(actor.sectors.begin(), actor.sectors.end(), "PTY") != actor.sectors.end();
  return !actor.group.empty() && actor.country != "IGO" && actor.country != "NGO" && !party;
}

}  // namespace

Fillers::Fillers(const Analysis& analysis) : analysis_(analysis), at_(analysis.tree.words.size()) {
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    const WordId head = analysis.mentions[i].head;
    if (head.valid() && !at_[head.index()].valid()) at_[head.index()] = MentionId(i);
  }
}

bool Fillers::is_actor(MentionId id) const {
  if (!id.valid()) return false;
  const Mention& m = analysis_.mention(id);
  if (m.kind == MentionKind::pronoun) return m.actor.known() || m.person;
  return m.actor.known() || m.person;
}

bool Fillers::is_force(MentionId id) const {
  constexpr auto kForces = std::to_array<std::string_view>({"MIL", "COP", "REB", "PRM", "UAF", "SPY", "CRM"});
  const auto& sectors = analysis_.mention(id).actor.sectors;
  return std::any_of(sectors.begin(), sectors.end(), [&](const std::string& s) {
    return std::find(kForces.begin(), kForces.end(), s) != kForces.end();
  });
}

bool Fillers::is(WordId word, FillerKind kind) const {
  if (kind == FillerKind::any) return true;
  const MentionId id = mention_at(word);
  const bool actor = is_actor(id);
  const Mention* m = id.valid() ? &analysis_.mention(id) : nullptr;
  switch (kind) {
    case FillerKind::person:
      return m != nullptr && m->person;
    case FillerKind::people:
      return m != nullptr && m->person && m->plural;
    case FillerKind::body:
      return actor && !m->person;
    case FillerKind::force:
      return actor && (is_force(id) || is_armed_group(m->actor));
    case FillerKind::place: {
      const Span span = analysis_.tree[word].span;
      return std::any_of(analysis_.places.begin(), analysis_.places.end(),
                         [&](const Place& p) { return p.span.overlaps(span); });
    }
    case FillerKind::actor:
      return actor;
    case FillerKind::thing:
      return !actor;
    case FillerKind::any:
      break;
  }
  return true;
}

bool Fillers::is_mere_place(WordId word) const {
  const MentionId id = mention_at(word);
  if (!id.valid() || analysis_.tree[word].upos != Upos::PROPN) return false;
  const Mention& m = analysis_.mention(id);
  return m.kind == MentionKind::name && !m.person && m.actor.sectors.empty() && m.actor.group.empty();
}

// Of "Egyptian-Israeli talks", the state before the hyphen; invalid where there is none.
WordId Fillers::partner(WordId word) const {
  const Tree& tree = analysis_.tree;
  const WordId hyphen(word.value - 1), before(word.value - 2);
  if (!before.valid() || tree.sentence_of(before) != tree.sentence_of(word)) return {};
  const auto is_state = [&](WordId w) {
    const MentionId m = mention_at(w);
    return m.valid() && is_state_name(analysis_.mention(m));
  };
  const bool pair = (tree[hyphen].form == "-" || tree[hyphen].form == "–") && is_state(before) && is_state(word);
  return pair ? before : WordId();
}

// The word with its conjuncts and its partner.
std::vector<WordId> Fillers::with_partners(WordId word) const {
  std::vector<WordId> all = with_conjuncts(analysis_.tree, word);
  const WordId before = partner(word);
  if (before.valid() && std::ranges::find(all, before) == all.end()) all.insert(all.begin(), before);
  return all;
}

// "Armenian and Azerbaijani envoys", "the leaders of Fiji and Tonga": of two countries, each by its own name. Where one
// of the two is part of the phrase's own name ("North and South Korea", "Chadian and Malian troops" when the dictionary
// has "Malian troops"), that name is the other party.
std::vector<MentionId> Fillers::several_owners(WordId word) const {
  const Tree& tree = analysis_.tree;
  const MentionId own = mention_at(word);
  if (!own.valid()) return {};
  for (const WordId c : tree.children(word)) {
    const Rel r = tree[c].rel;
    const bool of = r == Rel::nmod && (case_of(tree, c) == "of" || case_of(tree, c) == "from");
    if (r != Rel::amod && r != Rel::compound && r != Rel::nmod_poss && !of) continue;
    const bool joined = r == Rel::amod || r == Rel::compound;
    std::vector<MentionId> several;
    for (const WordId w : with_partners(c)) {
      if (w == word) continue;
      MentionId m = mention_at(w);
      if (!m.valid() && joined && tree[w].rel == Rel::conj) m = own;
      if (is_actor(m)) several.push_back(m);
    }
    // "North and South Korea", where the tree hangs both on the country.
    const WordId next(c.value + 1);
    if (joined && several.size() == 1 && next < word && tree[next].lemma == "and" && is_actor(own) &&
        several.front() != own) {
      several.push_back(own);
    }
    const bool two = several.size() > 1 && analysis_.mention(several[0]).entity != analysis_.mention(several[1]).entity;
    if (two && (analysis_.mention(own).plural || several.back() == own)) return several;
  }
  return {};
}

// "Kenya and Ethiopia said they would send envoys": they are both, though the pronoun refers to one of them.
std::vector<MentionId> Fillers::all_meant(MentionId pronoun) const {
  if (!pronoun.valid()) return {};
  const Mention& m = analysis_.mention(pronoun);
  const Tree& tree = analysis_.tree;
  if (m.kind != MentionKind::pronoun || !m.entity.valid() || tree[m.head].lemma != "they") return {};
  WordId last;
  for (const MentionId id : analysis_.entities[m.entity.index()].mentions) {
    const Mention& earlier = analysis_.mention(id);
    if (earlier.kind != MentionKind::pronoun && earlier.head < m.head) last = earlier.head;
  }
  if (!last.valid() || tree.sentence_of(m.head).value - tree.sentence_of(last).value > 1) return {};
  const WordId first = tree[last].rel == Rel::conj && tree[last].head.valid() ? tree[last].head : last;
  std::vector<MentionId> all;
  for (const WordId w : with_conjuncts(tree, first)) {
    if (is_actor(mention_at(w))) all.push_back(mention_at(w));
  }
  return all;
}

bool Fillers::is_water_of(WordId word) const {
  const Tree& tree = analysis_.tree;
  if (among({"coast", "water", "waters"}, tree[word].lemma)) {  // but "into Japanese waters", "off Norway's coast"
    return std::ranges::none_of(tree.children(word), [&](WordId c) {
      return (tree[c].rel == Rel::amod || tree[c].rel == Rel::compound || tree[c].rel == Rel::nmod_poss) &&
             is_actor(mention_at(c));
    });
  }
  const WordId owner = tree.child(word, Rel::nmod);
  const bool named = tree[word].upos == Upos::PROPN && owner.valid() && case_of(tree, owner) == "of";
  return named && is_water(tree[word]);
}

std::vector<MentionId> Fillers::parties(WordId word, SlotRole role, const std::vector<EntityId>& except) const {
  const auto wanted = [&](MentionId m) {
    return is_actor(m) && std::find(except.begin(), except.end(), analysis_.mention(m).entity) == except.end();
  };
  const MentionId own = mention_at(word);
  // "A protest against the Iran war": whose war it is says nothing of whom one stands against.
  const std::string_view lemma = analysis_.tree[word].lemma;
  if (role == SlotRole::recipient && !is_actor(own) && (lemma == "war" || lemma == "conflict")) return {};
  if (is_water_of(word)) return {};
  if (const std::vector<MentionId> several = several_owners(word); !several.empty()) {
    std::vector<MentionId> found = several;
    std::erase_if(found, [&](MentionId m) { return !wanted(m); });
    if (found.size() > 1) return found;
  }
  // "Their foreign ministers": those of all of them.
  const WordId owner = analysis_.tree.child(word, Rel::nmod_poss);
  const bool theirs = own.valid() && owner.valid() && analysis_.mention(own).plural && analysis_.mention(own).person;
  if (std::vector<MentionId> all = all_meant(theirs ? mention_at(owner) : own); all.size() > 1) {
    std::erase_if(all, [&](MentionId m) { return !wanted(m); });
    return all;
  }
  const Tree& tree = analysis_.tree;
  // "Frigates of the Chilean and Peruvian navies".
  for (const WordId c : tree.children(word)) {
    if (tree[c].rel != Rel::nmod || case_of(tree, c) != "of" || !own.valid() || !analysis_.mention(own).plural)
      continue;
    std::vector<MentionId> found = several_owners(c);
    std::erase_if(found, [&](MentionId m) { return !wanted(m); });
    if (found.size() > 1) return found;
  }
  if (is_actor(own)) {
    std::vector<MentionId> found;
    for (const WordId w : {partner(word), word}) {
      if (w.valid() && wanted(mention_at(w))) found.push_back(mention_at(w));
    }
    return found;
  }
  const auto first_actor = [&](auto&& accept) -> std::vector<MentionId> {
    for (const WordId c : tree.children(word)) {
      if (!accept(c)) continue;
      std::vector<MentionId> found;
      for (const WordId w : with_partners(c)) {
        if (wanted(mention_at(w))) found.push_back(mention_at(w));
      }
      if (!found.empty()) return found;
    }
    return {};
  };
  if (auto found = first_actor([&](WordId c) { return tree[c].rel == Rel::nmod_poss; }); !found.empty()) return found;
  if (auto found = first_actor([&](WordId c) {
        const Rel r = tree[c].rel;
        return r == Rel::amod || r == Rel::compound || r == Rel::nmod_unmarked || r == Rel::nmod_desc ||
               r == Rel::appos || r == Rel::flat;
      });
      !found.empty()) {
    return found;
  }
  // "a Russian drone attack": the demonym may hang on the compound.
  for (const WordId c : tree.children(word)) {
    if (tree[c].rel != Rel::compound || is_actor(mention_at(c))) continue;
    for (const WordId d : tree.children(c)) {
      const bool modifies = tree[d].rel == Rel::amod || tree[d].rel == Rel::compound;
      if (!modifies || !wanted(mention_at(d))) continue;
      std::vector<MentionId> found;
      for (const WordId w : with_partners(d)) {
        if (wanted(mention_at(w))) found.push_back(mention_at(w));
      }
      return found;
    }
  }
  const auto complement = [&](WordId c) {
    if (tree[c].rel != Rel::nmod) return false;
    const std::string_view preposition = case_of(tree, c);
    if (role == SlotRole::actor) return preposition == "of" || preposition == "by" || preposition == "from";
    return std::find(kLocative.begin(), kLocative.end(), preposition) == kLocative.end();
  };
  // Who did it, before whom it was done to: "the bombing of the embassy by NATO", also where the tree hangs the agent
  // on the embassy.
  const auto agent = [&](WordId c) { return tree[c].rel == Rel::nmod && case_of(tree, c) == "by"; };
  if (auto found = first_actor(agent); !found.empty()) return found;
  for (const WordId c : tree.children(word)) {
    if (tree[c].rel != Rel::nmod || case_of(tree, c) != "of") continue;
    for (const WordId d : tree.children(c)) {
      if (agent(d) && wanted(mention_at(d))) return {mention_at(d)};
    }
  }
  if (auto found = first_actor(complement); !found.empty()) return found;
  // One level further down: "the sincerity of the leadership of the group".
  for (const WordId c : tree.children(word)) {
    if (!complement(c) || mention_at(c) == own) continue;
    if (auto found = parties(c, role, except); !found.empty()) return found;
  }
  for (const WordId c : tree.children(word)) {
    if (tree[c].rel != Rel::acl || !among(kOwning, tree[c].lemma)) continue;
    for (const WordId d : tree.children(c)) {
      const bool by = tree[d].rel == Rel::obl_agent || (tree[d].rel == Rel::obl && case_of(tree, d) == "by");
      if (by && wanted(mention_at(d))) return {mention_at(d)};
    }
  }
  if (role != SlotRole::recipient) return {};
  // "Cattle belonging to Kenyan herders".
  for (const WordId c : tree.children(word)) {
    if (tree[c].rel != Rel::acl || tree[c].lemma != "belong") continue;
    for (const WordId d : tree.children(c)) {
      if (tree[d].rel == Rel::obl && case_of(tree, d) == "to" && wanted(mention_at(d))) return {mention_at(d)};
    }
  }
  // "Banned a march that the union had planned".
  for (const WordId c : tree.children(word)) {
    if ((tree[c].rel != Rel::acl_relcl && tree[c].rel != Rel::acl) || !among(kPlanning, tree[c].lemma)) continue;
    const WordId subject = tree.child(c, Rel::nsubj);
    if (subject.valid() && subject != word && wanted(mention_at(subject))) return {mention_at(subject)};
  }
  // "A bus carrying Israelis": who is inside is hit with it.
  for (const WordId c : tree.children(word)) {
    if (tree[c].rel != Rel::acl || std::find(kHolding.begin(), kHolding.end(), tree[c].lemma) == kHolding.end())
      continue;
    const WordId object = tree.child(c, Rel::obj);
    if (!object.valid()) continue;
    if (auto found = parties(object, role, except); !found.empty()) return found;
  }
  return {};
}

std::vector<MentionId> parties(const Fillers& fillers, const std::vector<WordId>& words, SlotRole role,
                               const std::vector<EntityId>& except) {
  std::vector<MentionId> found;
  for (const WordId w : words) add_unique(found, fillers.parties(w, role, except));
  return found;
}

}  // namespace hearsay
