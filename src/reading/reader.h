// The reader at work: bidirectional LSTMs over the states of the parser's network, stretch by stretch.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/reading.h"
#include "hearsay/status.h"
#include "neural/byte_lstm.h"
#include "reading/input.h"

namespace hearsay {

// How the outputs of the reader lie: three labels (outside, begin, inside) for each role; factuality as the graders of
// each of several sets of texts would see it; and how well the text would fit into each of these sets.
inline constexpr int kReadingLabels = 3, kGraders = 3, kWebGrader = 0, kNewsGrader = 1;
inline constexpr int kFactuality = kRoles * kReadingLabels, kFit = kFactuality + kGraders;
inline constexpr int kReadingOutputs = kFit + kGraders;
inline constexpr int kReadingLayers = 2;
inline constexpr int kNarrow = 128;  // numbers to which the row of a word is brought down before the first LSTM

// A view of a model's bytes, which must outlive it. Immutable and safe to share between threads.
class Reader {
 public:
  // Reads nothing.
  Reader() = default;
  // A view of models/reading.bin; `name` is for messages. One that was learned on the states of another parser, or none
  // at all (no bytes), gives a reader that reads nothing.
  static Result<Reader> view(std::string_view bytes, std::string_view name, std::uint64_t parser);

  bool known() const { return states_ > 0; }
  // Reads a stretch into the readings of its words; `out` has one for each word of the document.
  void read(const Stretch& stretch, std::vector<WordReading>& out) const;

 private:
  int states_ = 0;
  neural::ByteMatrix narrow_, outputs_;
  neural::ByteLstm lstms_[kReadingLayers];
};

// Parses the words of documents and reads them.
void parse_and_read(const Parser& parser, const Reader& reader, std::span<Analysis> analyses);

}  // namespace hearsay
