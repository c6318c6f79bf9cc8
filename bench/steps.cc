// The steps of the pipeline, each timed over the same documents with what the steps before it have made, and the whole
// from text to events. Figures of one run can be compared with each other: the share of a step, the whole by the
// parser.
//
//   steps FILE... [--benchmark_...]     FILE: whatever `hearsay code` reads
//
// Each benchmark goes over all documents once an iteration and counts sentences and words a second.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "attribution/attribute.h"
#include "event/code_events.h"
#include "event/trigger_model.h"
#include "hearsay/coder.h"
#include "mention/actors.h"
#include "mention/mentions.h"
#include "mention/place.h"
#include "mention/time.h"
#include "reading/reader.h"
#include "record/json_records.h"
#include "resources/resources.h"
#include "syntax/parser.h"
#include "text/reader.h"
#include "token/tokenise.h"

namespace hearsay {
namespace {

struct Steps {
  Resources resources;
  Tokeniser tokeniser;
  Parser parser;
  Reader reader;
  ActorDictionary actors;
  PlaceResolver places;
  Attributor attributor;
  TriggerModel triggers;
  EventCoder events;
  PartyModel parties;

  static Result<Steps> load() {
    const Resources r;
    auto tokeniser = Tokeniser::load(r);
    auto parser = Parser::load(r);
    if (!parser.ok()) return parser.error();
    auto reader = Reader::view(r.find("models/reading.bin"), "models/reading.bin", parser.value().fingerprint());
    auto actors = ActorDictionary::load(r);
    auto places = PlaceResolver::load(r);
    auto attributor = Attributor::load(r);
    std::vector<Error> problems;
    EventCoder events = EventCoder::load(r, problems);
    auto parties = PartyModel::view(r.find("models/party.bin"), "models/party.bin");
    if (!parties.ok()) return parties.error();
    auto triggers = TriggerModel::view(r.find("models/trigger.bin"), "models/trigger.bin");
    if (!triggers.ok()) return triggers.error();
    if (!tokeniser.ok() || !reader.ok() || !actors.ok() || !places.ok() || !attributor.ok() || !problems.empty()) {
      return Error{"the resources that ship cannot be loaded; `hearsay lexicon check` says why"};
    }
    return Steps{r,
                 tokeniser.take(),
                 parser.take(),
                 reader.take(),
                 actors.take(),
                 places.take(),
                 attributor.take(),
                 triggers.take(),
                 std::move(events),
                 parties.take()};
  }
};

// A step works on an analysis whose earlier layers are there; its own is emptied before each run, which takes no time
// to speak of.
struct Read : Analysis {
  std::vector<Stretch> stretches;  // what the reader takes from the parser
};
struct Step {
  const char* name;
  std::function<void(const Steps&, Read&)> run;
  std::function<void(Read&)> empty;
};

const std::vector<Step>& steps() {
  static const std::vector<Step> all = {
      {"token", [](const Steps& s, Read& a) { s.tokeniser.tokenise(a.document, a.tree); },
       [](Read& a) { a.tree = Tree(); }},
      {"parse",
       [](const Steps& s, Read& a) {
         Stretches stretches(a.document.text, a.tree, [&](Stretch x) { a.stretches.push_back(std::move(x)); });
         s.parser.parse(a.tree, &a.names,
                        [&](const Sentence& x, const WordStates& states) { stretches.add(x, states); });
         stretches.finish();
       },
       [](Read& a) { a.stretches.clear(); }},
      {"reading",
       [](const Steps& s, Read& a) {
         a.readings.resize(a.tree.words.size());
         for (const Stretch& x : a.stretches) s.reader.read(x, a.readings);
       },
       [](Read& a) { a.readings.clear(); }},
      {"mentions",
       [](const Steps& s, Read& a) {
         s.places.resolve(a);
         find_times(a);
         find_mentions(s.actors, a);
       },
       [](Read& a) {
         a.places.clear();
         a.times.clear();
         a.mentions.clear();
         a.entities.clear();
       }},
      {"attribution", [](const Steps& s, Read& a) { s.attributor.attribute(a); },
       [](Read& a) { a.attributions.clear(); }},
      {"triggers", [](const Steps& s, Read& a) { s.triggers.read(a, false); }, [](Read& a) { a.triggers.clear(); }},
      {"events", [](const Steps& s, Read& a) { s.events.code(a, s.parties, false); },
       [](Read& a) { a.events.clear(); }},
      {"records", [](const Steps&, Read& a) { benchmark::DoNotOptimize(event_lines(a)); }, [](Read&) {}},
  };
  return all;
}

struct Corpus {
  std::vector<Document> documents;
  std::vector<Read> analyses;  // all layers
  double sentences = 0, words = 0;
};

void count(benchmark::State& state, const Corpus& corpus) {
  const auto runs = static_cast<double>(state.iterations());
  state.counters["sentences/s"] = benchmark::Counter(corpus.sentences * runs, benchmark::Counter::kIsRate);
  state.counters["words/s"] = benchmark::Counter(corpus.words * runs, benchmark::Counter::kIsRate);
}

void register_all(const Steps& s, const Coder& coder, Corpus& corpus) {
  for (const Step& step : steps()) {
    benchmark::RegisterBenchmark(step.name, [&s, &corpus, &step](benchmark::State& state) {
      for ([[maybe_unused]] const auto run : state) {
        for (Read& a : corpus.analyses) {
          step.empty(a);
          step.run(s, a);
        }
      }
      count(state, corpus);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("whole", [&coder, &corpus](benchmark::State& state) {
    for ([[maybe_unused]] const auto run : state) {
      for (auto next = corpus.documents.begin(); next != corpus.documents.end();) {
        std::vector<Analysis> some;
        for (std::size_t size = 0; next != corpus.documents.end() && size < Coder::kTogether; ++next) {
          some.push_back({.document = *next});
          size += next->text.size();
        }
        coder.code(some);
        for (const Analysis& a : some) benchmark::DoNotOptimize(event_lines(a));
      }
    }
    count(state, corpus);
  })->Unit(benchmark::kMillisecond);
}

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);  // takes its own options out
  const auto s = Steps::load();
  const auto coder = Coder::load({});
  if (!s.ok() || !coder.ok()) {
    std::fprintf(stderr, "steps: %s\n", s.ok() ? coder.message().c_str() : s.message().c_str());
    return 1;
  }
  Corpus corpus;
  DocumentReader reader(std::vector<std::string>(argv + 1, argv + argc), {});
  while (auto input = reader.next()) {
    if (!input->ok()) {
      std::fprintf(stderr, "steps: %s\n", input->message().c_str());
      return 1;
    }
    corpus.documents.push_back(std::move(input->value().document));
  }
  for (const Document& d : corpus.documents) {
    corpus.analyses.push_back({coder.value().code(d), {}});
    corpus.sentences += static_cast<double>(corpus.analyses.back().tree.sentences.size());
    corpus.words += static_cast<double>(corpus.analyses.back().tree.words.size());
  }
  std::printf("%zu documents, %.0f sentences, %.0f words\n", corpus.documents.size(), corpus.sentences, corpus.words);
  register_all(s.value(), coder.value(), corpus);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) {
  return hearsay::run(argc, argv);
}
