#include "syntax/network.h"

#include <algorithm>
#include <cmath>

#include "neural/dropout.h"
#include "neural/matrix.h"
#include "syntax/scores.h"
#include "syntax/word_features.h"

namespace hearsay {

using neural::add_bias;
using neural::add_rows;
using neural::draw_mask;
using neural::kernels;
using neural::multiply;
using neural::multiply_left_turned;
using neural::multiply_right_turned;
using neural::Parameter;

namespace {

constexpr float kLeak = 0.1f;

}  // namespace

Network::Network(const NetworkShape& shape, std::uint64_t seed) : shape_(shape) {
  Random random(seed);
  const NetworkShape& s = shape_;
  words_ = neural::make_table("words", s.words, s.word_size, random, 0.1f);
  buckets_ = neural::make_table("buckets", s.buckets, s.spelling_size, random, 0.1f);
  const int width = 2 * s.hidden;
  for (int l = 0; l < s.layers; ++l) {
    lstms_.emplace_back("lstm" + std::to_string(l), l == 0 ? s.word_size + s.spelling_size : width, s.hidden, random);
  }
  const auto dense = [&](Dense& d, const std::string& name, int in, int out) {
    d.w = neural::make_parameter(name + ".w", in, out, random);
    d.b = neural::make_bias(name + ".b", out);
  };
  dense(tags_, "tags", width, s.tags);
  dense(names_, "names", width, s.names);
  name_wide_ = neural::make_table("name_wide", static_cast<int>(WordFeatures::kWideRows), s.names, random, 1e-4f);
  dense(arc_dependent_, "arc_dependent", width, s.arc_size);
  dense(arc_head_, "arc_head", width, s.arc_size);
  dense(rel_dependent_, "rel_dependent", width, s.rel_size);
  dense(rel_head_, "rel_head", width, s.rel_size);
  dense(rel_out_, "rel_out", s.rel_size, s.rels);
  arc_matrix_ = neural::make_parameter("arc_matrix", s.arc_size, s.arc_size, random);
  arc_bias_ = neural::make_bias("arc_bias", s.arc_size);
  if (s.masked_words > 0) dense(masked_, "masked", width, s.masked_words);
}

std::vector<Parameter*> Network::parameters() {
  std::vector<Parameter*> all = {&words_, &buckets_, &name_wide_};
  for (neural::BiLstm& l : lstms_) l.collect(all);
  for (Dense* d : {&tags_, &names_, &arc_dependent_, &arc_head_, &rel_dependent_, &rel_head_, &rel_out_}) {
    all.insert(all.end(), {&d->w, &d->b});
  }
  all.insert(all.end(), {&arc_matrix_, &arc_bias_});
  if (shape_.masked_words > 0) all.insert(all.end(), {&masked_.w, &masked_.b});
  return all;
}

void Network::Dense::forward(int rows, const float* x, bool bend, float dropout, Random* random) {
  y.resize(area(rows, w.columns));
  multiply(rows, w.columns, w.rows, x, w.value.data(), y.data());
  add_bias(rows, w.columns, b.value.data(), y.data());
  mask.clear();
  if (!bend) return;
  for (float& v : y) v = v > 0 ? v : kLeak * v;
  if (random == nullptr || dropout == 0) return;
  draw_mask(mask, y.size(), dropout, *random);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] *= mask[i];
}

void Network::Dense::backward(int rows, const float* x, bool bend, float* d_y, float* d_x) {
  if (bend) {
    for (std::size_t i = 0; i < y.size(); ++i) {
      if (!mask.empty()) d_y[i] *= mask[i];
      if (y[i] < 0) d_y[i] *= kLeak;  // the mask keeps the sign
    }
  }
  multiply_left_turned(w.rows, w.columns, rows, x, d_y, w.grad.data(), true);
  add_rows(rows, w.columns, d_y, b.grad.data());
  multiply_right_turned(rows, w.rows, w.columns, d_y, w.value.data(), d_x, true);
}

