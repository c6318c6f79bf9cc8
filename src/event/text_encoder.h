// What a small transformer makes of a text: words cut into pieces, and a state for each piece, learned as a language
// model and then for what reads its states (script/teacher/).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/pool.h"
#include "hearsay/status.h"
#include "neural/transformer.h"
#include "syntax/engine_file.h"

namespace hearsay {

// Pieces of words one after the other, as the encoder takes them.
struct Pieces {
  std::vector<std::uint16_t> kind;
  std::vector<std::uint8_t> letters;  // 0 small, 1 begins with a capital, 2 in capitals; of the whole word

  std::size_t size() const { return kind.size(); }
  void clear() {
    kind.clear();
    letters.clear();
  }
};

// Buffers, and what the encoder makes of pieces before it looks at their neighbours, kept for the next time that they
// come. For one thread.
struct EncoderScratch {
  neural::TransformerScratch transformer;

 private:
  friend class TextEncoder;
  static constexpr std::size_t kSlots = 4096;
  std::vector<std::uint32_t> known;  // which piece a slot has, in which letters; 0: none
  std::unique_ptr<float[]> kept;     // of each slot what the layers start from, and what the first layer makes of it
  std::vector<std::size_t> fresh;    // pieces of which no slot knows
  std::vector<float> states, first, fresh_states, fresh_first;
};

// Reads its weights where they lie; many threads may read with it.
class TextEncoder {
 public:
  static constexpr int kMarks = 4;  // kinds beside those of words: before and after each of two marked stretches

  // Views the encoder of a model where its bytes lie, then lets `view_rest` take what else is there; of no bytes,
  // nothing. `name` is for messages.
  Status open(std::string_view bytes, std::string_view name, const std::function<void(EngineFile&)>& view_rest);

  int size() const { return transformer_.size; }  // floats of a state
  void begin(Pieces& pieces) const;               // what stands before the first word
  // The longest known pieces of a word, from left to right.
  void add_word(std::string_view form, Pieces& pieces) const;
  void add_mark(int mark, Pieces& pieces) const;
  static void hide(std::size_t piece, Pieces& pieces);  // as words were while it learned to guess them
  // The states of the wanted pieces: states[wanted x size]. Pieces that the model sees at once to be of no interest are
  // taken out of `wanted`.
  void read(const Pieces& pieces, std::vector<std::size_t>& wanted, std::vector<float>& states,
            EncoderScratch& scratch) const;
  Pool<EncoderScratch>::Lease scratch() const { return scratches_->take(); }

 private:
  // What is wrong is in the status of `in`.
  void view(EngineFile& in);
  // What the layers start from: x[size].
  void embed(std::uint16_t kind, std::uint8_t letters, float* x) const;
  // s.states and s.first of all pieces.
  void start(const Pieces& pieces, EncoderScratch& s) const;
  // -1 where it is not known.
  int find(std::string_view piece, bool first) const;

  std::unordered_map<std::string_view, std::uint16_t> first_, later_;
  std::size_t longest_ = 0;  // bytes of a piece
  std::size_t kinds_ = 0;
  std::span<const std::int8_t> table_;  // a row of `size` a kind
  std::span<const float> scale_, letters_;
  neural::Transformer transformer_;
  std::unique_ptr<Pool<EncoderScratch>> scratches_ = std::make_unique<Pool<EncoderScratch>>();
};

}  // namespace hearsay
