// From words to trees: tags, lemmas and dependencies.
#pragma once

#include <memory>

#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "resources/resources.h"

namespace hearsay {

// Immutable after load() and safe to share between threads. Xpos strings in trees live as long as the resources.
class Parser {
 public:
  // Views the weights in models/ud.bin where they lie; the resources must outlive the parser.
  static Result<Parser> load(const Resources& resources);
  // The same from the bytes of a model; `name` is for messages.
  static Result<Parser> from_bytes(std::string_view bytes, std::string_view name);

  // Fills lemma, upos, xpos, rel and head of every word of every sentence and calls tree.index(). Each sentence gets a
  // tree with exactly one root. The result depends on the sentence alone.
  void parse(Tree& tree) const;

  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

 private:
  struct Models;
  explicit Parser(std::unique_ptr<Models> models);
  std::unique_ptr<Models> models_;
};

}  // namespace hearsay
