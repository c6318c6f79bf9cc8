// Words of trees that tests put together by hand.
#pragma once

#include <string_view>

#include "hearsay/syntax.h"

namespace hearsay {

// `head` is the index of the word that it hangs on; negative: none.
inline Word test_word(std::string_view lemma, Upos upos, Rel rel, int head) {
  Word w;
  w.form = w.lemma = lemma;
  w.upos = upos;
  w.rel = rel;
  w.head = head < 0 ? WordId() : WordId(head);
  return w;
}

}  // namespace hearsay
