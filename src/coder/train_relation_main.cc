// hearsay_train_relation MODEL.bin MARKED.jsonl [FOLDS.jsonl]: learns models/relation.bin from texts with two marked
// mentions and their relation, {"id", "text", "source", "target", "root"}, offsets in code points, and from the
// examples of lexicon/events/. With a third file, each text is related by a model that learned from the four fifths of
// the texts that it is not among, and the answers are written there.
#include <fmt/format.h>

#include "base/file.h"
#include "event/relate.h"
#include "event/relation_model.h"
#include "hearsay/coder.h"
#include "reading/json_lines.h"
#include "resources/resources.h"

namespace {

using namespace hearsay;
using Json = nlohmann::json;

constexpr std::size_t kFolds = 5;
constexpr float kLexiconWeight = 0.3F;  // what an example of the lexicon counts beside a text

struct Marked {
  std::string id;
  RelationExample example;
};

Result<std::vector<Marked>> read_marked(const std::string& path, const Coder& coder, const EventCoder& events) {
  std::vector<Marked> out;
  const Status read = for_each_json_line(path, {"text", "source", "target"}, [&](const Json& row) -> Status {
    Marked& m = out.emplace_back();
    m.id = row.value("id", "");
    const std::string root = row.value("root", "");
    if (root == "YIELD") {
      m.example.types = {EventType::CONCEDE, EventType::RETREAT};
    } else if (const auto type = parse_event_type(root)) {
      m.example.types = {*type};
    } else {
      return Error{"\"root\" is no type of PLOVER"};
    }
    const Analysis a = coder.code({.text = row["text"].get<std::string>()});
    const OffsetMap at(a.document.text);
    const std::vector<Span> source = byte_spans(row["source"], at), target = byte_spans(row["target"], at);
    const Relation by_patterns = relate_by_patterns(events, a, source, target);
    m.example.features = relation_features(a, source, target, &by_patterns);
    return {};
  });
  if (!read.ok()) return Error{read.message()};
  return out;
}

// The examples of the lexicon, without what the patterns say of them: they were written for the patterns.
std::vector<RelationExample> lexicon_examples(const EventLexicon& lexicon, const Coder& coder) {
  std::vector<RelationExample> out;
  for (const Pattern& p : lexicon.patterns()) {
    for (const PatternExample& x : p.examples) {
      if (!p.coding.type || x.trap || x.actor.empty() || x.recipient.empty()) continue;
      const Analysis a = coder.parse({.text = x.text});
      out.push_back({relation_features(a, x.actor, x.recipient, nullptr), {*p.coding.type}, kLexiconWeight});
    }
  }
  return out;
}

std::string learn(const std::vector<Marked>& texts, const std::vector<RelationExample>& few, std::size_t but) {
  std::vector<const RelationExample*> all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i % kFolds != but) all.push_back(&texts[i].example);
  }
  for (const RelationExample& e : few) all.push_back(&e);
  return train_relations(all);
}

Status train(const std::string& model, const std::string& marked, const std::string& folds) {
  const auto coder = Coder::load({});
  if (!coder.ok()) return coder.error();
  const Resources resources;
  std::vector<Error> problems;
  const EventCoder events = EventCoder::load(resources, problems);
  if (!problems.empty()) return problems.front();
  const auto texts = read_marked(marked, coder.value(), events);
  if (!texts.ok()) return texts.error();
  const auto few = lexicon_examples(events.lexicon(), coder.value());
  if (!folds.empty()) {
    std::string answers;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      const std::string bytes = learn(texts.value(), few, fold);
      const auto learned = RelationModel::view(bytes);
      if (!learned.ok()) return learned.error();
      for (std::size_t i = fold; i < texts.value().size(); i += kFolds) {
        const auto p = learned.value().probabilities(texts.value()[i].example.features);
        const auto best = static_cast<EventType>(std::ranges::max_element(p) - p.begin());
        answers += Json{{"id", texts.value()[i].id}, {"type", to_string(best)}}.dump() + "\n";
      }
    }
    if (Status s = write_file(folds, answers); !s.ok()) return s;
  }
  return write_file(model, learn(texts.value(), few, kFolds));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    fmt::print(stderr, "usage: hearsay_train_relation MODEL.bin MARKED.jsonl [FOLDS.jsonl]\n");
    return 2;
  }
  if (const hearsay::Status s = train(argv[1], argv[2], argc == 4 ? argv[3] : ""); !s.ok()) {
    fmt::print(stderr, "{}\n", s.message());
    return 1;
  }
  return 0;
}
