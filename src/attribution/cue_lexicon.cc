#include "attribution/cue_lexicon.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, kFrames> kFrameNames = {"that", "to", "ing",   "np",
                                                               "prep", "as", "quote", "clause"};
constexpr std::array<std::string_view, 4> kClassNames = {"speech", "thought", "attitude", "evidence"};

template <typename E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

std::optional<Stance> parse_stance(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Stance::quotes); ++i) {
    if (to_string(static_cast<Stance>(i)) == name) return static_cast<Stance>(i);
  }
  return std::nullopt;
}

std::optional<Upos> parse_pos(std::string_view name) {
  if (name == "v") return Upos::VERB;
  if (name == "n") return Upos::NOUN;
  if (name == "a") return Upos::ADJ;
  if (name == "adv") return Upos::ADV;
  if (name == "p") return Upos::ADP;
  return std::nullopt;
}

std::string key(std::string_view lemma, Upos pos, std::string_view tail) {
  return fmt::format("{}/{}/{}", lemma, static_cast<int>(pos), tail);
}

std::vector<std::string_view> fields(std::string_view text) {
  std::vector<std::string_view> out;
  for (const std::string_view piece : split(text, ' ')) {
    if (!piece.empty()) out.push_back(piece);
  }
  return out;
}

// Takes the marks S[ ], C[ ], P[ ] out of an example; false when a bracket is left over.
bool unmark(std::string_view marked, CueExample& out) {
  std::vector<std::pair<char, std::uint32_t>> open;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const char c = marked[i];
    if ((c == 'S' || c == 'C' || c == 'P') && i + 1 < marked.size() && marked[i + 1] == '[') {
      open.emplace_back(c, static_cast<std::uint32_t>(out.text.size()));
      ++i;
    } else if (c == ']') {
      if (open.empty()) return false;
      const Span span{open.back().second, static_cast<std::uint32_t>(out.text.size())};
      (open.back().first == 'S' ? out.source : open.back().first == 'C' ? out.cue : out.content).push_back(span);
      open.pop_back();
    } else {
      out.text += c;
    }
  }
  return open.empty() && !out.cue.empty() && !out.content.empty();
}

}  // namespace

// State of reading one file, line by line.
struct CueLexicon::Reader {
  CueLexicon& lexicon;
  std::string file;
  int line = 0;
  bool in_group = false;
  Stance stance = Stance::says;
  CueClass kind = CueClass::speech;
  std::optional<std::size_t> last;

  Error error(std::string_view what) const { return Error{fmt::format("{}:{}: {}", file, line, what)}; }

  Status header(std::string_view text) {
    const std::vector<std::string_view> words = fields(text.substr(1, text.size() - 2));
    if (words.size() != 2) return error("a header is [STANCE CLASS], as in [denies speech]");
    const auto s = parse_stance(words[0]);
    const auto k = named<CueClass>(kClassNames, words[1]);
    if (!s) return error(fmt::format("unknown stance '{}'", words[0]));
    if (!k) return error(fmt::format("unknown class '{}'; speech, thought, attitude or evidence", words[1]));
    stance = *s;
    kind = *k;
    in_group = true;
    return {};
  }

  Status entry(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (!in_group || colon == std::string_view::npos) return error("expected 'WORDS POS: FRAMES' below a header");
    std::vector<std::string_view> words = fields(text.substr(0, colon));
    const auto pos = words.size() < 2 ? std::nullopt : parse_pos(words.back());
    if (!pos) return error("expected words and a part of speech (v, n, a, adv, p) before the colon");
    words.pop_back();
    CueEntry e;
    e.pos = *pos;
    e.stance = stance;
    e.kind = kind;
    for (std::size_t i = 1; i < words.size(); ++i) e.tail += (i > 1 ? " " : "") + std::string(words[i]);
    for (const std::string_view frame : fields(text.substr(colon + 1))) {
      if (frame == "hedge") {
        e.hedge = true;
      } else if (const auto f = named<Frame>(kFrameNames, frame)) {
        e.frames = static_cast<std::uint16_t>(e.frames | (1U << static_cast<unsigned>(*f)));
      } else {
        return error(fmt::format("unknown construction '{}'", frame));
      }
    }
    if (e.frames == 0) return error("a cue needs a construction");
    for (const std::string_view lemma : split(words[0], '/')) {
      e.lemma = std::string(lemma);
      const auto [it, fresh] = lexicon.by_key_.try_emplace(key(e.lemma, e.pos, e.tail), lexicon.entries_.size());
      if (fresh) {
        lexicon.entries_.push_back(e);
      } else {
        lexicon.entries_[it->second] = e;
      }
      if (e.pos == Upos::VERB) lexicon.verbs_.insert(e.lemma);
      last = it->second;
    }
    return {};
  }

  Status read(std::string_view text) {
    const std::string_view bare = trim(text);
    if (bare.empty() || text.front() == '#') return {};
    if (is_space(text.front())) {
      CueExample example;
      if (!last) return error("an example without an entry");
      if (!unmark(bare, example)) return error("an example needs C[cue], P[content] and balanced brackets");
      example.entry = *last;
      example.where = fmt::format("{}:{}", file, line);
      lexicon.examples_.push_back(std::move(example));
      return {};
    }
    if (bare.front() == '[' && bare.back() == ']') return header(bare);
    if (bare.starts_with("@light =")) {
      for (const std::string_view verb : split(bare.substr(8), ',')) lexicon.light_.emplace(trim(verb));
      return {};
    }
    return entry(bare);
  }
};

Result<CueLexicon> CueLexicon::parse(const std::vector<Resource>& files) {
  CueLexicon lexicon;
  for (const Resource& file : files) {
    Reader reader{.lexicon = lexicon, .file = file.name};
    for (const std::string_view line : split(file.bytes, '\n')) {
      ++reader.line;
      if (Status s = reader.read(line); !s.ok()) return Error{s.message()};
    }
  }
  return lexicon;
}

std::string CueLexicon::known_verb(std::string_view lemma, std::string_view form) const {
  std::string own(lemma);
  if (verbs_.contains(own)) return own;
  const std::string word = lower(form);
  for (const std::string_view ending : {"ed", "d", "es", "s", "ing"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    std::string stem = word.substr(0, word.size() - ending.size());
    if (verbs_.contains(stem)) return stem;
    if (verbs_.contains(stem + "e")) return stem + "e";
    if (stem[stem.size() - 1] == stem[stem.size() - 2] && verbs_.contains(stem.substr(0, stem.size() - 1))) {
      return stem.substr(0, stem.size() - 1);
    }
  }
  return own;
}

const CueEntry* CueLexicon::find(std::string_view lemma, Upos pos, std::string_view tail) const {
  const auto it = by_key_.find(key(lemma, pos == Upos::PROPN ? Upos::NOUN : pos, tail));
  return it == by_key_.end() ? nullptr : &entries_[it->second];
}

}  // namespace hearsay
