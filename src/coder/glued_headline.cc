#include "coder/glued_headline.h"

#include <algorithm>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr int kShortestHeadline = 5, kLongestHeadline = 25, kShortestSentence = 8;  // words

bool is_capital(std::string_view form) {
  return !form.empty() && is_upper(code_point(form, 0).value);
}

bool is_lower_word(std::string_view form) {
  return form.size() > 1 && std::ranges::all_of(form, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

// The words [first, first + size) as a document of their own, parsed.
Tree parsed(const Parser& parser, const Tree& tree, int first, int size) {
  Tree part;
  part.words.assign(tree.words.begin() + first, tree.words.begin() + first + size);
  part.sentences.push_back({cover(part.words.front().span, part.words.back().span), WordId(0), size});
  parser.parse(part);
  return part;
}

WordId root_of(const Tree& tree) {
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    if (tree.words[i].rel == Rel::root) return WordId(i);
  }
  return {};
}

// An object or clause behind the verb; a noun without a preposition is an object whatever the tree calls it.
bool takes_something(const Tree& tree, WordId verb) {
  return std::ranges::any_of(tree.children(verb), [&](WordId c) {
    const Rel r = tree[c].rel;
    const bool bare = r == Rel::obl && tree[c].upos == Upos::NOUN && !tree.child(c, Rel::case_).valid();
    return c > verb && (bare || r == Rel::obj || r == Rel::ccomp || r == Rel::xcomp);
  });
}

bool is_present(std::string_view xpos) {
  return xpos == "VBZ" || xpos == "VBP";
}

bool is_headline(const Tree& tree) {
  const WordId root = root_of(tree);
  return root.valid() && tree[root].upos == Upos::VERB && is_present(tree[root].xpos) &&
         tree.child(root, Rel::nsubj).valid() && tree.words.back().xpos == "NNS";
}

bool is_whole_sentence(const Tree& tree) {
  const WordId root = root_of(tree);
  const WordId subject = root.valid() ? tree.child(root, Rel::nsubj) : WordId();
  if (!subject.valid() || tree[root].upos != Upos::VERB || tree.leftmost(subject) != WordId(0)) return false;
  const bool finite = tree[root].xpos == "VBD" || is_present(tree[root].xpos) || tree.child(root, Rel::aux).valid();
  const bool one = !tree.child(subject, Rel::conj).valid();
  return finite && one && takes_something(tree, root);
}

}  // namespace

void cut_glued_headline(const Parser& parser, const Document& document, Tree& tree) {
  if (!document.title.empty() || tree.sentences.empty()) return;
  const int size = tree.sentences.front().size;
  for (int k = kShortestHeadline; k <= std::min(kLongestHeadline, size - kShortestSentence); ++k) {
    const auto form = [&](int i) { return tree.words[static_cast<std::size_t>(i)].form; };
    const std::string before = lower(form(k - 1));
    if (before == "a" || before == "an" || before == "the") return;
    if (!is_capital(form(k)) || !is_lower_word(form(k - 1)) || !before.ends_with('s')) continue;
    if (lower(form(k - 2)) == "and") continue;  // "wins five awards and surpasses X": rather a verb
    if (!is_headline(parsed(parser, tree, 0, k)) || !is_whole_sentence(parsed(parser, tree, k, size - k))) continue;
    Sentence& whole = tree.sentences.front();
    const Sentence rest{Span{tree.words[static_cast<std::size_t>(k)].span.begin, whole.span.end}, WordId(k), size - k};
    whole.span.end = tree.words[static_cast<std::size_t>(k - 1)].span.end;
    whole.size = k;
    tree.sentences.insert(tree.sentences.begin() + 1, rest);
    return;
  }
}

}  // namespace hearsay
