// hearsay annotate: every layer, stand-off, a line of JSON for each document.
#include <CLI/CLI.hpp>

#include "help.h"
#include "record/json_records.h"
#include "session.h"
#include "verbs.h"

namespace hearsay::cli {

void add_annotate(CLI::App& program, Session& session) {
  CLI::App* verb =
      add_verb(program, "annotate",
               "Every layer, stand-off: sentences, tokens, names, places, times, entities, attributions, events",
               "  echo '{\"id\": \"1\", \"text\": \"Iraq said it would send aid.\"}' | hearsay annotate -");
  add_input_options(*verb, session);
  add_coder_options(*verb, session);
  add_patterns_only(*verb, session);
  verb->callback([&session] {
    const Coder* coder = session.load_coder();
    if (!coder) return;
    for_each_document(
        session, *coder, [](Analysis& a) { return annotate_line(a); }, [](std::string&& line) { put(line + "\n"); });
  });
}

}  // namespace hearsay::cli
