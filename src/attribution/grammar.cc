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

bool is_quote_mark(const Tree& tree, WordId w) {
  const std::string_view f = tree[w].form;
  return f == "\"" || f == "''" || f == "``" || f == "“" || f == "‘" || f == "'";
}

bool is_relative_pronoun(const Tree& tree, WordId w) {
  const std::string_view x = tree[w].xpos;
  return x == "WP" || x == "WDT" || x == "WP$" || (tree[w].upos == Upos::PRON && has_form(tree, w, "that"));
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
