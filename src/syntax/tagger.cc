#include "syntax/tagger.h"

#include <algorithm>

#include "base/strings.h"
#include "syntax/hashing.h"

namespace hearsay {

Result<Tagger> Tagger::view(std::string_view tags, std::string_view weights) {
  Tagger tagger;
  for (const std::string_view line : split(tags, '\n')) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) continue;
    tagger.tags_.push_back({parse_upos(line.substr(0, space)).value_or(Upos::X), line.substr(space + 1)});
  }
  const auto model = LinearModel::view(weights);
  if (!model.ok()) return model.error();
  tagger.model_ = model.value();
  if (static_cast<int>(tagger.tags_.size()) != tagger.model_.classes()) {
    return Error{
        "the tagger's weights and tags do not fit; train it anew with "
        "script/train"};
  }
  return tagger;
}

void tagger_features(std::span<const Lexical> lexical, std::span<const std::uint8_t> classes, std::size_t i,
                     std::vector<std::uint64_t>& out) {
  static constexpr Lexical kOutside{.form = 1, .lower = 1, .shape = 1};
  // Quotation marks do not part a word from its neighbours: 'a "clear" demand'.
  const auto n = static_cast<std::ptrdiff_t>(lexical.size());
  const auto next = [&](std::ptrdiff_t j, std::ptrdiff_t step) {
    do j += step;
    while (j >= 0 && j < n && lexical[static_cast<std::size_t>(j)].quote);
    return std::clamp<std::ptrdiff_t>(j, -1, n);
  };
  const auto at = [&](std::ptrdiff_t j) -> const Lexical& {
    return j < 0 || j >= n ? kOutside : lexical[static_cast<std::size_t>(j)];
  };
  const auto tag_at = [&](std::ptrdiff_t j) -> std::uint64_t {
    return j < 0 ? 255 : classes[static_cast<std::size_t>(j)];
  };
  const auto here = static_cast<std::ptrdiff_t>(i);
  const std::ptrdiff_t before = next(here, -1), before2 = next(before, -1), after = next(here, 1);
  const std::uint64_t t1 = tag_at(before), t2 = tag_at(before2);
  const Lexical &w = at(here), &p1 = at(before), &p2 = at(before2), &n1 = at(after), &n2 = at(next(after, 1));
  out.clear();
  std::uint32_t t = 0;
  const auto add = [&](auto... values) { out.push_back(feature(t++, static_cast<std::uint64_t>(values)...)); };
  add(0);
  add(w.form);
  add(w.lower);
  add(w.shape);
  add(w.shape, i == 0);
  for (const std::uint32_t s : w.suffix) add(s);
  for (const std::uint32_t s : w.prefix) add(s);
  add(w.suffix[2], w.shape);
  add(w.cluster);
  add(w.coarse);
  add(w.coarse, w.suffix[1]);
  add(p1.coarse, w.coarse, n1.coarse);
  add(t1, w.coarse, n1.coarse);
  add(w.coarse, n1.coarse, n2.coarse);
  add(t1);
  add(t1, t2);
  add(t1, w.lower);
  add(t1, w.suffix[2]);
  add(t1, w.shape);
  add(t1, t2, w.lower);
  add(p1.lower);
  add(p1.lower, w.lower);
  add(p1.suffix[2]);
  add(p2.lower);
  add(n1.lower);
  add(n1.lower, w.lower);
  add(n1.suffix[1]);
  add(n1.suffix[2]);
  add(n1.shape);
  add(n2.lower);
  add(n1.lower, n2.lower);
  add(t1, n1.lower);
  add(t1, w.lower, n1.lower);
  add(p1.lower, n1.lower);
  add(n1.cluster);
  add(n2.cluster);
  add(p1.cluster);
  add(t1, w.cluster);
  add(t1, w.cluster, n1.cluster);
  add(w.cluster, n1.cluster);
  add(w.suffix[1], n1.suffix[2]);
  add(w.suffix[2], n1.lower);
  add(p1.suffix[2], w.suffix[2]);
  add(w.verb, w.shape);
  add(w.verb, t1);
  add(w.verb, t1, n1.verb);
  add(w.verb, w.coarse);
  add(w.verb, w.suffix[1]);
}

void Tagger::tag(std::span<Word> words, std::span<const Lexical> lexical, std::vector<std::uint8_t>& classes) const {
  classes.resize(words.size());
  std::vector<std::uint64_t> features;
  features.reserve(64);
  std::int32_t scores[256];
  for (std::size_t i = 0; i < words.size(); ++i) {
    tagger_features(lexical, classes, i, features);
    std::fill_n(scores, tags_.size(), 0);
    model_.score(features, scores);
    const auto best = static_cast<std::size_t>(std::max_element(scores, scores + tags_.size()) - scores);
    classes[i] = static_cast<std::uint8_t>(best);
    words[i].upos = tags_[best].upos;
    words[i].xpos = tags_[best].xpos;
  }
}

}  // namespace hearsay
