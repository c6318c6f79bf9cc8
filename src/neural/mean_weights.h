// A running mean of the weights over the last few hundred steps, better than the weights of any one step (Polyak &
// Juditsky 1992).
#pragma once

#include <algorithm>
#include <vector>

#include "neural/parameter.h"

namespace hearsay::neural {

class MeanWeights {
 public:
  static constexpr int kEvery = 10;  // steps

  explicit MeanWeights(const std::vector<Parameter*>& parameters) : parameters_(parameters) {
    for (const Parameter* p : parameters_) values_.push_back(p->value);
  }

  // Takes in the weights as they are now.
  void add() {
    constexpr float kMostKept = 0.98f;
    const float keep = std::min(kMostKept, static_cast<float>(1 + added_) / static_cast<float>(10 + added_));
    ++added_;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const float* now = parameters_[i]->value.data();
      float* mean = values_[i].data();
      for (std::size_t k = 0; k < values_[i].size(); ++k) mean[k] += (1 - keep) * (now[k] - mean[k]);
    }
  }

  // The mean takes the place of the weights; called again, they change back.
  void swap() {
    for (std::size_t i = 0; i < values_.size(); ++i) parameters_[i]->value.swap(values_[i]);
  }

 private:
  std::vector<Parameter*> parameters_;
  std::vector<std::vector<float>> values_;
  int added_ = 0;
};

}  // namespace hearsay::neural
