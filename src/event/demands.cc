#include "event/demands.h"

#include <algorithm>
#include <array>

#include "event/arguments.h"
#include "event/claims.h"

namespace hearsay {
namespace {

// Things that are demanded to be done without saying by whom.
constexpr auto kSteps = std::to_array<std::string_view>({"action", "attack", "attacks", "bloodshed", "condition",
                                                         "hostility", "killing", "measure", "occupation", "siege",
                                                         "step", "strike", "violation", "violence", "war"});

// The word that makes the clause of `verb` a demand, or an invalid id.
WordId deontic(const Tree& tree, WordId verb) {
  for (const WordId c : tree.children(verb)) {
    const std::string_view lemma = tree[c].lemma;
    if (tree[c].rel == Rel::aux && (lemma == "must" || lemma == "should" || lemma == "ought")) return c;
  }
  const WordId head = tree[verb].head;
  const bool infinitive = tree[verb].rel == Rel::xcomp && head.valid();
  return infinitive && (tree[head].lemma == "have" || tree[head].lemma == "need") ? head : WordId();
}

}  // namespace

std::vector<EventCandidate> demands_of(const Analysis& analysis, const Fillers& fillers, const Pattern& pattern,
                                       SentenceId sentence) {
  std::vector<EventCandidate> found;
  const Tree& tree = analysis.tree;
  const Sentence& s = tree.sentences[sentence.index()];
  for (std::int32_t i = 0; i < s.size; ++i) {
    const WordId v(s.first.value + i);
    if (tree[v].upos != Upos::VERB) continue;
    const WordId modal = deontic(tree, v);
    if (!modal.valid()) continue;
    // "Should get excited": how somebody feels.
    if (const WordId aux = tree.child(v, Rel::aux_pass); aux.valid() && tree[aux].lemma == "get") continue;
    const auto claims = claims_of(analysis, v);
    if (claims.empty()) continue;
    const MentionId source = analysis.attribution(claims.front()).source_mention;
    if (!source.valid() || !fillers.is_actor(source)) continue;
    const Arguments arguments = arguments_of(tree, v, HeadKind::verb);
    const auto& addressed = arguments.subject.empty() ? arguments.object : arguments.subject;
    EventCandidate c;
    c.actor = {source};
    bool about_steps = false;
    for (const WordId w : addressed) {
      about_steps = about_steps || std::find(kSteps.begin(), kSteps.end(), tree[w].lemma) != kSteps.end();
      const MentionId m = fillers.mention_at(w);
      const bool other = fillers.is_actor(m) && analysis.mention(m).actor.known() &&
                         analysis.mention(m).entity != analysis.mention(source).entity;
      if (other) c.recipient.push_back(m);
    }
    if (c.recipient.empty() && !about_steps) continue;
    c.match.pattern = &pattern;
    c.match.predicate = v;
    c.match.weight = 2;
    if (tree[modal].upos == Upos::VERB) c.light_verb = modal;  // "have to be taken"
    c.type = *pattern.coding.type;
    c.mode = pattern.coding.mode;
    c.why.push_back("\"" + std::string(tree[modal].form) + "\" in the words of a source: a demand");
    found.push_back(std::move(c));
  }
  return found;
}

}  // namespace hearsay
