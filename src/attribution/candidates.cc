#include <algorithm>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {

const Quote* quote_around(const Context& context, Span span) {
  const Quote* found = nullptr;
  for (const Quote& q : quotes_over(context.quotes, span)) {
    if (q.inside.contains(span)) found = &q;
  }
  return found;
}

bool reaches(const Context& context, WordId source, WordId anchor) {
  const Quote* q = quote_around(context, context.tree[source].span);
  return q == nullptr || q->inside.contains(context.tree[anchor].span) || q->inside.size() < 20;
}

std::vector<Span> source_spans(const Context& context, const SourceFound& source, WordId anchor) {
  if (!source.head.valid()) return {};
  const Tree& tree = context.tree;
  const WordId head = source.head;
  if (!source.span.empty()) return {trimmed(context.text, source.span)};
  if (source.route == SourceRoute::modifier || is_relative_pronoun(tree, head)) return {tree[head].span};
  Span span = nominal_span(tree, head);
  // The phrase ends before the anchor, or begins after it: "officials saying that ..." is spoken by "officials".
  const Span at = tree[anchor].span;
  if (span.overlaps(at)) {
    if (tree[head].span.end <= at.begin) {
      WordId last = head;
      for (const WordId c : tree.children(head)) {
        if (c > head && !tree.dominates(c, anchor) && tree[c].span.end <= at.begin && tree.rightmost(c) < anchor) {
          last = std::max(last, tree.rightmost(c));
        }
      }
      while (last > head && tree[last].upos == Upos::PUNCT) --last.value;
      span.end = tree[last].span.end;
    } else {
      span.begin = std::max(span.begin, at.end);
    }
  }
  // "another official", where the tree hangs the determiner elsewhere
  for (WordId w = tree.word_at(span.begin); w.valid() && w.value > 0; --w.value) {
    const WordId before(w.value - 1);
    const bool determines = tree[before].upos == Upos::DET && tree[before].xpos != "WDT";
    if (!determines || tree.sentence_of(before) != tree.sentence_of(head)) break;
    span.begin = tree[before].span.begin;
  }
  span = trimmed(context.text, span);
  if (span.empty()) return {tree[head].span};
  return {span};
}

