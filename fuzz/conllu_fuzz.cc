#include <cstdint>
#include <cstdlib>

#include "syntax/conllu.h"

// What can be read can be written, and read again with the same words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using hearsay::read_conllu;
  const auto documents = read_conllu({reinterpret_cast<const char*>(data), size});
  if (!documents.ok()) return 0;
  for (const hearsay::ConlluDocument& d : documents.value()) {
    hearsay::ConlluOptions options;
    options.layout = &d;
    const auto again = read_conllu(hearsay::write_conllu(d.document, d.tree, options));
    std::size_t words = 0;
    if (again.ok()) {
      for (const hearsay::ConlluDocument& a : again.value()) words += a.tree.words.size();
    }
    if (!again.ok() || words != d.tree.words.size()) std::abort();
  }
  return 0;
}
