#include "token/tokenise.h"

#include <algorithm>

#include "token/paragraphs.h"
#include "token/split_sentences.h"
#include "token/split_words.h"

namespace hearsay {
namespace {

// Where to cut words[begin, end) when they are too many for a sentence: behind the last semicolon, colon, dash or
// comma of the second half, else at the limit.
std::size_t best_cut(std::string_view text, const std::vector<Span>& words, std::size_t begin, std::size_t limit) {
  for (const std::string_view marks : {";.?!", ":", ","}) {
    for (std::size_t i = limit; i > begin + (limit - begin) / 2; --i) {
      const std::string_view w = words[i - 1].in(text);
      if (w.size() == 1 && marks.find(w[0]) != std::string_view::npos) return i;
    }
  }
  return limit;
}

}  // namespace

Result<Tokeniser> Tokeniser::load(const Resources& resources) {
  auto lists = WordLists::load(resources);
  if (!lists.ok()) return lists.error();
  return Tokeniser(lists.take());
}

void Tokeniser::tokenise(const Document& document, Tree& tree) const {
  const std::string_view text = document.text;
  std::vector<Span> words;
  std::vector<std::size_t> starts;
  words.reserve(text.size() / 5);
  for (const Span paragraph : find_paragraphs(text)) {
    const std::size_t first = words.size();
    split_words(text, paragraph, lists_, words);
    split_sentences(text, first, lists_, words, starts);
  }
  tree.sentences.clear();
  tree.words.assign(words.size(), Word());
  for (std::size_t i = 0; i < words.size(); ++i) {
    tree.words[i].span = words[i];
    tree.words[i].form = words[i].in(text);
  }
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const std::size_t end = s + 1 < starts.size() ? starts[s + 1] : words.size();
    for (std::size_t begin = starts[s]; begin < end;) {
      const std::size_t limit = begin + kLongestSentence;
      const std::size_t stop = end <= limit ? end : best_cut(text, words, begin, limit);
      tree.sentences.push_back(
          {cover(words[begin], words[stop - 1]), WordId(begin), static_cast<std::int32_t>(stop - begin)});
      begin = stop;
    }
  }
}

}  // namespace hearsay
