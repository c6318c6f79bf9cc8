// Many fixed phrases, found in running words. Phrases and text are cut into pieces (runs of letters or digits), so
// that "al-Qaeda", "al Qaeda" and "Inter-Services" match however the tokeniser splits at hyphens, full stops and
// apostrophes. Accents do not count: "Erdogan" matches "Erdoğan".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/syntax.h"

namespace hearsay {

// How a piece is compared.
enum class PieceForm : std::uint8_t {
  exact,  // capitals count
  lower,  // capitals do not count
  stem,   // as lower, and plural endings do not count ("gunmen" = "gunman", "forces" = "force")
};

// A run of letters or digits of one word, or a break: a word such as a comma, which no phrase crosses.
struct Piece {
  std::array<std::uint64_t, 3> hash{};  // by PieceForm; 0 for a break
  Span span;                            // in the document
  WordId word;                          // invalid when the pieces are not of a tree
  bool upper = false;                   // all its letters are capitals
};

// The pieces of one word or phrase that starts at byte `offset` of the document, appended to `pieces`.
void append_pieces(std::string_view text, std::uint32_t offset, WordId word, std::vector<Piece>& pieces);
// Those of a phrase that is not in a document.
std::vector<Piece> pieces_of(std::string_view phrase);
// The pieces of a sentence, in order.
std::vector<Piece> pieces_of(const Tree& tree, SentenceId sentence);

// The singular of an English noun by its ending alone; `word` in lower case. Words that it gets wrong it gets wrong
// in phrase and text alike.
std::string stem(std::string_view word);

// From phrases to numbers. Immutable after filling; safe to share between threads.
class PhraseTable {
 public:
  explicit PhraseTable(PieceForm form) : form_(form) {}

  // Adds a phrase; of two equal phrases the later wins. Returns the value that it had before.
  std::optional<std::uint32_t> add(std::span<const Piece> phrase, std::uint32_t value);
  std::optional<std::uint32_t> find(std::span<const Piece> phrase) const;
  void reserve(std::size_t phrases);

  struct Match {
    std::size_t pieces = 0;  // how many pieces of the text it covers; 0: no match
    std::uint32_t value = 0;
  };
  // The longest phrase that starts with piece `at`.
  Match longest(std::span<const Piece> text, std::size_t at) const;

  std::size_t size() const { return values_.size(); }

 private:
  PieceForm form_;
  std::unordered_map<std::uint64_t, std::uint32_t> values_;            // hash of all pieces -> value
  std::unordered_map<std::uint64_t, std::uint16_t> longest_by_first_;  // hash of the first piece -> pieces
};

}  // namespace hearsay
