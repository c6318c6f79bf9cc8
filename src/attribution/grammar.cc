#include "attribution/grammar.h"

#include <algorithm>

#include "base/strings.h"

namespace hearsay {

std::string lemma_of(const Tree& tree, WordId w) {
  return lower(tree[w].lemma.empty() || tree[w].lemma == "_" ? tree[w].form : tree[w].lemma);
}

bool has_form(const Tree& tree, WordId w, std::string_view lower_case) {
  return tree[w].form.size() == lower_case.size() && lower(tree[w].form) == lower_case;
}

bool is_nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM || upos == Upos::SYM;
}

bool is_passive(const Tree& tree, WordId verb) {
  for (const WordId c : tree.children(verb)) {
    const Rel r = tree[c].rel;
    if (r == Rel::aux_pass || r == Rel::nsubj_pass || r == Rel::csubj_pass || r == Rel::obl_agent) return true;
  }
  return false;
}

bool is_negated(const Tree& tree, WordId verb) {
  return std::ranges::any_of(tree.children(verb), [&](WordId c) {
    const std::string form = lower(tree[c].form);
    return form == "not" || form == "n't" || form == "n’t" || form == "never";
  });
}

WordId child_of(const Tree& tree, WordId w, Rel relation) {
  for (const WordId c : tree.children(w)) {
    if (is(tree[c].rel, relation)) return c;
  }
  return {};
}

std::string preposition(const Tree& tree, WordId nominal) {
  std::string out;
  for (const WordId c : tree.children(nominal)) {
    if (tree[c].rel != Rel::case_ || c > nominal) continue;
    if (!out.empty()) out += ' ';
    out += lower(tree[c].form);
    for (const WordId f : tree.children(c)) {
      if (tree[f].rel == Rel::fixed) out += ' ' + lower(tree[f].form);
    }
  }
  return out;
}

std::string marker(const Tree& tree, WordId clause) {
  for (const WordId c : tree.children(clause)) {
    if (tree[c].rel == Rel::mark && c < clause) return lower(tree[c].form);
  }
  return {};
}

bool is_relative_pronoun(const Tree& tree, WordId w) {
  const std::string_view x = tree[w].xpos;
  return x == "WP" || x == "WDT" || x == "WP$" || (tree[w].upos == Upos::PRON && has_form(tree, w, "that"));
}

namespace {

WordId own_subject(const Tree& tree, WordId verb) {
  WordId found;
  for (const WordId c : tree.children(verb)) {
    const Rel r = tree[c].rel;
    if (r == Rel::nsubj || r == Rel::nsubj_pass || r == Rel::nsubj_outer) {
      if (!found.valid() || r == Rel::nsubj) found = c;
    }
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
    if (const WordId agent = tree.child(verb, Rel::obl_agent); agent.valid()) return {agent, SourceRoute::agent, {}};
    for (const WordId c : tree.children(verb)) {
      if (tree[c].rel == Rel::obl && c > verb && preposition(tree, c) == "by") return {c, SourceRoute::agent, {}};
    }
    return {};
  }
  if (const WordId s = own_subject(tree, verb); s.valid()) {
    if (tree[s].rel == Rel::expl) return {};
    return {s, SourceRoute::subject, {}};
  }
  const WordId head = tree[verb].head;
  const Rel rel = tree[verb].rel;
  if (!head.valid()) return {};
  if (rel == Rel::xcomp) {
    const WordId object = child_of(tree, head, Rel::obj);
    if (object.valid() && object < verb) return {object, SourceRoute::controller, head};
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
      if (holder.valid()) return {holder, SourceRoute::possessor, {}};
      const WordId up = tree[head].head;
      if (up.valid() && tree[head].rel == Rel::obj) return search(tree, up, depth + 1);
    }
    return {head, SourceRoute::governor_noun, {}};
  }
  if (rel == Rel::advcl || rel == Rel::parataxis || rel == Rel::dep) {
    if (tree[verb].xpos == "VBG" || tree[verb].xpos == "VBN" || marker(tree, verb) == "to") {
      if (is_passive(tree, head)) {
        if (const WordId s = own_subject(tree, head); s.valid()) return {s, SourceRoute::participle, {}};
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

}  // namespace

SourceFound find_source(const Tree& tree, WordId verb) {
  SourceFound found = search(tree, verb, 0);
  if (!found.head.valid() && !is_passive(tree, verb)) {
    if (const WordId n = nominal_after(tree, verb); n.valid()) return {n, SourceRoute::surface, {}};
  }
  if (found.head.valid() && found.route == SourceRoute::subject && tree[found.head].upos == Upos::PRON) {
    const std::string form = lower(tree[found.head].form);
    if (form == "it" && is_passive(tree, verb)) return {};
  }
  return found;
}

WordId core_begin(const Tree& tree, WordId verb) {
  WordId first = verb;
  for (const WordId c : tree.children(verb)) {
    const Rel r = universal(tree[c].rel);
    if (c < verb && (r == Rel::nsubj || r == Rel::aux || r == Rel::advmod || r == Rel::cop || r == Rel::expl)) {
      first = std::min(first, tree.leftmost(c));
    }
  }
  return first;
}

WordId sentence_last(const Tree& tree, WordId w) {
  const Sentence& s = tree.sentences[tree.sentence_of(w).index()];
  WordId last(s.first.value + s.size - 1);
  while (last > s.first && tree[last].upos == Upos::PUNCT) --last.value;
  return last;
}

Span nominal_span(const Tree& tree, WordId head) {
  WordId first = tree.leftmost(head);
  WordId last = tree.rightmost(head);
  const auto skip = [&](WordId w) {
    const Word& word = tree[w];
    return word.upos == Upos::PUNCT || word.rel == Rel::case_ || word.rel == Rel::cc || word.rel == Rel::mark ||
           (word.rel == Rel::fixed && tree[word.head].rel == Rel::case_) || word.upos == Upos::CCONJ;
  };
  while (first < head && skip(first)) ++first.value;
  while (last > head && tree[last].upos == Upos::PUNCT && tree[last].form != ")") --last.value;
  return between(tree, first, last);
}

Span trimmed(std::string_view text, Span span) {
  const auto edge = [](char c) { return is_space(c) || c == ',' || c == ';' || c == ':' || c == '-'; };
  while (!span.empty() && edge(text[span.begin])) ++span.begin;
  while (!span.empty() && edge(text[span.end - 1])) --span.end;
  return span;
}

}  // namespace hearsay
