#include "syntax/model_file.h"
#include "syntax/train.h"
#include "syntax/train_data.h"

namespace hearsay {

Result<std::string> train_parser(const TrainOptions& options) {
  const auto say = [&](const std::string& line) {
    if (options.progress) options.progress(line);
  };
  auto read = read_treebank(options);
  if (!read.ok()) return read.error();
  Treebank& bank = read.value();
  say(std::to_string(bank.examples.size()) + " sentences, " + std::to_string(bank.tags.size()) + " tags");
  const std::string cluster_bytes;
  const Clusters clusters = Clusters::view(cluster_bytes);
  for (Example& e : bank.examples) look_up(e.words, clusters, e.lexical);

  ModelFileWriter file;
  file.add("clusters", cluster_bytes);
  std::string tags;
  for (const std::string& tag : bank.tags) tags += tag + "\n";
  file.add("tags", tags);
  say("tagger");
  file.add("tagger", train_tagger(bank, std::vector<bool>(bank.examples.size(), true), options));
  say("lemmas");
  file.add("lemmas", train_lemmatiser(bank));
  jackknife_tags(bank, options);
  file.add("transitions", train_transitions(bank, options));
  return file.finish();
}

}  // namespace hearsay
