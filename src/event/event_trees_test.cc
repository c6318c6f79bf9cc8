// Events of documents with right trees: tests/cases/event_trees.conllu.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "attribution/attribute.h"
#include "base/file.h"
#include "base/strings.h"
#include "event/code_events.h"
#include "mention/actors.h"
#include "mention/mentions.h"
#include "mention/place.h"
#include "mention/time.h"
#include "reading/reader.h"
#include "syntax/conllu.h"
#include "syntax/parser.h"

namespace hearsay {
namespace {

constexpr std::string_view kPublished = "# published = ", kEvent = "# event = ";

struct Case {
  ConlluDocument given;
  std::vector<std::string> expected;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  const auto bytes = read_file(HEARSAY_SOURCE_DIR "/tests/cases/event_trees.conllu");
  EXPECT_TRUE(bytes.ok());
  if (!bytes.ok()) return all;
  auto documents = read_conllu(bytes.value());
  EXPECT_TRUE(documents.ok());
  if (!documents.ok()) return all;
  for (ConlluDocument& d : documents.value()) all.push_back({std::move(d), {}});
  std::size_t at = 0;
  for (const std::string_view line : split(bytes.value(), '\n')) {
    if (line.starts_with("# newdoc")) ++at;
    if (line.starts_with(kPublished)) {
      all[at - 1].given.document.published = parse_date(line.substr(kPublished.size())).value_or(Date());
    }
    if (line.starts_with(kEvent)) all[at - 1].expected.emplace_back(line.substr(kEvent.size()));
  }
  return all;
}

std::string parties(const Analysis& a, const std::vector<MentionId>& mentions) {
  std::string all;
  for (const MentionId m : mentions) {
    const Actor& actor = a.mention(m).actor;
    all += (all.empty() ? "" : ", ") + (actor.country.empty() ? "?" : actor.country);
  }
  return all;
}

std::string shown(const Analysis& a, const Event& e) {
  std::string line(to_string(e.type));
  for (const std::string& mode : e.mode) line += "/" + mode;
  line += " | " + parties(a, e.actor) + " | " + parties(a, e.recipient) + " | ";
  if (e.time.valid()) line += to_string(a.times[e.time.index()].start);
  line += " | ";
  for (const AttributionId id : e.claims) {
    if (id != e.claims.front()) line += " < ";
    const Attribution& x = a.attribution(id);
    line += x.source.empty() ? "nobody" : x.source.front().in(a.document.text);
  }
  return e.claims.empty() ? line + "the report" : line;
}

TEST(EventTrees, ComeOutRight) {
  const Resources resources;
  auto parser = Parser::load(resources);
  ASSERT_TRUE(parser.ok());
  auto reader = Reader::view(resources.find("models/reading.bin"), "models/reading.bin", parser.value().fingerprint());
  auto actors = ActorDictionary::load(resources);
  auto places = PlaceResolver::load(resources);
  auto attributor = Attributor::load(resources);
  ASSERT_TRUE(reader.ok() && actors.ok() && places.ok() && attributor.ok());
  std::vector<Error> problems;
  const EventCoder coder = EventCoder::load(resources, problems);
  for (Case& c : cases()) {
    Analysis a;
    a.document = std::move(c.given.document);
    a.tree = std::move(c.given.tree);
    Analysis again;  // names and readings come with a tree of the parser's own
    again.document.text = a.document.text;
    again.tree.words = a.tree.words;
    again.tree.sentences = a.tree.sentences;
    parse_and_read(parser.value(), reader.value(), {&again, 1});
    a.names = std::move(again.names);
    a.readings = std::move(again.readings);
    places.value().resolve(a);
    find_times(a);
    find_mentions(actors.value(), a);
    attributor.value().attribute(a);
    coder.code(a, PartyModel(), false);
    std::vector<std::string> got;
    for (const Event& e : a.events) got.push_back(shown(a, e));
    EXPECT_EQ(got, c.expected) << a.document.id;
  }
}

}  // namespace
}  // namespace hearsay
