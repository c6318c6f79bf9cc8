#include "record/sample_for_test.h"

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr const char* kText =
    "The army\u2019s press service, ASPR, said on Sunday that its troops had foiled two raids near Karsa by the Red "
    "Front. \u201cThe Front wants talks, & soon,\u201d one <official> quoted the envoy as saying.\n\n"
    "Reportedly, the minister resigned. Protesters \"filled\" the square; 3 were hurt.\n";

// Finds the parts of the sample in its text.
class Maker {
 public:
  Maker() { a_.document.text = kText; }

  Span at(std::string_view words) const {
    const auto begin = static_cast<std::uint32_t>(a_.document.text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  MentionId mention(std::string_view words, MentionKind kind, Actor actor) {
    const MentionId id(a_.mentions.size());
    const EntityId entity(a_.entities.size());
    a_.mentions.push_back({.span = at(words), .head = {}, .kind = kind, .entity = entity, .actor = actor});
    a_.entities.push_back({.mentions = {id}, .actor = actor, .name = std::string(words)});
    return id;
  }
  AttributionId attribution(Attribution made) {
    a_.attributions.push_back(std::move(made));
    return AttributionId(a_.attributions.size() - 1);
  }
  Event& event(EventType type, std::string_view clause, std::string_view trigger, std::int32_t sentence) {
    Event e;
    e.type = type;
    e.span = at(clause);
    e.trigger_span = at(trigger);
    e.sentence = SentenceId(sentence);
    e.confidence = 0.8;
    a_.events.push_back(e);
    return a_.events.back();
  }
  // Words between spaces, sentences by their first words; enough for the layers that records show.
  void add_words() {
    const std::string& text = a_.document.text;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && !is_space(text[i])) continue;
      const Span span{begin, i};
      if (!span.empty()) {
        Word word;
        word.span = span;
        word.form = span.in(text);
        word.lemma = a_.tree.store(lower(word.form));
        a_.tree.words.push_back(word);
      }
      begin = i + 1;
    }
    a_.tree.words[1].head = WordId(0);
    a_.tree.sentences.push_back({.span = {0, at("\u201cThe Front").begin - 1}, .first = WordId(0), .size = 21});
    a_.tree.index();
  }
  Analysis& analysis() { return a_; }

 private:
  Analysis a_;
};

}  // namespace

Analysis sample_analysis() {
  Maker make;
  Analysis& a = make.analysis();
  a.document.id = "sample";
  a.document.title = "Raids foiled, army says";
  a.document.publisher = "The Valley Post";
  a.document.published = {2024, 3, 4};
  make.add_words();

  const Actor army{.id = "ASPR",
                   .name = "Army Service Public Relations",
                   .country = "ARV",
                   .sectors = {"MIL"},
                   .group = "ASPR",
                   .role = {},
                   .role_from = {},
                   .role_to = {}};
  const Actor troops{.id = {}, .name = {}, .country = "ARV", .sectors = {"MIL"}, .group = {}, .role = {}};
  const Actor front{.id = "REDF", .name = "Red Front", .country = "ARV", .sectors = {"REB"}, .group = "REDF"};
  const Actor minister{.id = "MIN_A",
                       .name = "A. Minister",
                       .country = "ARV",
                       .sectors = {"GOV"},
                       .group = {},
                       .role = "minister",
                       .role_from = {2020, 1, 1},
                       .role_to = {}};
  const MentionId press = make.mention("The army\u2019s press service, ASPR,", MentionKind::name, army);
  const MentionId its_troops = make.mention("its troops", MentionKind::nominal, troops);
  const MentionId red_front = make.mention("the Red Front", MentionKind::name, front);
  const MentionId official = make.mention("one <official>", MentionKind::nominal, {});
  const MentionId envoy = make.mention("the envoy", MentionKind::nominal, {});
  const MentionId the_minister = make.mention("the minister", MentionKind::nominal, minister);
  const MentionId protesters = make.mention("Protesters", MentionKind::nominal, {.sectors = {"OPP"}});

  a.names.push_back({.span = make.at("Red Front"), .type = NameType::ORG, .first = {}, .last = {}});
  a.places.push_back({.span = make.at("Karsa"),
                      .name = "Karsa",
                      .geonameid = 7,
                      .lat = 1.5,
                      .lon = -2.25,
                      .country = "ARV",
                      .admin1 = "North",
                      .precision = "city"});
  a.times.push_back({.span = make.at("Sunday"), .start = {2024, 3, 3}, .end = {2024, 3, 3}, .precision = "day"});

  const AttributionId army_said =
      make.attribution({.source = {make.at("The army\u2019s press service, ASPR,")},
                        .cue = {make.at("said")},
                        .content = {make.at("that its troops had foiled two raids near Karsa by the Red Front")},
                        .form = Form::indirect,
                        .source_kind = SourceKind::named,
                        .source_role = "press service",
                        .source_mention = press,
                        .side = Side::recipient,
                        .stance = Stance::says});
  const AttributionId quoted = make.attribution(
      {.source = {make.at("one <official>")},
       .cue = {make.at("quoted")},
       .content = {make.at("\u201cThe Front wants talks, & soon,\u201d"), make.at("the envoy as saying")},
       .form = Form::mixed,
       .source_kind = SourceKind::unnamed,
       .source_role = "official",
       .source_mention = official,
       .side = Side::unknown,
       .stance = Stance::quotes});
  const AttributionId inner = make.attribution({.source = {make.at("the envoy")},
                                                .cue = {make.at("as saying")},
                                                .content = {make.at("\u201cThe Front wants talks, & soon,\u201d")},
                                                .form = Form::direct,
                                                .source_kind = SourceKind::named,
                                                .source_role = "envoy",
                                                .source_mention = envoy,
                                                .side = Side::unknown,
                                                .stance = Stance::says,
                                                .parent = quoted});
  const AttributionId reportedly = make.attribution({.source = {},
                                                     .cue = {make.at("Reportedly")},
                                                     .content = {make.at("the minister resigned")},
                                                     .form = Form::indirect,
                                                     .source_kind = SourceKind::none,
                                                     .source_role = {},
                                                     .source_mention = {},
                                                     .side = Side::unknown,
                                                     .stance = Stance::says,
                                                     .parent = {},
                                                     .hedge = true});

  Event& raids =
      make.event(EventType::ASSAULT, "its troops had foiled two raids near Karsa by the Red Front", "raids", 0);
  raids.context = {"military"};
  raids.score = -9;
  raids.cameo = "190";
  raids.actor = {red_front};
  raids.recipient = {its_troops};
  raids.place = PlaceId(0);
  raids.time = TimeId(0);
  raids.counts = {{.what = "events", .low = 2, .high = 2, .span = make.at("two")}};
  raids.stage = Stage::prevented;
  raids.claims = {army_said};

  Event& talks = make.event(EventType::REQUEST, "The Front wants talks", "wants talks", 1);
  talks.actor = {red_front};
  talks.score = -1;
  talks.claims = {inner, quoted};

  Event& resigned = make.event(EventType::RETREAT, "the minister resigned", "resigned", 2);
  resigned.mode = {"resign"};
  resigned.actor = {the_minister};
  resigned.claims = {reportedly};
  resigned.factuality = 1;

  Event& protest =
      make.event(EventType::PROTEST, "Protesters \"filled\" the square; 3 were hurt", "\"filled\" the square", 3);
  protest.actor = {protesters};
  protest.counts = {{.what = "injured", .low = 3, .high = {}, .span = make.at("3")}};
  protest.negated = true;
  return std::move(a);
}

}  // namespace hearsay
