#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "session.h"
#include "verbs.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // `hearsay code ... | head` ends quietly
  CLI::App program(
      "hearsay reads news and writes event data that remembers who said so.\n"
      "\n"
      "  hearsay code report.txt                  who did what to whom, on whose word\n"
      "  hearsay code report.txt --html page.html the same, marked in the text\n"
      "  hearsay explain report.txt               why each event was coded\n");
  program.require_subcommand(1);
  program.set_version_flag("--version", std::string("hearsay ") + HEARSAY_VERSION);
  program.failure_message(CLI::FailureMessage::simple);

  hearsay::cli::Session session;
  hearsay::cli::add_code(program, session);
  hearsay::cli::add_annotate(program, session);
  hearsay::cli::add_explain(program, session);
  hearsay::cli::add_parse(program, session);
  hearsay::cli::add_relate(program, session);
  hearsay::cli::add_factuality(program, session);
  hearsay::cli::add_lexicon(program, session);
  hearsay::cli::add_evaluate(program, session);
  hearsay::cli::add_train(program, session);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? 0 : 2;
  }
  std::fflush(stdout);
  return session.exit_code;
}
