#include "attribution/quote_source.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr std::uint32_t kLongest = 60;  // bytes that may have been cut off

// "the Public Relations Service (PRS) said": the name before the brackets belongs to the source.
void with_name_before_brackets(const Context& context, Span& source) {
  const std::string_view text = context.text;
  std::uint32_t at = source.begin;
  if (at > 0 && text[at - 1] == '(') --at;
  if (at >= text.size() || text[at] != '(') return;
  WordId w = context.tree.word_at(at);
  for (--w.value; w.valid(); --w.value) {
    const Upos tag = context.tree[w].upos;
    const bool name = tag == Upos::PROPN || tag == Upos::NOUN || tag == Upos::ADJ || tag == Upos::DET;
    if (!name || context.tree.sentence_of(w) != context.tree.sentence_of(context.tree.word_at(at))) break;
    source.begin = context.tree[w].span.begin;
    if (tag == Upos::DET) break;
  }
}

// The noun of "another official privy to the talks", whatever its tag: the last of the words that stand together before
// the phrase goes on.
WordId first_nominal(const Tree& tree, Span span) {
  WordId w = tree.word_at(span.begin);
  while (w.index() + 1 < tree.words.size() && (tree[w].upos == Upos::DET || tree[w].upos == Upos::NUM)) ++w.value;
  while (w.index() + 1 < tree.words.size() && tree[WordId(w.value + 1)].span.end <= span.end &&
         (tree[WordId(w.value + 1)].upos == Upos::NOUN || tree[WordId(w.value + 1)].upos == Upos::PROPN)) {
    ++w.value;
  }
  return w;
}

bool quoted(const Candidate& c, Span quote) {
  return std::ranges::any_of(c.content, [&](Span s) { return s.overlaps(quote); });
}

}  // namespace

void widen_sources(const Context& context, std::vector<Selected>& selected) {
  // A cue of its own in between parts the quotation from this source ("one diplomat quoted the delegation as saying").
  const auto has_cue = [&](Span gap) {
    return std::ranges::any_of(selected,
                               [&](const Selected& s) { return gap.contains(context.tree[s.candidate.anchor].span); });
  };
  for (Selected& s : selected) {
    Candidate& c = s.candidate;
    if (c.source_spans.size() != 1 || context.tree[c.anchor].span.begin < c.source_spans.front().end) continue;
    Span& source = c.source_spans.front();
    with_name_before_brackets(context, source);
    const std::uint32_t before = source.begin;
    for (const Quote& q :
         quotes_over(context.quotes, {source.begin > kLongest ? source.begin - kLongest : 0, source.begin})) {
      if (q.span.end >= source.begin || source.begin - q.span.end > kLongest || !quoted(c, q.span)) continue;
      const std::string_view gap = context.text.substr(q.span.end, source.begin - q.span.end);
      if (gap.find_first_of(".,;:()\"\n") != std::string_view::npos || gap.find("\xE2\x80") != std::string_view::npos)
        continue;
      if (has_cue({q.span.end, source.begin})) continue;
      const std::size_t first = gap.find_first_not_of(' ');
      if (first != std::string_view::npos) source.begin = q.span.end + static_cast<std::uint32_t>(first);
    }
    if (source.begin < before) c.source.head = first_nominal(context.tree, source);
  }
}

}  // namespace hearsay
