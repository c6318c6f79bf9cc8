// hearsay lexicon check: every file read, every example coded.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "help.h"
#include "session.h"
#include "verbs.h"

namespace hearsay::cli {

void add_lexicon(CLI::App& program, Session& session) {
  CLI::App* verb = add_verb(program, "lexicon", "Work on the lexicon", "");
  verb->require_subcommand(1);
  CLI::App* check = add_verb(
      *verb, "check", "Reads every file of the lexicon and codes every example in it; what is wrong is one line each",
      "  mkdir -p my-lexicon/events\n"
      "  printf '%s\\n' '[COERCE]' 'A impound R' '  A[Iran] impounded R[Iraqi trucks].' \\\n"
      "    > my-lexicon/events/mine.txt\n"
      "  hearsay lexicon check --lexicon my-lexicon/");
  add_coder_options(*check, session);
  check->callback([&session] {
    const auto report = check_lexicon({.lexicon = session.lexicon, .models = session.models});
    if (!report.ok()) return session.complain(report.message());
    for (const std::string& problem : report.value().problems) session.complain(problem);
    const LexiconReport& r = report.value();
    put(fmt::format("{} event entries, {} examples, {} actors, {} cues: {}\n", r.event_entries, r.event_examples,
                    r.actors, r.cues,
                    r.problems.empty() ? "all right" : fmt::format("{} problems", r.problems.size())));
  });
}

}  // namespace hearsay::cli
