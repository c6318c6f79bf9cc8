#include "event/relation_model.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/strings.h"
#include "syntax/hashing.h"
#include "syntax/scores.h"

namespace hearsay {
namespace {

constexpr std::string_view kMagic = "HSRELA01";
constexpr float kUnit = 24;  // a stored weight is 1/24 of a nat

std::string lemma(const Tree& tree, WordId w) {
  return lower(tree[w].lemma.empty() ? tree[w].form : tree[w].lemma);
}

bool within(const Tree& tree, WordId w, const std::vector<Span>& spans) {
  return std::ranges::any_of(spans, [&](Span s) { return s.contains(tree[w].span); });
}

// The word of the spans whose head lies outside of them.
WordId head_of(const Tree& tree, const std::vector<Span>& spans) {
  for (const Span s : spans) {
    if (const WordId w = tree.head_of(s); w.valid()) return w;
  }
  return {};
}

std::vector<WordId> way_up(const Tree& tree, WordId w) {
  std::vector<WordId> out;
  for (; w.valid(); w = tree[w].head) out.push_back(w);
  return out;
}

class Features {
 public:
  Features(const Analysis& analysis, const std::vector<Span>& source, const std::vector<Span>& target)
      : analysis_(analysis), tree_(analysis.tree), source_(source), target_(target) {}

  std::vector<RelationFeature> run(const Relation* by_patterns) {
    if (by_patterns != nullptr) patterns(*by_patterns);
    words();
    const WordId s = head_of(tree_, source_), t = head_of(tree_, target_);
    const std::vector<WordId> from_source = way_up(tree_, s), from_target = way_up(tree_, t);
    above("source", from_source);
    above("target", from_target);
    if (s.valid()) add("source rel=" + std::string(to_string(tree_[s].rel)), 0.5F);
    if (t.valid()) {
      add("target rel=" + std::string(to_string(tree_[t].rel)), 0.5F);
      for (const WordId c : tree_.children(t)) {
        if (tree_[c].rel == Rel::case_) add("target after=" + lemma(tree_, c), 1);
      }
    }
    for (const WordId w : from_source) {
      if (std::ranges::find(from_target, w) == from_target.end()) continue;
      joint(w);
      break;
    }
    return std::move(out_);
  }

 private:
  void add(std::string name, float value) {
    if (seen_.insert(name).second) out_.push_back({std::move(name), value});
  }

  void patterns(const Relation& r) {
    const std::string type(to_string(r.type));
    add("pattern=" + type, 1);
    add("pattern, sure=" + type, static_cast<float>(3 * r.confidence));
    add("pattern, level=" + type + std::to_string(static_cast<int>(r.confidence * 8)), 1);
    for (const Event& e : analysis_.events) {
      const bool acts = holds(e.actor, source_), suffers = holds(e.recipient, target_);
      const std::string event = std::string(to_string(e.type)) + (e.negated ? " not" : "");
      add("event=" + event, 0.5F);
      add("event" + std::string(acts ? " of source" : "") + (suffers ? " on target=" : "=") + event, 1);
    }
  }

  bool holds(const std::vector<MentionId>& parties, const std::vector<Span>& spans) const {
    return std::ranges::any_of(parties, [&](MentionId m) { return within(tree_, analysis_.mention(m).head, spans); });
  }

  // All words of meaning, and those between the mentions.
  void words() {
    if (source_.empty() || target_.empty()) return;
    const std::uint32_t begin = std::min(source_.front().begin, target_.front().begin);
    const std::uint32_t end = std::max(source_.back().end, target_.back().end);
    for (std::size_t i = 0; i < tree_.words.size(); ++i) {
      const WordId w(i);
      const Upos u = tree_[w].upos;
      if (u == Upos::PUNCT || u == Upos::DET || u == Upos::PROPN || u == Upos::NUM || u == Upos::PRON) continue;
      if (within(tree_, w, source_) || within(tree_, w, target_)) continue;
      add("word=" + lemma(tree_, w), 0.5F);
      if (tree_[w].span.begin > begin && tree_[w].span.end < end) add("between=" + lemma(tree_, w), 0.5F);
    }
  }

  // Three words above a mention.
  void above(const std::string& which, const std::vector<WordId>& way) {
    for (std::size_t i = 1; i < std::min<std::size_t>(way.size(), 4); ++i) {
      if (within(tree_, way[i], source_) || within(tree_, way[i], target_)) continue;
      add(which + (i == 1 ? " under=" : " below=") + lemma(tree_, way[i]), 1);
      add("above=" + lemma(tree_, way[i]), 1);
    }
  }

  // The lowest word above both, and what hangs on it.
  void joint(WordId w) {
    add("joins=" + lemma(tree_, w), 1.5F);
    add("joins, tag=" + std::string(to_string(tree_[w].upos)), 0.5F);
    for (const WordId c : tree_.children(w)) {
      switch (tree_[c].rel) {
        case Rel::obj:
        case Rel::obl:
        case Rel::xcomp:
        case Rel::ccomp:
        case Rel::compound_prt:
        case Rel::advmod:
        case Rel::aux:
        case Rel::nsubj_pass:
        case Rel::mark:
          add("joined " + std::string(to_string(tree_[c].rel)) + "=" + lemma(tree_, c), 1);
          add("joined=" + lemma(tree_, c), 0.7F);
          break;
        default:
          break;
      }
    }
  }

