#include "attribution/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "attribution/candidate.h"
#include "attribution/features.h"
#include "attribution/scorer.h"
#include "syntax/words_in.h"

namespace hearsay {
namespace {

constexpr double kLinked = 0.5;  // share of the union of words from which a content counts as found

std::unordered_set<std::int32_t> words_in(const Tree& tree, const std::vector<Span>& spans) {
  std::unordered_set<std::int32_t> out;
  for (const Span s : spans) {
    for_each_word(tree, s, [&](WordId w) {
      if (tree[w].upos != Upos::PUNCT) out.insert(w.value);
    });
  }
  return out;
}

double jaccard(const std::unordered_set<std::int32_t>& a, const std::unordered_set<std::int32_t>& b) {
  std::size_t common = 0;
  for (const std::int32_t x : a) common += b.contains(x) ? 1 : 0;
  const std::size_t both = a.size() + b.size() - common;
  return both ? static_cast<double>(common) / static_cast<double>(both) : 0;
}

struct GoldWords {
  std::unordered_set<std::int32_t> source, cue, content;
};

// How well a candidate renders a gold attribution: 0 when it would not count as found.
double quality(const Tree& tree, const Candidate& c, const GoldWords& gold) {
  const auto source = words_in(tree, c.source_spans);
  const bool shares = std::ranges::any_of(source, [&](std::int32_t w) { return gold.source.contains(w); });
  if (!shares && !(source.empty() && gold.source.empty())) return 0;
  const double j = jaccard(words_in(tree, c.content), gold.content);
  return j >= kLinked ? j : 0;
}

std::vector<std::uint32_t> slots(const std::vector<std::uint64_t>& features) {
  std::vector<std::uint32_t> out(features.size());
  std::ranges::transform(features, out.begin(), AttributionScorer::slot);
  return out;
}

void collect(const CueLexicon& lexicon, const MarkedDocument& example, std::vector<ScorerExample>& out) {
  const Analysis& analysis = example.analysis;
  const std::vector<Quote> quotes = find_quotes(analysis.document.text);
  const Context context{analysis.tree, analysis.document.text, quotes, lexicon, analysis.readings};
  std::vector<GoldWords> gold;
  std::unordered_set<std::int32_t> inside;  // words of contents: what is nested there was not marked
  for (const Attribution& a : example.gold) {
    gold.push_back(
        {words_in(analysis.tree, a.source), words_in(analysis.tree, a.cue), words_in(analysis.tree, a.content)});
    inside.insert(gold.back().content.begin(), gold.back().content.end());
  }
  std::vector<std::uint64_t> features;
  for (const CandidateGroup& group : find_candidates(context)) {
    const std::int32_t anchor = group.front().anchor.value;
    ScorerExample instance;
    instance.target.assign(group.size() + 1, 0);
    double best = 0;
    std::vector<double> values(group.size(), 0);
    for (const GoldWords& g : gold) {
      const bool colon = group.front().construction == Construction::headline && g.cue.empty();
      if (!g.cue.contains(anchor) && !colon) continue;
      for (std::size_t i = 0; i < group.size(); ++i) {
        values[i] = std::max(values[i], quality(analysis.tree, group[i], g));
        best = std::max(best, values[i]);
      }
    }
    if (best == 0) {
      if (inside.contains(anchor)) continue;
      instance.target.back() = 1;
    } else {
      double sum = 0;
      for (double& v : values) sum += v = v >= best - 1e-9 ? 1.0 : 0.0;
      for (std::size_t i = 0; i < group.size(); ++i) instance.target[i] = static_cast<float>(values[i] / sum);
    }
    for (const Candidate& c : group) {
      features.clear();
      candidate_features(context, c, true, features);
      instance.lexical.push_back(slots(features));
      features.clear();
      candidate_features(context, c, false, features);
      instance.plain.push_back(slots(features));
    }
    out.push_back(std::move(instance));
  }
}

}  // namespace

std::string train_attribution(const CueLexicon& lexicon, const std::vector<MarkedDocument>& documents,
                              const std::vector<MarkedDocument>& lexicon_examples, const AttributionTraining& options) {
  std::vector<ScorerExample> instances, few;
  for (const MarkedDocument& d : documents) collect(lexicon, d, instances);
  for (const MarkedDocument& d : lexicon_examples) collect(lexicon, d, few);
  for (int i = 0; i < options.lexicon_times; ++i) instances.insert(instances.end(), few.begin(), few.end());
  if (options.progress) options.progress(fmt::format("{} anchors in {} documents", instances.size(), documents.size()));
  return train_scorer(instances, options.scorer, options.progress);
}

}  // namespace hearsay
