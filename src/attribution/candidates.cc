#include <algorithm>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {

std::vector<Span> source_spans(const Context& context, const SourceFound& source, WordId anchor) {
  if (!source.head.valid()) return {};
  const Tree& tree = context.tree;
  const WordId head = source.head;
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
  span = trimmed(context.text, span);
  if (span.empty()) return {tree[head].span};
  return {span};
}

void add_candidate(const Context& context, Candidate candidate, CandidateGroup& group) {
  std::vector<Span> pieces;
  for (Span piece : candidate.content) {
    piece = trimmed(context.text, piece);
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
  group.push_back(std::move(candidate));
}

std::vector<CandidateGroup> find_candidates(const Context& context) {
  std::vector<CandidateGroup> groups;
  for (std::size_t i = 0; i < context.tree.words.size(); ++i) {
    const WordId w(i);
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
    if (!group.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace hearsay
