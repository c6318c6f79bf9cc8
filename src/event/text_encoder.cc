#include "event/text_encoder.h"

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace hearsay {
namespace {

// Kinds that stand for no piece of a word. Numbers are part of the model format.
constexpr std::uint16_t kUnknown = 1, kBegin = 2, kHidden = 4;
constexpr std::size_t kMostPieces = 12;  // of a word
constexpr std::string_view kLater = "##";

// 0 small, 1 begins with a capital, 2 in capitals.
std::uint8_t letters_of(std::string_view form) {
  bool upper = false, small = false;
  std::size_t points = 0;
  for (std::size_t i = 0; i < form.size(); ++points) {
    const CodePoint c = code_point(form, i);
    (is_upper(c.value) ? upper : small) |= is_letter(c.value);
    i += static_cast<std::size_t>(c.bytes);
  }
  if (points > 1 && upper && !small) return 2;
  return !form.empty() && is_upper(code_point(form, 0).value) ? 1 : 0;
}

}  // namespace

Status TextEncoder::open(std::string_view bytes, std::string_view name,
                         const std::function<void(EngineFile&)>& view_rest) {
  if (bytes.empty()) return {};
  const auto file = ModelFile::open(bytes, name);
  if (!file.ok()) return file.error();
  EngineFile in(file.value());
  view(in);
  if (in.status().ok()) view_rest(in);
  if (!in.status().ok()) return Error{std::string(name) + ": " + in.status().message()};
  return {};
}

void TextEncoder::view(EngineFile& in) {
  // The size, whether places must pass, then of each layer the heads and the inner size.
  const auto shape = in.values<std::int32_t>("encoder", 0);
  const auto within = [&](std::size_t i, int most) { return shape[i] > 0 && shape[i] <= most; };
  bool fits = shape.size() >= 4 && shape.size() % 2 == 0 && within(0, 2048) && shape[0] % 8 == 0;
  for (std::size_t i = 2; fits && i < shape.size(); i += 2)
    fits = within(i, 32) && within(i + 1, 8192) && shape[i + 1] % 8 == 0;
  if (!fits) {
    in.fail("the encoder is not of this program");
    return;
  }
  const int size = shape[0];
  const auto pieces = in.values<char>("pieces", 0);
  for (const std::string_view piece : split(std::string_view(pieces.data(), pieces.size()), '\n')) {
    const auto kind = static_cast<std::uint16_t>(kinds_++);
    const bool later = piece.starts_with(kLater) && piece.size() > kLater.size();
    (later ? later_ : first_).emplace(later ? piece.substr(kLater.size()) : piece, kind);
    longest_ = std::max(longest_, piece.size());
  }
  if (kinds_ > 0xFFFF - kMarks) in.fail("the encoder has too many pieces");
  const auto width = static_cast<std::size_t>(size);
  const std::size_t rows = kinds_ + kMarks;
  table_ = in.values<std::int8_t>("table", rows * width);
  scale_ = in.values<float>("table.scale", rows);
  letters_ = in.values<float>("letters", 3 * width);
  const auto norm = [&](const std::string& name) {
    const auto values = in.values<float>(name, 2 * width);
    return values.empty() ? neural::NormWeights{} : neural::NormWeights{values.data(), values.data() + size};
  };
  transformer_.size = size;
  for (std::size_t i = 2; i < shape.size(); i += 2) {
    const std::string name = "layer" + std::to_string(i / 2 - 1) + ".";
    const int heads = shape[i], inner = shape[i + 1], found = heads * neural::Transformer::kHead;
    transformer_.layers.push_back({heads, norm(name + "norm1"), norm(name + "norm2"),
                                   in.matrix(name + "attention", size, 3 * found),
                                   in.matrix(name + "joined", found, size), in.matrix(name + "up", size, 2 * inner),
                                   in.matrix(name + "down", inner, size)});
  }
  transformer_.last = norm("norm");
  if (shape[1] == 0) return;
  const auto passing = in.values<float>("passing", width + 1);
  if (passing.empty()) return;
  transformer_.passing = passing.data();
  transformer_.passing_bias = passing[width];
}

int TextEncoder::find(std::string_view piece, bool first) const {
  const auto& pieces = first ? first_ : later_;
  const auto it = pieces.find(piece);
  return it == pieces.end() ? -1 : it->second;
}

void TextEncoder::begin(Pieces& pieces) const {
  pieces.kind.push_back(kBegin);
  pieces.letters.push_back(0);
}

void TextEncoder::add_mark(int mark, Pieces& pieces) const {
  pieces.kind.push_back(static_cast<std::uint16_t>(kinds_ + static_cast<std::size_t>(mark)));
  pieces.letters.push_back(0);
}

void TextEncoder::hide(std::size_t piece, Pieces& pieces) {
  pieces.kind[piece] = kHidden;
  pieces.letters[piece] = 0;
}

void TextEncoder::add_word(std::string_view form, Pieces& pieces) const {
  const std::string low = lower(form);
  const std::uint8_t letters = letters_of(form);
  std::size_t at = 0, count = 0;
  while (count == 0 || (at < low.size() && count < kMostPieces)) {
    std::size_t end = std::min(low.size(), at + longest_);
    int kind = -1;
    for (; end > at; --end) {
      const bool whole = end == low.size() || (static_cast<unsigned char>(low[end]) & 0xC0) != 0x80;
      if (whole && (kind = find(std::string_view(low).substr(at, end - at), at == 0)) >= 0) break;
    }
    if (kind < 0 && at < low.size()) end = at + static_cast<std::size_t>(code_point(low, at).bytes);
    pieces.kind.push_back(kind < 0 ? kUnknown : static_cast<std::uint16_t>(kind));
    pieces.letters.push_back(letters);
    at = end;
    ++count;
  }
}

void TextEncoder::embed(std::uint16_t kind, std::uint8_t letters, float* x) const {
  const auto width = static_cast<std::size_t>(size());
  const std::int8_t* row = table_.data() + kind * width;
  const float* more = letters_.data() + letters * width;
  const float scale = scale_[kind];
  for (std::size_t j = 0; j < width; ++j) x[j] = static_cast<float>(row[j]) * scale + more[j];
}

void TextEncoder::start(const Pieces& pieces, EncoderScratch& s) const {
  const auto width = static_cast<std::size_t>(size());
  const auto asked = static_cast<std::size_t>(transformer_.layers.front().attention.stored_outputs());
  if (s.known.empty()) {
    s.known.assign(EncoderScratch::kSlots, 0);
    s.kept = std::make_unique_for_overwrite<float[]>(EncoderScratch::kSlots * (width + asked));
  }
  s.states.resize(pieces.size() * width);
  s.first.resize(pieces.size() * asked);
  const auto key_of = [&](std::size_t i) { return pieces.kind[i] * 4U + pieces.letters[i] + 1U; };
  const auto slot_of = [&](std::size_t i) {
    return (pieces.kind[i] + pieces.letters[i] * EncoderScratch::kSlots / 3) % EncoderScratch::kSlots;
  };
  s.fresh.clear();
  s.fresh_states.clear();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (s.known[slot_of(i)] == key_of(i)) {
      const float* kept = s.kept.get() + slot_of(i) * (width + asked);
      std::copy_n(kept, width, s.states.data() + i * width);
      std::copy_n(kept + width, asked, s.first.data() + i * asked);
    } else {
      s.fresh.push_back(i);
      s.fresh_states.resize(s.fresh.size() * width);
      embed(pieces.kind[i], pieces.letters[i], s.fresh_states.data() + s.fresh_states.size() - width);
    }
  }
  neural::ask_first(transformer_, static_cast<int>(s.fresh.size()), s.fresh_states.data(), s.fresh_first,
                    s.transformer);
  for (std::size_t f = 0; f < s.fresh.size(); ++f) {
    const std::size_t i = s.fresh[f];
    const float *states = s.fresh_states.data() + f * width, *first = s.fresh_first.data() + f * asked;
    std::copy_n(states, width, s.states.data() + i * width);
    std::copy_n(first, asked, s.first.data() + i * asked);
    s.known[slot_of(i)] = key_of(i);
    float* kept = s.kept.get() + slot_of(i) * (width + asked);
    std::copy_n(states, width, kept);
    std::copy_n(first, asked, kept + width);
  }
}

void TextEncoder::read(const Pieces& pieces, std::vector<std::size_t>& wanted, std::vector<float>& states,
                       EncoderScratch& s) const {
  start(pieces, s);
  states.resize(wanted.size() * static_cast<std::size_t>(size()));
  neural::run_transformer(transformer_, static_cast<int>(pieces.size()), s.states.data(), s.first.data(), wanted,
                          states.data(), s.transformer);
}

}  // namespace hearsay
