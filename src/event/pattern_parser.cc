#include "event/pattern_parser.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "event/plover.h"

namespace hearsay {
namespace {

constexpr auto kPrepositions = std::to_array<std::string_view>(
    {"about",   "above",  "across",  "after",   "against",   "ahead",     "along",   "alongside", "amid",
     "among",   "around", "as",      "at",      "before",    "behind",    "beneath", "beside",    "besides",
     "between", "beyond", "by",      "despite", "during",    "following", "for",     "from",      "in",
     "inside",  "into",   "like",    "near",    "of",        "off",       "on",      "onto",      "out",
     "outside", "over",   "past",    "per",     "regarding", "since",     "than",    "through",   "throughout",
     "to",      "toward", "towards", "under",   "until",     "upon",      "via",     "when",      "while",
     "with",    "within", "without"});

bool is_preposition(std::string_view token) {
  for (const std::string_view word : split(token, '/')) {
    if (std::find(kPrepositions.begin(), kPrepositions.end(), word) == kPrepositions.end()) return false;
  }
  return true;
}

bool is_slot(std::string_view token, char role) {
  return !token.empty() && token[0] == role && (token.size() == 1 || token[1] == ':' || token[1] == '=');
}
bool is_slot(std::string_view token) {
  return is_slot(token, 'A') || is_slot(token, 'R');
}

std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> tokens;
  std::size_t i = 0;
  while (i < text.size()) {
    if (is_space(text[i])) {
      ++i;
    } else if (text[i] == '[' || text[i] == ']') {
      tokens.push_back(text.substr(i++, 1));
    } else {
      std::size_t end = i;
      while (end < text.size() && !is_space(text[end]) && text[end] != '[' && text[end] != ']') ++end;
      tokens.push_back(text.substr(i, end - i));
      i = end;
    }
  }
  return tokens;
}

// Calls f, which returns Status, with the lines of a file; comments and empty lines are passed over. What is wrong with
// one line is noted, and the rest is read.
template <typename F>
void for_lines(std::string_view bytes, int& number, std::vector<Error>& problems, F&& f) {
  number = 0;
  for (std::string_view line : split(bytes, '\n')) {
    ++number;
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    if (Status s = f(line); !s.ok()) problems.push_back(Error{s.message()});
  }
}

std::optional<FillerKind> parse_filler_kind(std::string_view name) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"any", "person", "people", "body", "force", "place", "actor", "thing"});
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<FillerKind>(i);
  }
  return std::nullopt;
}

std::optional<Stage> parse_stage(std::string_view name) {
  for (const Stage s : {Stage::accomplished, Stage::attempted, Stage::prevented, Stage::threatened, Stage::planned}) {
    if (to_string(s) == name) return s;
  }
  return std::nullopt;
}

}  // namespace

Error PatternParser::error(const std::string& what) const {
  return Error{file_ + ":" + std::to_string(line_) + ": " + what};
}

void PatternParser::read_classes(std::string_view bytes, std::vector<Error>& problems) {
  for_lines(bytes, line_, problems, [&](std::string_view line) -> Status {
    if (line[0] != '@') return {};
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return error("a word class is written \"@name = word, word\"");
    const std::string name(trim(line.substr(1, equals - 1)));
    if (lexicon_.classes_.contains(name)) return error("the class @" + name + " is there already; choose another name");
    auto words = std::make_unique<Lemmas>();
    for (const std::string_view word : split(line.substr(equals + 1), ',')) {
      std::string lemma(trim(word));
      std::replace(lemma.begin(), lemma.end(), ' ', '_');
      if (!lemma.empty()) words->insert(std::move(lemma));
    }
    if (words->empty()) return error("the class @" + name + " has no words");
    lexicon_.classes_.emplace(name, std::move(words));
    return {};
  });
}

void PatternParser::read_patterns(std::string_view bytes, std::vector<Error>& problems) {
  for_lines(bytes, line_, problems, [&](std::string_view line) -> Status {
    if (line[0] == '@') return {};
    if (line[0] == '[') return header(line);
    if (is_space(line[0])) return example(trim(line));
    return pattern(line);
  });
}

Status PatternParser::header(std::string_view line) {
  if (line.back() != ']') return error("a header ends in ]");
  section_ = Coding();
  open_patterns_ = 0;
  in_section_ = true;
  bool first = true;
  for (const std::string_view word : tokens_of(line.substr(1, line.size() - 2))) {
    if (!first) {
      if (Status s = key(word, section_); !s.ok()) return s;
      continue;
    }
    first = false;
    if (word == "NONE") continue;
    const std::size_t slash = word.find('/');
    section_.type = parse_event_type(word.substr(0, slash));
    if (!section_.type) return error("unknown event type " + std::string(word) + "; PLOVER has 16, or NONE");
    if (slash != std::string_view::npos) {
      if (Status s = key("mode=" + std::string(word.substr(slash + 1)), section_); !s.ok()) return s;
    }
  }
  return first ? Status(error("a header names a type")) : Status();
}

