#include "attribution/attribute.h"

#include "attribution/candidate.h"
#include "attribution/describe.h"
#include "attribution/nesting.h"
#include "attribution/quote_source.h"
#include "attribution/run_on.h"
#include "attribution/scorer.h"
#include "attribution/select.h"

namespace hearsay {

struct Attributor::Parts {
  CueLexicon lexicon;
  SourceWords words;
  AttributionScorer scorer;
  SelectionOptions options;
};

Attributor::Attributor(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Attributor::Attributor(Attributor&&) noexcept = default;
Attributor& Attributor::operator=(Attributor&&) noexcept = default;
Attributor::~Attributor() = default;

Result<Attributor> Attributor::load(const Resources& resources, const SelectionOptions& options) {
  Result<CueLexicon> lexicon = CueLexicon::parse(resources.list("lexicon/cues/cues"));
  if (!lexicon.ok()) return lexicon.error();
  Result<SourceWords> words = SourceWords::parse(resources.list("lexicon/cues/sources"));
  if (!words.ok()) return words.error();
  Result<AttributionScorer> scorer = AttributionScorer::view(resources.find("models/attribution.bin"));
  if (!scorer.ok()) return scorer.error();
  return Attributor(std::make_unique<const Parts>(Parts{lexicon.take(), words.take(), scorer.take(), options}));
}

void Attributor::attribute(Analysis& analysis) const {
  const std::vector<Quote> quotes = find_quotes(analysis.document.text);
  const Context context{analysis.tree, analysis.document.text, quotes, parts_->lexicon, analysis.readings};
  std::vector<Selected> selected =
      select_attributions(context, parts_->scorer, find_candidates(context), parts_->options);
  add_relayed(context, selected);
  run_on(context, selected);
  widen_sources(context, selected);
  analysis.attributions.clear();
  for (const Selected& s : selected) {
    analysis.attributions.push_back(describe(context, analysis, parts_->words, s));
  }
  set_parents(analysis.attributions);
}

}  // namespace hearsay
