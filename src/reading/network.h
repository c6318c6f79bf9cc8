// The reader as it is trained.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "hearsay/reading.h"
#include "neural/lstm.h"
#include "reading/input.h"
#include "reading/reader.h"

namespace hearsay {

// A stretch to learn from, with what is known about each word. A label is 0 outside, 1 begin, 2 inside, -1 not known. A
// teacher gives the probability, in percent, that a word begins and that it continues each role (2 * kRoles a word,
// kNotTaught where it says nothing; empty: no teacher). Where both are known, each counts half. A factuality of
// kUnknown is not known; `grader` tells which graded set it is from, -1: none.
struct ReadingExample {
  static constexpr float kUnknown = 100;
  static constexpr std::uint8_t kNotTaught = 255;
  Stretch stretch;
  std::vector<std::int8_t> labels[kRoles];
  std::vector<std::uint8_t> taught;
  std::vector<float> factuality;
  int grader = -1;
};

class ReadingNetwork {
 public:
  // `hidden` units of each direction of an LSTM.
  ReadingNetwork(int inputs, int hidden, std::uint64_t seed);

  struct Losses {
    double roles = 0, factuality = 0;  // mean a word that has them; that of the fit is left out
  };
  // Adds the gradient for a batch to the parameters. Examples are sorted from long to short.
  Losses learn(const std::vector<const ReadingExample*>& batch, Random& random);
  std::vector<neural::Parameter*> parameters();
  // The bytes of models/reading.bin, for the states of the parser with this fingerprint.
  std::string file(std::uint64_t parser);

 private:
  void forward(const std::vector<const ReadingExample*>& batch, Random& random);
  // Cross-entropy of the probabilities of labels that `wanted` gives a word (returns false: none) in the outputs
  // [first, first + kReadingLabels).
  template <typename Wanted>
  double learn_labels(const std::vector<const ReadingExample*>& batch, int first, float weight, const Wanted& wanted,
                      std::vector<float>& d_y);

  int inputs_, hidden_;
  neural::Parameter narrow_w_, narrow_b_, w_, b_;
  std::vector<neural::BiLstm> lstms_;
  neural::Sequences layout_;
  std::vector<float> x_, y_;
  // What goes into each LSTM and, last, into the outputs, with what is dropped of it.
  std::vector<float> h_[kReadingLayers + 1], masks_[kReadingLayers + 1];
  std::vector<float> recurrent_masks_[kReadingLayers][2];
};

}  // namespace hearsay
