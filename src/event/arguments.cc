#include "event/arguments.h"

#include "event/noun_arguments.h"
#include "event/verb_arguments.h"

namespace hearsay {

Arguments arguments_of(const Tree& tree, WordId predicate, HeadKind kind) {
  Arguments out;
  out.predicate = predicate;
  out.kind = kind;
  switch (kind) {
    case HeadKind::verb:
      add_verb_arguments(tree, predicate, out);
      break;
    case HeadKind::noun:
      add_noun_arguments(tree, predicate, out);
      break;
    case HeadKind::adjective:
      add_adjective_arguments(tree, predicate, out);
      break;
  }
  return out;
}

}  // namespace hearsay
