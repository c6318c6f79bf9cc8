// The words of a stretch of text.
#pragma once

#include "hearsay/syntax.h"

namespace hearsay {

// Calls `use` with each word that begins in the span, and the one that its first byte lies in, in text order.
template <typename Use>
void for_each_word(const Tree& tree, Span span, const Use& use) {
  for (WordId w = tree.word_at(span.begin); w.valid() && w.index() < tree.words.size() && tree[w].span.begin < span.end;
       ++w.value) {
    use(w);
  }
}

}  // namespace hearsay
