// The network at work: from the words of a sentence to tags, tree and labels of names, with weights of one byte.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/status.h"
#include "neural/byte_lstm.h"
#include "syntax/model_file.h"
#include "syntax/word_cache.h"
#include "syntax/word_features.h"

namespace hearsay {

class Engine;

// What the engine says of one sentence, a value a word; and its buffers, which grow to the longest sentence. May serve
// for any number of sentences, one after the other, of the engine that it was made for.
struct EngineScratch {
  explicit EngineScratch(const Engine& engine);

  std::vector<int> tags;    // classes of the model
  std::vector<int> heads;   // 0: the root of the sentence, i + 1: word i
  std::vector<int> rels;    // values of Rel
  std::vector<int> labels;  // values of NameLabel
  WordFeatures features;
  WordCache cache;                   // of words that were analysed with this scratch
  std::vector<std::uint8_t> words;   // the vectors of the root and each word; each with its largest value at either end
  std::vector<std::uint8_t> states;  // what the last LSTM says of them; bytes that stand for -1..1

 private:
  friend class Engine;
  std::vector<int> fresh;             // rows that the cache has not; 0 is the root
  std::vector<std::uint8_t> vectors;  // of those
  std::vector<float> fresh_gates;     // what the first LSTM makes of those, direction after direction
  std::vector<float> gates;           // of all rows
  std::vector<float> input, scale, first, second, scores;
  std::vector<std::int16_t> spelling;
  std::vector<std::int32_t> sums;
  neural::ByteLstmScratch lstm;
  std::vector<std::uint8_t> bytes;
  std::vector<int> tree;
};

// A view of a model's bytes, which must outlive it. Immutable and safe to share between threads.
class Engine {
 public:
  static Result<Engine> view(const ModelFile& file);

  const Vocabulary& vocabulary() const { return vocabulary_; }
  std::uint32_t buckets() const { return buckets_; }
  int tags() const { return tags_.outputs; }
  // Bytes of a word in the scratch.
  int vector_size() const { return word_size_ + spelling_size_; }
  int state_size() const { return 2 * hidden_; }
  // Floats that the first LSTM makes of a word by itself, in both directions.
  int first_sums() const { return 8 * hidden_; }

  // From scratch.features, those of a sentence of at least one word, to the rest of scratch. The result depends on the
  // sentence alone, and is the same on every processor.
  void analyse(EngineScratch& scratch) const;

 private:
  void embed(EngineScratch& s) const;
  void first_gates(int rows, EngineScratch& s) const;
  void encode(int rows, EngineScratch& s) const;
  void dense(int rows, const neural::ByteMatrix& m, const float* row_scale, EngineScratch& s,
             std::vector<float>& y) const;
  void find_tree(int rows, EngineScratch& s) const;
  void find_rels(int rows, EngineScratch& s) const;
  void find_labels(int rows, EngineScratch& s) const;

  Vocabulary vocabulary_;
  std::uint32_t buckets_ = 0;
  int word_size_ = 0, spelling_size_ = 0, hidden_ = 0;
  const std::int8_t *words_ = nullptr, *spellings_ = nullptr;
  const float* word_scale_ = nullptr;
  float spelling_scale_ = 0;
  const std::int8_t* name_wide_ = nullptr;  // rows of 8 bytes, the last of them empty
  float name_wide_scale_ = 0;
  std::vector<neural::ByteLstm> layers_;
  neural::ByteMatrix tags_, names_, arc_dependent_, arc_head_, arc_matrix_, rel_dependent_, rel_head_, rel_out_;
};

}  // namespace hearsay
