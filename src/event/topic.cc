#include "event/topic.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr std::string_view kFile = "models/topic.tsv";
constexpr std::size_t kFewest = 9;  // words by which a short text is measured

// Lemmas of the words that a topic shows in: no names, numbers, or words of two letters.
bool counts(const Word& word) {
  const bool open =
      word.upos == Upos::NOUN || word.upos == Upos::VERB || word.upos == Upos::ADJ || word.upos == Upos::ADV;
  return open && word.lemma.size() > 2 &&
         std::ranges::all_of(word.lemma, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

TopicModel TopicModel::load(const Resources& resources, std::vector<Error>& problems) {
  TopicModel model;
  int number = 0;
  for (const std::string_view line : split(resources.find(kFile), '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    int hundredths = 0;
    const std::string_view value = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    const auto read = std::from_chars(value.data(), value.data() + value.size(), hundredths);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size()) {
      problems.push_back(Error{std::string(kFile) + ":" + std::to_string(number) +
                               ": a lemma, a tab and a whole number expected; script/train_topic makes the file"});
      continue;
    }
    const std::string_view lemma = line.substr(0, tab);
    const float weight = static_cast<float>(hundredths) / 100.0F;
    if (lemma == "*") {
      model.constant_ = weight;
    } else {
      model.weights_.emplace(lemma, weight);
    }
  }
  return model;
}

std::vector<TopicModel::Weighted> TopicModel::words(const Tree& tree, SentenceId first, SentenceId last) const {
  std::vector<Weighted> found;
  const Sentence& end = tree.sentences[last.index()];
  for (WordId w = tree.sentences[first.index()].first; w.value < end.first.value + end.size; ++w.value) {
    if (!counts(tree[w])) continue;
    const auto it = weights_.find(lower(tree[w].lemma));
    found.emplace_back(it == weights_.end() ? 0.0F : it->second, tree[w].lemma);
  }
  std::ranges::sort(found, {}, [](const Weighted& word) { return word.second; });
  const auto [again, stop] = std::ranges::unique(found, {}, [](const Weighted& word) { return word.second; });
  found.erase(again, stop);
  return found;
}

double TopicModel::of_public_affairs(const Tree& tree, SentenceId first, SentenceId last) const {
  if (weights_.empty()) return 0;
  const std::vector<Weighted> found = words(tree, first, last);
  double sum = 0;
  for (const auto& [weight, _] : found) sum += weight;
  return constant_ + sum / std::sqrt(static_cast<double>(std::max(found.size(), kFewest)));
}

std::vector<std::string_view> TopicModel::against(const Tree& tree, SentenceId first, SentenceId last) const {
  constexpr std::size_t kShown = 3;
  std::vector<Weighted> found = words(tree, first, last);
  std::ranges::stable_sort(found, {}, [](const Weighted& word) { return word.first; });
  std::vector<std::string_view> shown;
  for (const auto& [weight, lemma] : found) {
    if (weight < 0 && shown.size() < kShown) shown.push_back(lemma);
  }
  return shown;
}

}  // namespace hearsay
