#include "reading/reader.h"

#include <algorithm>
#include <cmath>

#include "reading/input.h"
#include "syntax/engine_file.h"

namespace hearsay {
namespace {

// Log-odds by which a text is news before it is looked at; chosen on dev (docs/experiments.md).
constexpr float kNewsUnlessWeb = 2.75F;

// Softmax.
void to_probabilities(float* scores, int n) {
  const float most = *std::max_element(scores, scores + n);
  float sum = 0;
  for (int i = 0; i < n; ++i) sum += scores[i] = std::exp(scores[i] - most);
  for (int i = 0; i < n; ++i) scores[i] /= sum;
}

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
  for (int d = 0; d < 2; ++d) {
    const std::string lstm = d == 0 ? "lstm.forward" : "lstm.backward";
    r.lstm_.inputs[d] = in.matrix(lstm + ".wx", r.states_ + kExtraInputs, 4 * shape[1]);
    r.lstm_.state[d] = in.matrix(lstm + ".wh", shape[1], 4 * shape[1]);
  }
  r.outputs_ = in.matrix("outputs", 2 * shape[1], kReadingOutputs);
  if (!in.status().ok()) return Error{std::string(name) + ": " + in.status().message()};
  return r;
}

void Reader::read(const Stretch& stretch, std::vector<WordReading>& out) const {
  const neural::ByteKernels& k = neural::byte_kernels();
  const auto words = static_cast<std::size_t>(stretch.words),
             width = static_cast<std::size_t>(outputs_.stored_outputs());
  std::vector<std::uint8_t> states(words * static_cast<std::size_t>(outputs_.inputs));
  std::vector<std::int32_t> sums(words * width);
  std::vector<float> scores(words * width);
  neural::ByteLstmScratch scratch;
  run_lstm(lstm_, stretch.words, stretch.rows.data(), states_ + kExtraInputs, nullptr, states.data(), scratch);
  k.multiply(stretch.words, outputs_, states.data(), outputs_.inputs, sums.data());
  k.dequantise(stretch.words, outputs_, sums.data(), nullptr, scores.data());
  // People who graded web texts are harder on what is not said to have happened than those who graded news; the text is
  // read as those would who graded texts like it.
  float fit[kGraders] = {};
  for (std::size_t i = 0; i < words; ++i) {
    for (int g = 0; g < kGraders; ++g) fit[g] += scores[i * width + kFit + static_cast<std::size_t>(g)];
  }
  for (float& f : fit) f /= static_cast<float>(words);
  fit[kWebGrader] -= kNewsUnlessWeb;
  to_probabilities(fit, kGraders);
  for (std::size_t i = 0; i < words; ++i) {
    WordReading& reading = out[stretch.first.index() + i];
    float* y = scores.data() + i * width;
    for (int r = 0; r < kRoles; ++r) {
      float* labels = y + r * kReadingLabels;
      to_probabilities(labels, kReadingLabels);
      reading.begin[r] = labels[1];
      reading.inside[r] = labels[2];
    }
    reading.factuality = 0;
    for (int g = 0; g < kGraders; ++g) reading.factuality += fit[g] * std::clamp(y[kFactuality + g], -3.0f, 3.0f);
  }
}

void parse_and_read(const Parser& parser, const Reader& reader, Analysis& analysis) {
  analysis.readings.clear();
  if (!reader.known()) return parser.parse(analysis.tree, &analysis.names);
  analysis.readings.resize(analysis.tree.words.size());
  Stretches stretches(analysis.document.text, analysis.tree,
                      [&](const Stretch& s) { reader.read(s, analysis.readings); });
  parser.parse(analysis.tree, &analysis.names,
               [&](const Sentence& s, const WordStates& states) { stretches.add(s, states); });
  stretches.finish();
}

}  // namespace hearsay
