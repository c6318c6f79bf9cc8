// Averaged perceptron over hashed features, and its packing into a LinearModel.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hearsay {

class PerceptronTrainer {
 public:
  // A feature counts only once it has been updated `min_updates` times, which keeps the model small without loss
  // (Goldberg and Elhadad 2011, "Learning sparser perceptron models").
  PerceptronTrainer(int classes, int min_updates);

  int classes() const { return classes_; }
  // Sets scores[0 .. classes()).
  void score(std::span<const std::uint64_t> features, float* scores) const;
  // Adds `delta` to the weight of every feature for the class.
  void update(std::span<const std::uint64_t> features, int cls, float delta);
  // One training step is over; what the average counts.
  void tick() { ++now_; }

  // The averaged weights, as bytes for LinearModel::view. Weights below `prune` times the scale of one quantisation
  // step are left out.
  std::string finish(float prune) const;

 private:
  // The current weights are kept apart from what the average needs: scoring reads only them.
  struct Weight {
    std::uint32_t cls;
    float value;
  };
  struct Sum {
    double total = 0;  // of the value over all ticks up to the stamp
    std::uint32_t stamp = 0;
  };
  struct Row {
    std::vector<Weight> weights;
    std::vector<Sum> sums;
    std::uint32_t updates = 0;
  };
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    std::uint32_t row = 0;
  };
  std::uint32_t find_or_add(std::uint64_t f);
  void grow();

  int classes_;
  std::uint32_t min_updates_;
  std::uint32_t now_ = 0;
  std::vector<Slot> slots_;  // open addressing
  std::vector<Row> rows_;
};

}  // namespace hearsay
