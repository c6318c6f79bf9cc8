// Every example of the cue lexicon, through the whole pipeline. The floor leaves room for what the parser misreads;
// the sentences that are missed are printed.
#include <algorithm>

#include "attribution/test_pipeline.h"

namespace hearsay {
namespace {

TEST(CueLexiconExamples, AreFound) {
  constexpr double kFloor = 0.92;
  const TestPipeline pipeline;
  const auto lexicon = CueLexicon::parse(pipeline.resources().list("lexicon/cues/cues"));
  ASSERT_TRUE(lexicon.ok()) << lexicon.message();
  EXPECT_GE(lexicon.value().entries().size(), 350U);
  std::size_t found = 0;
  std::string missed;
  for (const CueExample& e : lexicon.value().examples()) {
    const Analysis a = pipeline.run(e.text);
    const bool right = std::ranges::any_of(a.attributions, [&](const Attribution& x) {
      return renders(x, e.source, e.content) && common_bytes(x.cue, e.cue) > 0 &&
             x.stance == lexicon.value().entries()[e.entry].stance;
    });
    found += right ? 1 : 0;
    if (right) continue;
    missed += e.where + ": " + e.text + "\n";
    for (const Attribution& x : a.attributions) missed += "    " + show(a, x) + "\n";
  }
  const auto all = static_cast<double>(lexicon.value().examples().size());
  EXPECT_GE(static_cast<double>(found), kFloor * all) << missed;
}

TEST(CueLexiconExamples, EveryEntryHasOne) {
  const TestPipeline pipeline;
  const auto lexicon = CueLexicon::parse(pipeline.resources().list("lexicon/cues/cues"));
  ASSERT_TRUE(lexicon.ok());
  std::vector<bool> shown(lexicon.value().entries().size(), false);
  for (const CueExample& e : lexicon.value().examples()) shown[e.entry] = true;
  for (std::size_t i = 0; i + 1 < shown.size(); ++i) {
    const CueEntry& entry = lexicon.value().entries()[i];
    const CueEntry& next = lexicon.value().entries()[i + 1];
    // Spelling variants of one line share the example, which belongs to the last of them.
    const bool variant = next.tail == entry.tail && next.frames == entry.frames && next.pos == entry.pos;
    EXPECT_TRUE(shown[i] || variant) << entry.lemma << " " << entry.tail;
  }
}

}  // namespace
}  // namespace hearsay
