#include "event/context.h"

#include <algorithm>

#include "base/strings.h"
#include "event/plover.h"

namespace hearsay {
namespace {

constexpr std::string_view kNone = "none";  // heads phrases that show no context

// Appends the runs of letters and digits, in lower case: "anti-corruption" is two, "women's" too.
void append_pieces_of(std::string_view text, std::vector<std::string>& pieces) {
  const std::string low = lower(text);
  bool inside = false;
  for (std::size_t at = 0; at < low.size();) {
    const CodePoint c = code_point(low, at);
    if (is_letter(c.value) || is_digit(c.value)) {
      if (!inside) pieces.emplace_back();
      pieces.back().append(low, at, static_cast<std::size_t>(c.bytes));
      inside = true;
    } else {
      inside = false;
    }
    at += static_cast<std::size_t>(c.bytes);
  }
}

// The pieces of a sentence, as they stand and as lemmas; both lists are of one length.
struct SentencePieces {
  std::vector<std::string> forms;
  std::vector<std::string> lemmas;

  bool is(std::size_t at, std::string_view piece) const { return forms[at] == piece || lemmas[at] == piece; }
};

SentencePieces pieces_of_sentence(const Tree& tree, SentenceId sentence) {
  SentencePieces pieces;
  const Sentence& s = tree.sentences[sentence.index()];
  for (std::int32_t i = 0; i < s.size; ++i) {
    const Word& word = tree[WordId(s.first.value + i)];
    append_pieces_of(word.form, pieces.forms);
    append_pieces_of(word.lemma, pieces.lemmas);
    // Lists stay side by side where a lemma has more pieces than its word, or fewer.
    if (pieces.lemmas.size() == pieces.forms.size()) continue;
    const std::size_t first = std::min(pieces.lemmas.size(), pieces.forms.size());
    pieces.lemmas.resize(first);
    pieces.lemmas.insert(pieces.lemmas.end(), pieces.forms.begin() + static_cast<std::ptrdiff_t>(first),
                         pieces.forms.end());
  }
  return pieces;
}

}  // namespace

Contexts Contexts::load(const Resources& resources, std::vector<Error>& problems) {
  return load(resources, "lexicon/contexts/", plover::is_context, problems);
}

Contexts Contexts::load_scenes(const Resources& resources, std::vector<Error>& problems) {
  const auto is_scene = [](std::string_view name) {
    return name == "sport" || name == "business" || name == "private";
  };
  return load(resources, "lexicon/scenes/", is_scene, problems);
}

Contexts Contexts::load(const Resources& resources, std::string_view folder, IsName is_name,
                        std::vector<Error>& problems) {
  Contexts contexts;
  for (const Resource& file : resources.list(folder)) {
    int number = 0;
    for (const std::string_view raw : split(file.bytes, '\n')) {
      ++number;
      const std::string_view line = trim(raw);
      if (line.empty() || line.front() == '#') continue;
      if (const Status s = contexts.read_line(line, is_name); !s.ok()) {
        problems.push_back(Error{file.name + ":" + std::to_string(number) + ": " + s.message()});
      }
    }
  }
  return contexts;
}

// "military + army, air force".
Status Contexts::read_line(std::string_view line, IsName is_name) {
  const std::size_t sign = line.find(' ');
  const bool signed_line = sign != std::string_view::npos && sign + 2 < line.size() && line[sign + 2] == ' ' &&
                           (line[sign + 1] == '+' || line[sign + 1] == '-');
  if (!signed_line) return Error{"want a context, + or -, and words: \"military + army, air force\""};
  const std::string_view name = line.substr(0, sign);
  if (name != kNone && !is_name(name))
    return Error{"\"" + std::string(name) + "\" is not one of the contexts or scenes"};
  const Mask context = name == kNone ? 0 : bit(name);
  for (const std::string_view raw : split(line.substr(sign + 3), ',')) {
    const std::string_view phrase = trim(raw);
    if (phrase.empty()) return Error{"a word is missing between two commas"};
    add(phrase, context, line[sign + 1] == '+');
  }
  return Status();
}

// PLOVER's contexts, and scenes, are fewer than a mask's bits, and read_line lets no other through.
Contexts::Mask Contexts::bit(std::string_view context) {
  const auto at = std::find(names_.begin(), names_.end(), context);
  const auto index = static_cast<std::size_t>(at - names_.begin());
  if (at == names_.end()) names_.emplace_back(context);
  return Mask{1} << index;
}

void Contexts::add(std::string_view phrase, Mask context, bool strong) {
  std::vector<std::string> pieces;
  append_pieces_of(phrase, pieces);
  if (pieces.empty()) return;
  std::vector<Phrase>& same_start = by_first_[pieces.front()];
  pieces.erase(pieces.begin());
  auto at = std::find_if(same_start.begin(), same_start.end(), [&](const Phrase& p) { return p.rest == pieces; });
  if (at == same_start.end()) at = same_start.insert(at, Phrase{std::move(pieces)});
  (strong ? at->strong : at->weak) |= context;
}

std::vector<std::string> Contexts::contexts_of(const Tree& tree, SentenceId sentence) const {
  const SentencePieces pieces = pieces_of_sentence(tree, sentence);
  const std::size_t n = pieces.forms.size();
  Mask shown = 0, one_weak = 0;
  std::vector<const Phrase*> seen;  // a weak word that comes twice counts once
  std::vector<const Phrase*> longest;
  const auto look_up = [&](std::size_t at, const std::string& first) {
    const auto found = by_first_.find(first);
    if (found == by_first_.end()) return;
    for (const Phrase& phrase : found->second) {
      const std::size_t length = phrase.rest.size();
      if (at + length >= n || (!longest.empty() && length < longest.front()->rest.size())) continue;
      bool same = true;
      for (std::size_t k = 0; same && k < length; ++k) same = pieces.is(at + 1 + k, phrase.rest[k]);
      if (!same) continue;
      if (!longest.empty() && length > longest.front()->rest.size()) longest.clear();
      longest.push_back(&phrase);
    }
  };
  for (std::size_t at = 0; at < n; ++at) {
    longest.clear();
    look_up(at, pieces.lemmas[at]);
    if (pieces.forms[at] != pieces.lemmas[at]) look_up(at, pieces.forms[at]);
    for (const Phrase* phrase : longest) {
      shown |= phrase->strong;
      if (phrase->weak == 0 || std::find(seen.begin(), seen.end(), phrase) != seen.end()) continue;
      seen.push_back(phrase);
      shown |= one_weak & phrase->weak;
      one_weak |= phrase->weak;
    }
    if (!longest.empty()) at += longest.front()->rest.size();
  }
  std::vector<std::string> contexts;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if ((shown >> i & 1) != 0) contexts.push_back(names_[i]);
  }
  return contexts;
}

}  // namespace hearsay
