#include "event/trigger_model.h"

#include <algorithm>
#include <cmath>

#include "syntax/engine_file.h"
#include "syntax/scores.h"

namespace hearsay {
namespace {

constexpr std::size_t kHidden = kTriggerHidden;

// Of a word's states, what the parser's network makes of it alone comes first.
int vector_width(int states) {
  return states / 2;
}

}  // namespace

Result<TriggerModel> TriggerModel::view(std::string_view bytes, std::string_view name, std::uint64_t parser,
                                        const EventLexicon& lexicon) {
  if (bytes.empty()) return TriggerModel(EventLexicon());
  const auto file = ModelFile::open(bytes, name);
  if (!file.ok()) return file.error();
  EngineFile in(file.value());
  const auto shape = in.values<std::int32_t>("shape", 2);  // bytes of a word's states, hidden units
  if (shape.empty() || shape[0] <= 0 || shape[0] > 4096 || shape[0] % 8 != 0 || shape[1] != kTriggerHidden) {
    return Error{std::string(name) +
                 ": not a model of triggers of this program; train it anew with script/train_triggers"};
  }
  const auto learned_on = in.values<std::uint64_t>("parser", 1);
  if (!learned_on.empty() && learned_on[0] != parser) return TriggerModel(EventLexicon());
  TriggerModel m(lexicon);
  const int vector = vector_width(shape[0]);
  for (std::size_t s = 0; s < kTriggerSlots; ++s)
    m.slots_[s] = in.matrix("slot" + std::to_string(s), vector, kTriggerHidden);
  m.state_ = in.matrix("state", shape[0] - vector, kTriggerHidden);
  m.keys_ = in.values<std::uint64_t>("keys", 0);
  m.table_ = in.values<std::int8_t>("table", m.keys_.size() * kTriggerRow);
  m.scales_ = in.values<float>("scales", 2);
  m.bias_ = in.values<float>("bias", kHidden);
  m.out_ = in.values<float>("out", kHidden * kTriggerTypes);
  m.out_bias_ = in.values<float>("out.bias", kTriggerTypes);
  if (!in.status().ok()) return Error{std::string(name) + ": " + in.status().message()};
  return m;
}

void TriggerModel::note(const Tree& tree, const Sentence& sentence, const WordStates& states, TriggerSums& sums) const {
  const std::vector<TriggerWords> words = trigger_words(tree, sentence);
  const std::size_t begin = sums.words.size();
  sums.words.insert(sums.words.end(), words.begin(), words.end());
  sums.hidden.resize(sums.hidden.size() + words.size() * kHidden, 0);
  float* const hidden = sums.hidden.data() + begin * kHidden;
  const auto width = static_cast<std::size_t>(states.width),
             vector = static_cast<std::size_t>(vector_width(states.width));
  const neural::ByteKernels& k = neural::byte_kernels();
  std::vector<std::uint8_t> rows;
  std::vector<std::int32_t> products;
  std::vector<float> values;
  std::vector<std::size_t> filled;
  // Adds the products of the words in one place, or with the states of the words themselves.
  const auto add = [&](const neural::ByteMatrix& m, std::size_t slot, std::size_t from, std::size_t size) {
    rows.clear();
    filled.clear();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const WordId w = words[i].at[slot];
      if (!w.valid()) continue;
      const auto at =
          states.bytes.begin() + static_cast<std::ptrdiff_t>((w.index() - sentence.first.index()) * width + from);
      rows.insert(rows.end(), at, at + static_cast<std::ptrdiff_t>(size));
      filled.push_back(i);
    }
    const int n = static_cast<int>(filled.size());
    products.resize(filled.size() * kHidden);
    values.resize(filled.size() * kHidden);
    k.multiply(n, m, rows.data(), static_cast<std::ptrdiff_t>(size), products.data());
    k.dequantise(n, m, products.data(), nullptr, values.data());
    for (std::size_t i = 0; i < filled.size(); ++i) {
      for (std::size_t j = 0; j < kHidden; ++j) hidden[filled[i] * kHidden + j] += values[i * kHidden + j];
    }
  };
  for (std::size_t s = 0; s < kTriggerSlots; ++s) add(slots_[s], s, 0, vector);
  add(state_, 0, vector, width - vector);
}