void Network::encode(const Batch& batch, const LearnOptions* options, Random* random) {
  const NetworkShape& s = shape_;
  const int n = batch.layout.rows(), in = s.word_size + s.spelling_size, width = 2 * s.hidden;
  x_.resize(lstms_.size() + 1);
  seen_ = batch.rows;
  if (options != nullptr && options->word_dropout > 0) {
    for (std::uint32_t& r : seen_) {
      if (r != Batch::kNothing && r >= Vocabulary::kFirst && random->uniform() < options->word_dropout) {
        r = Vocabulary::kUnknown;
      }
    }
  }
  x_[0].assign(area(n, in), 0);
  for (int r = 0; r < n; ++r) {
    const auto i = static_cast<std::size_t>(r);
    if (seen_[i] == Batch::kNothing) continue;
    float* out = x_[0].data() + area(r, in);
    const float* word = words_.row(seen_[i]);
    std::copy(word, word + s.word_size, out);
    const std::uint32_t from = batch.begin[i], to = batch.begin[i + 1];
    if (from == to) continue;
    float* sub = out + s.word_size;
    for (std::uint32_t k = from; k < to; ++k) {
      const float* v = buckets_.row(batch.buckets[k]);
      for (int j = 0; j < s.spelling_size; ++j) sub[j] += v[j];
    }
    const float scale = 1 / std::sqrt(static_cast<float>(to - from));
    for (int j = 0; j < s.spelling_size; ++j) sub[j] *= scale;
  }
  input_masks_.resize(lstms_.size() + 1);
  recurrent_masks_.resize(lstms_.size() * 2);
  for (std::size_t l = 0; l <= lstms_.size(); ++l) {
    const int columns = l == 0 ? in : width;
    std::vector<float>& mask = input_masks_[l];
    mask.clear();
    const float dropout = options == nullptr ? 0 : l == 0 ? options->input_dropout : options->dropout;
    if (dropout > 0) {
      const int rows = l == 0 ? n : batch.layout.sequences;
      draw_mask(mask, area(rows, columns), dropout, *random);
      for (int r = 0; r < n; ++r) {
        float* x = x_[l].data() + area(r, columns);
        const float* m = mask.data() + area(r % rows, columns);
        for (int j = 0; j < columns; ++j) x[j] *= m[j];
      }
    }
    if (l == lstms_.size()) break;
    const float* masks[2] = {nullptr, nullptr};
    if (options != nullptr && options->recurrent_dropout > 0) {
      for (std::size_t d = 0; d < 2; ++d) {
        draw_mask(recurrent_masks_[2 * l + d], area(batch.layout.sequences, s.hidden), options->recurrent_dropout,
                  *random);
        masks[d] = recurrent_masks_[2 * l + d].data();
      }
    }
    x_[l + 1].resize(area(n, width));
    lstms_[l].forward(batch.layout, x_[l].data(), masks, x_[l + 1].data());
  }
}

// From the gradient of what the heads see, d_x_.back(), down to the tables.
void Network::decode_gradient(const Batch& batch) {
  const NetworkShape& s = shape_;
  const int n = batch.layout.rows(), in = s.word_size + s.spelling_size, width = 2 * s.hidden;
  for (std::size_t l = lstms_.size() + 1; l-- > 0;) {
    const int columns = l == 0 ? in : width;
    const std::vector<float>& mask = input_masks_[l];
    if (!mask.empty()) {
      const int rows = l == 0 ? n : batch.layout.sequences;
      for (int r = 0; r < n; ++r) {
        float* d = d_x_[l].data() + area(r, columns);
        const float* m = mask.data() + area(r % rows, columns);
        for (int j = 0; j < columns; ++j) d[j] *= m[j];
      }
    }
    if (l == 0) break;
    d_x_[l - 1].assign(area(n, l == 1 ? in : width), 0);
    const auto recurrent = [&](std::size_t d) {
      const std::vector<float>& m = recurrent_masks_[2 * (l - 1) + d];
      return m.empty() ? nullptr : m.data();
    };
    const float* masks[2] = {recurrent(0), recurrent(1)};
    lstms_[l - 1].backward(batch.layout, x_[l - 1].data(), masks, d_x_[l].data(), d_x_[l - 1].data());
  }
  for (int r = 0; r < n; ++r) {
    const auto i = static_cast<std::size_t>(r);
    if (seen_[i] == Batch::kNothing) continue;
    const float* d = d_x_[0].data() + area(r, in);
    float* word = words_.touch(seen_[i]);
    for (int j = 0; j < s.word_size; ++j) word[j] += d[j];
    const std::uint32_t from = batch.begin[i], to = batch.begin[i + 1];
    const float scale = 1 / std::sqrt(static_cast<float>(to - from));
    for (std::uint32_t k = from; k < to; ++k) {
      float* v = buckets_.touch(batch.buckets[k]);
      for (int j = 0; j < s.spelling_size; ++j) v[j] += d[s.word_size + j] * scale;
    }
  }
}