Status PatternParser::key(std::string_view text, Coding& coding) const {
  const std::size_t equals = text.find('=');
  const std::string name(text.substr(0, equals));
  const std::string value(equals == std::string_view::npos ? "" : text.substr(equals + 1));
  if (name == "mutual" && value.empty()) {
    coding.mutual = true;
  } else if (name == "negative" && value.empty()) {
    coding.negative = true;
  } else if (name == "future" && value.empty()) {
    if (coding.type != EventType::THREATEN) return error("only what is yet to come of THREATEN is a threat");
    coding.future = true;
  } else if (name == "agentless" && value.empty()) {
    coding.agentless = true;
  } else if (name == "cameo" && value.size() >= 2) {
    coding.cameo = value;
  } else if (name == "mode") {
    if (!coding.type || !plover::is_mode(*coding.type, value))
      return error("\"" + value + "\" is no mode of this type");
    coding.mode.assign(1, value);
  } else if (name == "context") {
    if (!plover::is_context(value)) return error("\"" + value + "\" is none of PLOVER's contexts");
    coding.context.push_back(value);
  } else if (name == "stage" && parse_stage(value)) {
    coding.stage = parse_stage(value);
  } else if (name == "R" && value == "clause") {
    coding.recipient_from_clause = true;
  } else {
    return error("unknown key \"" + std::string(text) +
                 "\"; known: mode, cameo, context, stage, mutual, negative, future, agentless, R=clause");
  }
  return {};
}

const Lemmas* PatternParser::lemmas(std::string_view token) {
  if (token.starts_with('@') && token.find('/') == std::string_view::npos) return lexicon_.word_class(token.substr(1));
  auto set = std::make_unique<Lemmas>();
  for (const std::string_view word : split(token, '/')) {
    if (word.starts_with('@')) {
      const Lemmas* of_class = lexicon_.word_class(word.substr(1));
      if (of_class == nullptr) return nullptr;
      set->insert(of_class->begin(), of_class->end());
    } else {
      set->emplace(word);
    }
  }
  lexicon_.literals_.push_back(std::move(set));
  return lexicon_.literals_.back().get();
}

Status PatternParser::slot(std::string_view token, Slot& slot) {
  const std::string name(token);
  std::string_view rest = token;
  if (is_slot(token)) {
    slot.role = token[0] == 'A' ? SlotRole::actor : SlotRole::recipient;
    rest = token.substr(1);
    const std::size_t equals = rest.find('=');
    if (rest.starts_with(':')) {
      const auto kind = parse_filler_kind(rest.substr(1, equals == std::string_view::npos ? equals : equals - 1));
      if (!kind)
        return error("unknown kind in \"" + name + "\"; known: person, people, body, force, place, actor, thing");
      slot.kind = *kind;
    }
    if (equals == std::string_view::npos) return {};
    rest = rest.substr(equals + 1);
  }
  slot.lemmas = lemmas(rest);
  if (slot.lemmas == nullptr) return error("unknown word class in \"" + name + "\"");
  return {};
}

Status PatternParser::pattern(std::string_view line) {
  if (!in_section_) return error("a pattern must stand below a [TYPE] header");
  open_patterns_ = 0;
  in_broken_pattern_ = true;
  Pattern p;
  p.coding = section_;
  p.file = file_;
  p.line = line_;
  p.source = std::string(line);
  const std::size_t semicolon = line.find(';');
  if (semicolon != std::string_view::npos) {
    for (const std::string_view word : tokens_of(line.substr(semicolon + 1))) {
      if (Status s = key(word, p.coding); !s.ok()) return s;
    }
  }
  const std::vector<std::string_view> tokens = tokens_of(line.substr(0, semicolon));
  std::size_t at = 0;
  if (at < tokens.size() && is_slot(tokens[at])) {
    if (Status s = slot(tokens[at++], p.subject); !s.ok()) return s;
  }
  if (at >= tokens.size()) return error("a pattern has a head: a verb, n:noun or a:adjective");
  std::string_view head = tokens[at++];
  if (head.starts_with("n:") || head.starts_with("a:")) {
    p.head_kind = head[0] == 'n' ? HeadKind::noun : HeadKind::adjective;
    head.remove_prefix(2);
  }
  if (Status s = elements(tokens, at, p); !s.ok()) return s;
  in_broken_pattern_ = false;
  if (head.find('_') == std::string_view::npos) return add_head(head, p);
  for (const std::string_view word : split(head, '/')) {
    if (Status s = add_head(word, p); !s.ok()) return s;
  }
  return {};
}

// "carry_out": the head carry with the word out; for nouns the last part is the head ("hunger_strike").
Status PatternParser::add_head(std::string_view word, const Pattern& base) {
  Pattern p = base;
  std::vector<std::string_view> parts = split(word, '_');
  std::string_view head = parts.front();
  if (parts.size() > 1) {
    if (p.head_kind == HeadKind::noun) std::swap(parts.front(), parts.back());
    head = parts.front();
    p.with.assign(parts.begin() + 1, parts.end());
  }
  p.head = lemmas(head);
  if (p.head == nullptr) return error("unknown word class in \"" + std::string(word) + "\"");
  lexicon_.patterns_.push_back(std::move(p));
  ++open_patterns_;
  return {};
}