  const Analysis& analysis_;
  const Tree& tree_;
  const std::vector<Span>&source_, &target_;
  std::vector<RelationFeature> out_;
  std::unordered_set<std::string> seen_;
};

using Scores = std::array<double, kEventTypes>;

}  // namespace

std::vector<RelationFeature> relation_features(const Analysis& analysis, const std::vector<Span>& source,
                                               const std::vector<Span>& target, const Relation* by_patterns) {
  return Features(analysis, source, target).run(by_patterns);
}

std::size_t RelationModel::slot(std::string_view feature) {
  return hash_string(feature) % kSlots;
}

Result<RelationModel> RelationModel::view(std::string_view bytes) {
  RelationModel model;
  if (bytes.empty()) return model;
  if (!bytes.starts_with(kMagic) || bytes.size() != kMagic.size() + kSlots * kEventTypes) {
    return Error{"models/relation.bin: not a model of this version; train it anew with script/train"};
  }
  model.weights_ = {reinterpret_cast<const std::int8_t*>(bytes.data() + kMagic.size()), kSlots * kEventTypes};
  return model;
}

std::array<double, kEventTypes> RelationModel::probabilities(const std::vector<RelationFeature>& features) const {
  Scores scores{};
  for (const RelationFeature& f : features) {
    const std::int8_t* row = weights_.data() + slot(f.name) * kEventTypes;
    for (std::size_t t = 0; t < kEventTypes; ++t) scores[t] += static_cast<double>(f.value) * row[t] / kUnit;
  }
  to_shares(std::span(scores));
  return scores;
}

std::vector<std::string> RelationModel::reasons(const std::vector<RelationFeature>& features, EventType type) const {
  std::vector<std::pair<float, std::string>> all;
  for (const RelationFeature& f : features) {
    const float gain =
        f.value * static_cast<float>(weights_[slot(f.name) * kEventTypes + static_cast<std::size_t>(type)]);
    if (gain > 0) all.emplace_back(gain, f.name);
  }
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 3); ++i) out.push_back(all[i].second);
  return out;
}

std::string train_relations(const std::vector<const RelationExample*>& examples) {
  constexpr int kSteps = 250;
  constexpr float kDecay = 0.6F, kRate = 0.1F, kBeta1 = 0.9F, kBeta2 = 0.99F;
  struct Row {
    std::vector<std::pair<std::size_t, float>> features;
    Scores right{};  // 1 for the types that are
    float weight = 1;
  };
  std::vector<Row> rows;
  for (const RelationExample* e : examples) {
    Row& row = rows.emplace_back();
    for (const RelationFeature& f : e->features) row.features.emplace_back(RelationModel::slot(f.name), f.value);
    for (const EventType t : e->types) row.right[static_cast<std::size_t>(t)] = 1;
    row.weight = e->weight;
  }
  const std::size_t n = RelationModel::kSlots * kEventTypes;
  std::vector<float> w(n, 0), grad(n), m(n, 0), v(n, 0);
  float power1 = 1, power2 = 1;
  for (int step = 1; step <= kSteps; ++step) {
    for (std::size_t i = 0; i < n; ++i) grad[i] = kDecay * w[i];
    for (const Row& row : rows) {
      Scores p{};
      for (const auto& [slot, value] : row.features) {
        for (std::size_t t = 0; t < kEventTypes; ++t) p[t] += static_cast<double>(value * w[slot * kEventTypes + t]);
      }
      to_shares(std::span(p));
      double right = 1e-12;
      for (std::size_t t = 0; t < kEventTypes; ++t) right += p[t] * row.right[t];
      for (std::size_t t = 0; t < kEventTypes; ++t) p[t] -= p[t] * row.right[t] / right;
      for (const auto& [slot, value] : row.features) {
        float* g = grad.data() + slot * kEventTypes;
        for (std::size_t t = 0; t < kEventTypes; ++t) g[t] += row.weight * value * static_cast<float>(p[t]);
      }
    }
    power1 *= kBeta1;
    power2 *= kBeta2;
    const float rate = kRate * (1 - 0.98F * static_cast<float>(step) / kSteps);
    for (std::size_t i = 0; i < n; ++i) {
      m[i] = kBeta1 * m[i] + (1 - kBeta1) * grad[i];
      v[i] = kBeta2 * v[i] + (1 - kBeta2) * grad[i] * grad[i];
      w[i] -= rate * (m[i] / (1 - power1)) / (std::sqrt(v[i] / (1 - power2)) + 1e-6F);
    }
  }
  std::string out(kMagic);
  for (const float x : w)
    out += static_cast<char>(static_cast<std::int8_t>(std::clamp(std::lround(x * kUnit), -127L, 127L)));
  return out;
}

}  // namespace hearsay
