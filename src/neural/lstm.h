// A bidirectional LSTM (Hochreiter & Schmidhuber 1997; Graves & Schmidhuber 2005) as it is trained: many sequences at
// once, with the way back; on two threads.
#pragma once

#include <vector>

#include "neural/parameter.h"

namespace hearsay::neural {

// Sequences side by side: row t * sequences + s of a matrix is step t of sequence s. Sequences are sorted from long to
// short; live[t] is how many are longer than t.
struct Sequences {
  int steps = 0, sequences = 0;
  std::vector<int> live;

  int rows() const { return steps * sequences; }
};

class BiLstm {
 public:
  BiLstm(const std::string& name, int inputs, int hidden, Random& random);

  // y[rows x 2 hidden] from x[rows x inputs]: forward states, then backward ones; zero past a sequence's end. `mask`
  // [sequences x hidden] of each direction multiplies the state that a step hands to the next; null: no mask. Keeps
  // what backward() needs.
  void forward(const Sequences& layout, const float* x, const float* const mask[2], float* y);
  // Adds to the gradients of the parameters; adds to d_x when it is not null.
  void backward(const Sequences& layout, const float* x, const float* const mask[2], const float* d_y, float* d_x);

  void collect(std::vector<Parameter*>& out);

 private:
  int inputs_, hidden_;
  struct Direction {
    Parameter wx, wh, bias;  // gates in the order input, forget, cell, output
    std::vector<float> gates, c, tanh_c, before;
  };
  Direction directions_[2];
};

}  // namespace hearsay::neural
