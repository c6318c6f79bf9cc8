// hearsay lexicon check: every file read, every example coded.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "session.h"
#include "verbs.h"

namespace hearsay::cli {

void add_lexicon(CLI::App& program, Session& session) {
  CLI::App* verb = program.add_subcommand("lexicon", "Work on the lexicon");
  verb->require_subcommand(1);
  CLI::App* check = verb->add_subcommand(
      "check",
      "Reads every file of the lexicon and codes every example in it; what is wrong is one line each\n\nExample:\n"
      "  hearsay lexicon check --lexicon my-lexicon/");
  add_coder_options(*check, session);
  check->callback([&session] {
    const auto report = check_lexicon({.lexicon = session.lexicon, .models = session.models});
    if (!report.ok()) return session.complain(report.message());
    for (const std::string& problem : report.value().problems) session.complain(problem);
    const LexiconReport& r = report.value();
    fmt::print("{} event entries, {} examples, {} actors, {} cues: {}\n", r.event_entries, r.event_examples, r.actors,
               r.cues, r.problems.empty() ? "all right" : fmt::format("{} problems", r.problems.size()));
  });
}

}  // namespace hearsay::cli
