// Direct speech: the quotations beside a cue, by typography. The tree is asked only where the cue's own words end.
#include <algorithm>

#include "attribution/candidate.h"
#include "base/strings.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kReach = 90;  // bytes between the cue's clause and a quotation that follows it

// The innermost quotation that holds the word; -1 when there is none.
int holder(const std::vector<Quote>& quotes, Span word) {
  int found = -1;
  for (std::size_t i = quotes_from(quotes, word.begin); i < quotes.size() && quotes[i].span.begin <= word.begin; ++i) {
    if (quotes[i].inside.contains(word)) found = static_cast<int>(i);
  }
  return found;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point(text, at);
    if (is_letter(c.value) || is_digit(c.value)) return true;
    at += static_cast<std::size_t>(c.bytes);
  }
  return false;
}

class QuotationCandidates {
 public:
  QuotationCandidates(const Context& context, WordId verb, const SourceFound& source, CandidateGroup& group)
      : context_(context), tree_(context.tree), verb_(verb), source_(source), group_(group) {
    const Span at = tree_[verb].span;
    const int held = holder(context.quotes, at);
    depth_ = held < 0 ? 0 : context.quotes[static_cast<std::size_t>(held)].depth + 1;
    fence_ = held < 0 ? Span{0, static_cast<std::uint32_t>(context.text.size())}
                      : context.quotes[static_cast<std::size_t>(held)].inside;
    begin_ = at.begin;
    for (WordId w = core_begin(tree_, verb); w < verb; ++w.value) {
      // The parse may hang words of a quotation on the verb outside it.
      if (holder(context.quotes, tree_[w].span) == held) {
        begin_ = tree_[w].span.begin;
        break;
      }
    }
    end_ = at.end;
    if (source.head.valid() && tree_.sentence_of(source.head) == tree_.sentence_of(verb)) {
      const Span s = nominal_span(tree_, source.head);
      if (s.end <= at.begin) begin_ = std::min(begin_, s.begin);
      if (s.begin >= at.end) end_ = std::max(end_, s.end);
    }
  }

  void find() {
    const int before = last_before();
    const int after = first_after();
    if (before >= 0) {
      emit({quote(before).span}, before, -1);
      Span wide = widened(quote(before).span);
      if (wide != quote(before).span) emit({wide}, before, -1);
    }
    if (after >= 0) {
      emit({run(after)}, -1, after);
      if (before >= 0 && context_.text[quote(before).inside.end - 1] != '.' && punctuated(quote(after).span.begin)) {
        emit({quote(before).span, run(after)}, before, after);
        const Span wide = widened(quote(before).span);
        if (wide != quote(before).span) emit({wide, run(after)}, before, after);
      }
    }
    if (const Span next = next_paragraph(); !next.empty()) emit({next}, -1, -2);
  }

 private:
  const Quote& quote(int i) const { return context_.quotes[static_cast<std::size_t>(i)]; }

  // The quotation that ends right before the cue's clause, in the same paragraph.
  int last_before() const {
    int found = -1;
    for (std::size_t i = quotes_from(context_.quotes, begin_ > 0 ? begin_ - 1 : 0);
         i < context_.quotes.size() && context_.quotes[i].span.begin < begin_; ++i) {
      const Quote& q = context_.quotes[i];
      if (q.depth == depth_ && q.span.end <= begin_ && q.span.begin >= fence_.begin) found = static_cast<int>(i);
    }
    if (found < 0) return -1;
    const std::string_view gap = context_.text.substr(quote(found).span.end, begin_ - quote(found).span.end);
    if (gap.size() > 60 || gap.find('\n') != std::string_view::npos) return -1;
    // ", as", "and", "the minister" that the parse left out: a few words may stand between, no sentence.
    if (gap.find(". ") != std::string_view::npos) return -1;
    return found;
  }

  int first_after() const {
    for (std::size_t i = quotes_from(context_.quotes, end_); i < context_.quotes.size(); ++i) {
      const Quote& q = context_.quotes[i];
      if (q.span.begin < end_) continue;
      if (q.depth != depth_ || q.span.end > fence_.end || q.span.begin - end_ > kReach) return -1;
      const std::string_view gap = context_.text.substr(end_, q.span.begin - end_);
      if (gap.find("\n\n") != std::string_view::npos && gap.find(':') == std::string_view::npos && has_letter(gap))
        return -1;
      return starts_content(q, gap) ? static_cast<int>(i) : -1;
    }
    return -1;
  }

