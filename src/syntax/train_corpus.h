// Gold sentences and raw text, as the network learns from them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "hearsay/status.h"
#include "syntax/conllu.h"
#include "syntax/network.h"
#include "syntax/word_features.h"

namespace hearsay {

// A sentence with its gold classes, one a word; -1 where there is none.
struct TrainSentence {
  std::vector<Word> words;                    // gold tags and lemmas
  std::vector<int> tags, heads, rels, names;  // heads: 0 is the root of the sentence, i + 1 is word i
  WordFeatures features[3];                   // as written, in capitals, as a headline
};

struct TrainCorpus {
  std::vector<ConlluDocument> documents;  // own the strings that the words point to
  std::vector<TrainSentence> sentences;
};

// Class names of tags, "UPOS XPOS".
std::vector<std::string> count_tags(const TrainCorpus& corpus);
// Reads the treebanks, and the names of their sentences from the IOB2 files.
Result<TrainCorpus> read_corpus(const std::vector<std::string>& treebanks, const std::vector<std::string>& names);
// Sets tags and features; tags that are not classes become -1.
void prepare(TrainCorpus& corpus, const std::vector<std::string>& tags, const FeatureContext& context, bool altered);

// The rules of the lemmatiser; see lemmatiser.h.
std::string train_lemmatiser(const TrainCorpus& corpus, const Vocabulary& vocabulary);

// Raw text: a sentence has its features, and for each word its class in the language model or -1.
struct TextSentence {
  WordFeatures features;
  std::vector<int> classes;
};

// Batches of about `rows` rows, each of sentences of about one length, in random order: indices into `lengths`.
std::vector<std::vector<std::size_t>> make_batches(const std::vector<std::size_t>& lengths, int rows, Random& random);
// Appends the steps of sentences, of which `features` gives those of the i-th, to an empty batch.
void fill_batch(const std::vector<const WordFeatures*>& features, Batch& batch);

}  // namespace hearsay
