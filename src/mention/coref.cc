#include "mention/coref.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/strings.h"
#include "mention/combine.h"
#include "mention/noun_phrase.h"
#include "mention/pronouns.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 8> kDefinite = {"the", "this", "that", "these", "those", "both", "such", "said"};
// Nouns that name a referent by its kind alone.
constexpr std::array<std::string_view, 11> kGroupNouns = {"alliance",    "group",   "organisation", "organization",
                                                          "outfit",      "militia", "movement",     "militant group",
                                                          "armed group", "bloc",    "party"};
constexpr std::array<std::string_view, 9> kCountryNouns = {"archipelago", "country",  "emirate",   "island", "kingdom",
                                                           "nation",      "republic", "sultanate", "state"};
// Those who sit at one side of a table.
constexpr std::array<std::string_view, 5> kPartyNouns = {"delegation", "side", "team", "negotiator", "representative"};
constexpr std::array<std::string_view, 7> kFighters = {"fighter",  "guerrilla", "insurgent", "jihadist",
                                                       "militant", "rebel",     "separatist"};
constexpr std::array<std::string_view, 8> kOther = {"another",  "other",     "second", "third",
                                                    "separate", "different", "fourth", "new"};

// A word of the name that it hangs on, whatever its tag: "Zarobi" in "the Zarobi Front".
bool is_name_part(const Tree& tree, WordId word) {
  if (tree[word].rel != Rel::flat && tree[word].rel != Rel::compound) return false;
  return tree[word].upos == Upos::PROPN || is_upper(code_point(tree[word].form, 0).value);
}

class EntityFinder {
 public:
  EntityFinder(MentionDraft& draft, const Resolver& resolver)
      : d_(draft), resolver_(resolver), pronouns_(draft, resolver) {}

  void run() {
    for (std::size_t i = 0; i < d_.analysis.mentions.size(); ++i) {
      const MentionId id(i);
      Mention& m = d_.analysis.mentions[i];
      EntityId entity;
      if (m.kind == MentionKind::pronoun) {
        entity = pronouns_.antecedent(id);
      } else {
        entity = by_apposition(m);
        if (!entity.valid()) entity = by_key(m);
        if (!entity.valid()) entity = m.kind == MentionKind::name ? by_name(m) : by_description(m);
      }
      if (!entity.valid()) {
        entity = EntityId(d_.analysis.entities.size());
        d_.analysis.entities.emplace_back();
      }
      add(id, entity);
    }
  }

 private:
  const Tree& tree() const { return d_.tree(); }
  std::string_view text() const { return d_.analysis.document.text; }

  void add(MentionId id, EntityId entity) {
    Mention& m = d_.analysis.mentions[id.index()];
    m.entity = entity;
    Entity& e = d_.analysis.entities[entity.index()];
    e.mentions.push_back(id);
    if (m.kind == MentionKind::pronoun) return;
    merge(e.actor, m.actor);
    remember(m, entity);
  }

  // A country and its acting government are one; its people, and its capital as a place, are not.
  std::string key_of(const Mention& m) const {
    const NameMatch* name = d_.name_headed_by(m.head);
    if (name && m.actor.id.empty() && m.plural && modifiers(m.head).empty()) return m.actor.country + "/people";
    if (m.actor.id.empty()) return {};
    if (!name || d_.dictionary.actor_class(name->actor) != ActorClass::country) return m.actor.id;
    if (has(name->uses, AliasUse::seat) && m.actor.sectors.empty())
      return m.actor.id + "/" + lower(name->span.in(text()));
    return m.actor.id + "/state";
  }

  // "the army chief, Asim Munir": one referent. "Lahore, Pakistan": two.
  EntityId by_apposition(const Mention& m) const {
    const Word& w = tree()[m.head];
    const NameMatch* name = d_.name_headed_by(m.head);
    if (w.rel != Rel::appos || !name || d_.dictionary.actor_class(name->actor) == ActorClass::country) return {};
    const MentionId governor = d_.mention_of_head[w.head.index()];
    if (!governor.valid()) return {};
    const EntityId entity = d_.analysis.mention(governor).entity;
    return entity.valid() && d_.analysis.mention(governor).span.contains(m.span) ? compatible(entity, m) : EntityId();
  }

  EntityId by_key(const Mention& m) const {
    const std::string key = key_of(m);
    const auto it = key.empty() ? keys_.end() : keys_.find(key);
    return it == keys_.end() ? EntityId() : it->second;
  }

