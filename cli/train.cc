// hearsay train: models of one's own from one's own treebank.
#include "syntax/train.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "base/file.h"
#include "session.h"
#include "verbs.h"

namespace hearsay::cli {

void add_train(CLI::App& program, Session& session) {
  CLI::App* verb = program.add_subcommand(
      "train", "Train tagger, lemmatiser and parser on Universal Dependencies treebanks\n\nExample:\n"
               "  hearsay train en_ewt-ud-train.conllu -o my-models/ && hearsay parse report.txt --models my-models/");
  auto options = std::make_shared<TrainOptions>();
  auto folder = std::make_shared<std::string>();
  verb->add_option("TREEBANKS", options->treebanks, "CoNLL-U files with gold trees")->required()->type_name("");
  verb->add_option("-o,--output", *folder, "Folder for ud.bin")->required()->type_name("DIR");
  verb->add_option("--seed", options->seed, "Same seed, same model")->capture_default_str();
  verb->callback([&session, options, folder] {
    options->progress = [](const std::string& line) { fmt::print(stderr, "{}\n", line); };
    std::error_code error;
    std::filesystem::create_directories(*folder, error);
    const auto model = train_parser(*options);
    if (!model.ok()) return session.complain(model.message());
    if (Status s = write_file(*folder + "/ud.bin", model.value()); !s.ok()) session.complain(s.message());
  });
}

}  // namespace hearsay::cli
