#include "mention/phrase_table.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"

namespace hearsay {
namespace {

// The letters of U+00C0..U+017F without their marks; a letter that is written as two ("ß", "æ") by its first.
constexpr std::string_view kUnmarked =
    "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTs"  // U+00C0
    "aaaaaaaceeeeiiiidnooooo*ouuuuyty"  // U+00E0
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTt"  // U+0100
    "UuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(kUnmarked.size() == 0x180 - 0xC0);

std::string without_marks(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = code_point(word, i);
    if (c.value >= 0xC0 && c.value < 0x180) {
      out.push_back(kUnmarked[c.value - 0xC0]);
    } else {
      out.append(word.substr(i, static_cast<std::size_t>(c.bytes)));
    }
    i += static_cast<std::size_t>(c.bytes);
  }
  return out;
}

std::uint64_t hash_of(std::string_view bytes) {  // FNV-1a
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return h | 1;
}

std::uint64_t combine(std::uint64_t so_far, std::uint64_t piece) {
  return (so_far ^ (piece + 0x9E3779B97F4A7C15ULL + (so_far << 6) + (so_far >> 2))) * 0xBF58476D1CE4E5B9ULL;
}

// Words of these marks alone do not end a phrase.
bool joins(std::string_view word) {
  return word == "-" || word == "." || word == "'" || word == "’" || word == "‘" || word == "–" || word == "&";
}

Piece piece_of(std::string_view run, std::uint32_t begin, WordId word) {
  Piece piece;
  const bool ascii = std::none_of(run.begin(), run.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const std::string plain = ascii ? std::string(run) : without_marks(run);
  std::string small = plain;
  if (ascii) {
    for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  } else {
    small = lower(plain);
  }
  piece.hash = {hash_of(plain), hash_of(small), hash_of(stem(small))};
  piece.span = {begin, begin + static_cast<std::uint32_t>(run.size())};
  piece.word = word;
  piece.upper = plain != small && std::none_of(plain.begin(), plain.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return piece;
}

}  // namespace

std::string stem(std::string_view word) {
  const auto ends = [&](std::string_view e) { return word.size() > e.size() + 1 && word.ends_with(e); };
  const auto swap = [&](std::size_t cut, std::string_view put) {
    return std::string(word.substr(0, word.size() - cut)).append(put);
  };
  if (word == "people") return "person";
  if (word == "children") return "child";
  if (word == "men" || word == "women") return word == "men" ? "man" : "woman";
  if (ends("men")) return swap(2, "an");
  if (ends("ies") && word.size() > 4) return swap(3, "y");
  if (ends("sses") || ends("shes") || ends("ches") || ends("xes")) return swap(2, "");
  if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) return swap(1, "");
  return std::string(word);
}

void append_pieces(std::string_view text, std::uint32_t offset, WordId word, std::vector<Piece>& pieces) {
  const std::size_t before = pieces.size();
  std::size_t begin = 0;
  bool open = false;
  for (std::size_t i = 0; i <= text.size();) {
    const CodePoint c = i < text.size() ? code_point(text, i) : CodePoint{0, 1};
    const bool part = i < text.size() && (is_letter(c.value) || is_digit(c.value));
    if (part && !open) begin = i;
    if (!part && open) {
      pieces.push_back(piece_of(text.substr(begin, i - begin), offset + static_cast<std::uint32_t>(begin), word));
    }
    open = part;
    i += static_cast<std::size_t>(c.bytes);
  }
  if (pieces.size() == before && !joins(text)) {
    Piece gap;
    gap.span = {offset, offset + static_cast<std::uint32_t>(text.size())};
    gap.word = word;
    pieces.push_back(gap);
  }
}

std::vector<Piece> pieces_of(std::string_view phrase) {
  std::vector<Piece> pieces;
  append_pieces(phrase, 0, WordId(), pieces);
  return pieces;
}

std::vector<Piece> pieces_of(const Tree& tree, SentenceId sentence) {
  const Sentence& s = tree.sentences[sentence.index()];
  std::vector<Piece> pieces;
  pieces.reserve(static_cast<std::size_t>(s.size) + 8);
  for (std::int32_t i = 0; i < s.size; ++i) {
    const WordId id(s.first.value + i);
    append_pieces(tree[id].form, tree[id].span.begin, id, pieces);
  }
  return pieces;
}

std::optional<std::uint32_t> PhraseTable::add(std::span<const Piece> phrase, std::uint32_t value) {
  if (phrase.empty()) return std::nullopt;
  const auto f = static_cast<std::size_t>(form_);
  std::uint64_t h = 0;
  for (const Piece& p : phrase) h = combine(h, p.hash[f]);
  std::uint16_t& longest = longest_by_first_[phrase.front().hash[f]];
  longest = std::max(longest, static_cast<std::uint16_t>(phrase.size()));
  const auto [it, fresh] = values_.try_emplace(h, value);
  if (fresh) return std::nullopt;
  return std::exchange(it->second, value);
}

std::optional<std::uint32_t> PhraseTable::find(std::span<const Piece> phrase) const {
  std::uint64_t h = 0;
  for (const Piece& p : phrase) h = combine(h, p.hash[static_cast<std::size_t>(form_)]);
  const auto it = values_.find(h);
  if (it == values_.end()) return std::nullopt;
  return it->second;
}

void PhraseTable::reserve(std::size_t phrases) {
  values_.reserve(phrases);
  longest_by_first_.reserve(phrases);
}

PhraseTable::Match PhraseTable::longest(std::span<const Piece> text, std::size_t at) const {
  const auto f = static_cast<std::size_t>(form_);
  const auto first = longest_by_first_.find(text[at].hash[f]);
  Match best;
  if (first == longest_by_first_.end()) return best;
  std::uint64_t h = 0;
  for (std::size_t n = 0; n < first->second && at + n < text.size() && text[at + n].hash[f] != 0; ++n) {
    h = combine(h, text[at + n].hash[f]);
    const auto it = values_.find(h);
    if (it != values_.end()) best = {n + 1, it->second};
  }
  return best;
}

}  // namespace hearsay
