#include <algorithm>

#include "reading/json_lines.h"
#include "reading/train.h"
#include "syntax/words_in.h"

namespace hearsay {
namespace {

using Json = nlohmann::json;

// Parses a document; all labels of the examples are `label`.
std::vector<ReadingExample> parse(Analysis& analysis, const Tokeniser& tokeniser, const Parser& parser,
                                  std::int8_t label) {
  std::vector<ReadingExample> out;
  tokeniser.tokenise(analysis.document, analysis.tree);
  Stretches stretches(analysis.document.text, analysis.tree, [&](const Stretch& s) {
    ReadingExample& e = out.emplace_back();
    e.stretch = s;
    for (auto& labels : e.labels) labels.assign(static_cast<std::size_t>(s.words), label);
    e.factuality.assign(static_cast<std::size_t>(s.words), ReadingExample::kUnknown);
  });
  parser.parse(analysis.tree, nullptr, [&](const Sentence& s, const WordStates& states) { stretches.add(s, states); });
  stretches.finish();
  return out;
}

// Calls `use` with the example that holds a word, and the place of the word in it.
template <typename Use>
void at_word(std::vector<ReadingExample>& examples, WordId w, const Use& use) {
  for (ReadingExample& e : examples) {
    const int at = w.value - e.stretch.first.value;
    if (at >= 0 && at < e.stretch.words) use(e, static_cast<std::size_t>(at));
  }
}

// What a teacher says of each word: [[s, e, percent..., score]].
Status take_words(const Json& words, const Tree& tree, const OffsetMap& at, std::vector<ReadingExample>& examples) {
  constexpr std::size_t kPercents = 2 * kRoles, kEntries = 2 + kPercents + 1;
  for (ReadingExample& e : examples) {
    e.taught.assign(static_cast<std::size_t>(e.stretch.words) * kPercents, ReadingExample::kNotTaught);
  }
  for (const Json& word : words) {
    const auto percents = [&] {
      return std::all_of(word.begin() + 2, word.end() - 1,
                         [](const Json& p) { return p.is_number_unsigned() && p <= 100; });
    };
    if (!word.is_array() || word.size() != kEntries || !word[0].is_number_unsigned() || !word[1].is_number_unsigned() ||
        !percents() || !(word.back().is_null() || word.back().is_number())) {
      return Error{"a word needs its span, six percentages and a score or null"};
    }
    const auto span = byte_spans(Json::array({Json::array({word[0], word[1]})}), at);
    const WordId w = span.empty() ? WordId() : tree.word_at(span.front().begin);
    if (!w.valid()) continue;
    at_word(examples, w, [&](ReadingExample& e, std::size_t i) {
      for (std::size_t k = 0; k < kPercents; ++k) e.taught[i * kPercents + k] = word[2 + k].get<std::uint8_t>();
      if (!word.back().is_null()) e.factuality[i] = word.back().get<float>();
    });
  }
  return {};
}

}  // namespace

void prepare(MarkedDocument& document, const Tokeniser& tokeniser, const Parser& parser) {
  document.examples = parse(document.analysis, tokeniser, parser, 0);
  const Tree& tree = document.analysis.tree;
  const auto mark = [&](Role role, const std::vector<Span>& spans) {
    for (const Span span : spans) {
      bool first = true;
      for_each_word(tree, span, [&](WordId w) {
        at_word(document.examples, w, [&](ReadingExample& e, std::size_t at) {
          std::int8_t& label = e.labels[static_cast<int>(role)][at];
          if (label == 0) label = first ? 1 : 2;
        });
        first = false;
      });
    }
  };
  for (const Attribution& a : document.gold) {
    mark(Role::source, a.source);
    mark(Role::cue, a.cue);
    mark(Role::content, a.content);
  }
}

Result<std::vector<MarkedDocument>> read_marked_documents(const std::string& path, const Tokeniser& tokeniser,
                                                          const Parser& parser) {
  std::vector<MarkedDocument> out;
  const Status read = for_each_json_line(path, {"text", "attributions"}, [&](const Json& row) {
    MarkedDocument& document = out.emplace_back();
    document.analysis.document.text = row["text"].get<std::string>();
    const OffsetMap at(document.analysis.document.text);
    for (const Json& a : row["attributions"]) {
      Attribution& gold = document.gold.emplace_back();
      gold.source = byte_spans(a.value("source", Json::array()), at);
      gold.cue = byte_spans(a.value("cue", Json::array()), at);
      gold.content = byte_spans(a.value("content", Json::array()), at);
    }
    prepare(document, tokeniser, parser);
    if (!row.contains("words")) return Status();
    for (ReadingExample& e : document.examples) e.grader = kNewsGrader;
    return take_words(row["words"], document.analysis.tree, at, document.examples);
  });
  if (!read.ok()) return Error{read.message()};
  return out;
}

Status read_graded_texts(const std::string& path, int grader, const Tokeniser& tokeniser, const Parser& parser,
                         std::vector<ReadingExample>& out) {
  return for_each_json_line(path, {"text", "targets"}, [&](const Json& row) {
    Analysis analysis;
    analysis.document.text = row["text"].get<std::string>();
    std::vector<ReadingExample> examples = parse(analysis, tokeniser, parser, -1);
    const OffsetMap at(analysis.document.text);
    for (const Json& target : row["targets"]) {
      const auto span = byte_spans(Json::array({target["span"]}), at);
      const WordId w = span.empty() ? WordId() : analysis.tree.head_of(span.front());
      if (!w.valid()) continue;
      at_word(examples, w, [&](ReadingExample& e, std::size_t i) { e.factuality[i] = target["score"].get<float>(); });
    }
    for (ReadingExample& e : examples) e.grader = grader;
    std::move(examples.begin(), examples.end(), std::back_inserter(out));
    return Status();
  });
}

Status read_taught_texts(const std::string& path, const Tokeniser& tokeniser, const Parser& parser,
                         std::vector<ReadingExample>& out) {
  return for_each_json_line(path, {"text", "words"}, [&](const Json& row) {
    Analysis analysis;
    analysis.document.text = row["text"].get<std::string>();
    std::vector<ReadingExample> examples = parse(analysis, tokeniser, parser, -1);
    for (ReadingExample& e : examples) e.grader = kNewsGrader;
    Status s = take_words(row["words"], analysis.tree, OffsetMap(analysis.document.text), examples);
    std::move(examples.begin(), examples.end(), std::back_inserter(out));
    return s;
  });
}

}  // namespace hearsay
