#include "syntax/engine.h"

#include <algorithm>
#include <cmath>

#include "hearsay/syntax.h"
#include "syntax/engine_file.h"
#include "syntax/name_label.h"
#include "syntax/scores.h"
#include "syntax/spanning_tree.h"

namespace hearsay {

using neural::byte_kernels;
using neural::ByteMatrix;

namespace {

constexpr std::uint64_t kRootKey = 2;  // those of words are odd

template <typename T>
void grow(std::vector<T>& v, std::size_t size) {
  if (v.size() < size) v.resize(size);
}

}  // namespace

EngineScratch::EngineScratch(const Engine& engine) : cache(engine.vector_size(), engine.first_sums()) {}

Result<Engine> Engine::view(const ModelFile& file) {
  EngineFile in(file);
  Engine e;
  const EngineShape shape = in.shape();
  e.vocabulary_ = Vocabulary(in.values<std::uint32_t>("vocabulary", 0));
  e.buckets_ = static_cast<std::uint32_t>(shape.buckets);
  e.word_size_ = shape.word_size;
  e.spelling_size_ = shape.spelling_size;
  e.hidden_ = shape.hidden;
  e.words_ = in.values<std::int8_t>("words", area(static_cast<int>(e.vocabulary_.rows()), shape.word_size)).data();
  e.word_scale_ = in.values<float>("words.scale", e.vocabulary_.rows()).data();
  e.spellings_ = in.values<std::int8_t>("spellings", area(shape.buckets, shape.spelling_size)).data();
  const auto scale = in.values<float>("spellings.scale", 1);
  if (!scale.empty()) e.spelling_scale_ = scale[0];
  e.name_wide_ = in.values<std::int8_t>("name_wide", WordFeatures::kWideRows * kWideRow).data();
  const auto wide_scale = in.values<float>("name_wide.scale", 1);
  if (!wide_scale.empty()) e.name_wide_scale_ = wide_scale[0];
  const int width = 2 * shape.hidden;
  for (int l = 0; l < shape.layers; ++l) {
    neural::ByteLstm& layer = e.layers_.emplace_back();
    for (int d = 0; d < 2; ++d) {
      const std::string name = "lstm" + std::to_string(l) + (d == 0 ? ".forward" : ".backward");
      layer.inputs[d] =
          in.matrix(name + ".wx", l == 0 ? shape.word_size + shape.spelling_size : width, 4 * shape.hidden);
      layer.state[d] = in.matrix(name + ".wh", shape.hidden, 4 * shape.hidden);
    }
  }
  e.tags_ = in.matrix("tags", width, shape.tags);
  e.names_ = in.matrix("names", width, kNameLabels);
  e.arc_dependent_ = in.matrix("arc_dependent", width, shape.arc_size);
  e.arc_head_ = in.matrix("arc_head", width, shape.arc_size);
  e.arc_matrix_ = in.matrix("arc_matrix", shape.arc_size, shape.arc_size);
  e.rel_dependent_ = in.matrix("rel_dependent", width, shape.rel_size);
  e.rel_head_ = in.matrix("rel_head", width, shape.rel_size);
  e.rel_out_ = in.matrix("rel_out", shape.rel_size, kRels);
  if (!in.status().ok()) return Error{in.status().message()};
  return e;
}

// The vectors of the fresh rows, side by side in s.input.
void Engine::embed(EngineScratch& s) const {
  const WordFeatures& f = s.features;
  const int in = vector_size();
  grow(s.input, area(static_cast<int>(s.fresh.size()), in));
  grow(s.spelling, static_cast<std::size_t>(spelling_size_));
  float* out = s.input.data();
  for (const int row : s.fresh) {
    const std::uint32_t word = row == 0 ? Vocabulary::kRoot : f.rows[static_cast<std::size_t>(row) - 1];
    const std::int8_t* v = words_ + area(static_cast<int>(word), word_size_);
    for (int j = 0; j < word_size_; ++j) out[j] = static_cast<float>(v[j]) * word_scale_[word];
    if (row == 0) {
      std::fill(out + word_size_, out + in, 0.0f);
    } else {
      const auto at = static_cast<std::size_t>(row) - 1;
      const auto count = static_cast<int>(f.begin[at + 1] - f.begin[at]);
      byte_kernels().add_rows(spelling_size_, spellings_, count, f.buckets.data() + f.begin[at], s.spelling.data());
      const float scale = spelling_scale_ / std::sqrt(static_cast<float>(count));
      for (int j = 0; j < spelling_size_; ++j) {
        out[word_size_ + j] = static_cast<float>(s.spelling[static_cast<std::size_t>(j)]) * scale;
      }
    }
    out += in;
  }
}

// What the first LSTM makes of each row by itself: from the cache, or computed and kept there.
void Engine::first_gates(int rows, EngineScratch& s) const {
  const WordFeatures& f = s.features;
  const int in = vector_size(), half = 4 * hidden_;
  grow(s.words, area(rows, in));
  grow(s.gates, area(rows, 2 * half));
  const auto key_of = [&](int row) { return row == 0 ? kRootKey : f.keys[static_cast<std::size_t>(row) - 1]; };
  const auto put = [&](int row, const std::uint8_t* vector, const float* sums) {
    std::copy(vector, vector + in, s.words.data() + area(row, in));
    for (int d = 0; d < 2; ++d) {
      std::copy(sums + d * half, sums + (d + 1) * half, s.gates.data() + area(d * rows + row, half));
    }
  };
  s.fresh.clear();
  for (int row = 0; row < rows; ++row) {
    const bool known = row == 0 ? s.cache.find(kRootKey) != nullptr : f.known[static_cast<std::size_t>(row) - 1];
    if (!known) {
      s.fresh.push_back(row);
    } else {
      put(row, s.cache.vector(key_of(row)), s.cache.sums(key_of(row)));
    }
  }
  embed(s);
  const auto fresh = static_cast<int>(s.fresh.size());
  grow(s.vectors, area(fresh, in));
  grow(s.scale, static_cast<std::size_t>(fresh));
  grow(s.fresh_gates, area(fresh, 2 * half));
  byte_kernels().quantise(fresh, in, in, s.input.data(), s.vectors.data(), s.scale.data());
  for (int d = 0; d < 2; ++d) {
    lstm_gates(layers_[0], d, fresh, s.vectors.data(), in, s.scale.data(), s.fresh_gates.data() + area(d * fresh, half),
               s.lstm);
  }
  for (int i = 0; i < fresh; ++i) {
    const int row = s.fresh[static_cast<std::size_t>(i)];
    WordCache::Known word{key_of(row), 0, {}};
    if (row > 0) {
      word.row = f.rows[static_cast<std::size_t>(row) - 1];
      word.spelling = f.spellings[static_cast<std::size_t>(row) - 1];
    }
    const std::uint8_t* vector = s.vectors.data() + area(i, in);
    float* sums = s.cache.keep(word, vector);
    for (int d = 0; d < 2; ++d) {
      const float* from = s.fresh_gates.data() + area(d * fresh + i, half);
      std::copy(from, from + half, sums + d * half);
    }
    put(row, vector, sums);
  }
}

// The states of the last layer in s.states.
void Engine::encode(int rows, EngineScratch& s) const {
  const int width = 2 * hidden_;
  first_gates(rows, s);
  grow(s.states, area(rows, width));
  for (int d = 0; d < 2; ++d) {
    lstm_states(layers_[0], d, rows, s.gates.data() + area(d * rows, 4 * hidden_), s.states.data(), s.lstm);
  }
  for (std::size_t l = 1; l < layers_.size(); ++l) {
    std::swap(s.bytes, s.states);
    grow(s.states, area(rows, width));
    run_lstm(layers_[l], rows, s.bytes.data(), width, nullptr, s.states.data(), s.lstm);
  }
  grow(s.scale, static_cast<std::size_t>(rows));
}

// y = bytes times m, of s.states when row_scale is null, else of s.bytes.
void Engine::dense(int rows, const ByteMatrix& m, const float* row_scale, EngineScratch& s,
                   std::vector<float>& y) const {
  grow(s.sums, area(rows, m.stored_outputs()));
  grow(y, area(rows, m.stored_outputs()));
  byte_kernels().multiply(rows, m, (row_scale == nullptr ? s.states : s.bytes).data(), m.stored_inputs(),
                          s.sums.data());
  byte_kernels().dequantise(rows, m, s.sums.data(), row_scale, y.data());
}

void Engine::find_tree(int rows, EngineScratch& s) const {
  const neural::ByteKernels& k = byte_kernels();
  const int a = arc_matrix_.inputs;
  dense(rows, arc_dependent_, nullptr, s, s.first);
  k.leaky(area(rows, a), s.first.data());
  grow(s.bytes, area(rows, a));
  k.quantise(rows, a, a, s.first.data(), s.bytes.data(), s.scale.data());
  dense(rows, arc_matrix_, s.scale.data(), s, s.first);
  dense(rows, arc_head_, nullptr, s, s.second);
  k.leaky(area(rows, a), s.second.data());
  grow(s.scores, area(rows, rows));
  k.dot(rows, rows, a, s.first.data(), s.second.data(), s.scores.data());
  best_tree({s.scores.data(), area(rows, rows)}, rows, s.tree);
  s.heads.assign(s.tree.begin() + 1, s.tree.end());
}

void Engine::find_rels(int rows, EngineScratch& s) const {
  const neural::ByteKernels& k = byte_kernels();
  const int m = rel_out_.inputs, words = rows - 1;
  dense(rows, rel_dependent_, nullptr, s, s.first);
  dense(rows, rel_head_, nullptr, s, s.second);
  grow(s.scores, area(words, m));
  for (int i = 0; i < words; ++i) {
    const float* d = s.first.data() + area(i + 1, m);
    const float* h = s.second.data() + area(s.heads[static_cast<std::size_t>(i)], m);
    float* out = s.scores.data() + area(i, m);
    for (int j = 0; j < m; ++j) out[j] = d[j] + h[j];
  }
  k.leaky(area(words, m), s.scores.data());
  grow(s.bytes, area(words, m));
  k.quantise(words, m, m, s.scores.data(), s.bytes.data(), s.scale.data());
  dense(words, rel_out_, s.scale.data(), s, s.first);
  s.rels.resize(static_cast<std::size_t>(words));
  for (int i = 0; i < words; ++i) {
    const auto at = static_cast<std::size_t>(i);
    constexpr int kRoot = static_cast<int>(Rel::root);
    static_assert(kRoot == 0);
    s.rels[at] = s.heads[at] == 0 ? kRoot : best_of(s.first.data() + area(i, rel_out_.stored_outputs()), 1, kRels);
  }
}

// The best sequence of labels (Viterbi) in which each may follow the one before.
void Engine::find_labels(int rows, EngineScratch& s) const {
  dense(rows, names_, nullptr, s, s.first);
  const int width = names_.stored_outputs(), words = rows - 1;
  s.labels.resize(static_cast<std::size_t>(words));
  std::vector<int>& from = s.tree;
  from.resize(area(words, kNameLabels));
  float best[kNameLabels] = {};
  std::fill(best + 1, best + kNameLabels, -1e9f);  // before the first word there is no name
  for (int i = 0; i < words; ++i) {
    float* scores = s.first.data() + area(i + 1, width);
    std::int16_t wide[kWideRow] = {};
    const std::uint32_t* row = s.features.wide.data() + static_cast<std::size_t>(i) * WordFeatures::kWide;
    for (std::size_t k = 0; k < WordFeatures::kWide; ++k) {
      const std::int8_t* values = name_wide_ + row[k] * kWideRow;
      for (std::size_t j = 0; j < kWideRow; ++j) wide[j] = static_cast<std::int16_t>(wide[j] + values[j]);
    }
    int* before = &from[area(i, kNameLabels)];
    const int likeliest = best_of(best, 0, kNameLabels);
    float now[kNameLabels];
    for (int next = 0; next < kNameLabels; ++next) {
      int last = likeliest;
      if (!may_follow(NameLabel::O, static_cast<NameLabel>(next))) last = best[next] > best[next - 1] ? next : next - 1;
      before[next] = last;
      now[next] = best[last] + scores[next] + static_cast<float>(wide[next]) * name_wide_scale_;
    }
    std::copy(now, now + kNameLabels, best);
  }
  int label = best_of(best, 0, kNameLabels);
  for (int i = words - 1; i >= 0; --i) {
    s.labels[static_cast<std::size_t>(i)] = label;
    label = from[area(i, kNameLabels) + static_cast<std::size_t>(label)];
  }
}

void Engine::analyse(EngineScratch& s) const {
  const int words = static_cast<int>(s.features.rows.size()), rows = words + 1;
  encode(rows, s);
  dense(rows, tags_, nullptr, s, s.first);
  s.tags.resize(static_cast<std::size_t>(words));
  for (int i = 0; i < words; ++i) {
    const float* scores = s.first.data() + area(i + 1, tags_.stored_outputs());
    s.tags[static_cast<std::size_t>(i)] = best_of(scores, 0, tags_.outputs);
  }
  find_labels(rows, s);
  find_tree(rows, s);
  find_rels(rows, s);
}

}  // namespace hearsay
