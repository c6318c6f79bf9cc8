#include "attribution/quote_source.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr std::uint32_t kLongest = 60;  // bytes that may have been cut off

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
  }
}

}  // namespace hearsay
