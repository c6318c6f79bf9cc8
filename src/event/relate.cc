#include "event/relate.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "event/candidates.h"
#include "event/rules.h"
#include "event/select.h"

namespace hearsay {
namespace {

bool within(const Tree& tree, WordId w, const std::vector<Span>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.contains(tree[w].span); });
}

bool any_within(const Tree& tree, const std::vector<WordId>& words, const std::vector<Span>& spans) {
  return std::any_of(words.begin(), words.end(), [&](WordId w) { return within(tree, w, spans); });
}

// Whether one of the spans has a word below w.
bool dominates_any(const Tree& tree, WordId w, const std::vector<Span>& spans) {
  for (const Span s : spans) {
    const WordId head = tree.head_of(s);
    if (head.valid() && tree.dominates(w, head)) return true;
  }
  return false;
}

int depth_of(const Tree& tree, WordId w) {
  int depth = 0;
  for (w = tree[w].head; w.valid(); w = tree[w].head) ++depth;
  return depth;
}

// How well a match relates the two: slots that hold them, nearness to the root, what its pattern says. The constants
// are set by hand.
double fit(const Tree& tree, const EventCandidate& c, const std::vector<Span>& source,
           const std::vector<Span>& target) {
  const WordId w = c.match.predicate;
  double value = 0.3 * c.match.weight - 0.35 * depth_of(tree, w);
  if (any_within(tree, c.match.actor, source)) value += 3;
  if (any_within(tree, c.match.recipient, target)) value += 3;
  if (dominates_any(tree, w, target)) value += 1;
  if (dominates_any(tree, w, source)) value += 0.5;
  if (within(tree, w, source) || within(tree, w, target)) value -= 2.5;
  if (any_within(tree, c.match.recipient, source)) value -= 1;
  return value;
}

// No pattern fits: the word nearest to the root that heads patterns, and the type that most of them have.
void guess(const EventLexicon& lexicon, const Tree& tree, const std::vector<Span>& source, Relation& best) {
  best.type = EventType::ACCUSE;
  best.confidence = 0.05;
  int least = 1 << 20;
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    const WordId w(i);
    const int depth = 2 * depth_of(tree, w) + (tree[w].upos == Upos::VERB ? 0 : 3);
    if (depth >= least || within(tree, w, source)) continue;
    std::array<int, 16> votes{};
    for (const HeadKind kind : {HeadKind::verb, HeadKind::noun, HeadKind::adjective}) {
      for (const std::uint32_t p : lexicon.headed_by(kind, tree[w].lemma)) {
        const auto& type = lexicon.patterns()[p].coding.type;
        if (type) ++votes[static_cast<std::size_t>(*type)];
      }
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    if (*most == 0) continue;
    least = depth;
    best.type = static_cast<EventType>(most - votes.begin());
    best.confidence = 0.15;
  }
  best.why.push_back("no pattern fits; a guess from the words that head patterns");
}

using Shares = std::array<double, kEventTypes>;

// What the reader counts beside the model; between 0.4 and 0.6 the folds of PLV differ by some tenths.
constexpr double kReader = 0.6;

// The geometric mean, of sum 1. The reader tells CONCEDE and RETREAT together; the model tells them apart.
Shares mean(const Shares& model, const Shares& reader) {
  constexpr auto kConcede = static_cast<std::size_t>(EventType::CONCEDE),
                 kRetreat = static_cast<std::size_t>(EventType::RETREAT);
  const double yielding = model[kConcede] + model[kRetreat];
  Shares out{};
  for (std::size_t t = 0; t < out.size(); ++t) {
    const double share = t == kConcede ? yielding : t == kRetreat ? 0 : model[t];
    out[t] = std::pow(share, 1 - kReader) * std::pow(reader[t], kReader);
  }
  out[kRetreat] = yielding > 0 ? out[kConcede] * model[kRetreat] / yielding : 0;
  out[kConcede] -= out[kRetreat];
  const double sum = std::accumulate(out.begin(), out.end(), 0.0);
  for (double& share : out) share /= sum;
  return out;
}

}  // namespace

Relation relate_by_patterns(const EventCoder& coder, const Analysis& analysis, const std::vector<Span>& source,
                            const std::vector<Span>& target) {
  const Fillers fillers(analysis);
  Relation best;
  double best_fit = -1e9;
  for (std::size_t s = 0; s < analysis.tree.sentences.size(); ++s) {
    std::vector<EventCandidate> found =
        candidates_of(coder.lexicon(), coder.operators(), analysis, fillers, SentenceId(s), nullptr).found;
    select(analysis, found, nullptr);
    for (EventCandidate& c : found) {
      const double value = fit(analysis.tree, c, source, target);
      if (value <= best_fit) continue;
      apply_plover_rules(analysis, c);
      best_fit = value;
      best.type = c.type;
      best.why = c.why;
      best.confidence = std::clamp(0.5 + 0.06 * value, 0.2, 0.95);
    }
  }
  if (best.why.empty()) guess(coder.lexicon(), analysis.tree, source, best);
  return best;
}

Relation relate(const EventCoder& coder, const RelationModel& model, const RelationReader& reader,
                const Analysis& analysis, const std::vector<Span>& source, const std::vector<Span>& target) {
  Relation relation = relate_by_patterns(coder, analysis, source, target);
  if (!model.known()) return relation;
  const auto features = relation_features(analysis, source, target, &relation);
  Shares shares = model.probabilities(features);
  std::string read;
  if (reader.known()) {
    const Shares others = reader.probabilities(analysis.tree, source, target);
    const auto likeliest = std::ranges::max_element(others);
    read = fmt::format("; read as {} ({:.0f}%)", to_string(static_cast<EventType>(likeliest - others.begin())),
                       100 * *likeliest);
    shares = mean(shares, others);
  }
  const auto best = std::ranges::max_element(shares);
  relation.type = static_cast<EventType>(best - shares.begin());
  relation.confidence = *best;
  relation.why.push_back(
      fmt::format("learned from examples: {}{}", fmt::join(model.reasons(features, relation.type), "; "), read));
  return relation;
}

}  // namespace hearsay
