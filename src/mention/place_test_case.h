// For tests: cases from tests/cases/*.jsonl, and texts run through the tokeniser, the parser and the name tagger.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "hearsay/analysis.h"
#include "mention/place.h"
#include "mention/time.h"
#include "syntax/parser.h"
#include "token/tokenise.h"

namespace hearsay::test {

using Case = nlohmann::json;

inline std::vector<Case> read_cases(const std::string& name) {
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/tests/cases/" + name);
  std::vector<Case> cases;
  for (std::string line; std::getline(in, line);) cases.push_back(Case::parse(line));
  EXPECT_FALSE(cases.empty()) << name;
  return cases;
}

// The steps up to this one, with what ships; loaded once for a test.
class Steps {
 public:
  Steps()
      : tokeniser_(Tokeniser::load(resources_).take()),
        parser_(Parser::load(resources_).take()),
        places_(PlaceResolver::load(resources_).take()) {}

  // Everything up to places and times.
  Analysis run(const Case& c) const {
    Analysis a;
    a.document.text = c["text"];
    a.document.publisher = c.value("publisher", "");
    if (const auto date = parse_date(c.value("published", ""))) a.document.published = *date;
    tokeniser_.tokenise(a.document, a.tree);
    parser_.parse(a.tree, &a.names);
    places_.resolve(a);
    find_times(a);
    return a;
  }

 private:
  Resources resources_;
  Tokeniser tokeniser_;
  Parser parser_;
  PlaceResolver places_;
};

// The first word of this form; invalid when there is none.
inline WordId find_word(const Tree& tree, std::string_view form) {
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    if (tree.words[i].form == form) return WordId(i);
  }
  return {};
}

// A tree for a message: word, tag, head, relation, one a line.
inline std::string show(const Tree& tree) {
  std::string out;
  for (const Word& w : tree.words) {
    out += std::string(w.form) + " " + std::string(to_string(w.upos)) + " " +
           (w.head.valid() ? std::string(tree[w.head].form) : "-") + " " + std::string(to_string(w.rel)) + "\n";
  }
  return out;
}

}  // namespace hearsay::test
