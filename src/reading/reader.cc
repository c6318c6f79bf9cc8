#include "reading/reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "reading/input.h"
#include "syntax/engine_file.h"
#include "syntax/scores.h"

namespace hearsay {
namespace {

// Log-odds by which a text is news before it is looked at; chosen on dev (docs/experiments.md).
constexpr float kNewsUnlessWeb = 1.5F;
constexpr int kWaiting = 4000;  // words that are parsed before they are read: one network at a time is in the cache

}  // namespace

Result<Reader> Reader::view(std::string_view bytes, std::string_view name, std::uint64_t parser) {
  if (bytes.empty()) return Reader();
  const auto file = ModelFile::open(bytes, name);
  if (!file.ok()) return file.error();
  EngineFile in(file.value());
  const auto shape = in.values<std::int32_t>("shape", 2);
  if (shape.empty() || shape[0] <= 0 || shape[0] > 4096 || shape[0] % 4 != 0 || shape[1] <= 0 || shape[1] > 4096 ||
      shape[1] % 8 != 0) {
    return Error{std::string(name) + ": not a reader of this program; train it anew with script/train"};
  }
  const auto learned_on = in.values<std::uint64_t>("parser", 1);
  if (!learned_on.empty() && learned_on[0] != parser) return Reader();
  Reader r;
  r.states_ = shape[0];
  r.narrow_ = in.matrix("narrow", r.states_ + kExtraInputs, kNarrow);
  for (int l = 0; l < kReadingLayers; ++l) {
    const std::string lstm = "lstm" + std::to_string(l);
    for (int d = 0; d < 2; ++d) {
      const std::string side = lstm + (d == 0 ? ".forward" : ".backward");
      r.lstms_[l].inputs[d] = in.matrix(side + ".wx", l == 0 ? kNarrow : 2 * shape[1], 4 * shape[1]);
      r.lstms_[l].state[d] = in.matrix(side + ".wh", shape[1], 4 * shape[1]);
    }
  }
  r.outputs_ = in.matrix("outputs", 2 * shape[1], kReadingOutputs);
  if (!in.status().ok()) return Error{std::string(name) + ": " + in.status().message()};
  return r;
}

void Reader::read(const Stretch& stretch, std::vector<WordReading>& out) const {
  const neural::ByteKernels& k = neural::byte_kernels();
  const int rows = stretch.words;
  const auto words = static_cast<std::size_t>(rows), width = static_cast<std::size_t>(outputs_.stored_outputs());
  std::vector<std::int32_t> sums(area(rows, std::max(kNarrow, outputs_.stored_outputs())));
  std::vector<float> narrow(area(rows, kNarrow)), scale(words), scores(words * width);
  std::vector<std::uint8_t> before(area(rows, kNarrow)), states;
  neural::ByteLstmScratch scratch;
  k.multiply(rows, narrow_, stretch.rows.data(), narrow_.stored_inputs(), sums.data());
  k.dequantise(rows, narrow_, sums.data(), nullptr, narrow.data());
  k.leaky(narrow.size(), narrow.data());
  k.quantise(rows, kNarrow, kNarrow, narrow.data(), before.data(), scale.data());
  for (int l = 0; l < kReadingLayers; ++l) {
    states.resize(area(rows, 2 * lstms_[l].hidden()));
    run_lstm(lstms_[l], rows, before.data(), lstms_[l].inputs[0].stored_inputs(), l == 0 ? scale.data() : nullptr,
             states.data(), scratch);
    before.swap(states);
  }
  k.multiply(rows, outputs_, before.data(), outputs_.inputs, sums.data());
  k.dequantise(rows, outputs_, sums.data(), nullptr, scores.data());
  // People who graded web texts are harder on what is not said to have happened than those who graded news; the text is
  // read as those would who graded texts like it.
  float fit[kGraders] = {};
  for (std::size_t i = 0; i < words; ++i) {
    for (int g = 0; g < kGraders; ++g) fit[g] += scores[i * width + kFit + static_cast<std::size_t>(g)];
  }
  for (float& f : fit) f /= static_cast<float>(words);
  fit[kWebGrader] -= kNewsUnlessWeb;
  to_shares(std::span(fit, kGraders));
  for (std::size_t i = 0; i < words; ++i) {
    WordReading& reading = out[stretch.first.index() + i];
    float* y = scores.data() + i * width;
    for (int r = 0; r < kRoles; ++r) {
      float* labels = y + r * kReadingLabels;
      to_shares(std::span(labels, kReadingLabels));
      reading.begin[r] = labels[1];
      reading.inside[r] = labels[2];
    }
    reading.factuality = 0;
    for (int g = 0; g < kGraders; ++g) reading.factuality += fit[g] * std::clamp(y[kFactuality + g], -3.0f, 3.0f);
  }
}

void parse_and_read(const Parser& parser, const Reader& reader, std::span<Analysis> analyses) {
  std::vector<std::pair<Analysis*, Stretch>> waiting;
  int words = 0;
  const auto read = [&] {
    for (const auto& [analysis, stretch] : waiting) reader.read(stretch, analysis->readings);
    waiting.clear();
    words = 0;
  };
  for (Analysis& a : analyses) {
    a.readings.clear();
    if (!reader.known()) {
      parser.parse(a.tree, &a.names);
      continue;
    }
    a.readings.resize(a.tree.words.size());
    Stretches stretches(a.document.text, a.tree, [&](Stretch s) {
      words += s.words;
      waiting.emplace_back(&a, std::move(s));
      if (words >= kWaiting) read();
    });
    parser.parse(a.tree, &a.names, [&](const Sentence& s, const WordStates& states) { stretches.add(s, states); });
    stretches.finish();
  }
  read();
}

}  // namespace hearsay
