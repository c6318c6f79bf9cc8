#include "event/relation_reader.h"

#include <algorithm>
#include <cmath>

#include "syntax/scores.h"

namespace hearsay {
namespace {

constexpr std::size_t kHidden = 256;
constexpr std::size_t kLongest = 200;  // pieces
// The order of the model.
constexpr std::array kTypes = {EventType::AGREE,    EventType::CONSULT,  EventType::SUPPORT, EventType::COOPERATE,
                               EventType::AID,      EventType::CONCEDE,  EventType::REQUEST, EventType::ACCUSE,
                               EventType::REJECT,   EventType::THREATEN, EventType::PROTEST, EventType::MOBILIZE,
                               EventType::SANCTION, EventType::COERCE,   EventType::ASSAULT};

// A marked stretch of words, from the first to the one after the last; side 0 is the source, 1 the target.
struct Stretch {
  WordId first, end;
  int side = 0;
};

std::vector<Stretch> stretches_of(const Tree& tree, const std::vector<Span>& spans, int side) {
  std::vector<Stretch> out;
  for (const Span s : spans) {
    Stretch found{.side = side};
    for (std::size_t i = 0; i < tree.words.size(); ++i) {
      const Span w = tree.words[i].span;
      if (w.begin >= s.end || w.end <= s.begin) continue;
      if (!found.first.valid()) found.first = WordId(i);
      found.end = WordId(i + 1);
    }
    if (found.first.valid()) out.push_back(found);
  }
  return out;
}

}  // namespace

Result<RelationReader> RelationReader::view(std::string_view bytes, std::string_view name) {
  RelationReader m;
  const Status read = m.encoder_.open(bytes, name, [&](EngineFile& in) {
    m.head_in_ = in.matrix("head.in", 3 * m.encoder_.size(), kHidden);
    m.head_out_ = in.values<float>("head.out", kHidden * kTypes.size());
    m.head_bias_ = in.values<float>("head.out.bias", kTypes.size());
  });
  if (!read.ok()) return Error{read.message()};
  return m;
}

std::array<double, kEventTypes> RelationReader::probabilities(const Tree& tree, const std::vector<Span>& source,
                                                              const std::vector<Span>& target) const {
  std::vector<Stretch> stretches = stretches_of(tree, source, 0);
  std::ranges::move(stretches_of(tree, target, 1), std::back_inserter(stretches));
  Pieces pieces;
  encoder_.begin(pieces);
  std::vector<std::size_t> at(3);  // the beginning, where the source is marked, where the target is
  const Stretch* open = nullptr;
  const auto close = [&] {
    encoder_.add_mark(2 * open->side + 1, pieces);
    open = nullptr;
  };
  for (std::size_t i = 0; i < tree.words.size() && pieces.size() < kLongest; ++i) {
    const WordId w(i);
    if (open != nullptr && w >= open->end) close();
    for (const Stretch& s : stretches) {
      if (open != nullptr || s.first != w) continue;
      open = &s;
      std::size_t& place = at[static_cast<std::size_t>(s.side) + 1];
      if (place == 0) place = pieces.size();
      encoder_.add_mark(2 * s.side, pieces);
    }
    encoder_.add_word(tree[w].form, pieces);
  }
  if (open != nullptr) close();
  std::vector<float> states, hidden;
  const auto scratch = encoder_.scratch();
  encoder_.read(pieces, at, states, *scratch);
  neural::multiply(head_in_, 1, states.data(), hidden, scratch->transformer);
  for (float& h : hidden) h = 0.5F * h * (1 + std::erf(h * std::sqrt(0.5F)));
  std::array<double, kTypes.size()> scores;
  for (std::size_t t = 0; t < kTypes.size(); ++t) {
    float score = head_bias_[t];
    for (std::size_t j = 0; j < kHidden; ++j) score += hidden[j] * head_out_[t * kHidden + j];
    scores[t] = score;
  }
  to_shares(std::span(scores));
  std::array<double, kEventTypes> out{};
  for (std::size_t t = 0; t < kTypes.size(); ++t) out[static_cast<std::size_t>(kTypes[t])] = scores[t];
  return out;
}

}  // namespace hearsay
