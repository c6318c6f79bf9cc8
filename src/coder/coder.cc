#include "hearsay/coder.h"

#include "attribution/attribute.h"
#include "coder/glued_headline.h"
#include "event/code_events.h"
#include "event/factuality.h"
#include "event/relate.h"
#include "event/trigger_model.h"
#include "mention/actors.h"
#include "mention/mentions.h"
#include "mention/place.h"
#include "mention/time.h"
#include "reading/reader.h"
#include "resources/resources.h"
#include "syntax/parser.h"
#include "token/tokenise.h"

namespace hearsay {

struct Coder::Parts {
  Resources resources;  // the other parts view it
  Tokeniser tokeniser;
  Parser parser;
  Reader reader;
  ActorDictionary actors;
  PlaceResolver places;
  Attributor attributor;
  EventCoder events;
  TriggerModel triggers;
  PartyModel parties;
  RelationModel relations;
  RelationReader relation_reader;
  bool explain = false;
};

Result<Coder> Coder::load(const CoderOptions& options) {
  Resources resources;
  if (!options.lexicon.empty()) {
    if (Status s = resources.add_lexicon(options.lexicon); !s.ok()) return Error{s.message()};
  }
  if (!options.models.empty()) {
    if (Status s = resources.add_models(options.models); !s.ok()) return Error{s.message()};
  }
  auto tokeniser = Tokeniser::load(resources);
  if (!tokeniser.ok()) return tokeniser.error();
  auto parser = Parser::load(resources);
  if (!parser.ok()) return parser.error();
  auto reader = Reader::view(resources.find("models/reading.bin"), "models/reading.bin", parser.value().fingerprint());
  if (!reader.ok()) return reader.error();
  auto actors = ActorDictionary::load(resources);
  if (!actors.ok()) return actors.error();
  auto places = PlaceResolver::load(resources);
  if (!places.ok()) return places.error();
  auto attributor = Attributor::load(resources);
  if (!attributor.ok()) return attributor.error();
  auto relations = RelationModel::view(resources.find("models/relation.bin"));
  if (!relations.ok()) return relations.error();
  constexpr std::string_view kReader = "models/relation_reader.bin";
  auto relation_reader = RelationReader::view(resources.find(kReader), kReader);
  if (!relation_reader.ok()) return relation_reader.error();
  std::vector<Error> problems;
  EventCoder events = EventCoder::load(resources, problems);
  if (!problems.empty()) return problems.front();
  constexpr std::string_view kTriggers = "models/trigger.bin";
  const std::string_view learned = options.patterns_only ? std::string_view() : resources.find(kTriggers);
  auto triggers = TriggerModel::view(learned, kTriggers);
  if (!triggers.ok()) return triggers.error();
  constexpr std::string_view kParties = "models/party.bin";
  auto parties = PartyModel::view(options.patterns_only ? std::string_view() : resources.find(kParties), kParties);
  if (!parties.ok()) return parties.error();
  return Coder(std::make_unique<const Parts>(Parts{std::move(resources), tokeniser.take(), parser.take(), reader.take(),
                                                   actors.take(), places.take(), attributor.take(), std::move(events),
                                                   triggers.take(), parties.take(), relations.take(),
                                                   relation_reader.take(), options.explain}));
}

Coder::Coder(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;
Coder::~Coder() = default;

void Coder::tokenise(Analysis& analysis) const {
  parts_->tokeniser.tokenise(analysis.document, analysis.tree);
  cut_glued_headline(parts_->parser, analysis.document, analysis.tree);
}

void Coder::code(std::span<Analysis> analyses) const {
  describe(analyses);
  for (Analysis& a : analyses) parts_->events.code(a, parts_->parties, parts_->explain);
}

Analysis Coder::code(Document document) const {
  Analysis analysis{.document = std::move(document)};
  code({&analysis, 1});
  return analysis;
}

void Coder::describe(std::span<Analysis> analyses) const {
  const Parts& p = *parts_;
  for (Analysis& a : analyses) {
    if (a.tree.words.empty()) tokenise(a);
  }
  parse_and_read(p.parser, p.reader, analyses);
  for (Analysis& a : analyses) {
    p.places.resolve(a);
    find_times(a);
    find_mentions(p.actors, a);
  }
  for (Analysis& a : analyses) p.attributor.attribute(a);
  for (Analysis& a : analyses) p.triggers.read(a, p.explain);
}

Analysis Coder::describe(Document document) const {
  Analysis analysis{.document = std::move(document)};
  describe({&analysis, 1});
  return analysis;
}

Analysis Coder::parse(Document document) const {
  Analysis analysis{.document = std::move(document)};
  tokenise(analysis);
  parts_->parser.parse(analysis.tree);
  return analysis;
}

void Coder::parse_words(Tree& tree) const {
  parts_->parser.parse(tree);
}

Relation Coder::relate(const Analysis& analysis, const std::vector<Span>& source,
                       const std::vector<Span>& target) const {
  return hearsay::relate(parts_->events, parts_->relations, parts_->relation_reader, analysis, source, target);
}

double Coder::factuality(const Analysis& analysis, WordId word) const {
  return factuality_at(analysis, parts_->events.operators(), word);
}

}  // namespace hearsay