// The scores of labels get those of the wide features on top; with `random` only a part of them.
void Network::add_wide(const Batch& batch, float keep, Random* random) {
  const auto labels = static_cast<std::size_t>(shape_.names);
  wide_seen_.assign(batch.wide.size(), false);
  for (std::size_t i = 0; i < batch.wide.size(); ++i) {
    if (batch.wide[i] == Batch::kNothing || (random != nullptr && random->uniform() >= keep)) continue;
    wide_seen_[i] = true;
    float* y = names_.y.data() + i / WordFeatures::kWide * labels;
    const float* wide = name_wide_.row(batch.wide[i]);
    for (std::size_t j = 0; j < labels; ++j) y[j] += wide[j];
  }
}

double Network::learn_names(const Batch& batch, Random& random) {
  constexpr double kWithoutStates = 0.35, kWithoutWide = 0.15;
  constexpr float kKeepWide = 0.8f, kStateDropout = 0.4f;
  const int n = batch.layout.rows(), width = 2 * shape_.hidden;
  const auto labels = static_cast<std::size_t>(shape_.names);
  const auto total =
      static_cast<double>(std::count_if(batch.names.begin(), batch.names.end(), [](int g) { return g >= 0; }));
  if (total == 0) return 0;
  encode(batch, nullptr, nullptr);
  const double chance = random.uniform();
  const bool states = chance >= kWithoutStates, wide = chance < 1 - kWithoutWide;
  std::vector<float>& x = x_.back();
  std::vector<float> mask;
  draw_mask(mask, x.size(), kStateDropout, random);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = states ? x[i] * mask[i] : 0;
  names_.forward(n, x.data(), false, 0, nullptr);
  add_wide(batch, wide ? kKeepWide : 0, &random);
  const double loss =
      kernels().cross_entropy(n, shape_.names, names_.y.data(), batch.names.data(), 1 / static_cast<float>(total));
  for (std::size_t i = 0; i < batch.wide.size(); ++i) {
    if (!wide_seen_[i]) continue;
    const float* d = names_.y.data() + i / WordFeatures::kWide * labels;
    float* row = name_wide_.touch(batch.wide[i]);
    for (std::size_t j = 0; j < labels; ++j) row[j] += d[j];
  }
  multiply_left_turned(width, shape_.names, n, x.data(), names_.y.data(), names_.w.grad.data(), true);
  add_rows(n, shape_.names, names_.y.data(), names_.b.grad.data());
  return loss / total;
}

// arcs_[d, h] of each sentence: (dependent_d U + u) . head_h.
void Network::score_arcs(const Batch& batch) {
  const int n = batch.layout.rows(), a = shape_.arc_size, width = batch.layout.sequences;
  bilinear_.resize(area(n, a));
  multiply(n, a, a, arc_dependent_.y.data(), arc_matrix_.value.data(), bilinear_.data());
  add_bias(n, a, arc_bias_.value.data(), bilinear_.data());
  arc_begin_.assign(1, 0);
  for (const int length : batch.lengths) arc_begin_.push_back(arc_begin_.back() + area(length, length));
  arcs_.resize(arc_begin_.back());
  for (int s = 0; s < width; ++s) {
    const int length = batch.lengths[static_cast<std::size_t>(s)];
    const std::ptrdiff_t stride = static_cast<std::ptrdiff_t>(width) * a;
    kernels().gemm(length, length, a, {bilinear_.data() + area(s, a), stride, 1},
                   {arc_head_.y.data() + area(s, a), 1, stride}, arcs_.data() + arc_begin_[static_cast<std::size_t>(s)],
                   length, false);
  }
}

