#include "mention/mentions.h"

#include <algorithm>
#include <unordered_map>

#include "base/strings.h"
#include "mention/actor_table.h"
#include "mention/combine.h"
#include "mention/context.h"
#include "mention/coref.h"
#include "mention/draft.h"
#include "mention/halves.h"
#include "mention/namesakes.h"
#include "mention/noun_phrase.h"
#include "mention/resolve.h"

namespace hearsay {
namespace {

// "another official privy to the talks", "sources close to him": where the parser takes the adjective for the head of
// the phrase, the type is that of the noun before it.
void pass_to_adjectives(MentionDraft& d, const Sentence& sentence) {
  static constexpr std::string_view kOfKnowledge[] = {"privy", "familiar", "close", "aware"};
  const Tree& tree = d.tree();
  for (std::int32_t i = 1; i < sentence.size; ++i) {
    const WordId w(sentence.first.value + i), before(w.value - 1);
    if (tree[before].head != w || d.type_of_head[w.index()] >= 0) continue;
    if (std::find(std::begin(kOfKnowledge), std::end(kOfKnowledge), tree[w].form) == std::end(kOfKnowledge)) continue;
    d.type_of_head[w.index()] = d.type_of_head[before.index()];
  }
}

// "English-speaking regions", "a Russian-language paper": of whom it is, the language does not say.
bool is_of_language(const Tree& tree, const NameMatch& name) {
  const WordId hyphen(name.last.value + 1), after(name.last.value + 2);
  if (after.index() >= tree.words.size() || !has(name.uses, AliasUse::adjective)) return false;
  return tree[hyphen].form == "-" &&
         among({"language", "medium", "speaker", "speakers", "speaking"}, lower(tree[after].form));
}

// "A state of emergency" is no state.
bool is_condition(const Tree& tree, const TypeMatch& type) {
  return tree[type.head].lemma == "state" && std::ranges::any_of(tree.children(type.head), [&](WordId w) {
           return tree[w].rel == Rel::nmod && among({"affairs", "alarm", "alert", "calamity", "disaster", "emergency",
                                                     "exception", "mind", "siege", "war"},
                                                    tree[w].lemma);
         });
}

void find_phrases(MentionDraft& d) {
  const Tree& tree = d.tree();
  d.name_of_word.assign(tree.words.size(), -1);
  d.type_of_head.assign(tree.words.size(), -1);
  for (std::size_t s = 0; s < tree.sentences.size(); ++s) {
    for (const NameMatch& m : d.dictionary.find_names(tree, SentenceId(s))) {
      if (is_of_language(tree, m)) continue;
      for (WordId w = m.first; w <= m.last; ++w.value)
        d.name_of_word[w.index()] = static_cast<std::int32_t>(d.names.size());
      d.names.push_back(m);
    }
    for (const TypeMatch& m : d.dictionary.find_types(tree, SentenceId(s))) {
      if (is_condition(tree, m)) continue;
      std::int32_t& best = d.type_of_head[m.head.index()];
      const auto length = [](const TypeMatch& t) { return t.last.value - t.first.value; };
      if (best < 0 || length(m) > length(d.types[static_cast<std::size_t>(best)])) {
        best = static_cast<std::int32_t>(d.types.size());
      }
      d.types.push_back(m);
    }
    pass_to_adjectives(d, tree.sentences[s]);
  }
  name_halves(d);
  tell_parties(d);
  tell_namesakes(d);
}

// "It seems that", "it is clear that": the pronoun stands for nobody.
bool is_pleonastic(const Tree& tree, WordId w) {
  if (lower(tree[w].form) != "it" || !tree[w].head.valid()) return false;
  const WordId verb = tree[w].head;
  static constexpr std::string_view kSeem[] = {"seem", "appear", "turn", "happen", "rain", "emerge"};
  const bool clause = tree.child(verb, Rel::ccomp).valid() || tree.child(verb, Rel::csubj).valid();
  return clause && (tree.child(verb, Rel::cop).valid() || tree.child(verb, Rel::aux_pass).valid() ||
                    std::find(std::begin(kSeem), std::end(kSeem), tree[verb].lemma) != std::end(kSeem));
}

// Takes in the bracket or quotation mark that closes what is opened inside: "the army (SAF" + ")".
Span closed(const Tree& tree, std::string_view text, Span span) {
  const WordId next = tree.word_at(span.end);
  if (!next.valid()) return span;
  const std::string_view form = tree[next].form;
  const std::string_view inside = span.in(text);
  const auto unclosed = [&](std::string_view open, std::string_view close) {
    const std::size_t at = inside.rfind(open);
    return at != std::string_view::npos && inside.find(close, at) == std::string_view::npos && form == close;
  };
  if (unclosed("(", ")") || unclosed("“", "”") || unclosed("[", "]")) span.end = tree[next].span.end;
  return span;
}

// Marks and prepositions that the parser hangs on a word inside the phrase do not begin it; "at" of "at least" does.
bool is_edge(const Tree& tree, WordId w) {
  if (tree[w].upos == Upos::PUNCT) return true;
  const WordId next(w.value + 1);
  const std::string after = next.index() < tree.words.size() ? lower(tree[next].form) : std::string();
  return tree[w].upos == Upos::ADP && after != "least" && after != "most";
}

// "Representatives" of the House of Representatives is no party of its own.
bool inside_type(const MentionDraft& d, WordId w) {
  const WordId up = d.tree()[w].head;
  const TypeMatch* type = up.valid() ? d.type_headed_by(up) : nullptr;
  return type && type->first <= w && w <= type->last;
}

// "pro-Palestine", "anti-Taliban", "French-made": the name in the word is not the party meant.
bool opposes(const Tree& tree, const NameMatch& name) {
  const Word& w = tree[name.first];
  if (w.form.ends_with("-made") || w.form.ends_with("-built")) return true;
  if (name.span.begin == w.span.begin) return false;
  const std::string before = lower(w.form.substr(0, name.span.begin - w.span.begin));
  return before == "pro-" || before == "anti-" || before == "non-" || before == "post-" || before == "pre-";
}

bool appositive_of_other(const MentionDraft& d, WordId w) {
  // "Iran, Qatar and Egypt" read as apposition: two different countries are no apposition.
  const Word& word = d.tree()[w];
  if (word.rel != Rel::appos || !word.head.valid()) return false;
  const NameMatch* mine = d.name_headed_by(w);
  const NameMatch* other = d.name_headed_by(word.head);
  return mine && other && mine->actor != other->actor &&
         d.dictionary.actor_class(mine->actor) == d.dictionary.actor_class(other->actor);
}

MentionKind kind_of(const MentionDraft& d, WordId head) {
  const Word& w = d.tree()[head];
  if (is_pronoun(w) || w.upos == Upos::DET) return MentionKind::pronoun;
  const NameMatch* name = d.name_headed_by(head);
  if (name) return MentionKind::name;
  if (w.upos != Upos::PROPN) return MentionKind::nominal;
  // "the President", "the Foreign Ministry": capitals that name an office, not its holder.
  const TypeMatch* type = d.type_headed_by(head);
  if (!type) return MentionKind::name;
  const auto children = d.tree().children(head);
  const bool more = std::any_of(children.begin(), children.end(), [&](WordId c) {
    const bool part = d.tree()[c].rel == Rel::flat || d.tree()[c].rel == Rel::compound;
    return part && d.tree()[c].upos == Upos::PROPN && (c < type->first || c > type->last) && !d.name_at(c);
  });
  return more ? MentionKind::name : MentionKind::nominal;
}

// "Opposition rallies", "a police van": whose something is may stand before it without being a name. Only of sides in a
// conflict: a school bus need not be the school's.
bool owns_thing(const MentionDraft& d, WordId w) {
  const Word& word = d.tree()[w];
  if (word.rel != Rel::compound || word.upos != Upos::NOUN || !word.head.valid() || word.head < w) return false;
  const TypeMatch* type = d.type_headed_by(w);
  const auto side = [](const std::string& sector) { return sector == "OPP" || sector == "REB" || sector == "COP"; };
  if (!type || type->type->sectors.empty() || !side(type->type->sectors.front())) return false;
  return type->last == w && d.tree()[word.head].upos == Upos::NOUN && !d.type_headed_by(word.head) &&
         !d.name_at(word.head);
}

void find_heads(MentionDraft& d, const Resolver& resolver) {
  const Tree& tree = d.tree();
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    const WordId w(i);
    const NameMatch* name = d.name_at(w);
    const bool argument = heads_argument(tree, w) || appositive_of_other(d, w) || owns_thing(d, w);
    Mention m;
    if (name && (name->head != w || opposes(tree, *name))) continue;
    if (!name && inside_type(d, w)) continue;
    if (name && !argument) {
      if (tree[w].rel == Rel::flat || tree[w].rel == Rel::fixed) continue;
      m.span = name->span;
    } else if (argument && !is_pleonastic(tree, w)) {
      WordRange range = noun_phrase(tree, w);
      while (range.first < w && is_edge(tree, range.first)) {
        ++range.first.value;
      }
      m.span = cover(tree[range.first].span, tree[range.last].span);
      if (name) m.span = cover(m.span, name->span);
    } else {
      continue;
    }
    m.span = closed(tree, d.analysis.document.text, m.span);
    m.head = w;
    m.kind = kind_of(d, w);
    m.person = resolver.is_person(w);
    // "Santos" and "Williams" are one person.
    const bool one = m.person && tree[w].upos == Upos::PROPN && !name && !d.type_headed_by(w);
    // Neither are the United States many, nor the United Nations.
    const bool body = name && !has(name->uses, AliasUse::people) && !m.person;
    m.plural = is_plural(tree[w]) && !one && !body;
    d.analysis.mentions.push_back(std::move(m));
  }
  auto& mentions = d.analysis.mentions;
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  d.mention_of_head = mentions_by_head(d.analysis);
}

// "Security sources said ... One source added", "A Georgian official said ... another official": one of those spoken of
// before, or one beside him, though nobody knows which. Officials of two countries tell nothing of a third one.
void inherit_from_others(MentionDraft& d, bool countries_only) {
  auto& mentions = d.analysis.mentions;
  std::unordered_map<std::string, const Actor*> latest;  // by head noun
  for (Mention& m : mentions) {
    const TypeMatch* type = d.type_headed_by(m.head);
    if (m.kind != MentionKind::nominal || !m.person || !type) continue;
    const std::string noun = stem(lower(d.tree()[m.head].form));
    const auto before = latest.find(noun);
    const bool bare = type->first == type->last;
    if (bare && before != latest.end() && m.actor.country.empty() && m.actor.group.empty()) {
      Actor& entity = d.analysis.entities[m.entity.index()].actor;
      if (type->type->sectors.empty()) entity.sectors.clear();
      merge(entity, *before->second);
      m.actor = entity;
    }
    const bool known = countries_only ? !m.actor.country.empty() : m.actor.known();
    if (!known || bare) continue;
    if (m.plural || before == latest.end()) {
      latest[noun] = &d.analysis.entities[m.entity.index()].actor;
    } else if (m.actor.country != before->second->country) {
      latest.erase(before);
    }
  }
}

}  // namespace

