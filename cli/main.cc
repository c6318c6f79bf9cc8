#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>

#include "help.h"
#include "session.h"
#include "verbs.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // `hearsay code ... | head` ends quietly
  constexpr int kWidest = 100;
  CLI::App program("hearsay reads news and writes event data that remembers who said so.", "hearsay");
  program.formatter(std::make_shared<hearsay::cli::HelpFormatter>(std::min(hearsay::cli::terminal_width(), kWidest)));
  program.failure_message(hearsay::cli::usage_error);
  program.require_subcommand(1);
  program.set_help_flag("-h,--help", "Show this and end");
  program.set_version_flag("--version", std::string("hearsay ") + HEARSAY_VERSION, "Show the version and end");
  program.footer(
      "hearsay VERB --help says more, with an example. The main job:\n"
      "  echo \"Iran said Iraq had agreed to hold talks.\" | hearsay code -");

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
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    session.complain(std::string("standard output: not all could be written: ") + std::strerror(errno));
  }
  return session.exit_code;
}
