#include "syntax/parser.h"

#include <algorithm>
#include <string>

#include "syntax/arc_features.h"
#include "syntax/arc_parser.h"
#include "syntax/inflections.h"
#include "syntax/lemmatiser.h"
#include "syntax/lexical.h"
#include "syntax/linear_model.h"
#include "syntax/model_file.h"
#include "syntax/tagger.h"
#include "syntax/transition.h"

namespace hearsay {

struct Parser::Models {
  Clusters clusters;
  Tagger tagger;
  Lemmatiser lemmatiser;
  LinearModel transitions;
};

Parser::Parser(std::unique_ptr<Models> models) : models_(std::move(models)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

namespace {

// The bytes of several sections, or the first error.
Result<std::vector<std::string_view>> sections(const ModelFile& file, std::initializer_list<std::string_view> names) {
  std::vector<std::string_view> found;
  for (const std::string_view name : names) {
    const auto section = file.section(name);
    if (!section.ok()) return section.error();
    found.push_back(section.value());
  }
  return found;
}

// What one call of parse() works on; its vectors grow to the longest sentence and are used again.
struct Scratch {
  std::vector<Lexical> lexical;
  std::vector<std::uint8_t> tags;
  std::vector<ArcToken> tokens;
  ArcScratch arcs;
  std::string lemma;
};

}  // namespace

Result<Parser> Parser::load(const Resources& resources) {
  const std::string_view bytes = resources.find("models/ud.bin");
  if (bytes.empty()) return Error{"models/ud.bin: not there; script/train makes it"};
  auto parser = from_bytes(bytes, "models/ud.bin");
  if (!parser.ok()) return parser;
  auto inflections = Inflections::load(resources);
  if (!inflections.ok()) return inflections.error();
  parser.value().models_->lemmatiser.use(inflections.take());
  return parser;
}

Result<Parser> Parser::from_bytes(std::string_view bytes, std::string_view name) {
  const auto file = ModelFile::open(bytes, name);
  if (!file.ok()) return file.error();
  const auto parts = sections(file.value(), {"clusters", "tags", "tagger", "lemmas", "transitions"});
  if (!parts.ok()) return parts.error();
  const auto in_file = [&](const std::string& message) { return Error{std::string(name) + ": " + message}; };
  auto models = std::make_unique<Models>();
  models->clusters = Clusters::view(parts.value()[0]);
  auto tagger = Tagger::view(parts.value()[1], parts.value()[2]);
  if (!tagger.ok()) return in_file(tagger.message());
  models->tagger = tagger.take();
  auto lemmatiser = Lemmatiser::view(parts.value()[3], models->clusters);
  if (!lemmatiser.ok()) return in_file(lemmatiser.message());
  models->lemmatiser = lemmatiser.take();
  const auto transitions = LinearModel::view(parts.value()[4]);
  if (!transitions.ok()) return in_file(transitions.message());
  if (transitions.value().classes() != kTransitions) {
    return in_file("the relations are not those of this program; train it anew with script/train");
  }
  models->transitions = transitions.value();
  return Parser(std::move(models));
}

void Parser::parse(Tree& tree) const {
  const Models& m = *models_;
  Scratch s;
  for (const Sentence& sentence : tree.sentences) {
    const std::span<Word> words(tree.words.data() + sentence.first.index(), static_cast<std::size_t>(sentence.size));
    look_up(words, m.clusters, m.lemmatiser.inflections(), s.lexical);
    m.tagger.tag(words, s.lexical, s.tags);
    const Casing casing = casing_of(words);
    for (Word& w : words) {
      m.lemmatiser.lemma(w, casing, s.lemma);
      w.lemma = s.lemma == w.form ? w.form : tree.store(s.lemma);
    }
    arc_tokens(s.lexical, s.tags, words, s.tokens);
    parse_arcs(m.transitions, s.tokens, s.arcs);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const int head = s.arcs.state.head(static_cast<int>(i));
      words[i].head = head == sentence.size ? WordId() : WordId(sentence.first.value + head);
      words[i].rel = s.arcs.state.rel(static_cast<int>(i));
    }
  }
  tree.index();
}

}  // namespace hearsay
