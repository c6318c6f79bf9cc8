#include "reading/input.h"

#include <algorithm>
#include <utility>

#include "neural/bytes.h"

namespace hearsay {
namespace {

constexpr std::int32_t kLongest = 300;  // words, from which on a stretch ends with its sentence
constexpr std::uint8_t kOne = neural::kByteZero + neural::kByteOne;
enum Extra : std::uint8_t { kRight = 58, kRoot, kStretch, kSentence };
static_assert(static_cast<int>(Rel::punct) < kRight && kSentence < kExtraInputs);

}  // namespace

void Stretches::add(const Sentence& sentence, const WordStates& states) {
  const bool breaks = text_.substr(end_, sentence.span.begin - end_).find('\n') != std::string_view::npos;
  if (breaks || stretch_.words + sentence.size > kLongest) finish();
  if (stretch_.words == 0) stretch_.first = sentence.first;
  end_ = sentence.span.end;
  const auto width = static_cast<std::size_t>(states.width);
  for (std::int32_t i = 0; i < sentence.size; ++i) {
    const WordId w(sentence.first.value + i);
    const auto from = states.bytes.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(i) * width);
    stretch_.rows.insert(stretch_.rows.end(), from, from + states.width);
    stretch_.rows.insert(stretch_.rows.end(), kExtraInputs, neural::kByteZero);
    std::uint8_t* extra = stretch_.rows.data() + stretch_.rows.size() - kExtraInputs;
    const Word& word = tree_[w];
    extra[static_cast<int>(word.rel)] = kOne;
    if (!word.head.valid()) extra[kRoot] = kOne;
    if (word.head > w) extra[kRight] = kOne;
    if (stretch_.words == 0) extra[kStretch] = kOne;
    if (i == 0) extra[kSentence] = kOne;
    ++stretch_.words;
  }
}

void Stretches::finish() {
  if (stretch_.words > 0) use_(std::exchange(stretch_, {}));
}

}  // namespace hearsay
