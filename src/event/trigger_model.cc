#include "event/trigger_model.h"

#include <algorithm>
#include <cmath>

#include "syntax/scores.h"

namespace hearsay {
namespace {

constexpr std::size_t kTypes = TriggerReading::kTypes;
constexpr std::size_t kTypesHidden = 128;
constexpr std::size_t kWindow = 96;    // pieces of the sentences that are read together, unless one is longer
constexpr std::size_t kLongest = 320;  // pieces; what a longer sentence says after them is not read
constexpr float kLeast = 0.01F;        // a share that is worth telling

// By the logistic function, as neural::ByteKernels::gate.
float gelu(float x) {
  return x / (1 + std::exp(-1.5957691F * (x + 0.044715F * x * x * x)));
}

// Words of these kinds alone carry events: those of form do not.
bool may_carry(Upos upos) {
  switch (upos) {
    case Upos::ADP:
    case Upos::AUX:
    case Upos::CCONJ:
    case Upos::DET:
    case Upos::NUM:
    case Upos::PART:
    case Upos::PRON:
    case Upos::PUNCT:
    case Upos::SCONJ:
      return false;
    default:
      return true;
  }
}

}  // namespace

Result<TriggerModel> TriggerModel::view(std::string_view bytes, std::string_view name) {
  TriggerModel m;
  const Status read = m.encoder_.open(bytes, name, [&](EngineFile& in) {
    m.types_in_ = in.matrix("types.in", m.encoder_.size(), kTypesHidden);
    m.types_out_ = in.values<float>("types.out", kTypesHidden * kTypes);
    m.types_bias_ = in.values<float>("types.out.bias", kTypes);
  });
  if (!read.ok()) return Error{read.message()};
  return m;
}

// The sentences that are read together.
class TriggerModel::Window {
 public:
  Window(const TriggerModel& model, Analysis& analysis, bool explain)
      : model_(model), analysis_(analysis), explain_(explain), scratch_(model.encoder_.scratch()) {
    clear();
  }

  void add(const Sentence& sentence) {
    next_.clear();
    std::vector<std::size_t> begins;
    for (std::int32_t i = 0; i < sentence.size; ++i) {
      begins.push_back(next_.size());
      model_.encoder_.add_word(analysis_.tree[WordId(sentence.first.value + i)].form, next_);
    }
    if (!words_.empty() && pieces_.size() + next_.size() > kWindow) read();
    const std::size_t before = pieces_.size();
    for (std::size_t i = 0; i < begins.size() && before + begins[i] < kLongest; ++i) {
      words_.push_back({WordId(sentence.first.index() + i), before + begins[i]});
    }
    const auto more = static_cast<std::ptrdiff_t>(std::min(next_.size(), kLongest - before));
    pieces_.kind.insert(pieces_.kind.end(), next_.kind.begin(), next_.kind.begin() + more);
    pieces_.letters.insert(pieces_.letters.end(), next_.letters.begin(), next_.letters.begin() + more);
  }

  void read() {
    if (words_.empty()) return;
    read_types();
    if (explain_) explain();
    clear();
  }

 private:
  struct Place {
    WordId word;
    std::size_t piece;  // its first
  };

  void clear() {
    words_.clear();
    pieces_.clear();
    model_.encoder_.begin(pieces_);
  }

  // The shares of the types of those words that the encoder does not pass over, which are taken out.
  std::vector<std::array<float, kTypes>> types_of(std::vector<std::size_t>& words) {
    firsts_.clear();
    for (const std::size_t i : words) firsts_.push_back(words_[i].piece);
    model_.encoder_.read(pieces_, firsts_, states_, *scratch_);
    std::size_t read = 0;
    std::erase_if(words, [&](std::size_t i) {
      const bool is_read = read < firsts_.size() && words_[i].piece == firsts_[read];
      read += is_read;
      return !is_read;
    });
    const auto count = static_cast<int>(words.size());
    std::vector<float> scores(words.size() * kTypes);
    neural::multiply(model_.types_in_, count, states_.data(), hidden_, scratch_->transformer);
    for (std::size_t i = 0; i < words.size() * kTypesHidden; ++i) hidden_[i] = gelu(hidden_[i]);
    neural::byte_kernels().dot(count, static_cast<int>(kTypes), static_cast<int>(kTypesHidden), hidden_.data(),
                               model_.types_out_.data(), scores.data());
    std::vector<std::array<float, kTypes>> all(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t t = 0; t < kTypes; ++t) all[i][t] = scores[i * kTypes + t] + model_.types_bias_[t];
      to_shares(std::span(all[i]));
    }
    return all;
  }

  void read_types() {
    std::vector<std::size_t> able;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (may_carry(analysis_.tree[words_[i].word].upos)) able.push_back(i);
    }
    found_.clear();
    if (able.empty()) return;
    const auto types = types_of(able);
    for (std::size_t i = 0; i < able.size(); ++i) {
      if (types[i].back() > 1 - kLeast) continue;
      found_.push_back(able[i]);
      TriggerReading& reading = analysis_.triggers.emplace_back();
      reading.word = words_[able[i]].word;
      reading.p = types[i];
    }
  }

  // The words without which the likeliest type would be less likely, most first.
  void explain() {
    constexpr std::size_t kAround = 12, kShown = 3;
    constexpr float kWorthIt = 0.4F;
    const std::size_t first = analysis_.triggers.size() - found_.size();
    const Pieces as_read = pieces_;
    for (std::size_t f = 0; f < found_.size(); ++f) {
      TriggerReading& reading = analysis_.triggers[first + f];
      if (reading.share() < kWorthIt) continue;
      const auto type = static_cast<std::size_t>(reading.type());
      std::vector<std::pair<float, std::size_t>> losses;
      const std::size_t from = found_[f] - std::min(found_[f], kAround);
      for (std::size_t i = from; i < std::min(words_.size(), found_[f] + kAround); ++i) {
        const std::size_t end = i + 1 < words_.size() ? words_[i + 1].piece : pieces_.size();
        for (std::size_t p = words_[i].piece; p < end; ++p) TextEncoder::hide(p, pieces_);
        std::vector<std::size_t> word = {found_[f]};
        const auto types = types_of(word);
        losses.emplace_back(reading.share() - (types.empty() ? 0 : types[0][type]), i);
        pieces_ = as_read;
      }
      std::ranges::stable_sort(losses, std::greater<>(), [](const auto& loss) { return loss.first; });
      for (std::size_t i = 0; i < std::min(kShown, losses.size()) && losses[i].first > 0; ++i) {
        reading.why.emplace_back(analysis_.tree[words_[losses[i].second].word].form);
      }
    }
  }

  const TriggerModel& model_;
  Analysis& analysis_;
  bool explain_;
  Pieces pieces_, next_;
  std::vector<Place> words_;
  std::vector<std::size_t> found_;  // of the words, those that are told of
  std::vector<std::size_t> firsts_;
  std::vector<float> states_, hidden_;
  Pool<EncoderScratch>::Lease scratch_;
};

void TriggerModel::read(Analysis& analysis, bool explain) const {
  analysis.triggers.clear();
  analysis.triggers_read = known();
  if (!known()) return;
  Window window(*this, analysis, explain);
  for (const Sentence& s : analysis.tree.sentences) window.add(s);
  window.read();
}

}  // namespace hearsay