std::uint32_t TriggerModel::row(std::uint64_t key) const {
  const auto it = std::ranges::lower_bound(keys_, key);
  const auto at = static_cast<std::uint32_t>(it - keys_.begin());
  return it != keys_.end() && *it == key ? at : static_cast<std::uint32_t>(keys_.size());
}

std::array<float, kTriggerTypes> TriggerModel::decide(std::span<const float> hidden,
                                                      std::span<const std::uint32_t> rows) const {
  std::array<std::int16_t, kTriggerRow> sum;
  neural::byte_kernels().add_rows(kTriggerRow, table_.data(), static_cast<int>(rows.size()), rows.data(), sum.data());
  std::array<float, kTriggerTypes> y;
  for (std::size_t t = 0; t < kTriggerTypes; ++t) y[t] = out_bias_[t] + scales_[1] * sum[kHidden + t];
  for (std::size_t j = 0; j < kHidden; ++j) {
    float h = bias_[j] + hidden[j] + scales_[0] * sum[j];
    if (h < 0) h *= kTriggerLeak;
    for (std::size_t t = 0; t < kTriggerTypes; ++t) y[t] += h * out_[j * kTriggerTypes + t];
  }
  const float most = *std::ranges::max_element(y);
  float all = 0;
  for (float& v : y) all += v = std::exp(v - most);
  for (float& v : y) v /= all;
  return y;
}

std::vector<std::string> TriggerModel::reasons(const Tree& tree, const TriggerWords& words,
                                               const std::vector<TriggerFeature>& features,
                                               std::span<const float> hidden, std::span<const std::uint32_t> rows,
                                               const TriggerReading& reading) const {
  constexpr std::size_t kShown = 3;
  const auto type = static_cast<std::size_t>(reading.type());
  std::vector<std::pair<float, std::string>> gains;
  std::size_t known = 0;
  for (const TriggerFeature& f : features) {
    if (row(f.key()) == keys_.size()) continue;
    std::vector<std::uint32_t> others(rows.begin(), rows.end());
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(known++));
    const float loss = std::log(reading.p[type]) - std::log(decide(hidden, others)[type]);
    if (loss > 0) gains.emplace_back(loss, f.describe(tree, words));
  }
  std::ranges::stable_sort(gains, std::greater<>(), [](const auto& gain) { return gain.first; });
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(gains.size(), kShown); ++i) shown.push_back(std::move(gains[i].second));
  return shown;
}

void TriggerModel::read(const TriggerSums& sums, bool explain, Analysis& analysis) const {
  std::vector<TriggerReading>& readings = analysis.triggers;
  readings.clear();
  if (!known()) return;
  readings.reserve(sums.words.size());
  TriggerFeatures features(lemmas_, analysis);
  std::vector<std::uint32_t> rows;
  constexpr std::size_t kMost = 256;  // rows that are added at once; no word has nearly as many
  for (std::size_t i = 0; i < sums.words.size(); ++i) {
    const TriggerWords& words = sums.words[i];
    const std::vector<TriggerFeature>& found = features.of(words);
    rows.clear();
    for (const TriggerFeature& f : found) {
      if (const std::uint32_t r = row(f.key()); r < keys_.size() && rows.size() < kMost) rows.push_back(r);
    }
    const std::span<const float> hidden(sums.hidden.data() + i * kHidden, kHidden);
    TriggerReading& reading = readings.emplace_back();
    reading.word = words.word();
    reading.p = decide(hidden, rows);
    if (explain) reading.why = reasons(analysis.tree, words, found, hidden, rows, reading);
  }
}

}  // namespace hearsay
