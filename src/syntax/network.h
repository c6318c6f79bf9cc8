// The network of the engine as it is trained: word and spelling vectors, a bidirectional LSTM over the sentence, and
// heads for tags, arcs (biaffine, Dozat & Manning 2017), relations, names, and words that were masked (a language
// model).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "neural/lstm.h"

namespace hearsay {

// Sizes, and what the program needs to know to use the weights.
struct NetworkShape {
  int words = 0, buckets = 0;  // rows of the tables
  int word_size = 96, spelling_size = 96;
  int hidden = 128, layers = 2;  // of each direction
  int arc_size = 96, rel_size = 96;
  int tags = 0, rels = 0, names = 0;
  int masked_words = 0;  // vocabulary of the language model; 0: none
};

// Sentences of about one length, sorted from long to short. Step 0 of each is its root; row t * sequences + s of what
// has a value a row is step t of sentence s. Gold is -1 where there is none.
struct Batch {
  neural::Sequences layout;
  std::vector<int> lengths;                           // steps of each sentence, with the root
  std::vector<std::uint32_t> rows;                    // of the vocabulary; kNothing past the end
  std::vector<std::uint32_t> begin, buckets;          // as in WordFeatures
  std::vector<std::uint32_t> wide;                    // WordFeatures::kWide a row; kNothing at roots and past ends
  std::vector<int> tags, heads, rels, names, masked;  // gold, one a row; heads are steps
  static constexpr std::uint32_t kNothing = 0xFFFFFFFF;

  // No gold, for as many rows as there are.
  void clear_gold() {
    for (auto* gold : {&tags, &heads, &rels, &names, &masked}) gold->assign(rows.size(), -1);
  }
};

struct LearnOptions {
  float input_dropout = 0.2f, dropout = 0.25f, recurrent_dropout = 0.2f;
  float word_dropout = 0.1f;  // words seen as unknown, with their spelling
  float tag_weight = 1, arc_weight = 1, rel_weight = 1, name_weight = 1, masked_weight = 1;
};

struct Losses {
  double tags = 0, arcs = 0, rels = 0, names = 0, masked = 0;
};

// What the network says of a batch; scores are row-major, `arcs` of sentence s starts at arc_begin[s] and has
// lengths[s] squared of them.
struct Prediction {
  std::vector<float> tags, names, arcs;
  std::vector<std::size_t> arc_begin;
};

class Network {
 public:
  Network(const NetworkShape& shape, std::uint64_t seed);

  const NetworkShape& shape() const { return shape_; }
  // Adds the gradient of the mean loss a word to the parameters; returns the mean losses.
  Losses learn(const Batch& batch, const LearnOptions& options, Random& random);
  // Names alone, on top of what the LSTMs say of the batch, which stay as they are: states and wide features give their
  // scores together, but each is often left out, so that it learns to do without the other. Returns the mean loss.
  double learn_names(const Batch& batch, Random& random);
  std::vector<neural::Parameter*> name_parameters() { return {&names_.w, &names_.b, &name_wide_}; }
  void predict(const Batch& batch, Prediction& out);
  // Scores [rows x rels] of the relation of each row to the head that is given; call it after predict() of the batch.
  void score_rels(const Batch& batch, const std::vector<int>& heads, std::vector<float>& out);

  std::vector<neural::Parameter*> parameters();

 private:
  // A layer y = leaky relu(x w + b), with dropout.
  struct Dense {
    neural::Parameter w, b;
    std::vector<float> y, mask;
    void forward(int rows, const float* x, bool bend, float dropout, Random* random);
    void backward(int rows, const float* x, bool bend, float* d_y, float* d_x);  // d_x is added to
  };
  void encode(const Batch& batch, const LearnOptions* options, Random* random);
  void decode_gradient(const Batch& batch);
  Losses learn_heads(const Batch& batch, const LearnOptions& options, Random& random);
  void score_arcs(const Batch& batch);
  void add_wide(const Batch& batch, float keep, Random* random);
  void join_rels(const Batch& batch, const std::vector<int>& heads);

  NetworkShape shape_;
  neural::Parameter words_, buckets_;
  std::vector<neural::BiLstm> lstms_;
  Dense tags_, names_, masked_, arc_dependent_, arc_head_, rel_dependent_, rel_head_, rel_out_;
  neural::Parameter name_wide_, arc_matrix_, arc_bias_;

  // Of the batch at work.
  std::vector<std::uint32_t> seen_;                  // rows after word dropout
  std::vector<std::vector<float>> x_, d_x_;          // inputs of each layer and, last, what the heads see
  std::vector<std::vector<float>> input_masks_;      // [sentences x width], or [rows x width] for the first
  std::vector<std::vector<float>> recurrent_masks_;  // two for each layer
  std::vector<bool> wide_seen_;                      // which of the wide features counted
  std::vector<float> bilinear_, arcs_, rels_;
  std::vector<std::size_t> arc_begin_;
};

}  // namespace hearsay
