// How sure the attributor must be.
#pragma once

namespace hearsay {

struct SelectionOptions {
  float threshold = 0.5F;         // probability that the anchor is a cue; tuned on PolNeAR's train part
  float clear_threshold = 0.1F;   // there, for what the lexicon licenses plainly: "that" after a noun of speech
  float nested_threshold = 0.2F;  // inside the content of another attribution, for what the lexicon licenses; tuned on
                                  // tests/cases/chains.jsonl
};

}  // namespace hearsay
