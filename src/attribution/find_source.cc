// Who speaks: the subject of a cue, found through the constructions that leave it out.
#include <algorithm>
#include <array>
#include <string_view>

#include "attribution/grammar.h"
#include "base/strings.h"

namespace hearsay {
namespace {

WordId own_subject(const Tree& tree, WordId verb) {
  WordId found;
  for (const WordId c : tree.children(verb)) {
    const Rel r = tree[c].rel;
    if (r == Rel::nsubj || r == Rel::nsubj_pass || r == Rel::nsubj_outer) {
      if (!found.valid() || r == Rel::nsubj) found = c;
    }
    // "it had offered to ...", taken for an expletive
    if (r == Rel::expl && !found.valid() && c < verb && tree.child(verb, Rel::xcomp).valid()) found = c;
  }
  return found;
}

// "said Mr Jones" where the parser made the speaker an object: the nominal right after the verb, with nothing between
// but the verb's particles.
WordId nominal_after(const Tree& tree, WordId verb) {
  for (const WordId c : tree.children(verb)) {
    if (c > verb && (is(tree[c].rel, Rel::obj) || tree[c].rel == Rel::obl || tree[c].rel == Rel::dep) &&
        (tree[c].upos == Upos::PROPN || tree[c].upos == Upos::PRON || tree[c].upos == Upos::NOUN) &&
        tree.leftmost(c).value == verb.value + 1 && preposition(tree, c).empty()) {
      return c;
    }
  }
  return {};
}

SourceFound search(const Tree& tree, WordId verb, int depth) {
  if (depth > 6) return {};
  const bool passive = is_passive(tree, verb);
  if (passive) {
    if (const WordId agent = tree.child(verb, Rel::obl_agent); agent.valid())
      return {agent, SourceRoute::agent, {}, {}};
    for (const WordId c : tree.children(verb)) {
      if (tree[c].rel == Rel::obl && c > verb && preposition(tree, c) == "by") return {c, SourceRoute::agent, {}, {}};
    }
    return {};
  }
  if (const WordId s = own_subject(tree, verb); s.valid()) {
    return {s, SourceRoute::subject, {}, {}};
  }
  const WordId head = tree[verb].head;
  const Rel rel = tree[verb].rel;
  if (!head.valid()) return {};
  if (rel == Rel::xcomp) {
    const WordId object = child_of(tree, head, Rel::obj);
    if (object.valid() && object < verb) return {object, SourceRoute::controller, head, {}};
    SourceFound up = search(tree, head, depth + 1);
    if (up.head.valid()) {
      up.governor = head;
      up.route = SourceRoute::controller;
    }
    return up;
  }
  if (rel == Rel::conj) {
    SourceFound up = search(tree, head, depth + 1);
    if (up.head.valid()) up.route = SourceRoute::conjunct;
    return up;
  }
  if (rel == Rel::acl || rel == Rel::acl_relcl) {
    if (tree[verb].xpos == "VBN") return {};
    if (marker(tree, verb) == "to" && is_nominal(tree[head].upos)) {
      // "has a duty to say": whoever holds the noun
      const WordId holder = tree.child(head, Rel::nmod_poss);
      if (holder.valid()) return {holder, SourceRoute::possessor, {}, {}};
      const WordId up = tree[head].head;
      if (up.valid() && tree[head].rel == Rel::obj) return search(tree, up, depth + 1);
    }
    return {head, SourceRoute::governor_noun, {}, {}};
  }
  if (rel == Rel::advcl || rel == Rel::parataxis || rel == Rel::dep) {
    if (tree[verb].xpos == "VBG" || tree[verb].xpos == "VBN" || marker(tree, verb) == "to") {
      if (is_passive(tree, head)) {
        if (const WordId s = own_subject(tree, head); s.valid()) return {s, SourceRoute::participle, {}, {}};
      }
      SourceFound up = search(tree, head, depth + 1);
      if (!up.head.valid()) {
        // ", adding that ..." hangs on the quoted clause when the cue is parenthetical: "..., he said, adding"
        for (const WordId c : tree.children(head)) {
          if (tree[c].rel == Rel::parataxis && c != verb && c < verb) up = search(tree, c, depth + 1);
        }
      }
      if (up.head.valid()) up.route = SourceRoute::participle;
      return up;
    }
  }
  return {};
}

// The first of the verb's auxiliaries and adverbs that stand right before it, else the verb.
WordId core_begin_of_verb(const Tree& tree, WordId verb) {
  WordId w = verb;
  while (w.value > 0) {
    const Word& before = tree[WordId(w.value - 1)];
    if (before.head != verb || (before.rel != Rel::aux && before.rel != Rel::aux_pass && before.rel != Rel::advmod))
      break;
    --w.value;
  }
  return w;
}

}  // namespace

SourceFound find_source(const Tree& tree, WordId verb) {
  SourceFound found = search(tree, verb, 0);
  if (!found.head.valid() && !is_passive(tree, verb)) {
    if (const WordId n = nominal_after(tree, verb); n.valid()) return {n, SourceRoute::surface, {}, {}};
  }
  if (found.head.valid() && found.route == SourceRoute::subject && tree[found.head].upos == Upos::PRON) {
    const std::string form = lower(tree[found.head].form);
    if (form == "it" && is_passive(tree, verb)) return {};
  }
  return found;
}

std::vector<SourceFound> other_sources(const Tree& tree, WordId verb, const SourceFound& first) {
  std::vector<SourceFound> out;
  const auto add = [&](WordId head, SourceRoute route, Span span = {}) {
    if (!head.valid() || (head == first.head && span.empty()) || (!is_nominal(tree[head].upos) && span.empty())) return;
    if (head == first.head && tree.yield(head) == span) return;
    if (std::ranges::any_of(out, [&](const SourceFound& s) { return s.head == head; })) return;
    out.push_back({head, route, {}, span});
  };
  const Sentence& sentence = tree.sentences[tree.sentence_of(verb).index()];
  // "said Jones": the phrase that begins right after the verb, unless the verb takes an addressee there.
  constexpr std::array<std::string_view, 6> kAddressed = {"tell", "inform", "remind", "notify", "assure", "brief"};
  const bool addressed = std::ranges::find(kAddressed, lemma_of(tree, verb)) != kAddressed.end();
  if (const WordId next(verb.value + 1); sentence.contains(next) && !addressed) {
    WordId head = next;
    while (tree[head].head.valid() && tree[head].head != verb && sentence.contains(tree[head].head) &&
           tree[head].head > verb && tree.leftmost(tree[head].head) == next) {
      head = tree[head].head;
    }
    if (is_nominal(tree[head].upos) && tree.leftmost(head) == next) add(head, SourceRoute::surface);
  }
  // The phrase that ends right before the verb and its auxiliaries: "with officials saying".
  WordId before(core_begin(tree, verb).value - 1);
  const WordId straight(verb.value - 1);
  for (const WordId edge : {straight, before}) {
    if (!sentence.contains(edge)) continue;
    WordId head = edge;
    if (tree[head].upos == Upos::PUNCT && sentence.contains(WordId(head.value - 1))) --head.value;
    while (tree[head].head.valid() && tree[head].head < verb && sentence.contains(tree[head].head) &&
           tree.rightmost(tree[head].head) <= edge && is_nominal(tree[tree[head].head].upos)) {
      head = tree[head].head;
    }
    add(head, SourceRoute::surface);
  }
  // All words from the last comma, quotation mark or beginning of the sentence to the verb, where no other verb stands
  // among them: "another official privy to the talks told ...".
  if (const WordId last(core_begin_of_verb(tree, verb).value - 1); sentence.contains(last)) {
    WordId start(last.value + 1);
    bool plain = true;
    for (WordId w = last; sentence.contains(w) && plain && last.value - w.value < 14; --w.value) {
      const Word& word = tree[w];
      if (word.upos == Upos::PUNCT && word.form != "(" && word.form != ")" && word.form != "-") break;
      if (word.upos == Upos::VERB || word.upos == Upos::AUX || word.upos == Upos::SCONJ) plain = false;
      start = w;
    }
    const Upos opens = start <= last ? tree[start].upos : Upos::X;
    if (plain && (opens == Upos::DET || opens == Upos::PROPN || opens == Upos::NOUN || opens == Upos::ADJ ||
                  opens == Upos::NUM || opens == Upos::PRON)) {
      const Span stretch = between(tree, start, last);
      const WordId head = tree.head_of(stretch);
      if (head.valid()) add(head, SourceRoute::surface, stretch);
    }
  }
  // The subject to the left, for participles and infinitives that hang on the wrong word.
  if (tree[verb].xpos == "VBG" || tree[verb].xpos == "VB" || tree[verb].xpos == "VBN") {
    int found = 0;
    for (WordId w(verb.value - 1); sentence.contains(w) && found < 2; --w.value) {
      if ((tree[w].rel == Rel::nsubj || tree[w].rel == Rel::nsubj_pass) && !is_relative_pronoun(tree, w)) {
        add(w, SourceRoute::participle);
        ++found;
      }
    }
  }
  return out;
}

}  // namespace hearsay