std::span<const Mention> mentions_in(const Analysis& analysis, SentenceId sentence) {
  const auto before = [&](SentenceId s) {
    return [&analysis, s](const Mention& m) { return analysis.tree.sentence_of(m.head) < s; };
  };
  const auto& all = analysis.mentions;
  const auto first = std::partition_point(all.begin(), all.end(), before(sentence));
  return {first, std::partition_point(first, all.end(), before(SentenceId(sentence.value + 1)))};
}

std::span<const Place> places_in(const Analysis& analysis, SentenceId sentence) {
  const Span within = analysis.tree.sentences[sentence.index()].span;
  const auto& all = analysis.places;
  const auto first =
      std::partition_point(all.begin(), all.end(), [&](const Place& p) { return p.span.begin < within.begin; });
  return {first, std::partition_point(first, all.end(), [&](const Place& p) { return p.span.begin < within.end; })};
}

const Place* place_in_capitals(const Analysis& analysis) {
  if (analysis.places.empty()) return nullptr;
  const Place& first = analysis.places.front();
  const std::string_view name = first.span.in(analysis.document.text);
  const bool capitals = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals && first.span.begin <= 2 && name.size() > 3 ? &first : nullptr;
}

std::string first_country(const Analysis& analysis) {
  const Tree& tree = analysis.tree;
  const auto comes_from_elsewhere = [&](WordId head) {
    for (const WordId w : {head, tree[head].head}) {
      if (w.valid() &&
          among({"ambassador", "consul", "diplomat", "embassy", "envoy", "mediator", "observer", "peacekeeper"},
                tree[w].lemma))
        return true;
    }
    return false;
  };
  std::string found;
  std::uint32_t at = 0xFFFFFFFF;
  for (const Mention& m : analysis.mentions) {
    const std::string& country = m.actor.country;
    if (m.kind == MentionKind::pronoun || country.empty() || is_non_state(country) || m.span.begin >= at) continue;
    if (has_sector(m.actor, "JRN") || comes_from_elsewhere(m.head)) continue;
    at = m.span.begin;
    found = country;
  }
  for (const Place& p : analysis.places) {
    const WordId head = tree.head_of(p.span);
    if (p.country.empty() || p.span.begin >= at || (head.valid() && comes_from_elsewhere(head))) continue;
    at = p.span.begin;
    found = p.country;
  }
  return found;
}

