#include "mention/number_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/strings.h"

namespace hearsay {
namespace {

struct Entry {
  std::string_view word;
  std::int64_t value;
};

constexpr auto units =
    std::to_array<Entry>({{"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
                          {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
                          {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
                          {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}});
constexpr auto tens = std::to_array<Entry>({{"twenty", 20},
                                            {"thirty", 30},
                                            {"forty", 40},
                                            {"fifty", 50},
                                            {"sixty", 60},
                                            {"seventy", 70},
                                            {"eighty", 80},
                                            {"ninety", 90}});
constexpr auto scales = std::to_array<Entry>({{"dozen", 12},
                                              {"score", 20},
                                              {"hundred", 100},
                                              {"thousand", 1000},
                                              {"million", 1000000},
                                              {"billion", 1000000000}});
// The fewest that a plural of this kind may mean.
constexpr auto plurals = std::to_array<Entry>(
    {{"dozens", 24}, {"scores", 40}, {"hundreds", 200}, {"thousands", 2000}, {"millions", 2000000}});

template <std::size_t N>
std::optional<std::int64_t> lookup(const std::array<Entry, N>& table, std::string_view word) {
  const auto it = std::find_if(table.begin(), table.end(), [&](const Entry& e) { return e.word == word; });
  return it == table.end() ? std::nullopt : std::optional(it->value);
}

// "26", "1,300", "1.3"; thousands are marked by commas.
std::optional<double> figure(std::string_view form) {
  double value = 0, part = 0;
  bool digits = false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    if (c >= '0' && c <= '9') {
      digits = true;
      if (part > 0) {
        value += part * (c - '0');
        part /= 10;
      } else {
        value = value * 10 + (c - '0');
      }
    } else if (c == '.' && digits && part == 0 && i + 1 < form.size()) {
      part = 0.1;
    } else if (c != ',' || !digits || i + 4 > form.size()) {
      return std::nullopt;
    }
  }
  return digits && value < 1e15 ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<Cardinal> read_cardinal(const Tree& tree, WordId at, WordId end) {
  const auto form = [&](WordId w) { return w < end ? lower(tree[w].form) : std::string(); };
  const auto next = [](WordId w) { return WordId(w.value + 1); };
  const std::string first = form(at);
  if (const auto fewest = lookup(plurals, first)) {
    Cardinal c{.low = *fewest, .open = true, .last = at};
    // "tens of thousands", "hundreds of thousands"
    if (form(next(at)) == "of") {
      if (const auto more = lookup(plurals, form(next(next(at))))) {
        c.low = *fewest / 2 * (*more / 2);
        c.last = next(next(at));
      }
    }
    return c;
  }
  if (first == "tens" && form(next(at)) == "of") {
    if (const auto more = lookup(plurals, form(next(next(at))))) {
      return Cardinal{.low = 10 * (*more / 2), .open = true, .last = next(next(at))};
    }
  }
  WordId w = at;
  WordId last;
  double total = 0, group = 0;  // group: what the next scale word multiplies
  bool any = false;
  if ((first == "a" || first == "an" || first == "half") && lookup(scales, form(next(at)))) {
    group = first == "half" ? 0.5 : 1;
    any = true;
    w = next(at);
  } else if (first == "half" && form(next(at)) == "a" && lookup(scales, form(next(next(at))))) {
    group = 0.5;
    any = true;
    w = next(next(at));
  }
  for (; w < end; w = next(w)) {
    const std::string word = form(w);
    if (const auto figures = figure(word); figures && group == 0) {
      group += *figures;
    } else if (const auto unit = lookup(units, word); unit && std::fmod(group, 10) == 0) {
      group += static_cast<double>(*unit);
    } else if (const auto ten = lookup(tens, word); ten && std::fmod(group, 100) == 0) {
      group += static_cast<double>(*ten);
    } else if (const auto scale = lookup(scales, word); scale && (any || group > 0)) {
      if (*scale == 100 || *scale == 12 || *scale == 20) {
        group = std::max(group, 0.5) * static_cast<double>(*scale);
      } else {
        total += std::max(group, 0.5) * static_cast<double>(*scale);
        group = 0;
      }
    } else if (any && (word == "-" || (word == "and" && total + group >= 100)) && w < WordId(end.value - 1)) {
      const std::string after = form(next(w));
      const bool goes_on = lookup(units, after) || (word == "and" && lookup(tens, after));
      const bool fits = word == "-" ? lookup(tens, form(WordId(w.value - 1))).has_value()
                                    : lookup(scales, form(WordId(w.value - 1))).has_value();
      if (!goes_on || !fits) break;
      continue;
    } else if (const std::size_t hyphen = word.find('-'); hyphen != std::string::npos &&
                                                          lookup(tens, word.substr(0, hyphen)) &&
                                                          lookup(units, word.substr(hyphen + 1))) {
      group += static_cast<double>(*lookup(tens, word.substr(0, hyphen)) + *lookup(units, word.substr(hyphen + 1)));
    } else {
      break;
    }
    any = true;
    last = w;
  }
  if (!last.valid()) return std::nullopt;
  return Cardinal{.low = static_cast<std::int64_t>(std::llround(total + group)), .last = last};
}

}  // namespace hearsay
