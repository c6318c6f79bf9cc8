// hearsay train: a model of one's own from one's own treebank.
#include "syntax/train.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "base/file.h"
#include "help.h"
#include "session.h"
#include "verbs.h"

namespace hearsay::cli {

void add_train(CLI::App& program, Session& session) {
  CLI::App* verb =
      add_verb(program, "train", "Train tags, lemmas, trees and names on Universal Dependencies treebanks",
               "  printf '%s\\n\\n' 'Iran met Iraq.' 'Both held talks.' 'The talks failed.' 'Iraq left.' \\\n"
               "    'Iran protested.' 'Iraq answered.' | hearsay parse - > treebank.conllu\n"
               "  hearsay train treebank.conllu -o my-models/ --epochs 10\n"
               "  echo \"Iran held talks.\" | hearsay parse - --models my-models/");
  auto options = std::make_shared<TrainOptions>();
  auto folder = std::make_shared<std::string>();
  verb->add_option("TREEBANKS", options->treebanks, "CoNLL-U files with gold trees")->required()->type_name("");
  verb->add_option(
          "--dev", options->dev,
          "CoNLL-U by which the best epoch is chosen; else every 20th sentence of the treebanks is kept for that")
      ->type_name("FILE");
  verb->add_option("--text", options->texts,
                   "Plain text, from which words are learned before the trees: some million words")
      ->type_name("FILE");
  verb->add_option("--names", options->names, "IOB2 with the names (PER, ORG, LOC) in sentences of the treebanks")
      ->type_name("FILE");
  verb->add_option("-o,--output", *folder, "Folder for syntax.bin")->required()->type_name("DIR");
  verb->add_option("--seed", options->seed, "Same seed, same model")->capture_default_str();
  verb->add_option("--epochs", options->epochs, "Passes over the treebanks, at most")
      ->capture_default_str()
      ->check(CLI::Range(0, 1000));
  verb->add_option("--text-epochs", options->text_epochs, "Passes over the text")
      ->capture_default_str()
      ->check(CLI::Range(0, 1000));
  verb->add_option("--name-epochs", options->name_epochs, "Passes for the names alone, after the trees")
      ->capture_default_str()
      ->check(CLI::Range(0, 1000));
  verb->add_option("--hidden", options->hidden, "Units of each LSTM: more is better and slower")
      ->capture_default_str()
      ->check(CLI::IsMember({32, 64, 96, 128, 160, 192, 256, 320, 384, 512}));
  verb->add_option("--rate", options->rate, "How fast it learns from trees at first")->capture_default_str();
  verb->add_option("--layers", options->layers, "LSTMs on top of each other")
      ->capture_default_str()
      ->check(CLI::Range(1, 6));
  verb->add_option("--keep", options->keep, "Write the unrounded weights here, after the text and at the end")
      ->type_name("FILE");
  verb->add_option("--start", options->start,
                   "Start from weights that --keep wrote, of the same data, in place of the text")
      ->type_name("FILE");
  verb->callback([&session, options, folder] {
    options->progress = [](const std::string& line) { fmt::print(stderr, "{}\n", line); };
    std::error_code error;
    std::filesystem::create_directories(*folder, error);
    const auto model = train_engine(*options, Resources());
    if (!model.ok()) return session.complain(model.message());
    if (Status s = write_file(*folder + "/syntax.bin", model.value()); !s.ok()) session.complain(s.message());
  });
}

}  // namespace hearsay::cli
