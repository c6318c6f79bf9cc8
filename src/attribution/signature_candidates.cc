// Words with their speaker's name below them: '"We lost everything." — Maria Lopez', "text — Name (@handle) 3 May".
#include <algorithm>
#include <array>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {
namespace {

constexpr int kLongest = 10;  // words of a signature
constexpr std::array<std::string_view, 5> kDashes = {"—", "―", "–", "--", "-"};

// Where what stands before `at` ends: over spaces, no-break spaces and at most one end of a line.
std::uint32_t end_before(std::string_view text, std::uint32_t at) {
  int lines = 0;
  while (at > 0) {
    if (text.substr(0, at).ends_with("\xC2\xA0")) {
      at -= 2;
    } else if (is_space(text[at - 1]) && (text[at - 1] != '\n' || ++lines < 2)) {
      --at;
    } else {
      break;
    }
  }
  return at;
}

// The name behind the dash, up to the end of its line or the handle in brackets; empty when it is none. `handle` is
// set for the latter.
Span signature(const Context& context, WordId dash, bool& handle) {
  const Tree& tree = context.tree;
  const std::string_view text = context.text;
  const std::size_t stop = std::min(text.find('\n', tree[dash].span.end), text.size());
  Span span;
  int words = 0;
  handle = false;
  for (WordId w(dash.value + 1); w.index() < tree.words.size() && tree[w].span.end <= stop; ++w.value) {
    const Word& word = tree[w];
    if (word.form == "(" && text.substr(word.span.end).starts_with("@")) {
      const std::size_t close = text.find(')', word.span.end);
      if (close == std::string_view::npos || close > stop || span.empty()) return {};
      handle = true;
      return {span.begin, static_cast<std::uint32_t>(close) + 1};
    }
    if (++words > kLongest || word.upos == Upos::VERB || word.upos == Upos::AUX || word.upos == Upos::PRON) return {};
    if (words == 1 && !is_upper(code_point(text, word.span.begin).value)) return {};
    if (word.form != ".") span = span.empty() ? word.span : cover(span, word.span);
  }
  return span;
}

}  // namespace

void signature_candidates(const Context& context, WordId dash, CandidateGroup& group) {
  const Tree& tree = context.tree;
  if (std::ranges::find(kDashes, tree[dash].form) == kDashes.end()) return;
  bool handle = false;
  const Span name = signature(context, dash, handle);
  if (name.empty()) return;
  const std::uint32_t end = end_before(context.text, tree[dash].span.begin);
  Span content;
  bool runs_on = false;  // a quotation of several paragraphs
  for (const Quote& q : context.quotes) {
    if (q.span.begin >= end) break;
    if (q.depth > 0) continue;
    content = runs_on ? cover(content, q.span) : q.span;
    runs_on = q.runs_on;
  }
  if (content.end != end) {
    if (!handle) return;
    const std::size_t line = context.text.rfind('\n', end);
    content = {line == std::string_view::npos ? 0 : static_cast<std::uint32_t>(line) + 1, end};
  }
  Candidate c;
  c.anchor = dash;
  c.construction = Construction::signature;
  c.entry = context.lexicon.find("—", Upos::ADP);
  c.licensed = c.entry != nullptr;
  c.source = {tree.head_of(name), SourceRoute::surface, {}, {}};
  c.source_spans = {name};
  c.content = {content};
  add_candidate(context, std::move(c), group);
}

}  // namespace hearsay
