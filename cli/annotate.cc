// hearsay annotate: every layer, stand-off, a line of JSON for each document.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "record/json_records.h"
#include "session.h"
#include "verbs.h"

namespace hearsay::cli {

void add_annotate(CLI::App& program, Session& session) {
  CLI::App* verb = program.add_subcommand(
      "annotate", "Every layer, stand-off: sentences, tokens, names, places, entities, attributions, events\n\nExample:\n"
                  "  echo '{\"id\":\"1\",\"text\":\"Ankara said it would send aid.\"}' | hearsay annotate -");
  add_input_options(*verb, session);
  add_coder_options(*verb, session);
  verb->callback([&session] {
    const auto coder = session.load_coder();
    if (!coder) return;
    for_each_document(
        session, *coder, [](Analysis& a) { return annotate_line(a); },
        [](std::string&& line) { fmt::print("{}\n", line); });
  });
}

}  // namespace hearsay::cli
