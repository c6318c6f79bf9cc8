#include "syntax/train_perceptron.h"

#include <algorithm>
#include <cmath>

#include "syntax/linear_model.h"

namespace hearsay {
namespace {

// Quantisation steps for one unit of averaged weight.
constexpr double kSteps = 64;

}  // namespace

PerceptronTrainer::PerceptronTrainer(int classes, int min_updates)
    : classes_(classes), min_updates_(static_cast<std::uint32_t>(min_updates)), slots_(std::size_t{1} << 16) {}

void PerceptronTrainer::grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& s : slots_) {
    if (s.key == 0) continue;
    std::size_t at = s.key & mask;
    while (slots[at].key != 0) at = (at + 1) & mask;
    slots[at] = s;
  }
  slots_ = std::move(slots);
}

std::uint32_t PerceptronTrainer::find_or_add(std::uint64_t f) {
  if (rows_.size() * 3 > slots_.size() * 2) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = f & mask;
  for (; slots_[at].key != 0; at = (at + 1) & mask) {
    if (slots_[at].key == f) return slots_[at].row;
  }
  slots_[at] = {f, static_cast<std::uint32_t>(rows_.size())};
  rows_.emplace_back();
  return slots_[at].row;
}

// Memory is far away: slots, rows and weights are each asked for well before they are used.
void PerceptronTrainer::score(std::span<const std::uint64_t> features, float* scores) const {
  std::fill_n(scores, classes_, 0.0f);
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint64_t f : features) __builtin_prefetch(&slots_[f & mask]);
  constexpr std::size_t kMost = 256;
  const Row* rows[kMost];
  std::size_t n = 0;
  for (const std::uint64_t f : features.first(std::min(features.size(), kMost))) {
    for (std::size_t at = f & mask; slots_[at].key != 0; at = (at + 1) & mask) {
      if (slots_[at].key != f) continue;
      rows[n] = &rows_[slots_[at].row];
      __builtin_prefetch(rows[n++]);
      break;
    }
  }
  for (std::size_t i = 0; i < n; ++i) __builtin_prefetch(rows[i]->weights.data());
  for (std::size_t i = 0; i < n; ++i) {
    if (rows[i]->updates < min_updates_) continue;
    for (const Weight& w : rows[i]->weights) scores[w.cls] += w.value;
  }
}

void PerceptronTrainer::update(std::span<const std::uint64_t> features, int cls, float delta) {
  for (const std::uint64_t f : features) {
    Row& row = rows_[find_or_add(f)];
    if (delta > 0) ++row.updates;
    const auto wanted = static_cast<std::uint32_t>(cls);
    const auto it =
        std::find_if(row.weights.begin(), row.weights.end(), [&](const Weight& w) { return w.cls == wanted; });
    const auto k = static_cast<std::size_t>(it - row.weights.begin());
    if (it == row.weights.end()) {
      row.weights.push_back({wanted, 0});
      row.sums.push_back({0, now_});
    }
    Sum& sum = row.sums[k];
    sum.total += static_cast<double>(row.weights[k].value) * (now_ - sum.stamp);
    sum.stamp = now_;
    row.weights[k].value += delta;
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
  for (const Slot& slot : slots_) {
    if (slot.key != 0) order.emplace_back(slot.key, slot.row);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::pair<std::uint8_t, long>> values;
  for (const auto& [key, at] : order) {
    const Row& row = rows_[at];
    if (row.updates < min_updates_) continue;
    values.clear();
    long largest = 0;
    for (std::size_t k = 0; k < row.weights.size(); ++k) {
      const Weight& w = row.weights[k];
      const double total = row.sums[k].total + static_cast<double>(w.value) * (now_ - row.sums[k].stamp);
      const double steps = total / std::max(1u, now_) * kSteps;
      if (std::abs(steps) < prune) continue;
      const long value = std::lround(steps);
      if (value == 0) continue;
      values.emplace_back(static_cast<std::uint8_t>(w.cls), value);
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
