#include "syntax/word_features.h"

#include <algorithm>
#include <functional>

#include "base/strings.h"
#include "syntax/hashing.h"

namespace hearsay {
namespace {

constexpr std::size_t kPrefixes = 4, kSuffixes = 5, kShortestGram = 3, kLongestGram = 4;
constexpr std::size_t kLongestForm = 40;  // code points; of longer words only the beginning has n-grams

enum Template : std::uint32_t {
  kForm,
  kShape,
  kPrefix,
  kSuffix = kPrefix + 5,
  kGram = kSuffix + 6,
  kVerb,
  kList,
  kAlone,
  kPlace
};

// Runs of one kind of character are written as one or two: "U.S." X.X., "1,200" d,dd, "McCain" XxXxx.
std::uint32_t shape_of(std::string_view form) {
  char shape[16];
  std::size_t n = 0;
  for (std::size_t i = 0; i < form.size() && n < sizeof shape;) {
    const CodePoint c = code_point(form, i);
    i += static_cast<std::size_t>(c.bytes);
    const char kind = is_digit(c.value)    ? 'd'
                      : is_upper(c.value)  ? 'X'
                      : is_letter(c.value) ? 'x'
                      : c.value < 0x80     ? static_cast<char>(c.value)
                                           : '?';
    if (n >= 2 && shape[n - 1] == kind && shape[n - 2] == kind) continue;
    shape[n++] = kind;
  }
  return hash_string({shape, n});
}

std::uint32_t verb_forms(std::string_view low, const Inflections& verbs) {
  std::uint32_t forms = verbs.find(low, "VB") == low ? 1 : 0;
  std::uint32_t bit = 2;
  for (const std::string_view tag : {"VBD", "VBG", "VBZ"}) {
    const std::string_view lemma = verbs.find(low, tag);
    if (!lemma.empty() && lemma != low) forms |= bit;
    bit <<= 1;
  }
  return forms;
}

void wide_features(std::span<const Spelling> spellings, std::vector<std::uint32_t>& out) {
  static constexpr Spelling kOutside;
  out.clear();
  const auto n = static_cast<std::ptrdiff_t>(spellings.size());
  const auto at = [&](std::ptrdiff_t i) -> const Spelling& {
    return i < 0 || i >= n ? kOutside : spellings[static_cast<std::size_t>(i)];
  };
  for (std::ptrdiff_t i = 0; i < n; ++i) {
    const Spelling &w = at(i), &p1 = at(i - 1), &p2 = at(i - 2), &n1 = at(i + 1), &n2 = at(i + 2);
    std::uint32_t t = 100;
    const auto add = [&](auto... values) {
      out.push_back(static_cast<std::uint32_t>(feature(t++, static_cast<std::uint64_t>(values)...) >> 46));
    };
    add(w.lower);
    add(w.lower, w.shape);
    add(w.shape);
    add(w.shape, i == 0);
    add(w.prefix);
    add(w.suffix);
    add(w.short_suffix, w.shape);
    add(w.prefix, w.suffix);
    add(w.kinds);
    add(w.alone);
    add(w.kinds, w.shape);
    add(w.alone, w.shape);
    add(w.kinds, w.alone);
    add(p1.lower);
    add(p2.lower);
    add(n1.lower);
    add(n2.lower);
    add(p1.lower, w.lower);
    add(w.lower, n1.lower);
    add(p2.lower, p1.lower);
    add(n1.lower, n2.lower);
    add(p1.lower, w.shape);
    add(n1.lower, w.shape);
    add(p1.shape, w.shape);
    add(w.shape, n1.shape);
    add(p1.shape, w.shape, n1.shape);
    add(p1.suffix, w.shape);
    add(n1.suffix, w.shape);
    add(p1.kinds, w.kinds);
    add(w.kinds, n1.kinds);
    add(p1.alone, w.shape);
    add(n1.alone, w.shape);
    add(p1.kinds, w.kinds, n1.kinds);
    add(p2.alone, p1.alone, w.shape);
    add(p1.lower, w.kinds);
    add(n1.lower, w.kinds);
    static_assert(WordFeatures::kWideRows == std::size_t{1} << (64 - 46));
  }
}

}  // namespace

Casing casing_of(std::span<const Word> words) {
  int letters = 0, upper = 0, capital = 0, long_words = 0, long_capital = 0;
  for (const Word& w : words) {
    if (w.form.size() < 2 || !is_letter(code_point(w.form, 0).value)) continue;
    ++letters;
    const bool first = is_upper(code_point(w.form, 0).value);
    const bool rest = w.form[1] >= 'A' && w.form[1] <= 'Z';
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

std::string normal_form(std::string_view form) {
  std::string low = lower(form);
  for (char& c : low) {
    if (is_digit(static_cast<unsigned char>(c))) c = '0';
  }
  if (low.size() <= 8 && low.find('\xE2') != std::string::npos) {
    for (const auto& [mark, twin] :
         {std::pair("’", "'"), {"‘", "'"}, {"“", "\""}, {"”", "\""}, {"–", "-"}, {"…", "..."}}) {
      for (std::size_t at; (at = low.find(mark)) != std::string::npos;) low.replace(at, 3, twin);
    }
  }
  return low;
}

std::uint32_t Vocabulary::row(std::uint32_t hash) const {
  const auto it = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  return it != hashes_.end() && *it == hash ? kFirst + static_cast<std::uint32_t>(it - hashes_.begin()) : kUnknown;
}

bool Vocabulary::contains(std::string_view lower_word) const {
  return row(hash_string(lower_word)) != kUnknown;
}

void word_features(std::span<const Word> words, const FeatureContext& context, WordFeatures& out,
                   const WordCache* cache) {
  const Casing casing = casing_of(words);
  std::vector<std::uint16_t> kinds, alone;
  context.names->mark(words, kinds, alone);
  out.rows.clear();
  out.buckets.clear();
  out.begin.assign(1, 0);
  const auto add = [&](std::uint32_t t, std::uint64_t value) {
    out.buckets.push_back(static_cast<std::uint32_t>((feature(t, value) >> 32) * context.buckets >> 32));
  };
  out.keys.resize(words.size());
  out.known.assign(words.size(), false);
  out.spellings.assign(words.size(), {});
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint64_t place = static_cast<std::uint64_t>(casing) * 2 + (i == 0);
    const std::uint64_t lists = std::uint64_t{kinds[i]} << 16 | alone[i];
    out.keys[i] = mix(mix(std::hash<std::string_view>()(words[i].form), lists), place) | 1u;
    const WordCache::Known* seen = cache == nullptr ? nullptr : cache->find(out.keys[i]);
    if (seen != nullptr) {
      out.known[i] = true;
      out.rows.push_back(seen->row);
      out.spellings[i] = seen->spelling;
      out.begin.push_back(static_cast<std::uint32_t>(out.buckets.size()));
      continue;
    }
    const std::string low = normal_form(words[i].form);
    const std::uint32_t hash = hash_string(low);
    out.rows.push_back(context.vocabulary->row(hash));
    add(kForm, casing == Casing::mixed ? hash_string(words[i].form) : hash);
    Spelling& spelling = out.spellings[i];
    spelling.lower = hash;
    spelling.shape = shape_of(words[i].form) + static_cast<std::uint32_t>(casing) * 0x9E3779B9u;
    spelling.kinds = kinds[i];
    spelling.alone = alone[i];
    add(kShape, spelling.shape);
    add(kVerb, verb_forms(low, *context.verbs));
    // Cities share their names with too much else; only the labels of names look at them.
    add(kList, kinds[i] & ~NameLists::kCity);
    add(kAlone, alone[i] & ~NameLists::kCity);
    add(kPlace, place);
    // The byte offsets of the code points of "<word>".
    const std::string marked = "<" + low + ">";
    std::size_t at[kLongestForm + 1], n = 0;
    for (std::size_t b = 0; b < marked.size() && n < kLongestForm; ++b) {
      if ((static_cast<unsigned char>(marked[b]) & 0xC0) != 0x80) at[n++] = b;
    }
    at[n] = n < kLongestForm ? marked.size() : at[n - 1];
    const std::string_view view(marked);
    const std::size_t letters = n - 2;
    for (std::size_t k = 1; k <= kPrefixes && k <= letters; ++k) {
      const std::uint32_t prefix = hash_string(view.substr(1, at[k + 1] - 1));
      if (k == 3) spelling.prefix = prefix;
      add(static_cast<std::uint32_t>(kPrefix + k), prefix);
    }
    for (std::size_t k = 1; k <= kSuffixes && k <= letters; ++k) {
      const std::uint32_t suffix = hash_string(view.substr(at[n - 1 - k], at[n - 1] - at[n - 1 - k]));
      if (k == 2) spelling.short_suffix = suffix;
      if (k == 3) spelling.suffix = suffix;
      add(static_cast<std::uint32_t>(kSuffix + k), suffix);
    }
    for (std::size_t size = kShortestGram; size <= kLongestGram; ++size) {
      for (std::size_t k = 0; k + size <= n; ++k) add(kGram, hash_string(view.substr(at[k], at[k + size] - at[k])));
    }
    out.begin.push_back(static_cast<std::uint32_t>(out.buckets.size()));
  }
  wide_features(out.spellings, out.wide);
}

}  // namespace hearsay