std::vector<MentionId> mentions_by_head(const Analysis& analysis) {
  std::vector<MentionId> by_head(analysis.tree.words.size());
  for (std::size_t i = 0; i < analysis.mentions.size(); ++i) {
    by_head[analysis.mentions[i].head.index()] = MentionId(i);
  }
  return by_head;
}

void find_mentions(const ActorDictionary& dictionary, Analysis& analysis) {
  analysis.mentions.clear();
  analysis.entities.clear();
  MentionDraft d{dictionary, analysis, {}, {}, {}, {}, {}};
  find_phrases(d);
  Resolver resolver(d);
  find_heads(d, resolver);
  for (Mention& m : analysis.mentions) m.actor = resolver.actor_of(m.head);
  find_entities(d, resolver);
  inherit_from_others(d, true);  // before who is near is taken for theirs
  apply_context(d);
  // Once more for those who belong to somebody: "its army", "the group's leader".
  resolver.use_entities();
  for (Mention& m : analysis.mentions) {
    if (m.actor.country.empty() && m.actor.group.empty()) m.actor = resolver.actor_of(m.head);
    merge(analysis.entities[m.entity.index()].actor, m.actor);
  }
  for (Mention& m : analysis.mentions) {
    // A country as a place is not made a government because it acts elsewhere in the text.
    const Actor& entity = analysis.entities[m.entity.index()].actor;
    if (!m.actor.known()) {
      m.actor = entity;
    } else if (m.actor.country.empty()) {
      merge(m.actor, entity);
    }
  }
  inherit_from_others(d, false);
}

}  // namespace hearsay
