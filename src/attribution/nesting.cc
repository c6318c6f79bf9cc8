#include "attribution/nesting.h"

#include <algorithm>
#include <optional>

namespace hearsay {
namespace {

constexpr std::size_t kReach = 200;  // attributions before and after, among which the parent is sought

bool holds(const std::vector<Span>& spans, Span inner) {
  return std::ranges::any_of(spans, [&](Span s) { return s.contains(inner); });
}

std::uint32_t size(const std::vector<Span>& spans) {
  std::uint32_t n = 0;
  for (const Span s : spans) n += s.size();
  return n;
}

// The clause with "saying" in "quoted X as saying".
WordId saying(const Tree& tree, WordId quoted) {
  for (const WordId c : tree.children(quoted)) {
    if (c > quoted && (marker(tree, c) == "as" || preposition(tree, c) == "as") && tree[c].xpos == "VBG") return c;
  }
  for (WordId w(quoted.value + 1); w.value <= quoted.value + 25 && w.index() < tree.words.size(); ++w.value) {
    if (tree.sentence_of(w) != tree.sentence_of(quoted)) break;
    if (tree[w].xpos == "VBG" && w.value > 0 && has_form(tree, WordId(w.value - 1), "as")) return w;
  }
  return {};
}

// What was quoted, as "X as saying P" or '"P," Z quoted X as saying'.
struct Relay {
  Selected inner;
  std::vector<Span> outer_content;
};

// The quotation that ends where the clause of "quoted" begins: '"P," Z quoted X as saying'.
Span quote_before(const Context& context, WordId verb, const Selected& s) {
  std::uint32_t begin = context.tree[core_begin(context.tree, verb)].span.begin;
  for (const Span source : s.candidate.source_spans) begin = std::min(begin, source.begin);
  Span found;
  for (const Quote& q : quotes_over(context.quotes, {begin, begin + 1})) {
    if (q.span.end > begin) continue;
    const std::string_view gap = context.text.substr(q.span.end, begin - q.span.end);
    if (gap.find_first_not_of(" ,") == std::string_view::npos) found = q.span;
  }
  return found;
}

std::optional<Relay> quoted_as_saying(const Context& context, const Selected& s) {
  const Tree& tree = context.tree;
  const WordId verb = s.candidate.anchor;
  const WordId speech = saying(tree, verb);
  if (!speech.valid()) return std::nullopt;
  const WordId as(speech.value - 1);
  WordId speaker = is_passive(tree, verb) ? tree.child(verb, Rel::nsubj_pass) : child_of(tree, verb, Rel::obj);
  if (!speaker.valid() && as.value - 1 > verb.value) {
    speaker = tree.head_of(between(tree, WordId(verb.value + 1), WordId(as.value - 1)));
  }
  if (!speaker.valid()) return std::nullopt;
  Relay relay{s, {}};
  Candidate& inner = relay.inner.candidate;
  inner.anchor = speech;
  inner.construction = Construction::small_clause;
  inner.entry = context.lexicon.find("say", Upos::VERB);
  inner.source = {speaker, SourceRoute::controller, {}, {}};
  const Span whole = speaker < as && speaker > verb
                         ? between(tree, std::max(WordId(verb.value + 1), tree.leftmost(speaker)), WordId(as.value - 1))
                         : nominal_span(tree, speaker);
  inner.source_spans = {trimmed(context.text, whole)};
  const Span frame = cover(tree[as].span, tree[speech].span);
  inner.content.clear();
  for (Span piece : s.candidate.content) {
    if (piece.contains(frame)) piece.begin = frame.end;
    piece = trimmed(context.text, piece);
    if (!piece.empty() && !piece.overlaps(frame)) inner.content.push_back(piece);
  }
  if (const Span quote = quote_before(context, verb, s); inner.content.empty() && !quote.empty()) {
    inner.content.push_back(quote);
  }
  if (inner.content.empty() ||
      (inner.content.size() == 1 && inner.source_spans.front().contains(inner.content.front()))) {
    const WordId end = sentence_last(tree, verb);
    if (end <= speech) return std::nullopt;
    inner.content = {between(tree, WordId(speech.value + 1), end)};
  }
  relay.outer_content = inner.content;
  relay.outer_content.push_back(is_passive(tree, verb) ? frame : cover(inner.source_spans.front(), frame));
  if (is_passive(tree, verb)) relay.outer_content.push_back(inner.source_spans.front());
  std::ranges::sort(relay.outer_content);
  std::vector<Span> joined;
  for (const Span piece : relay.outer_content) {
    if (!joined.empty() && piece.begin <= joined.back().end + 1) {
      joined.back() = cover(joined.back(), piece);
    } else {
      joined.push_back(piece);
    }
  }
  relay.outer_content = std::move(joined);
  return relay;
}

// "Z reports, citing X, P": the participle's object vouches for what Z reports.
std::optional<Relay> citing(const Context& context, const Selected& s) {
  const Tree& tree = context.tree;
  if (s.candidate.construction == Construction::object || s.candidate.entry == nullptr ||
      s.candidate.entry->kind != CueClass::speech) {
    return std::nullopt;
  }
  const Sentence& sentence = tree.sentences[tree.sentence_of(s.candidate.anchor).index()];
  for (WordId w = sentence.first; sentence.contains(w); ++w.value) {
    if ((!has_form(tree, w, "citing") && !has_form(tree, w, "quoting")) || w == s.candidate.anchor) continue;
    const WordId cited = child_of(tree, w, Rel::obj);
    if (!cited.valid() || !is_nominal(tree[cited].upos)) continue;
    if (!tree.dominates(s.candidate.anchor, w) && tree[w].head != tree[s.candidate.anchor].head) continue;
    if (holds(s.candidate.content, tree[w].span) && s.candidate.content.size() == 1 &&
        s.candidate.content.front().begin < tree[w].span.begin) {
      // hangs in the content by mistake of the tree, or another's act: only right at its edge
      continue;
    }
    Relay relay{s, s.candidate.content};
    Candidate& inner = relay.inner.candidate;
    inner.anchor = w;
    inner.entry = context.lexicon.find("cite", Upos::VERB);
    inner.construction = Construction::object;
    inner.source = {cited, SourceRoute::oblique, {}, {}};
    Span source = nominal_span(tree, cited);
    for (const Span piece : s.candidate.content) {
      if (source.overlaps(piece)) source.end = std::max(tree[cited].span.end, piece.begin);
    }
    inner.source_spans = {trimmed(context.text, source)};
    return relay;
  }
  return std::nullopt;
}

}  // namespace

void add_relayed(const Context& context, std::vector<Selected>& selected) {
  std::vector<Selected> added;
  for (Selected& s : selected) {
    const std::string lemma = lemma_of(context.tree, s.candidate.anchor);
    std::optional<Relay> relay;
    if (lemma == "quote" || lemma == "cite" || lemma == "report") relay = quoted_as_saying(context, s);
    if (!relay) relay = citing(context, s);
    if (!relay) continue;
    s.candidate.content = relay->outer_content;
    added.push_back(std::move(relay->inner));
  }
  for (Selected& a : added) {
    // It replaces what was found at its own anchor.
    std::erase_if(selected, [&](const Selected& s) { return s.candidate.anchor == a.candidate.anchor; });
    for (Selected& s : selected) std::erase(s.more_anchors, a.candidate.anchor);
    a.more_anchors.clear();
    selected.push_back(std::move(a));
  }
  std::ranges::sort(selected, {}, [](const Selected& s) { return s.candidate.anchor; });
}

void set_parents(std::vector<Attribution>& attributions) {
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    Attribution& a = attributions[i];
    std::uint32_t best = 0;
    // A content holds few attributions; looking further would make long documents quadratic.
    const std::size_t from = i > kReach ? i - kReach : 0;
    for (std::size_t j = from; j < std::min(attributions.size(), i + kReach); ++j) {
      const Attribution& b = attributions[j];
      if (i == j) continue;
      // The cue lies in the content of its parent; one that relays the very same content is inside it.
      const bool inside = holds(b.content, a.cue.front());
      const bool relays = !inside && a.content == b.content && a.stance == Stance::quotes;
      if (!inside && !relays) continue;
      const std::uint32_t n = size(b.content);
      // Where each cue lies in the other's content, the larger content is the outer one: parents form no circle.
      const bool mutual = holds(a.content, b.cue.front());
      if (mutual && (n < size(a.content) || (n == size(a.content) && j > i))) continue;
      if (!a.parent.valid() || n < best) {
        a.parent = AttributionId(j);
        best = n;
      }
    }
  }
}

}  // namespace hearsay