  // The words of the name: its head with what is flat or compound, without titles.
  std::vector<WordId> name_words(WordId head) const {
    std::vector<WordId> words{head};
    for (const WordId c : tree().children(head)) {
      if (is_name_part(tree(), c) || (tree()[c].upos == Upos::NUM && c > head)) words.push_back(c);  // "Article 5"
    }
    std::sort(words.begin(), words.end());
    return words;
  }
  std::string joined(const std::vector<WordId>& words) const {
    std::string out;
    for (const WordId w : words) out += (out.empty() ? "" : " ") + lower(tree()[w].form);
    return out;
  }

  EntityId by_name(const Mention& m) const {
    // "43 million Americans" are not "all Americans".
    if (const NameMatch* name = d_.name_headed_by(m.head);
        name && m.actor.id.empty() && has(name->uses, AliasUse::people)) {
      return {};
    }
    const std::vector<WordId> words = name_words(m.head);
    const std::string full = joined(words);
    if (const auto it = keys_.find("name:" + full); it != keys_.end()) return compatible(it->second, m);
    if (words.size() != 1) return {};
    if (const auto it = keys_.find("last:" + full); it != keys_.end()) return compatible(it->second, m);
    if (const auto it = keys_.find("acronym:" + full); it != keys_.end()) {
      const std::string_view form = tree()[words.front()].form;
      if (std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return it->second;
    }
    return {};
  }
  EntityId compatible(EntityId entity, const Mention& m) const {
    return contradict(d_.analysis.entities[entity.index()].actor, m.actor) ? EntityId() : entity;
  }

  // Head noun without plural; "ministry" for "foreign ministry".
  std::string noun_of(const Mention& m) const { return stem(lower(tree()[m.head].form)); }

  std::string determiner(const Mention& m) const { return determiner_of(tree(), m.head); }

  bool is_other(const Mention& m) const {
    for (const WordId c : tree().children(m.head)) {
      if (c < m.head && among(kOther, lower(tree()[c].form))) return true;
    }
    return false;
  }

  EntityId by_description(const Mention& m) {
    if (is_other(m)) return {};
    const std::string noun = noun_of(m);
    const bool definite = among(kDefinite, determiner(m)) && determiner(m) != "both";
    const TypeMatch* type = d_.type_headed_by(m.head);
    if (!definite) {
      // "Security sources said ... Security sources added", "Pakistan's army ... Pakistan's army".
      const std::string det = determiner(m);
      if (type && (det == "'s" || (det.empty() && m.plural))) {
        const auto it = keys_.find("text:" + lower(m.span.in(text())));
        if (it != keys_.end()) return it->second;
      }
      return {};
    }
    if (!m.plural && among(kCountryNouns, noun) && only_described(m.head)) {
      const EntityId e =
          latest(m, 5, [&](const Mention& c) { return is_country(c, AliasUse::name) && !acts_on(c, m); });
      return e.valid() ? e : latest(m, 5, [&](const Mention& c) { return is_country(c, AliasUse::adjective); });
    }
    if (!m.plural && among(kGroupNouns, noun) && !d_.name_headed_by(m.head)) {
      if (const EntityId e = latest(m, 6, [&](const Mention& c) { return is_group(c, noun); }); e.valid()) return e;
    }
    if (!type) return {};
    if (among(kPartyNouns, noun) && modifiers(m.head).empty()) {
      const EntityId e = latest(m, 12, [&](const Mention& c) {
        return among(kPartyNouns, noun_of(c)) && c.actor.known() && !c.actor.country.empty() && !narrower(m, c);
      });
      if (e.valid()) return e;
    }
    if (const EntityId e = latest(
            m, 40, [&](const Mention& c) { return c.plural == m.plural && noun_of(c) == noun && !narrower(m, c); });
        e.valid()) {
      return e;
    }
    if (m.plural && among(kFighters, noun) && modifiers(m.head).empty()) {
      if (const EntityId e = only_rebels(m); e.valid()) return e;
    }
    const bool human = type->type->kind == ActorType::Kind::person;
    if (human && !m.plural) {
      return latest(
          m, 12, [&](const Mention& c) { return c.person && !c.plural && holds_office(c, noun) && !narrower(m, c); });
    }
    return {};
  }

  // "Portugal has suspended the training of the country's officers": not its own.
  bool acts_on(const Mention& c, const Mention& m) const {
    if (tree()[c.head].rel != Rel::nsubj || tree()[m.head].rel != Rel::nmod_poss) return false;
    const WordId verb = tree()[c.head].head;
    if (!verb.valid() || clause_of(tree(), m.head) != verb) return false;
    const WordId object = tree().child(verb, Rel::obj);
    return object.valid() && tree().dominates(object, m.head);
  }

  bool is_country(const Mention& m, AliasUse use) const {
    const NameMatch* name = d_.name_headed_by(m.head);
    return name && has(name->uses, use) && d_.dictionary.actor_class(name->actor) == ActorClass::country;
  }
  // Whether the noun can stand for this name: "the group" for a militia or an aid organisation, not for an army or the
  // United Nations.
  bool is_group(const Mention& m, std::string_view noun) const {
    const NameMatch* name = d_.name_headed_by(m.head);
    if (noun == "party" && !has_sector(m.actor, "PTY")) return false;
    if (noun == "alliance" && m.actor.country != "IGO" && lower(m.span.in(text())).find(noun) == std::string::npos) {
      return false;
    }
    if (!name) return m.kind == MentionKind::name && !m.person && !m.actor.group.empty();
    switch (d_.dictionary.actor_class(name->actor)) {
      case ActorClass::group:
        return true;
      case ActorClass::organisation:
        return noun.starts_with("organi") || noun == "bloc" || noun == "alliance" ||
               (m.actor.country != "IGO" && noun != "movement");
      case ActorClass::force:
        return std::ranges::any_of(m.actor.sectors, [](const std::string& s) { return s == "REB" || s == "PRM"; });
      default:
        return false;
    }
  }
  // "The ELN rebels ... the guerrillas": the one armed group that the text has named so far.
  EntityId only_rebels(const Mention& m) const {
    EntityId found;
    std::string group;
    for (const Mention& c : d_.analysis.mentions) {
      if (&c == &m) break;
      if (c.actor.group.empty() || !has_sector(c.actor, "REB") || !c.entity.valid()) continue;
      if (c.person && !c.plural) continue;  // its commander
      if (!group.empty() && c.actor.group != group) return {};
      group = c.actor.group;
      found = c.entity;
    }
    return found;
  }
  // "the Turkish delegation" is not "the delegation" of Qatar; "the second round" not the first.
  bool narrower(const Mention& m, const Mention& earlier) const {
    if (contradict(m.actor, d_.analysis.entities[earlier.entity.index()].actor)) return true;
    const std::vector<std::string> known = modifiers(earlier.head);
    const std::vector<std::string> own = modifiers(m.head);
    return std::any_of(own.begin(), own.end(),
                       [&](const std::string& w) { return std::find(known.begin(), known.end(), w) == known.end(); });
  }
  // "The Pacific nation", "the tiny kingdom": by words that name no other.
  bool only_described(WordId head) const {
    return std::ranges::none_of(tree().children(head), [&](WordId c) {
      const Rel rel = tree()[c].rel;
      if (rel == Rel::amod || rel == Rel::compound) return d_.mention_of_head[c.index()].valid();
      return rel == Rel::nummod || rel == Rel::nmod_poss || (rel == Rel::nmod && c > head);
    });
  }

  // What tells one army from another: its adjectives, compounds, numbers, possessors and complements.
  std::vector<std::string> modifiers(WordId head) const {
    std::vector<std::string> words;
    for (const WordId c : tree().children(head)) {
      const Rel rel = tree()[c].rel;
      if (rel == Rel::amod || rel == Rel::compound || rel == Rel::nummod || rel == Rel::nmod_poss ||
          (rel == Rel::nmod && c > head)) {
        words.push_back(stem(lower(tree()[c].form)));
      }
    }
    return words;
  }
  bool holds_office(const Mention& m, const std::string& noun) const {
    const std::string& role = d_.analysis.entities[m.entity.index()].actor.role;
    return !role.empty() && (" " + lower(role)).ends_with(" " + noun);
  }

  // The latest earlier mention, no more than so many sentences back, that passes.
  template <typename Test>
  EntityId latest(const Mention& m, int sentences, Test test) const {
    const auto& all = d_.analysis.mentions;
    const int here = tree().sentence_of(m.head).value;
    for (std::size_t i = static_cast<std::size_t>(&m - all.data()); i-- > 0;) {
      const Mention& c = all[i];
      if (here - tree().sentence_of(c.head).value > sentences) break;
      if (c.span.contains(m.span) || !c.entity.valid() || c.kind == MentionKind::pronoun) continue;
      if (test(c)) return c.entity;
    }
    return {};
  }

  void remember(const Mention& m, EntityId entity) {
    const auto put = [&](std::string key) { keys_.insert_or_assign(std::move(key), entity); };
    if (const std::string key = key_of(m); !key.empty()) put(key);
    if (m.kind == MentionKind::nominal) {
      put("text:" + lower(m.span.in(text())));
      // "the army chief, Asim Munir": the name comes with its description.
      // However deep the parser hangs it.
      const WordRange range = noun_phrase(tree(), m.head);
      for (WordId w = range.first; w <= range.last; ++w.value) {
        const bool direct = tree()[w].head == m.head;
        if (tree()[w].rel == Rel::appos && tree()[w].upos == Upos::PROPN && m.person &&
            (direct || resolver_.is_person(w))) {
          remember_name(w, m, entity);
        }
      }
    } else {
      remember_name(m.head, m, entity);
    }
    remember_acronym(m, entity);
  }

  void remember_name(WordId head, const Mention& m, EntityId entity) {
    const std::vector<WordId> words = name_words(head);
    keys_.insert_or_assign("name:" + joined(words), entity);
    if (m.person && words.size() > 1) keys_.insert_or_assign("last:" + lower(tree()[words.back()].form), entity);
  }

  // "Balochistan Liberation Army (BLA)": the acronym after the phrase, in brackets.
  void remember_acronym(const Mention& m, EntityId entity) {
    const WordRange range = noun_phrase(tree(), m.head);
    for (WordId w = m.head;
         w <= WordId(std::min<std::int32_t>(range.last.value + 2, static_cast<std::int32_t>(tree().words.size()) - 1));
         ++w.value) {
      const std::string_view form = tree()[w].form;
      const bool capitals = form.size() >= 2 && form.size() <= 8 &&
                            std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (capitals && w.value > 0 && tree()[WordId(w.value - 1)].form == "(") {
        keys_.insert_or_assign("acronym:" + lower(form), entity);
      }
    }
  }

  MentionDraft& d_;
  const Resolver& resolver_;
  PronounResolver pronouns_;
  std::unordered_map<std::string, EntityId> keys_;
};

// What the words of a description call somebody, without where or when: "gunmen" for "gunmen in Kouki".
std::string_view description(const MentionDraft& d, const Mention& m) {
  static constexpr std::array<std::string_view, 9> kCircumstance = {"after",  "at",   "before",  "during", "in",
                                                                    "inside", "near", "outside", "since"};
  const Tree& tree = d.tree();
  Span span = m.span;
  for (const WordId c : tree.children(m.head)) {
    if (c < m.head || tree[c].rel != Rel::nmod || !among(kCircumstance, preposition_of(tree, c))) continue;
    const WordId last(tree.leftmost(c).value - 1);
    if (last >= m.head) span.end = std::min(span.end, tree[last].span.end);
  }
  return span.in(d.analysis.document.text);
}

void set_names(MentionDraft& d) {
  const Tree& tree = d.tree();
  for (Entity& e : d.analysis.entities) {
    std::string_view name, nominal;
    for (const MentionId id : e.mentions) {
      const Mention& m = d.analysis.mention(id);
      if (m.kind == MentionKind::pronoun) continue;
      if (nominal.empty()) nominal = description(d, m);
      if (m.kind != MentionKind::name) continue;
      // Without what modifies the name: "Trump", not "Trump, who".
      const NameMatch* match = d.name_headed_by(m.head);
      Span span = match ? match->span : tree[m.head].span;
      for (const WordId c : tree.children(m.head)) {
        if (!match && (tree[c].rel == Rel::flat || is_name_part(tree, c))) span = cover(span, tree[c].span);
      }
      // As the name tagger sees it, where the tree takes its words for adjectives or owners.
      const auto& names = d.analysis.names;
      const auto n = std::partition_point(names.begin(), names.end(), [&](const Name& x) { return x.last < m.head; });
      if (!match && n != names.end() && n->span.contains(span) && m.span.contains(n->span)) span = n->span;
      const std::string_view own = span.in(d.analysis.document.text);
      if (own.size() > name.size()) name = own;
    }
    e.name = !e.actor.name.empty() ? e.actor.name : std::string(name.empty() ? nominal : name);
  }
}

}  // namespace

void find_entities(MentionDraft& draft, const Resolver& resolver) {
  EntityFinder(draft, resolver).run();
  set_names(draft);
}

bool is_speaker_pronoun(const Analysis& analysis, MentionId mention) {
  static constexpr std::array<std::string_view, 10> kSpeaker = {"i",  "me", "my",  "mine", "myself",
                                                                "we", "us", "our", "ours", "ourselves"};
  const Mention& m = analysis.mention(mention);
  return m.kind == MentionKind::pronoun && among(kSpeaker, lower(analysis.tree[m.head].form));
}

void unite(Analysis& analysis, MentionId mention, EntityId entity) {
  Mention& m = analysis.mentions[mention.index()];
  if (m.entity == entity) return;
  std::erase(analysis.entities[m.entity.index()].mentions, mention);
  auto& mentions = analysis.entities[entity.index()].mentions;
  mentions.insert(std::lower_bound(mentions.begin(), mentions.end(), mention), mention);
  m.entity = entity;
  m.actor = analysis.entities[entity.index()].actor;
}

}  // namespace hearsay
