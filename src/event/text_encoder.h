// What a small transformer makes of a text: words cut into pieces, and a state for each piece, learned as a language
// model and then for what reads its states (script/teacher/).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

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

// Immutable; reads its weights where they lie.
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
  // The states of the wanted pieces: states[wanted x size].
  void read(const Pieces& pieces, std::span<const std::size_t> wanted, std::vector<float>& states,
            neural::TransformerScratch& scratch) const;

 private:
  // What is wrong is in the status of `in`.
  void view(EngineFile& in);
  // -1 where it is not known.
  int find(std::string_view piece, bool first) const;

  std::unordered_map<std::string_view, std::uint16_t> first_, later_;
  std::size_t longest_ = 0;  // bytes of a piece
  std::size_t kinds_ = 0;
  std::span<const std::int8_t> table_;  // a row of `size` a kind
  std::span<const float> scale_, letters_;
  neural::Transformer transformer_;
};

}  // namespace hearsay
