// From text to attributions with what ships, for the tests of this folder.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "attribution/attribute.h"
#include "attribution/cue_lexicon.h"
#include "reading/reader.h"
#include "syntax/parser.h"
#include "token/tokenise.h"

namespace hearsay {

class TestPipeline {
 public:
  TestPipeline() {
    auto tokeniser = Tokeniser::load(resources_);
    auto parser = Parser::load(resources_);
    auto attributor = Attributor::load(resources_);
    EXPECT_TRUE(tokeniser.ok() && parser.ok() && attributor.ok());
    if (tokeniser.ok()) tokeniser_.emplace(tokeniser.take());
    if (parser.ok()) parser_.emplace(parser.take());
    auto reader = Reader::view(resources_.find("models/reading.bin"), "models/reading.bin", parser_->fingerprint());
    EXPECT_TRUE(reader.ok());
    if (reader.ok()) reader_ = reader.take();
    if (attributor.ok()) attributor_.emplace(attributor.take());
  }

  Analysis run(std::string text) const {
    Analysis a;
    a.document.text = std::move(text);
    tokeniser_->tokenise(a.document, a.tree);
    parse_and_read(*parser_, reader_, {&a, 1});
    attributor_->attribute(a);
    return a;
  }

  const Resources& resources() const { return resources_; }

 private:
  Resources resources_;
  std::optional<Tokeniser> tokeniser_;
  std::optional<Parser> parser_;
  Reader reader_;
  std::optional<Attributor> attributor_;
};

// The words of the spans, " || " between pieces.
inline std::string words_of(const std::string& text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span s : spans) out += (out.empty() ? "" : " || ") + std::string(s.in(text));
  return out;
}

// One line: source, cue, content, stance, parent.
inline std::string show(const Analysis& a, const Attribution& x) {
  const std::string& t = a.document.text;
  return "S[" + words_of(t, x.source) + "] C[" + words_of(t, x.cue) + "] P[" + words_of(t, x.content) + "] " +
         std::string(to_string(x.stance)) + " " + std::string(to_string(x.source_kind)) + " in " +
         std::to_string(x.parent.value);
}

inline std::size_t common_bytes(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::size_t n = 0;
  for (const Span x : a) {
    for (const Span y : b) {
      if (x.overlaps(y)) n += std::min(x.end, y.end) - std::max(x.begin, y.begin);
    }
  }
  return n;
}

inline std::size_t all_bytes(const std::vector<Span>& spans) {
  std::size_t n = 0;
  for (const Span s : spans) n += s.size();
  return n;
}

// The rule by which scorers link: sources share something (or both are empty), contents half of their union.
inline bool renders(const Attribution& mine, const std::vector<Span>& source, const std::vector<Span>& content) {
  const bool same_source = (mine.source.empty() && source.empty()) || common_bytes(mine.source, source) > 0;
  const std::size_t common = common_bytes(mine.content, content);
  return same_source && 2 * common >= all_bytes(mine.content) + all_bytes(content) - common;
}

}  // namespace hearsay
