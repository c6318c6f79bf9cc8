// From words to trees and names: tags, lemmas, dependencies, persons, organisations and places.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "hearsay/entity.h"
#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "resources/resources.h"

namespace hearsay {

// What the network makes of each word of a sentence, alone and in the sentence, for steps that learn on top of it:
// `width` bytes a word, with neural::kByteZero for zero and kByteOne above it for one.
struct WordStates {
  int width = 0;
  std::vector<std::uint8_t> bytes;
};

// Immutable after load() and safe to share between threads. Xpos strings in trees live as long as the resources.
class Parser {
 public:
  // Views the weights in models/syntax.bin where they lie, and reads the tables of forms in lexicon/text/ and the
  // names in lexicon/actors/; the resources must outlive the parser.
  static Result<Parser> load(const Resources& resources);
  // The same with the bytes of another model, aligned to 8; `name` is for messages.
  static Result<Parser> from_bytes(std::string_view bytes, std::string_view name, const Resources& resources);

  // Fills lemma, upos, xpos, rel and head of every word of every sentence and calls tree.index(). Each sentence gets a
  // tree with exactly one root. What a sentence gets depends on the sentence alone. `names`, unless null, gets the
  // names of the document in text order; they do not overlap (see find_names). `use`, unless empty, is called for
  // each sentence, once its words have heads and relations.
  using UseStates = std::function<void(const Sentence&, const WordStates&)>;
  void parse(Tree& tree, std::vector<Name>* names = nullptr, const UseStates& use = {}) const;

  // A number that another model hardly has: what was learned on the states of one model is of no use with another.
  std::uint64_t fingerprint() const;

  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

 private:
  struct Models;
  explicit Parser(std::unique_ptr<Models> models);
  std::unique_ptr<Models> models_;
};

}  // namespace hearsay
