#include "syntax/parser.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/strings.h"
#include "syntax/engine.h"
#include "syntax/hashing.h"
#include "syntax/inflections.h"
#include "syntax/lemmatiser.h"
#include "syntax/model_file.h"
#include "syntax/name_lists.h"
#include "syntax/names.h"
#include "syntax/word_features.h"

namespace hearsay {
namespace {

constexpr std::int32_t kLongestPiece = 500;  // words
constexpr float kLikelyVerb = 10;            // how far the score of a finite verb may lie below that of the tag found

bool is_finite(std::string_view xpos) {
  return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" || xpos == "MD";
}

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

  // A word of the sentence and its tag.
  struct Tagged {
    std::size_t word = 0;
    int tag = 0;
  };
  // The verb that was taken for a noun or a participle ("Gunmen kill two soldiers.", "Poland scrambled jets."): in a
  // sentence that ends in a full stop and has no finite verb but in clauses below its root.
  std::optional<Tagged> missed_verb(std::span<const Word> words, const EngineScratch& s) const;
  void analyse(std::span<const Word> words, EngineScratch& s) const;
};

std::optional<Parser::Models::Tagged> Parser::Models::missed_verb(std::span<const Word> words,
                                                                  const EngineScratch& s) const {
  if (words.size() < 4 || words.back().form != ".") return std::nullopt;
  const auto tag_of = [&](std::size_t i) -> const Tag& { return tags[static_cast<std::size_t>(s.tags[i])]; };
  const auto in_clause = [&](std::size_t i) {
    for (; s.heads[i] != 0; i = static_cast<std::size_t>(s.heads[i] - 1)) {
      const Rel r = static_cast<Rel>(s.rels[i]);
      if (is(r, Rel::acl) || is(r, Rel::advcl) || is(r, Rel::csubj) || r == Rel::ccomp) return true;
    }
    return false;
  };
  // Behind a noun or what stands for one, and before more than the end of a phrase.
  const auto between_phrases = [&](std::size_t i) {
    std::size_t before = i - 1;
    while (before > 0 && (tag_of(before).upos == Upos::ADV || words[before].form == ",")) --before;
    const Upos left = tag_of(before).upos, right = tag_of(i + 1).upos;
    const bool noun = left == Upos::NOUN || left == Upos::PROPN || left == Upos::PRON || left == Upos::NUM;
    return noun && right != Upos::PUNCT;
  };
  const auto below_noun = [&](std::size_t i) {
    const Rel r = static_cast<Rel>(s.rels[i]);
    return r == Rel::amod || r == Rel::compound;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Tag& tag = tag_of(i);
    const bool whole = s.heads[i] == 0 && (tag.upos == Upos::INTJ || (tag.upos == Upos::VERB && tag.xpos != "VBN"));
    const bool finite = is_finite(tag.xpos) && !below_noun(i);
    if (whole || (finite && !in_clause(i))) return std::nullopt;
  }
  std::optional<Tagged> verb;
  float best = -kLikelyVerb;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (in_clause(i) || !between_phrases(i)) continue;
    const float* scores = s.tag_scores.data() + i * tags.size();
    for (std::size_t t = 0; t < tags.size(); ++t) {
      const float margin = scores[t] - scores[s.tags[i]];
      if (tags[t].upos != Upos::VERB || !is_finite(tags[t].xpos) || margin <= best) continue;
      if (inflections.find(lower(words[i].form), tags[t].xpos).empty()) continue;
      best = margin;
      verb = Tagged{i, static_cast<int>(t)};
    }
  }
  return verb;
}

// Where a verb was missed the sentence is read again with one in its place that can be nothing else; what then has no
// subject is no verb.
void Parser::Models::analyse(std::span<const Word> words, EngineScratch& s) const {
  const FeatureContext context{&engine.vocabulary(), &inflections, &lists, engine.buckets()};
  word_features(words, context, s.features);
  engine.analyse(s);
  const auto verb = missed_verb(words, s);
  if (!verb) return;
  std::vector<Word> plain(words.begin(), words.end());
  plain[verb->word].form = "took";
  word_features(plain, context, s.features);
  engine.analyse(s);
  s.tags[verb->word] = verb->tag;
  const int head = static_cast<int>(verb->word) + 1;
  for (std::size_t i = 0; i < verb->word; ++i) {
    if (s.heads[i] == head && is(static_cast<Rel>(s.rels[i]), Rel::nsubj)) return;
  }
  word_features(words, context, s.features);
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
  EngineScratch s;
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
