#include "syntax/names.h"

#include <algorithm>

#include "base/strings.h"
#include "syntax/name_label.h"

namespace hearsay {
namespace {

constexpr std::uint16_t kNation = NameLists::kAdjective | NameLists::kPeople;
constexpr int kOutside = static_cast<int>(NameLabel::O);

bool begins(int label) {
  return label != kOutside && label % 2 == 1;
}

// What a label's kind is called; a place is told apart by its words.
NameType type_of(int begin, std::span<const Word> words, const NameLists& lists) {
  if (begin == static_cast<int>(NameLabel::B_PER)) return NameType::PER;
  if (begin == static_cast<int>(NameLabel::B_ORG)) return NameType::ORG;
  if (lists.find(words) & (NameLists::kCountry | NameLists::kCapital)) return NameType::GPE;
  for (const Word& w : words) {
    if (lists.find({&w, 1}) & NameLists::kFeature) return NameType::LOC;
  }
  return NameType::GPE;
}

// How many words the demonym has that the words begin with, none of them labelled; 0 when there is none.
std::size_t nation(std::span<const Word> words, std::span<const int> labels, const NameLists& lists) {
  if (!is_upper(code_point(words[0].form, 0).value)) return 0;
  const NameLists::Match match = lists.longest(words);
  if (!(match.kinds & kNation)) return 0;
  const auto outside = [](int label) { return label == kOutside; };
  return std::all_of(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(match.size), outside) ? match.size
                                                                                                        : 0;
}

}  // namespace

void find_names(std::span<const Word> words, WordId first, std::span<const int> labels, const NameLists& lists,
                std::vector<Name>& names) {
  const auto add = [&](std::size_t from, std::size_t to, NameType type) {
    names.push_back({cover(words[from].span, words[to - 1].span), type, WordId(first.index() + from),
                     WordId(first.index() + to - 1)});
  };
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i + 1;
    if (begins(labels[i])) {
      while (end < words.size() && labels[end] != kOutside && !begins(labels[end])) ++end;
      add(i, end, type_of(labels[i], words.subspan(i, end - i), lists));
    } else if (const std::size_t size = nation(words.subspan(i), labels.subspan(i), lists); size > 0) {
      end = i + size;
      add(i, end, NameType::NORP);
    }
    i = end;
  }
}

}  // namespace hearsay