  // Whether the quotation is a clause of its own, not a phrase in the sentence ('outlined "clear" demands'), nor the
  // words of the next source ('he said. "B," she replied').
  bool starts_content(const Quote& q, std::string_view gap) const {
    const std::string_view text = context_.text;
    const bool ends_clause = std::string_view(",.?!").find(text[q.inside.end - 1]) != std::string_view::npos;
    std::size_t next = q.span.end;
    while (next < text.size() && text[next] == ' ') ++next;
    const bool edge = next >= text.size() || std::string_view(".,;:)\n").find(text[next]) != std::string_view::npos ||
                      !is_letter(code_point(text, next).value);
    if (!ends_clause && !edge) return false;
    const bool new_sentence = gap.find(". ") != std::string_view::npos || gap.find(".\n") != std::string_view::npos;
    const bool followed = next < text.size() && is_letter(code_point(text, next).value) && text[next - 1] == ' ';
    return !(new_sentence && text[q.inside.end - 1] == ',' && followed);
  }

  // A quotation and those that follow it with nothing between, also in the next paragraph when it runs on.
  Span run(int first) const {
    Span span = quote(first).span;
    for (auto i = static_cast<std::size_t>(first); i < context_.quotes.size(); ++i) {
      const Quote& q = context_.quotes[i];
      if (q.depth != depth_) continue;
      if (q.span.begin > span.end) {
        const std::string_view gap = context_.text.substr(span.end, q.span.begin - span.end);
        if (has_letter(gap) || gap.find('\n') != std::string_view::npos) break;
      }
      span.end = std::max(span.end, q.span.end);
      if (q.runs_on && i + 1 < context_.quotes.size()) span.end = context_.quotes[next_at(i)].span.end;
    }
    return span;
  }

  std::size_t next_at(std::size_t i) const {
    std::size_t j = i + 1;
    while (j + 1 < context_.quotes.size() && context_.quotes[j].depth > depth_) ++j;
    return j;
  }

  // 'The plan "is dead," he said': from the beginning of the sentence.
  Span widened(Span q) const {
    const WordId w = tree_.word_at(q.begin);
    if (!w.valid()) return q;
    const Span sentence = tree_.sentences[tree_.sentence_of(w).index()].span;
    Span wide = q;
    if (sentence.begin < q.begin && sentence.begin >= fence_.begin) wide.begin = sentence.begin;
    return wide;
  }

  // "He continued:" and what he said in the next paragraph.
  Span next_paragraph() const {
    const std::string_view text = context_.text;
    std::size_t at = end_;
    while (at < text.size() && at < end_ + 60 && text[at] != '\n') ++at;
    if (at >= text.size() || text[at] != '\n') return {};
    std::size_t back = at;
    while (back > end_ && is_space(text[back - 1])) --back;
    if (back == 0 || text[back - 1] != ':') return {};
    while (at < text.size() && is_space(text[at])) ++at;
    std::size_t end = std::min(text.find('\n', at), text.size());
    for (const Quote& q :
         quotes_over(context_.quotes, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 1})) {
      if (q.span.begin == at && q.runs_on) {
        const std::size_t i = static_cast<std::size_t>(&q - context_.quotes.data());
        end = std::max<std::size_t>(end, context_.quotes[next_at(i)].span.end);
      }
    }
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  }

  void emit(std::vector<Span> content, int before, int after) {
    Candidate c;
    c.anchor = verb_;
    c.construction = Construction::quotation;
    c.extent = before >= 0 && content.front() != quote(before).span ? Extent::to_sentence_end : Extent::whole;
    c.source = source_;
    c.content = std::move(content);
    if (before >= 0) c.quotes.push_back(quote(before).span);
    if (after >= 0) {
      c.quotes.push_back(quote(after).span);
      c.preposition = last_token(quote(after).span.begin);
    }
    if (after == -2) c.preposition = "¶";
    c.content_head = {};
    add_candidate(context_, std::move(c), group_);
  }

  // Whether a mark, not a word, stands before the second part: '"A," he said, "B"', not '"A," he said, adding that
  // "B"'.
  bool punctuated(std::uint32_t at) const {
    const std::string token = last_token(at);
    return token.size() == 1 && std::string_view(",.:;?!").find(token[0]) != std::string_view::npos;
  }

  // What stands before the quotation: a colon, a comma, a word.
  std::string last_token(std::uint32_t at) const {
    WordId w = tree_.word_at(at);
    if (!w.valid() || w.value == 0) return {};
    --w.value;
    return lower(tree_[w].form);
  }

  const Context& context_;
  const Tree& tree_;
  WordId verb_;
  const SourceFound& source_;
  CandidateGroup& group_;
  int depth_ = 0;
  Span fence_;                         // what the anchor may reach: the quotation that it stands in
  std::uint32_t begin_ = 0, end_ = 0;  // the cue's own clause
};

}  // namespace

void quotation_candidates(const Context& context, WordId verb, const SourceFound& source, CandidateGroup& group) {
  if (!context.quotes.empty() || context.text.find(":\n") != std::string_view::npos) {
    QuotationCandidates(context, verb, source, group).find();
  }
}

}  // namespace hearsay
