#include "mention/number.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "mention/number_words.h"

namespace hearsay {
namespace {

enum class Bound { exact, at_least, at_most, about };

struct Hedge {
  std::string_view words;  // lower case, one space between
  Bound bound;
};

// Longer ones first where one begins another.
constexpr auto hedges = std::to_array<Hedge>({{"at least", Bound::at_least},
                                              {"no fewer than", Bound::at_least},
                                              {"no less than", Bound::at_least},
                                              {"not less than", Bound::at_least},
                                              {"no more than", Bound::at_most},
                                              {"not more than", Bound::at_most},
                                              {"more than", Bound::at_least},
                                              {"over", Bound::at_least},
                                              {"upwards of", Bound::at_least},
                                              {"as many as", Bound::at_most},
                                              {"up to", Bound::at_most},
                                              {"at most", Bound::at_most},
                                              {"fewer than", Bound::at_most},
                                              {"less than", Bound::at_most},
                                              {"under", Bound::at_most},
                                              {"nearly", Bound::about},
                                              {"almost", Bound::about},
                                              {"about", Bound::about},
                                              {"around", Bound::about},
                                              {"some", Bound::about},
                                              {"roughly", Bound::about},
                                              {"approximately", Bound::about},
                                              {"an estimated", Bound::about},
                                              {"close to", Bound::about},
                                              {"exactly", Bound::exact},
                                              {"only", Bound::exact},
                                              {"just", Bound::exact},
                                              {"at least some", Bound::at_least},
                                              {"well over", Bound::at_least},
                                              {"just over", Bound::at_least},
                                              {"a total of", Bound::exact},
                                              {"another", Bound::exact}});

// The hedge that ends right before word `at`, within its sentence; its first word, or `at`.
WordId hedge_before(const Tree& tree, WordId at, WordId begin, Bound& bound) {
  WordId best = at;
  for (int words = 3; words >= 1; --words) {
    if (at.value - words < begin.value) continue;
    std::string phrase;
    for (int i = words; i >= 1; --i) {
      if (!phrase.empty()) phrase += ' ';
      phrase += lower(tree[WordId(at.value - i)].form);
    }
    for (const Hedge& h : hedges) {
      if (h.words != phrase) continue;
      bound = h.bound;
      return WordId(at.value - words);
    }
  }
  return best;
}

Quantity bounded(const Cardinal& c, Bound bound) {
  Quantity q{.low = c.low, .high = c.open ? std::nullopt : std::optional(c.low)};
  switch (bound) {
    case Bound::exact:
      break;
    case Bound::at_least:
      q.high.reset();
      break;
    case Bound::at_most:
      q = {.low = 0, .high = c.low};
      break;
    case Bound::about:
      // "nearly 300", "some 50": a tenth to either side would be invention above; below it is the safe reading.
      q.low = c.low - c.low / 10;
      break;
  }
  return q;
}

}  // namespace

std::optional<QuantityAt> read_quantity(const Tree& tree, WordId at) {
  const Sentence& s = tree.sentences[tree.sentence_of(at).index()];
  const WordId end(s.first.value + s.size);
  const auto c = read_cardinal(tree, at, end);
  if (!c) return std::nullopt;
  Bound bound = Bound::exact;
  QuantityAt found{.first = hedge_before(tree, at, s.first, bound), .last = c->last};
  found.quantity = bounded(*c, bound);
  // "between 10 and 15", "10 to 15", "10-15"
  const std::string before = found.first > s.first ? lower(tree[WordId(found.first.value - 1)].form) : std::string();
  const WordId joint(c->last.value + 1);
  if (joint.value + 1 < end.value) {
    const std::string word = lower(tree[joint].form);
    const bool range =
        (before == "between" && word == "and") || word == "to" || word == "-" || word == "–" || word == "or";
    if (range && !c->open) {
      const auto second = read_cardinal(tree, WordId(joint.value + 1), end);
      if (second && second->low > c->low && !second->open) {
        found.quantity.low = c->low;
        found.quantity.high = second->low;
        found.last = second->last;
        if (before == "between" || before == "from") --found.first.value;
      }
    }
  }
  found.quantity.span = {tree[found.first].span.begin, tree[found.last].span.end};
  return found;
}

std::optional<Quantity> quantity(const Tree& tree, WordId noun) {
  if (!noun.valid()) return std::nullopt;
  const Sentence& s = tree.sentences[tree.sentence_of(noun).index()];
  const std::string form = lower(tree[noun].form);
  // "Between 10 and 15 rebels", "two hundred and six people", wherever the tree hangs the numbers.
  const auto number = [&](WordId w) { return w >= s.first && tree[w].upos == Upos::NUM; };
  WordId first = noun;
  while (number(WordId(first.value - 1)) ||
         (first < noun && first > s.first && lower(tree[WordId(first.value - 1)].form) == "and" &&
          number(WordId(first.value - 2)))) {
    --first.value;
  }
  if (noun.value - first.value > 2) {
    const auto spelled = read_quantity(tree, first);
    if (spelled && spelled->last.value + 1 == noun.value) return spelled->quantity;
  }
  const WordId before(noun.value - 1);
  if (form == "nobody" || form == "none") return Quantity{0, 0, tree[noun].span};
  if (form == "one" && noun > s.first && lower(tree[before].form) == "no") {
    return Quantity{0, 0, cover(tree[before].span, tree[noun].span)};
  }
  // The noun is itself a number: "killed 14", "dozens were killed".
  if (const auto own = read_quantity(tree, noun)) return own->quantity;
  // "at least 26 people", "dozens of soldiers", "hundreds of thousands of people": the number and the noun hang
  // together.
  constexpr int reach = 8;
  for (WordId at(std::max(s.first.value, noun.value - reach)); at < noun; ++at.value) {
    const auto q = read_quantity(tree, at);
    if (!q || q->last >= noun) continue;
    WordId after(q->last.value + 1);
    // "A 20-year-old man", "a 15-point plan": not of the noun.
    if (tree[after].form == "-" && tree[after].span.begin == tree[q->last].span.end) continue;
    if (lower(tree[after].form) == "of") ++after.value;
    const bool adjacent =
        std::all_of(tree.words.begin() + after.value, tree.words.begin() + noun.value, [](const Word& w) {
          return w.upos == Upos::ADJ || w.upos == Upos::NOUN || w.upos == Upos::PROPN || w.upos == Upos::DET ||
                 w.form == "-" || w.upos == Upos::VERB;  // "26 wounded people"
        });
    bool tied = false;
    for (WordId w = at; w <= q->last; ++w.value) tied = tied || tree.dominates(noun, w) || tree.dominates(w, noun);
    if (adjacent && tied) return q->quantity;
  }
  for (const WordId c : tree.children(noun)) {
    if (c > noun || tree[c].rel != Rel::det) continue;
    const std::string word = lower(tree[c].form);
    const Span span = cover(tree[c].span, tree[noun].span);
    if (word == "no") return Quantity{0, 0, span};
    if (word == "a" || word == "an" || word == "another") return Quantity{1, 1, span};
  }
  return std::nullopt;
}

void add_to(Quantity& sum, const Quantity& more) {
  sum.low += more.low;
  sum.high = sum.high && more.high ? std::optional(*sum.high + *more.high) : std::nullopt;
  sum.span = cover(sum.span, more.span);
}

}  // namespace hearsay
