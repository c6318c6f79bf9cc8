#include "syntax/parser.h"

#include <algorithm>
#include <string>

#include "base/pool.h"
#include "base/strings.h"
#include "syntax/engine.h"
#include "syntax/hashing.h"
#include "syntax/inflections.h"
#include "syntax/lemmatiser.h"
#include "syntax/mend.h"
#include "syntax/model_file.h"
#include "syntax/name_lists.h"
#include "syntax/names.h"
#include "syntax/word_features.h"

namespace hearsay {
namespace {

constexpr std::int32_t kLongestPiece = 500;  // words

}  // namespace

struct Parser::Models {
  struct Tag {
    Upos upos = Upos::X;
    std::string_view xpos;
  };
  std::vector<Tag> tags;
  std::uint64_t fingerprint = 0;
  Engine engine;
  Inflections inflections;
  NameLists lists;
  Lemmatiser lemmatiser;

  void analyse(std::span<const Word> words, EngineScratch& s) const;

  // Those of documents before are filled with the words that they had.
  mutable Pool<EngineScratch> scratches;
};

void Parser::Models::analyse(std::span<const Word> words, EngineScratch& s) const {
  const FeatureContext context{&engine.vocabulary(), &inflections, &lists, engine.buckets()};
  word_features(words, context, s.features, &s.cache);
  engine.analyse(s);
}

Parser::Parser(std::unique_ptr<Models> models) : models_(std::move(models)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

Result<Parser> Parser::load(const Resources& resources) {
  const std::string_view bytes = resources.find("models/syntax.bin");
  if (bytes.empty()) return Error{"models/syntax.bin: not there; script/train makes it"};
  return from_bytes(bytes, "models/syntax.bin", resources);
}

Result<Parser> Parser::from_bytes(std::string_view bytes, std::string_view name, const Resources& resources) {
  const auto file = ModelFile::open(bytes, name);
  if (!file.ok()) return file.error();
  const auto in_file = [&](const std::string& message) { return Error{std::string(name) + ": " + message}; };
  auto models = std::make_unique<Models>();
  auto engine = Engine::view(file.value());
  if (!engine.ok()) return in_file(engine.message());
  models->engine = engine.take();
  const auto heads = file.value().section("tags.weights");
  if (!heads.ok()) return heads.error();
  models->fingerprint = hash_string(heads.value());
  const auto tags = file.value().section("tag_names");
  if (!tags.ok()) return tags.error();
  for (const std::string_view line : split(tags.value(), '\n')) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) continue;
    models->tags.push_back({parse_upos(line.substr(0, space)).value_or(Upos::X), line.substr(space + 1)});
  }
  if (static_cast<int>(models->tags.size()) != models->engine.tags()) {
    return in_file("the tags and their weights do not fit; train the model anew with script/train");
  }
  auto inflections = Inflections::load(resources);
  if (!inflections.ok()) return inflections.error();
  models->inflections = inflections.take();
  models->lists = NameLists::load(resources);
  const auto lemmas = file.value().section("lemmas");
  if (!lemmas.ok()) return lemmas.error();
  auto lemmatiser = Lemmatiser::view(lemmas.value(), models->engine.vocabulary(), &models->inflections);
  if (!lemmatiser.ok()) return in_file(lemmatiser.message());
  models->lemmatiser = lemmatiser.take();
  return Parser(std::move(models));
}

std::uint64_t Parser::fingerprint() const {
  return models_->fingerprint;
}

void Parser::parse(Tree& tree, std::vector<Name>* names, const UseStates& use) const {
  const Models& m = *models_;
  const auto lease = m.scratches.take([&] { return std::make_unique<EngineScratch>(m.engine); });
  EngineScratch& s = *lease;
  std::string lemma;
  if (names != nullptr) names->clear();
  WordStates states{m.engine.vector_size() + m.engine.state_size(), {}};
  // Analyses the words from `first` on as a sentence; the root hangs on `above` when that is valid. Returns the root.
  const auto analyse = [&](std::span<Word> words, WordId first, WordId above) {
    m.analyse(words, s);
    const Casing casing = casing_of(words);
    WordId root;
    for (std::size_t i = 0; i < words.size(); ++i) {
      Word& w = words[i];
      const Models::Tag& tag = m.tags[static_cast<std::size_t>(s.tags[i])];
      w.upos = tag.upos;
      w.xpos = tag.xpos;
      m.lemmatiser.lemma(w, casing, lemma);
      w.lemma = lemma == w.form ? w.form : tree.store(lemma);
      w.head = s.heads[i] == 0 ? above : WordId(first.value + s.heads[i] - 1);
      w.rel = s.heads[i] == 0 && above.valid() ? Rel::parataxis : static_cast<Rel>(s.rels[i]);
      if (s.heads[i] == 0) root = WordId(first.index() + i);
    }
    mend(words, first);
    if (use) {
      const auto add = [&](const std::vector<std::uint8_t>& rows, int width, std::size_t row) {
        const auto at = rows.begin() + static_cast<std::ptrdiff_t>(row) * width;
        states.bytes.insert(states.bytes.end(), at, at + width);
      };
      for (std::size_t i = 1; i <= words.size(); ++i) {
        add(s.words, m.engine.vector_size(), i);
        add(s.states, m.engine.state_size(), i);
      }
    }
    if (names != nullptr) find_names(words, first, s.labels, m.lists, *names);
    return root;
  };
  for (const Sentence& sentence : tree.sentences) {
    states.bytes.clear();
    // What is longer than any sentence is taken in pieces: trees cost the square of the words.
    WordId root;
    for (std::int32_t from = 0; from < sentence.size; from += kLongestPiece) {
      const WordId first(sentence.first.value + from);
      const auto size = static_cast<std::size_t>(std::min(kLongestPiece, sentence.size - from));
      const WordId top = analyse({tree.words.data() + first.index(), size}, first, root);
      if (!root.valid()) root = top;
    }
    if (use) use(sentence, states);
  }
  tree.index();
}

}  // namespace hearsay
