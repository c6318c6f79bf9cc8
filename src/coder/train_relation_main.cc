// hearsay_train_relation MODEL.bin MARKED.jsonl SENTENCES [FOLDS.jsonl]: learns models/relation.bin from texts with two
// marked mentions and their relation, {"id", "text", "source", "target", "root"}, offsets in code points; from the
// sentences of our own in the folder SENTENCES, one file a type, "A[Iran] met R[Iraq]."; and from the examples of
// lexicon/events/. With a fourth argument, each text is related by a model that learned from the four fifths of the
// texts that it is not among, and the answers are written there.
#include <fmt/format.h>

#include <unordered_set>

#include "base/file.h"
#include "base/strings.h"
#include "event/relate.h"
#include "event/relation_model.h"
#include "hearsay/coder.h"
#include "reading/json_lines.h"
#include "resources/resources.h"

namespace {

using namespace hearsay;
using Json = nlohmann::json;

constexpr std::size_t kFolds = 5;
constexpr float kLexiconWeight = 0.02F;  // what an example of the lexicon counts beside a text
constexpr float kOwnWeight = 0.1F;       // and a sentence of our own

struct Marked {
  std::string id;
  RelationExample example;
};

class ExampleReader {
 public:
  ExampleReader(const Coder& coder, const EventCoder& events) : coder_(coder), events_(events) {}

  Result<std::vector<Marked>> marked(const std::string& path) const {
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
      const auto text = row["text"].get<std::string>();
      const OffsetMap at(text);
      m.example.features = features(text, byte_spans(row["source"], at), byte_spans(row["target"], at));
      return {};
    });
    if (!read.ok()) return Error{read.message()};
    return out;
  }

  // Sentences of our own: SENTENCES/accuse.txt and so on.
  Status own(const std::string& folder, std::vector<RelationExample>& out) const {
    for (std::size_t t = 0; t < kEventTypes; ++t) {
      const auto type = static_cast<EventType>(t);
      const std::string path = folder + "/" + lower(to_string(type)) + ".txt";
      const Status read = for_each_line(path, [&](std::string_view line) -> Status {
        PatternExample x;
        if (Status s = read_marks(line, x); !s.ok()) return s;
        out.push_back({features(x.text, x.actor, x.recipient), {type}, kOwnWeight});
        return {};
      });
      if (!read.ok()) return read;
    }
    return {};
  }

 private:
  std::vector<RelationFeature> features(const std::string& text, const std::vector<Span>& source,
                                        const std::vector<Span>& target) const {
    const Analysis a = coder_.code({.text = text});
    const Relation by_patterns = relate_by_patterns(events_, a, source, target);
    return relation_features(a, source, target, &by_patterns);
  }

  const Coder& coder_;
  const EventCoder& events_;
};

// The examples of the lexicon, without what the patterns say of them: they were written for the patterns.
std::vector<RelationExample> lexicon_examples(const EventLexicon& lexicon, const Coder& coder) {
  std::vector<RelationExample> out;
  std::unordered_set<std::string_view> seen;  // an example stands with each alternative of its pattern
  for (const Pattern& p : lexicon.patterns()) {
    for (const PatternExample& x : p.examples) {
      if (!p.coding.type || x.trap || x.actor.empty() || x.recipient.empty() || !seen.insert(x.text).second) continue;
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

Status train(const std::string& model, const std::string& marked, const std::string& sentences,
             const std::string& folds) {
  const auto coder = Coder::load({.patterns_only = true});
  if (!coder.ok()) return coder.error();
  const Resources resources;
  std::vector<Error> problems;
  const EventCoder events = EventCoder::load(resources, problems);
  if (!problems.empty()) return problems.front();
  const ExampleReader reader(coder.value(), events);
  const auto texts = reader.marked(marked);
  if (!texts.ok()) return texts.error();
  const EventLexicon lexicon = EventLexicon::load(resources, problems, EventLexicon::Examples::read);
  auto few = lexicon_examples(lexicon, coder.value());
  if (Status s = reader.own(sentences, few); !s.ok()) return s;
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
  if (argc != 4 && argc != 5) {
    fmt::print(stderr, "usage: hearsay_train_relation MODEL.bin MARKED.jsonl SENTENCES [FOLDS.jsonl]\n");
    return 2;
  }
  if (const hearsay::Status s = train(argv[1], argv[2], argv[3], argc == 5 ? argv[4] : ""); !s.ok()) {
    fmt::print(stderr, "{}\n", s.message());
    return 1;
  }
  return 0;
}