Status PatternParser::elements(const std::vector<std::string_view>& tokens, std::size_t at, Pattern& p) {
  bool optional = false;
  const auto peek = [&](std::size_t i) { return i < tokens.size() ? tokens[i] : std::string_view(); };
  for (; at < tokens.size(); ++at) {
    std::string_view token = tokens[at];
    if (token == "[" || token == "]") {
      if (optional == (token == "[")) return error("brackets must not nest and must be closed");
      optional = token == "[";
      continue;
    }
    Element e;
    e.optional = optional;
    const bool forbidden = token.starts_with('!');
    if (forbidden) token.remove_prefix(1);
    const std::string_view next = peek(at + 1);
    const bool has_argument = !next.empty() && next != "[" && next != "]";
    if (token == "...") {
      return error("\"...\" follows to, that or -ing");
    }
    if (token == "to" && has_argument && next != "-ing" && !is_slot(next) && !forbidden) {
      e.type = Element::Type::clause;
      if (next != "...") {
        if (Status s = slot(next, e.slot); !s.ok()) return s;
      }
      ++at;
    } else if (token == "that" || token == "-ing" || (is_preposition(token) && next == "-ing")) {
      e.type = Element::Type::clause;
      e.clause = token == "that" ? ClauseKind::that : ClauseKind::ing;
      if (is_preposition(token)) {
        e.prepositions = lemmas(token);
        ++at;
      }
      const std::string_view verb = peek(at + 1);
      if (verb == "...") {
        ++at;
      } else if (!verb.empty() && verb != "[" && verb != "]" && !is_slot(verb) && !is_preposition(verb)) {
        // "-ing try/seek", "that arm/shelter": a clause of one of these
        if (Status s = slot(verb, e.slot); !s.ok()) return s;
        ++at;
      }
    } else if (is_preposition(token) && has_argument) {
      e.type = forbidden ? Element::Type::forbidden_oblique : Element::Type::oblique;
      e.prepositions = lemmas(token);
      if (Status s = slot(next, e.slot); !s.ok()) return s;
      ++at;
    } else {
      e.type = forbidden ? Element::Type::forbidden_object : Element::Type::object;
      if (is_preposition(token)) return error("the preposition \"" + std::string(token) + "\" lacks its noun or slot");
      if (Status s = slot(token, e.slot); !s.ok()) return s;
    }
    p.elements.push_back(e);
  }
  return optional ? Status(error("a [ is not closed")) : Status();
}

Status read_marks(std::string_view line, PatternExample& e) {
  std::vector<std::pair<char, std::uint32_t>> open;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool mark = (line[i] == 'A' || line[i] == 'R') && i + 1 < line.size() && line[i + 1] == '[' &&
                      (i == 0 || !is_letter(static_cast<unsigned char>(line[i - 1])));
    if (mark) {
      open.emplace_back(line[i], static_cast<std::uint32_t>(e.text.size()));
      ++i;
    } else if (line[i] == ']') {
      if (open.empty()) return Error{"a ] without A[ or R[ in an example"};
      const Span span{open.back().second, static_cast<std::uint32_t>(e.text.size())};
      (open.back().first == 'A' ? e.actor : e.recipient).push_back(span);
      open.pop_back();
    } else {
      e.text.push_back(line[i]);
    }
  }
  if (!open.empty()) return Error{"an A[ or R[ is not closed in an example"};
  return {};
}

Status PatternParser::example(std::string_view line) {
  if (in_broken_pattern_) return {};  // said already
  if (open_patterns_ == 0) return error("an example must stand below its pattern");
  if (examples_ == EventLexicon::Examples::leave) return {};
  PatternExample e;
  e.line = line_;
  if (line.starts_with("! ")) {
    e.trap = true;
    line = trim(line.substr(2));
  }
  if (Status read = read_marks(line, e); !read.ok()) return error(read.message());
  auto& patterns = lexicon_.patterns_;
  for (std::size_t i = patterns.size() - open_patterns_; i < patterns.size(); ++i) patterns[i].examples.push_back(e);
  return {};
}

EventLexicon EventLexicon::load(const Resources& resources, std::vector<Error>& problems, Examples examples) {
  EventLexicon lexicon;
  std::vector<Resource> files = resources.list("lexicon/events/");
  std::erase_if(files,
                [](const Resource& r) { return !r.name.ends_with(".txt") || r.name.ends_with("operators.txt"); });
  for (const Resource& file : files) PatternParser(lexicon, file.name, examples).read_classes(file.bytes, problems);
  for (const Resource& file : files) PatternParser(lexicon, file.name, examples).read_patterns(file.bytes, problems);
  lexicon.index();
  return lexicon;
}

}  // namespace hearsay
