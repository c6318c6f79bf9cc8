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
constexpr float kLikelyVerbOfClause = 6;
constexpr float kLikelyVerb = 10;  // how far the score of a finite verb may lie below that of the tag found

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
  // The verb that was taken for a noun or a participle ("Gunmen kill two soldiers.", "Poland scrambled jets."), in a
  // sentence that ends in a full stop: the main verb where there is none, else that of a clause read as a phrase.
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
  const auto has = [&](std::size_t head, auto&& wanted) {
    for (std::size_t c = 0; c < words.size(); ++c) {
      if (s.heads[c] == static_cast<int>(head) + 1 && wanted(c)) return true;
    }
    return false;
  };
  const auto rel = [&](std::size_t i) { return static_cast<Rel>(s.rels[i]); };
  const auto begins_clause = [&](std::size_t c) {
    const std::string form = lower(words[c].form);
    return form == "when" ||
           (rel(c) == Rel::case_ && (form == "after" || form == "as" || form == "before" || form == "since"));
  };
  // "After a bomb explodes in", "after drones struck a base" read as phrases.
  const auto in_phrase = [&](std::size_t i) {
    if (tag_of(i).upos == Upos::NOUN) {
      return has(i, begins_clause) && has(i, [&](std::size_t c) { return rel(c) == Rel::compound && c + 1 == i; });
    }
    const bool object = has(i, [&](std::size_t c) { return c > i && (rel(c) == Rel::obj || rel(c) == Rel::xcomp); });
    return tag_of(i).xpos == "VBN" && rel(i) == Rel::acl && object && s.heads[i] > 0 &&
           has(static_cast<std::size_t>(s.heads[i] - 1), begins_clause);
  };
  bool whole = false;  // has its main verb
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Tag& tag = tag_of(i);
    const bool root = s.heads[i] == 0;
    if (root && tag.upos == Upos::INTJ) return std::nullopt;
    // "A bombing kills nine and leaves ten hurt": what shares a subject with a noun shows that this is a verb.
    const bool shares = rel(i) == Rel::conj && s.heads[i] > 0 &&
                        s.heads[static_cast<std::size_t>(s.heads[i] - 1)] == 0 &&
                        tag_of(static_cast<std::size_t>(s.heads[i] - 1)).xpos == "NNS" &&
                        !has(i, [&](std::size_t c) { return is(rel(c), Rel::nsubj); });
    const bool finite = is_finite(tag.xpos) && !below_noun(i) && !shares && !in_clause(i);
    whole = whole || finite || (root && tag.upos == Upos::VERB && tag.xpos != "VBN");
  }
  std::optional<Tagged> verb;
  float best = whole ? -kLikelyVerbOfClause : -kLikelyVerb;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool bare = tag_of(i).xpos == "VB" && rel(i) == Rel::acl &&
                      !has(i, [&](std::size_t c) { return rel(c) == Rel::mark || rel(c) == Rel::aux; });
    const bool candidate = whole ? in_phrase(i) : bare || !in_clause(i) || tag_of(i).upos == Upos::NOUN;
    if (!candidate || !between_phrases(i)) continue;
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

// Where a verb was missed the sentence is read again with a past in its place that can be nothing else; what then has
// no subject is no verb.
void Parser::Models::analyse(std::span<const Word> words, EngineScratch& s) const {
  const FeatureContext context{&engine.vocabulary(), &inflections, &lists, engine.buckets()};
  word_features(words, context, s.features);
  engine.analyse(s);
  const auto verb = missed_verb(words, s);
  if (!verb) return;
  std::vector<Word> plain(words.begin(), words.end());
  const bool transitive = tags[static_cast<std::size_t>(s.tags[verb->word + 1])].upos != Upos::ADP;
  plain[verb->word].form = transitive ? "took" : "spoke";
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
