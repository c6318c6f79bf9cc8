// How sure the attributor must be.
#pragma once

namespace hearsay {

struct SelectionOptions {
  float threshold = 0.5F;       // probability that the anchor is a cue
  float sure_threshold = 0.2F;  // of verbs of saying beside quotation marks, and inside the content of another
                                // attribution of what the lexicon licenses; tuned on tests/cases/chains.jsonl
};

}  // namespace hearsay
