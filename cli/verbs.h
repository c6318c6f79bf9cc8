// The verbs of the program, one file each. Every one adds its subcommand; what it does is called after parsing.
#pragma once

namespace CLI {
class App;
}

namespace hearsay::cli {

struct Session;

void add_code(CLI::App& program, Session& session);
void add_annotate(CLI::App& program, Session& session);
void add_parse(CLI::App& program, Session& session);
void add_relate(CLI::App& program, Session& session);
void add_factuality(CLI::App& program, Session& session);
void add_explain(CLI::App& program, Session& session);
void add_evaluate(CLI::App& program, Session& session);
void add_train(CLI::App& program, Session& session);
void add_lexicon(CLI::App& program, Session& session);

}  // namespace hearsay::cli
