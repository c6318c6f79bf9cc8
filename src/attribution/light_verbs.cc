// Verbs that lend a noun their subject: "issued a statement that ...".
#include <algorithm>

#include "attribution/candidate.h"

namespace hearsay {

SourceFound issuer_of_noun(const Context& context, WordId participle) {
  const Tree& tree = context.tree;
  const WordId noun = tree[participle].head;
  if (tree[participle].rel != Rel::acl || tree[participle].xpos != "VBG" || !noun.valid()) return {};
  const WordId light = tree[noun].head;
  if (context.lexicon.find(lemma_of(tree, noun), Upos::NOUN) == nullptr || !light.valid() ||
      !is(tree[noun].rel, Rel::obj) || !context.lexicon.is_light(lemma_of(tree, light))) {
    return {};
  }
  SourceFound s = find_source(tree, light);
  s.route = SourceRoute::light;
  s.governor = light;
  return s;
}

bool lends_its_subject(const Context& context, WordId verb, std::string_view lemma) {
  const Tree& tree = context.tree;
  if (!context.lexicon.is_light(lemma)) return false;
  const WordId noun = child_of(tree, verb, Rel::obj);
  if (!noun.valid() || noun < verb || context.lexicon.find(lemma_of(tree, noun), Upos::NOUN) == nullptr) return false;
  const auto complements = [&](WordId of) {
    return std::ranges::any_of(tree.children(of), [&](WordId c) {
      const Rel r = universal(tree[c].rel);
      return c > noun && (r == Rel::acl || r == Rel::ccomp || (r == Rel::nmod && of == noun) ||
                          (r == Rel::xcomp && of == verb) || (r == Rel::advcl && of == noun));
    });
  };
  return complements(noun) || complements(verb);
}

}  // namespace hearsay
