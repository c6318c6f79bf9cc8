
#include "base/file.h"
#include "syntax/model_file.h"
#include "syntax/train.h"
#include "syntax/train_clusters.h"
#include "syntax/train_data.h"
#include "token/tokenise.h"

namespace hearsay {
namespace {

// The words of the raw texts and of the treebanks, as the classifiers see them.
Result<HashedText> hash_text(const TrainOptions& options, const Treebank& bank) {
  HashedText text;
  std::vector<Lexical> lexical;
  const auto add = [&](std::span<const Word> words) {
    look_up(words, Clusters(), Inflections(), lexical);
    text.emplace_back();
    for (const Lexical& x : lexical) text.back().push_back(x.lower);
  };
  const Resources resources;
  const auto tokeniser = Tokeniser::load(resources);
  if (!tokeniser.ok()) return tokeniser.error();
  for (const std::string& path : options.texts) {
    auto bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    Document document;
    document.text = bytes.take();
    Tree tree;
    tokeniser.value().tokenise(document, tree);
    for (const Sentence& s : tree.sentences)
      add({tree.words.data() + s.first.index(), static_cast<std::size_t>(s.size)});
  }
  for (const Example& e : bank.examples) {
    if (!e.altered) add(e.words);
  }
  return text;
}

}  // namespace

Result<std::string> train_parser(const TrainOptions& options) {
  const auto say = [&](const std::string& line) {
    if (options.progress) options.progress(line);
  };
  auto read = read_treebank(options);
  if (!read.ok()) return read.error();
  Treebank& bank = read.value();
  say(std::to_string(bank.examples.size()) + " sentences, " + std::to_string(bank.tags.size()) + " tags");
  auto text = hash_text(options, bank);
  if (!text.ok()) return text.error();
  const std::string cluster_bytes = train_clusters(text.value(), ClusterOptions(), options);
  const Clusters clusters = Clusters::view(cluster_bytes);
  const Resources resources;
  const auto inflections = Inflections::load(resources);
  if (!inflections.ok()) return inflections.error();
  for (Example& e : bank.examples) look_up(e.words, clusters, inflections.value(), e.lexical);

  ModelFileWriter file;
  file.add("clusters", cluster_bytes);
  std::string tags;
  for (const std::string& tag : bank.tags) tags += tag + "\n";
  file.add("tags", tags);
  say("tagger");
  file.add("tagger", train_tagger(bank, std::vector<bool>(bank.examples.size(), true), options));
  say("lemmas");
  file.add("lemmas", train_lemmatiser(bank, clusters));
  jackknife_tags(bank, options);
  file.add("transitions", train_transitions(bank, options));
  return file.finish();
}

}  // namespace hearsay
