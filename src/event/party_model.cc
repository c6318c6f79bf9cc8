#include "event/party_model.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "syntax/engine_file.h"

namespace hearsay {
namespace {

// The slots where a key may lie, one after the other.
class Slots {
 public:
  Slots(std::uint64_t key, std::size_t size) : mask_(size - 1), at_(key & mask_) {}
  std::size_t at() const { return at_; }
  void next() { at_ = (at_ + 1) & mask_; }

 private:
  std::size_t mask_, at_;
};

std::uint32_t check_of(std::uint64_t key) {
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(key >> 32));
}

}  // namespace

std::array<float, 3> party_shares(float actor, float recipient) {
  const float most = std::max({actor, recipient, 0.0F});
  std::array<float, 3> shares = {std::exp(actor - most), std::exp(recipient - most), std::exp(-most)};
  const float all = shares[0] + shares[1] + shares[2];
  for (float& s : shares) s /= all;
  return shares;
}

std::string party_file(const std::vector<PartyWeight>& weights) {
  float most = 1e-6F;
  for (const PartyWeight& w : weights) most = std::max({most, std::fabs(w.weight[0]), std::fabs(w.weight[1])});
  const float scale = most / 127;
  const std::size_t size = std::bit_ceil(2 * weights.size() + 1);
  std::vector<std::uint32_t> checks(size, 0);
  std::vector<std::int8_t> values(2 * size, 0);
  for (const PartyWeight& w : weights) {
    const auto rounded = [&](int side) { return static_cast<std::int8_t>(std::lround(w.weight[side] / scale)); };
    if (rounded(0) == 0 && rounded(1) == 0) continue;
    Slots slots(w.key, size);
    while (checks[slots.at()] != 0) slots.next();
    checks[slots.at()] = check_of(w.key);
    values[2 * slots.at()] = rounded(0);
    values[2 * slots.at() + 1] = rounded(1);
  }
  ModelFileWriter file;
  file.add("checks", checks);
  file.add("weights", values);
  file.add("scale", std::vector<float>{scale});
  return file.finish();
}

Result<PartyModel> PartyModel::view(std::string_view bytes, std::string_view name) {
  PartyModel m;
  if (bytes.empty()) return m;
  const auto file = ModelFile::open(bytes, name);
  if (!file.ok()) return file.error();
  EngineFile in(file.value());
  m.checks_ = in.values<std::uint32_t>("checks", 0);
  m.weights_ = in.values<std::int8_t>("weights", 2 * m.checks_.size());
  const auto scale = in.values<float>("scale", 1);
  if (!in.status().ok()) return Error{std::string(name) + ": " + in.status().message()};
  const bool table = std::has_single_bit(m.checks_.size()) && std::ranges::find(m.checks_, 0U) != m.checks_.end();
  if (!table || !std::isfinite(scale[0])) {
    return Error{std::string(name) +
                 ": not a model of parties of this program; train it anew with script/train_parties"};
  }
  m.scale_ = scale[0];
  return m;
}

PartyReadings PartyModel::read(const Analysis& analysis, const Fillers& fillers, const EventCandidate& act) const {
  PartyReadings readings;
  if (!known()) return readings;
  PartyFeatures features(analysis, fillers, act);
  for (const WordId w : features.words()) {
    std::array<int, 2> sum = {};
    for (const std::uint64_t key : features.of(w)) {
      const std::uint32_t check = check_of(key);
      Slots slots(key, checks_.size());
      while (checks_[slots.at()] != 0 && checks_[slots.at()] != check) slots.next();
      sum[0] += weights_[2 * slots.at()];
      sum[1] += weights_[2 * slots.at() + 1];
    }
    const auto shares = party_shares(scale_ * static_cast<float>(sum[0]), scale_ * static_cast<float>(sum[1]));
    readings.push_back({w, shares[0], shares[1]});
  }
  return readings;
}

}  // namespace hearsay