namespace {

// "described the offer as unserious, suggesting that ...": the participle of another cue ends the content; behind a
// denial also that of one that no clause can follow ("denied it had shelled the town, blaming rebels").
Span before_participle(const Context& context, Span span, WordId anchor, const Quote* held, bool denial) {
  const Tree& tree = context.tree;
  for (WordId w = tree.word_at(span.begin); w.valid() && w.index() + 2 < tree.words.size(); ++w.value) {
    const WordId participle(w.value + 1);
    if (tree[participle].span.begin >= span.end) return span;
    if (tree[w].form != "," || tree[participle].xpos != "VBG" || w <= anchor) continue;
    const CueEntry* e = context.lexicon.find(lemma_of(tree, participle), Upos::VERB);
    if (e == nullptr || e->kind != CueClass::speech || (!denial && !e->licenses(Frame::that))) continue;
    if (quote_around(context, tree[w].span) == held) return {span.begin, std::max(span.begin, tree[w].span.begin)};
  }
  return span;
}

// "...; however, ...": the writer turns to something else; what follows is not the content's.
Span before_turn(const Context& context, Span piece, const Quote* held) {
  const std::string_view text = context.text;
  for (std::size_t at = text.find("; ", piece.begin); at < piece.end; at = text.find("; ", at + 1)) {
    const Span mark{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
    const std::string_view rest = text.substr(at + 2);
    const bool turns = rest.starts_with("however") || rest.starts_with("but ") || rest.starts_with("meanwhile");
    if (turns && quote_around(context, mark) == held) return {piece.begin, mark.begin};
  }
  return piece;
}

// "He said A, and a bishop said B": what another speaker says in a clause of its own is not the content's.
Span before_next_speaker(const Context& context, Span piece, WordId anchor, const Quote* held) {
  const Tree& tree = context.tree;
  for (WordId w = tree.word_at(piece.begin); w.valid() && w.index() + 2 < tree.words.size(); ++w.value) {
    if (tree[w].span.end >= piece.end) return piece;
    if (tree[w].form != "," || w.value < anchor.value) continue;
    const WordId link(w.value + 1);
    if (!has_form(tree, link, "and") && !has_form(tree, link, "but") && !has_form(tree, link, "while")) continue;
    if (quote_around(context, tree[w].span) != held) continue;
    // A subject right after the connective, and its verb of speech before the next comma.
    bool subject = false;
    for (WordId v(link.value + 1); v.index() < tree.words.size() && tree[v].span.end < piece.end && tree[v].form != ",";
         ++v.value) {
      subject = subject || tree[v].rel == Rel::nsubj;
      if (tree[v].upos != Upos::VERB) continue;
      const CueEntry* e = context.lexicon.find(lemma_of(tree, v), Upos::VERB);
      if (subject && e != nullptr && e->kind == CueClass::speech && e->licenses(Frame::that)) {
        return {piece.begin, tree[w].span.begin};
      }
      break;
    }
  }
  return piece;
}

// "urged both to show restraint and offered to help": the first finite verb of what somebody asked for or spoke of,
// right behind "and", is what he did next.
Span before_next_act(const Context& context, Span piece, WordId anchor, const Quote* held) {
  const Tree& tree = context.tree;
  for (WordId w = tree.word_at(piece.begin); w.valid() && w > anchor && w.index() < tree.words.size(); ++w.value) {
    if (tree[w].span.end > piece.end) return piece;
    const std::string_view xpos = tree[w].xpos;
    if (xpos != "VBD" && xpos != "VBZ" && xpos != "VBP" && xpos != "MD") continue;
    const WordId link(w.value - 1);
    const bool coordinated = tree[link].upos == Upos::CCONJ && tree[link].span.begin > piece.begin;
    if (!coordinated || quote_around(context, tree[w].span) != held) return piece;
    return trimmed(context.text, {piece.begin, tree[link].span.begin});
  }
  return piece;
}

// A verb or noun that the reader does not take for a cue at all, nor the lexicon for a word of speech: most of them.
bool is_idle(const Context& context, WordId w) {
  constexpr float kLeast = 0.01F;
  if (context.readings.empty() || context.readings[w.index()].within(Role::cue) >= kLeast) return false;
  const Word& word = context.tree[w];
  if (word.upos != Upos::VERB && word.upos != Upos::NOUN && word.upos != Upos::ADJ) return false;
  const CueEntry* e = context.lexicon.find(lemma_of(context.tree, w), word.upos);
  return e == nullptr || e->kind != CueClass::speech;
}

}  // namespace

void add_candidate(const Context& context, Candidate candidate, CandidateGroup& group) {
  std::vector<Span> pieces;
  const Quote* held = quote_around(context, context.tree[candidate.anchor].span);
  for (Span piece : candidate.content) {
    piece = before_turn(context, trimmed(context.text, piece), held);
    if (candidate.construction == Construction::object || candidate.construction == Construction::small_clause ||
        candidate.construction == Construction::text_after) {
      piece = before_participle(context, piece, candidate.anchor, held, false);
    } else if (candidate.entry != nullptr && candidate.entry->stance == Stance::denies) {
      piece = before_participle(context, piece, candidate.anchor, held, true);
    }
    piece = before_next_speaker(context, piece, candidate.anchor, held);
    piece = before_next_act(context, piece, candidate.anchor, held);
    // Words in quotation marks report nothing outside of them.
    if (held != nullptr) piece = {std::max(piece.begin, held->inside.begin), std::min(piece.end, held->inside.end)};
    if (piece.empty()) continue;
    // A quotation that begins in the content ends in it.
    for (const Quote& q : quotes_over(context.quotes, piece)) {
      if (&q != held && q.span.begin >= piece.begin && q.span.end > piece.end && q.inside.size() < 400) {
        piece.end = q.span.end;
      }
    }
    if (piece.empty()) continue;
    if (!pieces.empty() && piece.begin <= pieces.back().end + 1) {
      pieces.back() = cover(pieces.back(), piece);
    } else {
      pieces.push_back(piece);
    }
  }
  // A source inside the content is no source of it, and a cue that lies in its content no cue.
  const Span anchor = context.tree[candidate.anchor].span;
  for (const Span piece : pieces) {
    if (piece.overlaps(anchor)) return;
  }
  if (pieces.empty()) return;
  candidate.content = std::move(pieces);
  if (candidate.source_spans.empty()) {
    candidate.source_spans = source_spans(context, candidate.source, candidate.anchor);
  }
  const bool known = std::ranges::any_of(group, [&](const Candidate& c) {
    return c.construction == candidate.construction && c.content == candidate.content &&
           c.source_spans == candidate.source_spans && c.preposition == candidate.preposition;
  });
  if (!known) group.push_back(std::move(candidate));
}

std::vector<CandidateGroup> find_candidates(const Context& context) {
  std::vector<CandidateGroup> groups;
  for (std::size_t i = 0; i < context.tree.words.size(); ++i) {
    const WordId w(i);
    if (is_idle(context, w)) continue;
    CandidateGroup group;
    switch (context.tree[w].upos) {
      case Upos::VERB:
        // "according to" is a verb by its tag and a preposition by its relation
        if (context.tree[w].rel == Rel::case_) {
          clause_candidates(context, w, group);
        } else {
          verb_candidates(context, w, group);
        }
        break;
      case Upos::NOUN:
      case Upos::ADJ:
        noun_candidates(context, w, group);
        break;
      case Upos::ADV:
      case Upos::ADP:
      case Upos::SCONJ:
      case Upos::PUNCT:
        clause_candidates(context, w, group);
        break;
      default:
        break;
    }
    signature_candidates(context, w, group);
    read_candidates(context, w, group);
    if (!group.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace hearsay
