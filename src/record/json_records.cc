#include "record/json_records.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/offsets.h"
#include "record/claims.h"
#include "record/json_writer.h"
#include "record/record_ids.h"

namespace hearsay {
namespace {

std::string_view to_string(NameType type) {
  constexpr std::array<std::string_view, 5> kNames = {"PER", "ORG", "GPE", "LOC", "NORP"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view to_string(MentionKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"name", "nominal", "pronoun"};
  return kNames[static_cast<std::size_t>(kind)];
}

double rounded(double value) {
  return std::round(value * 1000) / 1000;
}

class RecordWriter {
 public:
  RecordWriter(const Analysis& analysis, std::string& out)
      : a_(analysis), offsets_(analysis.document.text), ids_(analysis), json_(out) {}

  void event_line(std::size_t index) {
    event(index, true);
    json_.end_line();
  }
  void annotation();

 private:
  void event(std::size_t index, bool with_attributions);
  void attribution(AttributionId id, bool with_text);
  void entity_of(MentionId id);
  void actor(const Actor& actor, std::string_view name);
  void place(const Place& place);
  void time(const TimeExpression& time);
  void counts(const std::vector<Count>& counts);
  void word(const Word& word);
  void date(std::string_view name, Date date) { json_.optional(name, date.known() ? to_string(date) : std::string()); }

  JsonWriter& span(Span s) {
    return json_.begin_array().value(offsets_.code_points(s.begin)).value(offsets_.code_points(s.end)).end_array();
  }
  void spans(std::string_view name, const std::vector<Span>& list) {
    json_.key(name).begin_array();
    for (const Span s : list) span(s);
    json_.end_array();
  }
  void strings(std::string_view name, const std::vector<std::string>& list) {
    json_.key(name).begin_array();
    for (const std::string& s : list) json_.value(s);
    json_.end_array();
  }
  void entities(std::string_view name, const std::vector<MentionId>& list) {
    json_.key(name).begin_array();
    for (const MentionId id : list) entity_of(id);
    json_.end_array();
  }
  std::string_view text(Span s) const { return s.in(a_.document.text); }

  const Analysis& a_;
  const OffsetMap offsets_;
  const RecordIds ids_;
  JsonWriter json_;
};

// name ... role_to: what a mention and an entity have in common.
void RecordWriter::actor(const Actor& actor, std::string_view name) {
  json_.optional("name", actor.name.empty() ? name : actor.name);
  json_.optional("country", actor.country);
  strings("sector", actor.sectors);
  json_.optional("group", actor.group);
  json_.optional("id", actor.id);
  json_.optional("role", actor.role);
  date("role_from", actor.role_from);
  date("role_to", actor.role_to);
}

void RecordWriter::entity_of(MentionId id) {
  const Mention& m = a_.mention(id);
  json_.begin_object().field("text", text(m.span)).key("span");
  span(m.span);
  actor(m.actor, m.entity.valid() ? std::string_view(a_.entities[m.entity.index()].name) : text(m.span));
  json_.end_object();
}

void RecordWriter::place(const Place& place) {
  json_.begin_object().field("name", place.name).key("span");
  span(place.span);
  json_.key("geonameid");
  place.geonameid != 0 ? json_.value(place.geonameid) : json_.null();
  json_.key("lat");
  place.located() ? json_.value(place.lat) : json_.null();
  json_.key("lon");
  place.located() ? json_.value(place.lon) : json_.null();
  json_.optional("country", place.country).optional("admin1", place.admin1);
  json_.field("precision", place.precision.empty() ? "none" : place.precision).end_object();
}

void RecordWriter::time(const TimeExpression& time) {
  json_.begin_object();
  date("start", time.start);
  date("end", time.end);
  json_.field("precision", time.precision.empty() ? "none" : time.precision);
  json_.field("expression", text(time.span)).key("span");
  span(time.span).end_object();
}

// By what is counted; of several counts of the same, the widest range.
void RecordWriter::counts(const std::vector<Count>& list) {
  std::map<std::string, Count> merged;
  for (const Count& count : list) {
    const auto [at, is_new] = merged.try_emplace(count.what, count);
    if (is_new) continue;
    at->second.low = std::min(at->second.low, count.low);
    const bool open = !at->second.high || !count.high;
    at->second.high = open ? std::nullopt : std::optional<int>(std::max(*at->second.high, *count.high));
  }
  json_.key("counts").begin_object();
  for (const auto& [what, count] : merged) {
    json_.key(what).begin_object().field("low", count.low).key("high");
    count.high ? json_.value(*count.high) : json_.null();
    json_.key("span");
    span(count.span).end_object();
  }
  json_.end_object();
}

void RecordWriter::event(std::size_t index, bool with_attributions) {
  const Event& e = a_.events[index];
  json_.begin_object().field("id", ids_.events[index]).field("document", a_.document.id);
  json_.field("sentence", e.sentence.value).key("span");
  span(e.span);
  json_.key("trigger").begin_object().field("text", text(e.trigger_span)).key("span");
  span(e.trigger_span).end_object();
  json_.field("event_type", to_string(e.type));
  strings("mode", e.mode);
  strings("context", e.context);
  json_.field("quad", quad(e.type)).field("score", rounded(e.score)).optional("cameo", e.cameo);
  entities("actor", e.actor);
  entities("recipient", e.recipient);
  json_.key("place");
  e.place.valid() ? place(a_.places[e.place.index()]) : void(json_.null());
  json_.key("time");
  e.time.valid() ? time(a_.times[e.time.index()]) : void(json_.null());
  counts(e.counts);
  json_.field("modality", to_string(e.modality)).field("negated", e.negated).field("stage", to_string(e.stage));
  json_.field("factuality", rounded(e.factuality)).key("claims").begin_array();
  for (const AttributionId id : e.claims) json_.value(ids_.attributions[id.index()]);
  json_.end_array().field("confidence", rounded(e.confidence));
  if (with_attributions) {
    json_.key("attributions").begin_array();
    for (const AttributionId id : with_parents(a_, e.claims)) attribution(id, true);
    json_.end_array();
  }
  json_.end_object();
}

void RecordWriter::attribution(AttributionId id, bool with_text) {
  const Attribution& a = a_.attribution(id);
  json_.begin_object().field("id", ids_.attributions[id.index()]);
  spans("source", a.source);
  spans("cue", a.cue);
  spans("content", a.content);
  if (with_text) {
    json_.optional("source_text", joined_text(a_, a.source)).optional("cue_text", joined_text(a_, a.cue));
  }
  json_.field("form", to_string(a.form)).field("source_kind", to_string(a.source_kind));
  json_.optional("source_role", a.source_role).key("entity");
  a.source_mention.valid() ? entity_of(a.source_mention) : void(json_.null());
  json_.field("side", to_string(a.side)).field("stance", to_string(a.stance));
  json_.optional("parent", a.parent.valid() ? ids_.attributions[a.parent.index()] : std::string());
  json_.field("hedge", a.hedge).end_object();
}

void RecordWriter::word(const Word& w) {
  json_.begin_object().key("span");
  span(w.span);
  json_.field("lemma", w.lemma).field("upos", to_string(w.upos)).optional("xpos", w.xpos).key("head");
  w.head.valid() ? json_.value(w.head.value) : json_.null();
  json_.field("deprel", to_string(w.rel)).end_object();
}

void RecordWriter::annotation() {
  json_.begin_object().field("id", a_.document.id).key("sentences").begin_array();
  for (const Sentence& s : a_.tree.sentences) span(s.span);
  json_.end_array().key("tokens").begin_array();
  for (const Word& w : a_.tree.words) word(w);
  json_.end_array().key("names").begin_array();
  for (const Name& n : a_.names) {
    json_.begin_object().key("span");
    span(n.span);
    json_.field("type", to_string(n.type)).end_object();
  }
  json_.end_array().key("places").begin_array();
  for (const Place& p : a_.places) place(p);
  json_.end_array().key("entities").begin_array();
  for (const Entity& e : a_.entities) {
    json_.begin_object();
    actor(e.actor, e.name);
    json_.key("mentions").begin_array();
    for (const MentionId m : e.mentions) {
      json_.begin_object().key("span");
      span(a_.mention(m).span);
      json_.field("kind", to_string(a_.mention(m).kind)).end_object();
    }
    json_.end_array().end_object();
  }
  json_.end_array().key("attributions").begin_array();
  for (std::size_t i = 0; i < a_.attributions.size(); ++i) attribution(AttributionId(i), false);
  json_.end_array().key("events").begin_array();
  for (std::size_t i = 0; i < a_.events.size(); ++i) event(i, false);
  json_.end_array().end_object();
}

}  // namespace

std::string event_lines(const Analysis& analysis) {
  std::string out;
  if (analysis.events.empty()) return out;
  RecordWriter writer(analysis, out);
  for (std::size_t i = 0; i < analysis.events.size(); ++i) writer.event_line(i);
  return out;
}

std::string annotate_line(const Analysis& analysis) {
  std::string out;
  RecordWriter(analysis, out).annotation();
  return out;
}

}  // namespace hearsay
