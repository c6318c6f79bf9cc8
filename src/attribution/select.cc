#include "attribution/select.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "attribution/features.h"

namespace hearsay {
namespace {

constexpr float kSameContent = 0.7F;

struct Scored {
  CandidateGroup group;
  std::vector<float> scores;       // of each candidate
  float probability = 0;           // that any of them holds
  std::vector<std::size_t> order;  // best first
};

std::uint32_t overlap(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::uint32_t n = 0;
  for (const Span x : a) {
    for (const Span y : b) {
      if (x.overlaps(y)) n += std::min(x.end, y.end) - std::max(x.begin, y.begin);
    }
  }
  return n;
}

std::uint32_t size(const std::vector<Span>& spans) {
  std::uint32_t n = 0;
  for (const Span s : spans) n += s.size();
  return n;
}

bool holds(const std::vector<Span>& spans, Span inner) {
  return std::ranges::any_of(spans, [&](Span s) { return s.contains(inner); });
}

// A verb of saying beside quotation marks.
bool is_quotation(const Candidate& c) {
  return c.construction == Construction::quotation && c.licensed && c.entry->kind == CueClass::speech;
}

constexpr float kSigned = 2;  // log-odds

Scored score(const Context& context, const AttributionScorer& scorer, CandidateGroup group) {
  Scored s;
  s.group = std::move(group);
  std::vector<std::uint64_t> features;
  float top = 0;
  for (const Candidate& c : s.group) {
    features.clear();
    candidate_features(context, c, true, features);
    float value = scorer.score(features);
    if (!scorer.known()) value = c.licensed ? 2.0F : -3.0F;  // without weights the lexicon decides
    // A name below a quotation leaves no doubt, and is too rare in what the weights are learned from.
    if (c.construction == Construction::signature) value = std::max(value, kSigned);
    s.scores.push_back(value);
    top = std::max(top, value);
  }
  float sum = std::exp(-top);
  const float none = sum;
  for (const float v : s.scores) sum += std::exp(v - top);
  s.probability = 1 - none / sum;
  // Readings that say the same in different ways count together.
  std::vector<float> together(s.scores.size(), 0);
  for (std::size_t i = 0; i < s.group.size(); ++i) {
    for (std::size_t j = 0; j < s.group.size(); ++j) {
      const bool same = s.group[i].content == s.group[j].content && s.group[i].source_spans == s.group[j].source_spans;
      if (same) together[i] += std::exp(s.scores[j] - top);
    }
    together[i] = top + std::log(together[i]);
  }
  s.order.resize(s.group.size());
  for (std::size_t i = 0; i < s.order.size(); ++i) s.order[i] = i;
  std::ranges::stable_sort(s.order, [&](std::size_t a, std::size_t b) {
    return std::pair(together[a], s.scores[a]) > std::pair(together[b], s.scores[b]);
  });
  s.scores = std::move(together);
  return s;
}

class Selection {
 public:
  Selection(const Context& context, const SelectionOptions& options) : context_(context), options_(options) {}

  void offer(Scored& s) {
    for (const std::size_t i : s.order) {
      if (s.scores[i] < s.scores[s.order[0]] - 3) break;
      Selected chosen{s.group[i], s.probability, {}};
      switch (judge(chosen)) {
        case Verdict::take:
          taken_.push_back(std::move(chosen));
          return;
        case Verdict::drop:
          return;
        case Verdict::next:
          break;
      }
    }
  }

  std::vector<Selected> finish() {
    std::ranges::sort(taken_, {}, [](const Selected& s) { return s.candidate.anchor; });
    return std::move(taken_);
  }

 private:
  enum class Verdict : std::uint8_t { take, drop, next };

  bool speaks(const Selected& s) const {
    const CueEntry* e = s.candidate.entry;
    return e != nullptr && e->kind == CueClass::speech &&
           s.probability >= (s.candidate.licensed ? options_.sure_threshold : options_.threshold);
  }

  Verdict judge(Selected& s) {
    const Span anchor = context_.tree[s.candidate.anchor].span;
    for (Selected& other : taken_) {
      const Span its = context_.tree[other.candidate.anchor].span;
      const bool inside_it = holds(other.candidate.content, anchor);
      const bool around_it = holds(s.candidate.content, its);
      if (inside_it && !speaks(s)) return Verdict::drop;
      // Who speaks inside of what another says is named there, if at all.
      const auto elsewhere = [&](Span source) { return !holds(other.candidate.content, source); };
      if (inside_it && std::ranges::any_of(s.candidate.source_spans, elsewhere)) return Verdict::next;
      if (around_it && !speaks(other)) {
        if (context_.tree.dominates(s.candidate.anchor, other.candidate.anchor) &&
            s.probability >= options_.threshold) {
          other.probability = -1;  // the outer one is the attribution
        } else {
          return Verdict::next;
        }
      }
      if (inside_it || around_it) continue;
      const std::uint32_t common = overlap(s.candidate.content, other.candidate.content);
      if (common == 0) continue;
      const float share = static_cast<float>(common) /
                          static_cast<float>(size(s.candidate.content) + size(other.candidate.content) - common);
      if (share >= kSameContent && same_source(s, other)) {
        other.more_anchors.push_back(s.candidate.anchor);
        return Verdict::drop;
      }
      if (is_relay(s) || is_relay(other)) continue;
      return Verdict::next;
    }
    const float least = is_quotation(s.candidate) ? options_.sure_threshold : options_.threshold;
    if (s.probability < least && !inside_any(anchor)) return Verdict::drop;
    std::erase_if(taken_, [](const Selected& t) { return t.probability < 0; });
    return Verdict::take;
  }

  bool inside_any(Span anchor) const {
    return std::ranges::any_of(taken_, [&](const Selected& t) { return holds(t.candidate.content, anchor); });
  }

  // "reports, citing X, that": two attributions of one content.
  bool is_relay(const Selected& s) const { return lemma_of(context_.tree, s.candidate.anchor) == "cite"; }

  static bool same_source(const Selected& a, const Selected& b) {
    return a.candidate.source.head == b.candidate.source.head || !a.candidate.source.head.valid() ||
           !b.candidate.source.head.valid() || overlap(a.candidate.source_spans, b.candidate.source_spans) > 0;
  }

  const Context& context_;
  const SelectionOptions& options_;
  std::vector<Selected> taken_;
};

}  // namespace

std::vector<Selected> select_attributions(const Context& context, const AttributionScorer& scorer,
                                          std::vector<CandidateGroup> groups, const SelectionOptions& options) {
  // In stretches of whole sentences, so that the time stays linear in the text.
  constexpr std::size_t kStretch = 400;
  std::vector<Selected> out;
  std::vector<Scored> scored;
  const auto flush = [&] {
    std::ranges::stable_sort(scored, [](const Scored& a, const Scored& b) { return a.probability > b.probability; });
    Selection selection(context, options);
    for (Scored& s : scored) selection.offer(s);
    std::ranges::move(selection.finish(), std::back_inserter(out));
    scored.clear();
  };
  SentenceId last;
  const float floor = std::min(options.threshold, options.sure_threshold);
  for (CandidateGroup& group : groups) {
    const SentenceId sentence = context.tree.sentence_of(group.front().anchor);
    if (scored.size() >= kStretch && sentence != last) flush();
    last = sentence;
    Scored s = score(context, scorer, std::move(group));
    if (s.probability >= floor) scored.push_back(std::move(s));
  }
  flush();
  return out;
}

}  // namespace hearsay
