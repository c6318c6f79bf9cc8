// Words with their speaker's name below them: '"We lost everything." — Maria Lopez', "text — Name (@handle) 3 May".
#include <algorithm>
#include <array>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {
namespace {

constexpr int kLongest = 10;                // words of a signature
constexpr std::size_t kLongestHandle = 60;  // bytes, with its closing bracket
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
  Span span;
  int words = 0;
  handle = false;
  for (WordId w(dash.value + 1); w.index() < tree.words.size(); ++w.value) {
    const Word& word = tree[w];
    const std::uint32_t before = tree[WordId(w.value - 1)].span.end;
    if (text.substr(before, word.span.begin - before).find('\n') != std::string_view::npos) break;
    if (word.form == "(" && text.substr(word.span.end).starts_with("@")) {
      const std::size_t close = text.substr(word.span.end, kLongestHandle).find_first_of(")\n");
      const std::uint32_t end = word.span.end + static_cast<std::uint32_t>(close);
      if (close == std::string_view::npos || text[end] != ')' || span.empty()) return {};
      handle = true;
      return {span.begin, end + 1};
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
  if (end == 0) return;
  Span content;
  for (std::size_t i = quotes_from(context.quotes, end - 1); i < context.quotes.size(); --i) {
    const Quote& q = context.quotes[i];
    if (q.depth > 0) continue;
    // Before it, a quotation of several paragraphs.
    if (q.span.begin >= end || (!content.empty() && !q.runs_on)) break;
    content = content.empty() ? q.span : cover(q.span, content);
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
