// CoNLL-U (https://universaldependencies.org/format.html) in and out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/document.h"
#include "hearsay/status.h"
#include "hearsay/syntax.h"

namespace hearsay {

// A document read from CoNLL-U. The text is rebuilt from "# text" and SpaceAfter: a sentence follows the one before
// after a space, a paragraph ("# newpar") after an empty line. Word forms are views into it. A word that the text does
// not show as it is (the "'s" in "its" written for "it's") gets its part of the surface form. Empty nodes are skipped.
// All annotation that is present is kept (lemma, tags, head, relation); words without a head have an invalid one.
struct ConlluDocument {
  // Several syntactic words written as one token.
  struct Multiword {
    WordId first;
    std::int32_t size = 0;
  };

  Document document;                      // id from "# newdoc id", else empty
  Tree tree;                              // words and sentences; index() has been called
  std::vector<std::string> sentence_ids;  // "# sent_id", empty when there is none; as many as sentences
  std::vector<Multiword> multiwords;      // in text order
};

// Splits at "# newdoc"; bytes without one are one document. An error names the line.
Result<std::vector<ConlluDocument>> read_conllu(std::string_view bytes);

// What write_conllu cannot know from the tree.
struct ConlluOptions {
  std::string sentence_prefix;             // sentences are called prefix + number, from 1
  const ConlluDocument* layout = nullptr;  // take sentence ids and multiword tokens from here
};

// The tree with "# sent_id", "# text" and SpaceAfter=No. Without a layout, contractions ("don't", "cannot",
// "Iran's") are written as multiword tokens, as the English treebanks do.
std::string write_conllu(const Document& document, const Tree& tree, const ConlluOptions& options);

// True when the English treebanks write the two adjacent words as one multiword token: the second is a clitic, or the
// two are a contraction such as "can"+"not", "gon"+"na", "did"+"nt".
bool is_contraction(const Word& first, const Word& second);

}  // namespace hearsay
