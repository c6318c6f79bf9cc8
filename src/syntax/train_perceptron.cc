#include "syntax/train_perceptron.h"

#include <algorithm>
#include <cmath>

#include "syntax/linear_model.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
// Quantisation steps for one unit of averaged weight.
constexpr double kSteps = 64;

}  // namespace

PerceptronTrainer::PerceptronTrainer(int classes, int min_updates)
    : classes_(classes),
      min_updates_(static_cast<std::uint32_t>(min_updates)),
      keys_(std::size_t{1} << 16),
      row_of_(std::size_t{1} << 16) {}

std::uint32_t PerceptronTrainer::find(std::uint64_t f) const {
  const std::size_t mask = keys_.size() - 1;
  for (std::size_t at = f & mask; keys_[at] != 0; at = (at + 1) & mask) {
    if (keys_[at] == f) return row_of_[at];
  }
  return kNone;
}

void PerceptronTrainer::grow() {
  std::vector<std::uint64_t> keys(keys_.size() * 2);
  std::vector<std::uint32_t> row_of(keys.size());
  const std::size_t mask = keys.size() - 1;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i] == 0) continue;
    std::size_t at = keys_[i] & mask;
    while (keys[at] != 0) at = (at + 1) & mask;
    keys[at] = keys_[i];
    row_of[at] = row_of_[i];
  }
  keys_ = std::move(keys);
  row_of_ = std::move(row_of);
}

std::uint32_t PerceptronTrainer::find_or_add(std::uint64_t f) {
  if (rows_.size() * 3 > keys_.size() * 2) grow();
  const std::size_t mask = keys_.size() - 1;
  std::size_t at = f & mask;
  for (; keys_[at] != 0; at = (at + 1) & mask) {
    if (keys_[at] == f) return row_of_[at];
  }
  keys_[at] = f;
  row_of_[at] = static_cast<std::uint32_t>(rows_.size());
  rows_.emplace_back();
  return row_of_[at];
}

void PerceptronTrainer::score(std::span<const std::uint64_t> features, float* scores) const {
  std::fill_n(scores, classes_, 0.0f);
  const std::size_t mask = keys_.size() - 1;
  for (const std::uint64_t f : features) __builtin_prefetch(&keys_[f & mask]);
  for (const std::uint64_t f : features) {
    const std::uint32_t at = find(f);
    if (at == kNone || rows_[at].updates < min_updates_) continue;
    for (const Weight& w : rows_[at].weights) scores[w.cls] += w.value;
  }
}

void PerceptronTrainer::update(std::span<const std::uint64_t> features, int cls, float delta) {
  for (const std::uint64_t f : features) {
    Row& row = rows_[find_or_add(f)];
    if (delta > 0) ++row.updates;
    auto it = std::find_if(row.weights.begin(), row.weights.end(), [&](const Weight& w) { return w.cls == cls; });
    if (it == row.weights.end()) {
      row.weights.push_back({static_cast<std::uint8_t>(cls), 0, now_, 0});
      it = row.weights.end() - 1;
    }
    it->total += static_cast<double>(it->value) * (now_ - it->stamp);
    it->stamp = now_;
    it->value += delta;
  }
}

std::string PerceptronTrainer::finish(float prune) const {
  std::string weights;
  struct Packed {
    std::uint64_t key;
    std::uint32_t offset;
  };
  std::vector<Packed> packed;
  // In the order of their keys, so that the bytes depend on the weights alone.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i] != 0) order.emplace_back(keys_[i], row_of_[i]);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::pair<std::uint8_t, long>> values;
  for (const auto& [key, at] : order) {
    const Row& row = rows_[at];
    if (row.updates < min_updates_) continue;
    values.clear();
    long largest = 0;
    for (const Weight& w : row.weights) {
      const double total = w.total + static_cast<double>(w.value) * (now_ - w.stamp);
      const double steps = total / std::max(1u, now_) * kSteps;
      if (std::abs(steps) < prune) continue;
      const long value = std::lround(steps);
      if (value == 0) continue;
      values.emplace_back(w.cls, value);
      largest = std::max(largest, std::labs(value));
    }
    if (values.empty()) continue;
    int shift = 0;
    while ((largest + (shift ? 1l << (shift - 1) : 0)) >> shift > 127) ++shift;
    packed.push_back({key, static_cast<std::uint32_t>(weights.size())});
    std::sort(values.begin(), values.end());
    weights.push_back(static_cast<char>(values.size()));
    weights.push_back(static_cast<char>(shift));
    for (const auto& [cls, value] : values) {
      const double scaled = static_cast<double>(value) / static_cast<double>(1l << shift);
      weights.push_back(static_cast<char>(cls));
      weights.push_back(static_cast<char>(std::clamp(std::lround(scaled), -127l, 127l)));
    }
  }
  LinearModel::Header header{};
  header.magic = LinearModel::kMagic;
  header.classes = static_cast<std::uint32_t>(classes_);
  header.slots = static_cast<std::uint32_t>(packed.size() * 5 / 4 + 8);
  header.weight_bytes = static_cast<std::uint32_t>(weights.size());
  std::vector<LinearModel::Slot> slots(header.slots);
  for (const Packed& p : packed) {
    std::uint32_t at = LinearModel::start(p.key, header.slots);
    while (slots[at].key != 0) at = at + 1 == header.slots ? 0 : at + 1;
    slots[at] = {LinearModel::key(p.key), p.offset};
  }
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  out.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(LinearModel::Slot));
  return out + weights;
}

}  // namespace hearsay
