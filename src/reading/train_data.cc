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

// Marks the events that a text grades: "targets": [{"span": [s, e], "score": -3..3}].
void grade(const Json& row, int grader, const Tree& tree, const OffsetMap& at, std::vector<ReadingExample>& examples) {
  for (const Json& target : row["targets"]) {
    const auto span = byte_spans(Json::array({target["span"]}), at);
    const WordId w = span.empty() ? WordId() : tree.head_of(span.front());
    if (!w.valid()) continue;
    at_word(examples, w, [&](ReadingExample& e, std::size_t i) { e.factuality[i] = target["score"].get<float>(); });
  }
  for (ReadingExample& e : examples) e.grader = grader;
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
    if (row.contains("targets")) grade(row, kNewsGrader, document.analysis.tree, at, document.examples);
    return Status();
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
    grade(row, grader, analysis.tree, OffsetMap(analysis.document.text), examples);
    std::move(examples.begin(), examples.end(), std::back_inserter(out));
    return Status();
  });
}

}  // namespace hearsay
