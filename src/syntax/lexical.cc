#include "syntax/lexical.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "syntax/hashing.h"

namespace hearsay {
namespace {

bool ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// Runs of one kind of character are written as one or two: "U.S." X.X., "1,200" d,dd, "McCain" XxXxx.
std::uint32_t shape_of(std::string_view form, Casing casing) {
  char shape[16];
  std::size_t n = 0;
  for (std::size_t i = 0; i < form.size() && n < sizeof shape;) {
    const CodePoint c = code_point(form, i);
    i += static_cast<std::size_t>(c.bytes);
    char kind = is_digit(c.value)    ? 'd'
                : is_upper(c.value)  ? 'X'
                : is_letter(c.value) ? 'x'
                : c.value < 0x80     ? static_cast<char>(c.value)
                                     : '?';
    if (n >= 2 && shape[n - 1] == kind && shape[n - 2] == kind) continue;
    shape[n++] = kind;
  }
  return hash_string({shape, n}) + static_cast<std::uint32_t>(casing) * 0x9E3779B9u;
}

// The byte offset of the n-th code point from the front (or the back), and whether there are so many.
std::size_t prefix_bytes(std::string_view s, int n) {
  std::size_t i = 0;
  while (n > 0 && i < s.size()) {
    ++i;
    while (i < s.size() && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80) ++i;
    --n;
  }
  return i;
}
std::size_t suffix_start(std::string_view s, int n) {
  std::size_t i = s.size();
  while (n > 0 && i > 0) {
    --i;
    while (i > 0 && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80) --i;
    --n;
  }
  return i;
}

std::uint8_t verb_forms(std::string_view low, const Inflections& verbs) {
  std::uint8_t forms = verbs.find(low, "VB") == low ? 1 : 0;
  std::uint8_t bit = 2;
  for (const std::string_view tag : {"VBD", "VBG", "VBZ"}) {
    const std::string_view lemma = verbs.find(low, tag);
    if (!lemma.empty() && lemma != low) forms |= bit;
    bit = static_cast<std::uint8_t>(bit << 1);
  }
  return forms;
}

}  // namespace

Casing casing_of(std::span<const Word> words) {
  int letters = 0, upper = 0, capital = 0, long_words = 0, long_capital = 0;
  for (const Word& w : words) {
    if (w.form.size() < 2 || !is_letter(code_point(w.form, 0).value)) continue;
    ++letters;
    const bool first = is_upper(code_point(w.form, 0).value);
    const bool rest = ascii_upper(w.form[1]);
    upper += first && rest;
    capital += first;
    if (w.form.size() > 4) {
      ++long_words;
      long_capital += first;
    }
  }
  if (letters >= 3 && upper * 10 >= letters * 8) return Casing::upper;
  if (letters >= 4 && long_words >= 3 && long_capital * 10 >= long_words * 9 && capital * 10 >= letters * 6) {
    return Casing::title;
  }
  return Casing::mixed;
}

Clusters Clusters::view(std::string_view bytes) {
  Clusters c;
  c.entries_ = {reinterpret_cast<const Entry*>(bytes.data()), bytes.size() / sizeof(Entry)};
  return c;
}

std::uint32_t Clusters::find(std::uint32_t lower_hash) const {
  const auto it = std::lower_bound(entries_.begin(), entries_.end(), lower_hash,
                                   [](const Entry& e, std::uint32_t h) { return e.hash < h; });
  return it != entries_.end() && it->hash == lower_hash ? it->cluster : 0;
}

void look_up(std::span<const Word> words, const Clusters& clusters, const Inflections& verbs,
             std::vector<Lexical>& out) {
  const Casing casing = casing_of(words);
  out.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string low = lower(words[i].form);
    for (char& c : low) {
      if (is_digit(static_cast<unsigned char>(c))) c = '0';
    }
    // Typographic marks count as their ASCII twins.
    if (low.size() <= 8 && low.find('\xE2') != std::string::npos) {
      for (const auto& [mark, twin] :
           {std::pair("’", "'"), {"‘", "'"}, {"“", "\""}, {"”", "\""}, {"–", "-"}, {"…", "..."}}) {
        for (std::size_t at; (at = low.find(mark)) != std::string::npos;) low.replace(at, 3, twin);
      }
    }
    Lexical& x = out[i];
    x.lower = hash_string(low);
    x.form = casing == Casing::mixed ? hash_string(words[i].form) : x.lower;
    x.shape = shape_of(words[i].form, casing);
    for (int n = 1; n <= 3; ++n) x.prefix[n - 1] = hash_string(std::string_view(low).substr(0, prefix_bytes(low, n)));
    for (int n = 1; n <= 4; ++n) x.suffix[n - 1] = hash_string(std::string_view(low).substr(suffix_start(low, n)));
    const std::uint32_t classes = clusters.find(x.lower);
    x.cluster = classes & 0xFFFF;
    x.coarse = classes >> 16;
    x.verb = verb_forms(low, verbs);
    x.quote = low == "\"" || low == "'" || low == "``" || low == "''" || low == "`";
  }
}

}  // namespace hearsay
