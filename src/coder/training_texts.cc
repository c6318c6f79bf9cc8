#include "coder/training_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <unordered_set>

#include "base/strings.h"
#include "reading/json_lines.h"

namespace hearsay {
namespace {

// The place of a word that stands nearest to `near`; empty where it stands nowhere.
Span nearest(std::string_view text, std::string_view word, Span near) {
  const auto letter = [&](std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || (text[at] & 0x80) != 0);
  };
  const auto away = [&](std::size_t at) {
    return std::llabs(static_cast<std::int64_t>(at) - static_cast<std::int64_t>(near.begin));
  };
  Span found;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if ((at > 0 && letter(at - 1)) || letter(at + word.size())) continue;
    if (!found.empty() && away(at) >= away(found.begin)) continue;
    found = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
  }
  return found;
}

Result<std::vector<Span>> read_side(std::string_view text, std::string_view words, Span near) {
  std::vector<Span> found;
  if (words == "=") return found;
  for (std::string_view word : split(words, '+')) {
    if (word.starts_with('^')) word.remove_prefix(1);
    if (word.empty()) continue;
    found.push_back(nearest(text, word, near));
    if (found.back().empty()) return Error{fmt::format("the party \"{}\" of a mark does not stand in the text", word)};
  }
  return found;
}

Result<MarkedParties> read_parties(std::string_view text, std::string_view mark, Span near) {
  const std::size_t arrow = mark.find('>');
  if (arrow == std::string_view::npos) return Error{"the parties of a mark are written who>whom"};
  auto actor = read_side(text, mark.substr(0, arrow), near), recipient = read_side(text, mark.substr(arrow + 1), near);
  if (!actor.ok()) return actor.error();
  if (!recipient.ok()) return recipient.error();
  return MarkedParties{actor.take(), recipient.take()};
}

// Calls `use` with each path and line of the files of a folder, in the order of their names.
template <typename Use>
Status for_each_line_in(const std::string& folder, const Use& use) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) paths.push_back(entry.path().string());
  if (error) return Error{folder + ": " + error.message()};
  std::ranges::sort(paths);
  for (const std::string& path : paths) {
    Status read = for_each_line(path, [&](std::string_view line) { return use(path, line); });
    if (!read.ok()) return read;
  }
  return {};
}

}  // namespace

Result<MarkedText> read_marked_text(std::string_view line) {
  MarkedText marked;
  std::vector<std::string_view> parties;  // of each act; without a "|" before them there are none
  while (!line.empty()) {
    const std::size_t open = line.find('{');
    marked.text += line.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t bar = line.find('|', open), close = line.find('}', open);
    if (bar == std::string_view::npos || close == std::string_view::npos || bar > close) {
      return Error{"a mark is written {word|TYPE} or {word|TYPE|who>whom}"};
    }
    const std::size_t second = std::min(line.find('|', bar + 1), close);
    const auto type = parse_event_type(line.substr(bar + 1, second - bar - 1));
    if (!type) return Error{"a mark names something that is no type of PLOVER"};
    const auto begin = static_cast<std::uint32_t>(marked.text.size());
    marked.text += line.substr(open + 1, bar - open - 1);
    marked.acts.push_back({{begin, static_cast<std::uint32_t>(marked.text.size())}, *type, {}});
    parties.push_back(line.substr(second, close - second));
    line.remove_prefix(close + 1);
  }
  for (std::size_t i = 0; i < parties.size(); ++i) {
    if (parties[i].empty()) continue;
    auto read = read_parties(marked.text, parties[i].substr(1), marked.acts[i].word);
    if (!read.ok()) return read.error();
    marked.acts[i].parties = read.take();
  }
  return marked;
}

Status for_each_marked_text(const std::string& folder, const std::function<void(MarkedText)>& use) {
  return for_each_line_in(folder, [&](const std::string&, std::string_view line) -> Status {
    auto marked = read_marked_text(line);
    if (!marked.ok()) return marked.error();
    use(marked.take());
    return {};
  });
}

Status for_each_relation(const std::string& folder, const std::function<void(const PatternExample&, EventType)>& use) {
  return for_each_line_in(folder, [&](const std::string& path, std::string_view line) -> Status {
    std::string name = std::filesystem::path(path).stem().string();
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const auto type = parse_event_type(name);
    if (!type) return Error{"the file is not named like a type of PLOVER"};
    PatternExample x;
    if (Status s = read_marks(line, x); !s.ok()) return s;
    use(x, *type);
    return {};
  });
}

void for_each_example(const EventLexicon& lexicon,
                      const std::function<void(const PatternExample&, std::optional<EventType>)>& use) {
  std::unordered_set<std::string_view> seen;  // an example stands with each alternative of its pattern
  for (const Pattern& p : lexicon.patterns()) {
    for (const PatternExample& x : p.examples) {
      if (seen.insert(x.text).second) use(x, x.trap ? std::nullopt : p.coding.type);
    }
  }
}

}  // namespace hearsay
