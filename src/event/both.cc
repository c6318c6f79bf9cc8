#include "event/both.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

// "both sides", "the two countries", "the parties"; not "Arab countries", "the mediating parties".
bool is_both(const Tree& tree, WordId word) {
  static constexpr auto nouns = std::to_array<std::string_view>(
      {"agency",    "ally",  "army",       "camp",   "capital",  "country", "delegation", "district",
       "foe",       "force", "government", "leader", "ministry", "nation",  "navy",       "neighbor",
       "neighbour", "party", "power",      "rival",  "service",  "side",    "state"});
  const std::string_view head = tree[word].lemma;
  if (head == "both") return true;
  const auto has = [&](std::string_view lemma) {
    return std::ranges::any_of(tree.children(word), [&](WordId c) { return tree[c].lemma == lemma; });
  };
  // "The two prime ministers".
  const bool heads_of_state = among({"chancellor", "minister", "premier", "president"}, head);
  if (heads_of_state && is_plural(tree[word])) {
    const bool bare = std::ranges::all_of(tree.children(word), [&](WordId c) {
      return is(tree[c].rel, Rel::det) || tree[c].rel == Rel::case_ || among({"foreign", "prime"}, tree[c].lemma) ||
             among({"defence", "defense"}, tree[c].lemma);
    });
    return has("both") || ((has("the") || has("their")) && (has("two") || bare));
  }
  // "Praised both men", "the two women": leaders, in what tells of such.
  if (among({"man", "woman"}, head)) return has("both") || (has("the") && has("two"));
  if (std::find(nouns.begin(), nouns.end(), head) == nouns.end() || tree[word].xpos != "NNS") return false;
  bool definite = false, more = false;
  for (const WordId c : tree.children(word)) {
    const std::string_view lemma = tree[c].lemma;
    if (lemma == "both" || lemma == "two") return true;
    definite = definite || lemma == "the";
    more = more || is(tree[c].rel, Rel::amod) || is(tree[c].rel, Rel::nmod) || is(tree[c].rel, Rel::compound) ||
           is(tree[c].rel, Rel::nummod) || is(tree[c].rel, Rel::acl);
  }
  return definite && !more &&
         (head == "side" || head == "party" || head == "delegation" || head == "neighbor" || head == "neighbour");
}

}  // namespace

WordId named_as_both(const Tree& tree, const std::vector<WordId>& words) {
  for (const WordId w : words) {
    if (is_both(tree, w)) return w;
    for (const WordId c : tree.children(w)) {
      const bool of = tree[c].rel == Rel::nmod && (case_of(tree, c) == "of" || case_of(tree, c) == "from");
      if ((of || tree[c].rel == Rel::nmod_poss) && is_both(tree, c)) return c;
    }
  }
  return {};
}

}  // namespace hearsay
