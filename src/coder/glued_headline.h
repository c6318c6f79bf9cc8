// A headline that runs into the first sentence of a plain text, as copying from a page leaves it: "Ministers warn of
// new border closures Norway has told its neighbours ...".
#pragma once

#include "hearsay/document.h"
#include "hearsay/syntax.h"
#include "syntax/parser.h"

namespace hearsay {

// Makes two sentences of the first one of a document without a title where it is a headline and a sentence. Both must
// read as whole clauses by themselves: the first in the present and without an article, as headlines are; up to a
// plural noun (no "militant group X"); the second with a subject that begins it in capitals, a finite verb and what
// that verb takes (no "the demands Norway made"). `tree` has sentences and words, no tags yet.
void cut_glued_headline(const Parser& parser, const Document& document, Tree& tree);

}  // namespace hearsay
