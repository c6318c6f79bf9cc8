#include "mention/time.h"

#include "mention/time_reader.h"

namespace hearsay {

void find_times(Analysis& analysis) {
  analysis.times.clear();
  const Tree& tree = analysis.tree;
  TimeReader reader(tree, analysis.document.published);
  Date reference;                      // the day last spoken of
  std::size_t reference_sentence = 0;  // forgotten after the next sentence
  for (std::size_t s = 0; s < tree.sentences.size(); ++s) {
    const Sentence& sentence = tree.sentences[s];
    reader.sentence(sentence);
    if (s > reference_sentence + 1) reference = {};
    const int end = sentence.first.value + sentence.size;
    for (int i = sentence.first.value; i < end;) {
      const TimeReading r = reader.read(i, reference);
      if (r.last < 0) {
        ++i;
        continue;
      }
      const bool known = r.period.start.known();
      const auto first = static_cast<std::size_t>(reader.shaded_from(i));
      const auto last = static_cast<std::size_t>(r.last);
      analysis.times.push_back({.span = {tree.words[first].span.begin, tree.words[last].span.end},
                                .start = r.period.start,
                                .end = r.period.end,
                                .precision = known ? r.precision : "none"});
      if (known && r.period.start == r.period.end) {
        reference = r.period.start;
        reference_sentence = s;
      }
      i = r.last + 1;
    }
  }
}

}  // namespace hearsay
