// hearsay train: models of one's own from one's own treebank.
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
      add_verb(program, "train", "Train tagger, lemmatiser, parser and name tagger on Universal Dependencies treebanks",
               "  printf '%s\\n\\n' 'Iran met Iraq.' 'Both held talks.' 'The talks failed.' 'Iraq left.' \\\n"
               "    'Iran protested.' 'Iraq answered.' | hearsay parse - > treebank.conllu\n"
               "  hearsay train treebank.conllu -o my-models/\n"
               "  echo \"Iran held talks.\" | hearsay parse - --models my-models/");
  auto options = std::make_shared<TrainOptions>();
  auto folder = std::make_shared<std::string>();
  verb->add_option("TREEBANKS", options->treebanks, "CoNLL-U files with gold trees")->required()->type_name("");
  verb->add_option("--text", options->texts,
                   "Plain text, from which word classes are learned along with the treebanks'")
      ->type_name("FILE");
  verb->add_option("--names", options->names,
                   "IOB2 with the names (PER, ORG, LOC) in sentences of the treebanks: trains the name tagger too")
      ->type_name("FILE");
  verb->add_option("-o,--output", *folder, "Folder for ud.bin and names.bin")->required()->type_name("DIR");
  verb->add_option("--seed", options->seed, "Same seed, same model")->capture_default_str();
  verb->callback([&session, options, folder] {
    options->progress = [](const std::string& line) { fmt::print(stderr, "{}\n", line); };
    std::error_code error;
    std::filesystem::create_directories(*folder, error);
    const auto model = train_parser(*options);
    if (!model.ok()) return session.complain(model.message());
    if (Status s = write_file(*folder + "/ud.bin", model.value()); !s.ok()) return session.complain(s.message());
    if (options->names.empty()) return;
    const auto names = train_names(*options, Resources(), model.value());
    if (!names.ok()) return session.complain(names.message());
    if (Status s = write_file(*folder + "/names.bin", names.value()); !s.ok()) session.complain(s.message());
  });
}

}  // namespace hearsay::cli
