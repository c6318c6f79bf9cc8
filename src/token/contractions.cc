#include "token/contractions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongest = 8;  // of kFused

// Written without an apostrophe. Forms that are words of their own far more often ("well", "were", "your") are not
// here.
constexpr std::array<std::pair<std::string_view, std::size_t>, 36> kFused = {
    {{"cannot", 3}, {"gonna", 3},   {"wanna", 3},   {"gotta", 3},  {"lemme", 3},  {"gimme", 3},
     {"outta", 3},  {"dont", 2},    {"didnt", 3},   {"doesnt", 4}, {"isnt", 2},   {"arent", 3},
     {"wasnt", 3},  {"werent", 4},  {"havent", 4},  {"hasnt", 3},  {"hadnt", 3},  {"wont", 2},
     {"cant", 2},   {"couldnt", 5}, {"wouldnt", 5}, {"aint", 2},   {"im", 1},     {"ive", 1},
     {"youve", 3},  {"youre", 3},   {"theyre", 4},  {"youll", 3},  {"theyll", 4}, {"hes", 2},
     {"shes", 3},   {"thats", 4},   {"theres", 5},  {"whats", 4},  {"heres", 4},  {"shouldnt", 6}}};

// What follows "its" only when it stands for "it's".
constexpr std::array<std::string_view, 15> kAfterIts = {"a",          "an",     "the",   "not",   "in",
                                                        "on",         "for",    "been",  "too",   "because",
                                                        "definitely", "really", "going", "gonna", "getting"};

// Whether the word ends like one of them; nearly all words do not.
bool may_be_fused(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongest) return false;
  const char last = static_cast<char>(word.back() | 0x20), before = static_cast<char>(word[word.size() - 2] | 0x20);
  switch (last) {
    case 't':
      return before == 'n' || before == 'o';
    case 's':
      return before == 't' || before == 'e';
    case 'e':
      return before == 'r' || before == 'v' || before == 'm';
    case 'a':
      return before == 'n' || before == 't';
    case 'm':
      return before == 'i';
    case 'l':
      return before == 'l';
    default:
      return false;
  }
}

std::string_view next_word(std::string_view rest) {
  if (rest.empty() || rest.front() != ' ') return {};
  rest.remove_prefix(1);
  const std::string_view word = rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz"));
  const bool whole = word.size() == rest.size() || rest[word.size()] == ' ';
  return whole ? word : std::string_view();
}

}  // namespace

std::size_t contraction_cut(std::string_view word, std::string_view rest) {
  if (word.ends_with('t') || word.ends_with('T')) {
    for (const std::string_view mark : {"'", "’", "‘", "`"}) {
      const std::size_t size = mark.size() + 2;
      if (word.size() <= size || word.substr(word.size() - 1 - mark.size(), mark.size()) != mark) continue;
      const char n = word[word.size() - size];
      if (n == 'n' || n == 'N') return word.size() - size;
    }
  }
  if (!may_be_fused(word)) return 0;
  const char first = word.front(), second = word[1];
  const bool capital = first >= 'A' && first <= 'Z', capitals = capital && second >= 'A' && second <= 'Z';
  const std::string s = lower(word);
  if (s == "its" && !capitals) {
    const std::string_view next = next_word(rest);
    return std::find(kAfterIts.begin(), kAfterIts.end(), next) != kAfterIts.end() ? 2 : 0;
  }
  if (s == "lets") return capital && !capitals ? 3 : 0;
  for (const auto& [form, cut] : kFused) {
    // In capitals the short ones are something else ("IM", "HES").
    if (s == form) return capitals && s.size() < 4 ? 0 : cut;
  }
  return 0;
}

}  // namespace hearsay