// rels_ = leaky relu(dependent + head of the row), of rows that have a head.
void Network::join_rels(const Batch& batch, const std::vector<int>& heads) {
  const int n = batch.layout.rows(), m = shape_.rel_size, width = batch.layout.sequences;
  rels_.assign(area(n, m), 0);
  for (int r = 0; r < n; ++r) {
    const int head = heads[static_cast<std::size_t>(r)];
    if (head < 0) continue;
    const float* d = rel_dependent_.y.data() + area(r, m);
    const float* h = rel_head_.y.data() + area(head * width + r % width, m);
    float* out = rels_.data() + area(r, m);
    for (int j = 0; j < m; ++j) {
      const float v = d[j] + h[j];
      out[j] = v > 0 ? v : kLeak * v;
    }
  }
}

Losses Network::learn_heads(const Batch& batch, const LearnOptions& options, Random& random) {
  const int n = batch.layout.rows(), width = batch.layout.sequences;
  const std::vector<float>& x = x_.back();
  std::vector<float>& d_x = d_x_.back();
  Losses losses;
  const auto count = [](const std::vector<int>& gold) {
    return static_cast<double>(std::count_if(gold.begin(), gold.end(), [](int g) { return g >= 0; }));
  };
  // The heads that give one of a few classes for each row.
  const auto classify = [&](Dense& dense, const std::vector<int>& gold, float weight) {
    const double total = count(gold);
    if (total == 0 || weight == 0) return 0.0;
    dense.forward(n, x.data(), false, 0, nullptr);
    const double loss =
        kernels().cross_entropy(n, dense.w.columns, dense.y.data(), gold.data(), weight / static_cast<float>(total));
    dense.backward(n, x.data(), false, dense.y.data(), d_x.data());
    return loss / total;
  };
  losses.tags = classify(tags_, batch.tags, options.tag_weight);
  losses.names = classify(names_, batch.names, options.name_weight);

  if (const double total = count(batch.masked); total > 0) {
    // Only the masked rows, packed together.
    std::vector<int> which, gold;
    for (int r = 0; r < n; ++r) {
      if (batch.masked[static_cast<std::size_t>(r)] < 0) continue;
      which.push_back(r);
      gold.push_back(batch.masked[static_cast<std::size_t>(r)]);
    }
    const int columns = 2 * shape_.hidden, rows = static_cast<int>(which.size());
    std::vector<float> packed(area(rows, columns)), d_packed(area(rows, columns));
    for (int k = 0; k < rows; ++k) {
      const float* from = x.data() + area(which[static_cast<std::size_t>(k)], columns);
      std::copy(from, from + columns, packed.data() + area(k, columns));
    }
    masked_.forward(rows, packed.data(), false, 0, nullptr);
    losses.masked = kernels().cross_entropy(rows, shape_.masked_words, masked_.y.data(), gold.data(),
                                            options.masked_weight / static_cast<float>(total)) /
                    total;
    masked_.backward(rows, packed.data(), false, masked_.y.data(), d_packed.data());
    for (int k = 0; k < rows; ++k) {
      float* to = d_x.data() + area(which[static_cast<std::size_t>(k)], columns);
      for (int j = 0; j < columns; ++j) to[j] += d_packed[area(k, columns) + static_cast<std::size_t>(j)];
    }
  }

  const double arcs = count(batch.heads);
  if (arcs == 0) return losses;
  arc_dependent_.forward(n, x.data(), true, options.dropout, &random);
  arc_head_.forward(n, x.data(), true, options.dropout, &random);
  score_arcs(batch);
  const int a = shape_.arc_size;
  std::vector<float> d_bilinear(area(n, a)), d_head(area(n, a)), d_dependent(area(n, a));
  std::vector<int> gold;
  for (int s = 0; s < width; ++s) {
    const int length = batch.lengths[static_cast<std::size_t>(s)];
    float* scores = arcs_.data() + arc_begin_[static_cast<std::size_t>(s)];
    gold.clear();
    for (int t = 0; t < length; ++t) {
      gold.push_back(batch.heads[static_cast<std::size_t>(t * width + s)]);
      scores[area(t, length) + static_cast<std::size_t>(t)] = -1e9f;
    }
    losses.arcs +=
        kernels().cross_entropy(length, length, scores, gold.data(), options.arc_weight / static_cast<float>(arcs));
    const std::ptrdiff_t stride = static_cast<std::ptrdiff_t>(width) * a;
    kernels().gemm(length, a, length, {scores, length, 1}, {arc_head_.y.data() + area(s, a), stride, 1},
                   d_bilinear.data() + area(s, a), stride, false);
    kernels().gemm(length, a, length, {scores, 1, length}, {bilinear_.data() + area(s, a), stride, 1},
                   d_head.data() + area(s, a), stride, false);
  }
  losses.arcs /= arcs;
  multiply_right_turned(n, a, a, d_bilinear.data(), arc_matrix_.value.data(), d_dependent.data());
  multiply_left_turned(a, a, n, arc_dependent_.y.data(), d_bilinear.data(), arc_matrix_.grad.data(), true);
  add_rows(n, a, d_bilinear.data(), arc_bias_.grad.data());
  arc_dependent_.backward(n, x.data(), true, d_dependent.data(), d_x.data());
  arc_head_.backward(n, x.data(), true, d_head.data(), d_x.data());

  rel_dependent_.forward(n, x.data(), false, 0, nullptr);
  rel_head_.forward(n, x.data(), false, 0, nullptr);
  join_rels(batch, batch.heads);
  const int m = shape_.rel_size;
  std::vector<float> mask, d_rels(area(n, m)), d_rel_dependent(area(n, m)), d_rel_head(area(n, m));
  if (options.dropout > 0) {
    draw_mask(mask, rels_.size(), options.dropout, random);
    for (std::size_t i = 0; i < rels_.size(); ++i) rels_[i] *= mask[i];
  }
  rel_out_.forward(n, rels_.data(), false, 0, nullptr);
  losses.rels = kernels().cross_entropy(n, shape_.rels, rel_out_.y.data(), batch.rels.data(),
                                        options.rel_weight / static_cast<float>(arcs)) /
                arcs;
  rel_out_.backward(n, rels_.data(), false, rel_out_.y.data(), d_rels.data());
  for (int r = 0; r < n; ++r) {
    const int head = batch.heads[static_cast<std::size_t>(r)];
    if (head < 0) continue;
    float* to = d_rel_head.data() + area(head * width + r % width, m);
    for (int j = 0; j < m; ++j) {
      const std::size_t i = area(r, m) + static_cast<std::size_t>(j);
      float d = d_rels[i];
      if (!mask.empty()) d *= mask[i];
      if (rels_[i] < 0) d *= kLeak;
      d_rel_dependent[i] = d;
      to[j] += d;
    }
  }
  rel_dependent_.backward(n, x.data(), false, d_rel_dependent.data(), d_x.data());
  rel_head_.backward(n, x.data(), false, d_rel_head.data(), d_x.data());
  return losses;
}

Losses Network::learn(const Batch& batch, const LearnOptions& options, Random& random) {
  encode(batch, &options, &random);
  d_x_.resize(lstms_.size() + 1);
  d_x_.back().assign(x_.back().size(), 0);
  const Losses losses = learn_heads(batch, options, random);
  decode_gradient(batch);
  return losses;
}

void Network::predict(const Batch& batch, Prediction& out) {
  encode(batch, nullptr, nullptr);
  const int n = batch.layout.rows();
  const float* x = x_.back().data();
  for (Dense* d : {&tags_, &names_, &rel_dependent_, &rel_head_}) d->forward(n, x, false, 0, nullptr);
  for (Dense* d : {&arc_dependent_, &arc_head_}) d->forward(n, x, true, 0, nullptr);
  add_wide(batch, 1, nullptr);
  score_arcs(batch);
  out.tags = tags_.y;
  out.names = names_.y;
  out.arcs = arcs_;
  out.arc_begin = arc_begin_;
}

void Network::score_rels(const Batch& batch, const std::vector<int>& heads, std::vector<float>& out) {
  join_rels(batch, heads);
  rel_out_.forward(batch.layout.rows(), rels_.data(), false, 0, nullptr);
  out = rel_out_.y;
}

}  // namespace hearsay
