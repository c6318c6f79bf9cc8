#include "record/csv.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/offsets.h"
#include "record/claims.h"
#include "record/record_ids.h"

namespace hearsay {
namespace {

constexpr std::array kColumns = std::to_array<std::string_view>({"id",
                                                                 "document",
                                                                 "published",
                                                                 "publisher",
                                                                 "title",
                                                                 "url",
                                                                 "sentence",
                                                                 "start",
                                                                 "end",
                                                                 "text",
                                                                 "trigger",
                                                                 "event_type",
                                                                 "mode",
                                                                 "context",
                                                                 "quad",
                                                                 "score",
                                                                 "cameo",
                                                                 "actor",
                                                                 "actor_name",
                                                                 "actor_country",
                                                                 "actor_sector",
                                                                 "actor_group",
                                                                 "recipient",
                                                                 "recipient_name",
                                                                 "recipient_country",
                                                                 "recipient_sector",
                                                                 "recipient_group",
                                                                 "place",
                                                                 "place_country",
                                                                 "place_admin1",
                                                                 "lat",
                                                                 "lon",
                                                                 "geonameid",
                                                                 "place_precision",
                                                                 "time_start",
                                                                 "time_end",
                                                                 "time_precision",
                                                                 "counts",
                                                                 "modality",
                                                                 "negated",
                                                                 "stage",
                                                                 "factuality",
                                                                 "sources",
                                                                 "source_text",
                                                                 "source_kind",
                                                                 "source_role",
                                                                 "source_country",
                                                                 "side",
                                                                 "stance",
                                                                 "form",
                                                                 "claims",
                                                                 "confidence"});

// One row, cell by cell.
class Row {
 public:
  void cell(std::string_view text) {
    if (started_) out_.push_back(',');
    started_ = true;
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += text;
      return;
    }
    out_.push_back('"');
    for (const char c : text) {
      if (c == '"') out_.push_back('"');
      out_.push_back(c);
    }
    out_.push_back('"');
  }
  void cell(double number) {
    char buffer[40];
    out_ += started_ ? "," : "";
    out_.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, std::round(number * 1e6) / 1e6).ptr);
    started_ = true;
  }
  // The items that `text_of` makes of the list, joined; the separator inside an item becomes a comma.
  template <typename List, typename TextOf>
  void list(const List& items, TextOf text_of) {
    std::string joined;
    bool first = true;
    for (const auto& item : items) {
      if (!first) joined.push_back(';');
      first = false;
      for (const char c : std::string(text_of(item))) joined.push_back(c == ';' ? ',' : c);
    }
    cell(joined);
  }
  std::string take() { return std::move(out_.append("\r\n")); }

 private:
  std::string out_;
  bool started_ = false;
};

std::string joined(const std::vector<std::string>& items, char separator) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out.push_back(separator);
    out += item;
  }
  return out;
}

std::string written(Date date) {
  return date.known() ? to_string(date) : std::string();
}

// "2", "at least 26" is "26-", "3-5"
std::string range(const Count& count) {
  std::string out = count.what + ":" + std::to_string(count.low);
  if (!count.high) return out + "-";
  return *count.high == count.low ? out : out + "-" + std::to_string(*count.high);
}

class Rows {
 public:
  explicit Rows(const Analysis& analysis) : a_(analysis), offsets_(analysis.document.text), ids_(analysis) {}

  std::string row(std::size_t index) const {
    const Event& e = a_.events[index];
    Row row;
    where_from(e, index, row);
    row.cell(to_string(e.type));
    row.list(e.mode, [](const std::string& s) { return s; });
    row.list(e.context, [](const std::string& s) { return s; });
    row.cell(quad(e.type));
    row.cell(e.score);
    row.cell(e.cameo);
    party(e.actor, row);
    party(e.recipient, row);
    place_and_time(e, row);
    row.list(e.counts, range);
    row.cell(to_string(e.modality));
    row.cell(e.negated ? "true" : "false");
    row.cell(to_string(e.stage));
    row.cell(e.factuality);
    claims(e, row);
    row.cell(e.confidence);
    return row.take();
  }

 private:
  void where_from(const Event& e, std::size_t index, Row& row) const {
    const Document& d = a_.document;
    row.cell(ids_.events[index]);
    row.cell(d.id);
    row.cell(written(d.published));
    row.cell(d.publisher);
    row.cell(d.title);
    row.cell(d.url);
    row.cell(e.sentence.value);
    row.cell(offsets_.code_points(e.span.begin));
    row.cell(offsets_.code_points(e.span.end));
    row.cell(squashed(e.span.in(d.text)));
    row.cell(squashed(e.trigger_span.in(d.text)));
  }

  void party(const std::vector<MentionId>& mentions, Row& row) const {
    const auto actor = [&](MentionId id) -> const Actor& { return a_.mention(id).actor; };
    row.list(mentions, [&](MentionId id) { return squashed(a_.mention(id).span.in(a_.document.text)); });
    row.list(mentions, [&](MentionId id) { return actor(id).name; });
    row.list(mentions, [&](MentionId id) { return actor(id).country; });
    row.list(mentions, [&](MentionId id) { return joined(actor(id).sectors, '|'); });
    row.list(mentions, [&](MentionId id) { return actor(id).group; });
  }

  void place_and_time(const Event& e, Row& row) const {
    const Place place = e.place.valid() ? a_.places[e.place.index()] : Place{};
    const TimeExpression time = e.time.valid() ? a_.times[e.time.index()] : TimeExpression{};
    row.cell(place.name);
    row.cell(place.country);
    row.cell(place.admin1);
    if (place.located()) {
      row.cell(place.lat);
      row.cell(place.lon);
    } else {
      for (int i = 0; i < 2; ++i) row.cell("");
    }
    row.cell(place.geonameid != 0 ? std::to_string(place.geonameid) : "");
    row.cell(place.precision);
    row.cell(written(time.start));
    row.cell(written(time.end));
    row.cell(time.precision);
  }

  // Innermost first, as in the JSON record.
  void claims(const Event& e, Row& row) const {
    const auto of = [&](AttributionId id) -> const Attribution& { return a_.attribution(id); };
    row.cell(chain_label(a_, e, " > "));
    row.list(e.claims, [&](AttributionId id) { return joined_text(a_, of(id).source); });
    row.list(e.claims, [&](AttributionId id) { return to_string(of(id).source_kind); });
    row.list(e.claims, [&](AttributionId id) { return of(id).source_role; });
    row.list(e.claims, [&](AttributionId id) {
      const MentionId m = of(id).source_mention;
      return m.valid() ? a_.mention(m).actor.country : std::string();
    });
    row.list(e.claims, [&](AttributionId id) { return to_string(of(id).side); });
    row.list(e.claims, [&](AttributionId id) { return to_string(of(id).stance); });
    row.list(e.claims, [&](AttributionId id) { return to_string(of(id).form); });
    row.list(e.claims, [&](AttributionId id) { return ids_.attributions[id.index()]; });
  }

  const Analysis& a_;
  const OffsetMap offsets_;
  const RecordIds ids_;
};

}  // namespace

std::string csv_header() {
  Row row;
  for (const std::string_view column : kColumns) row.cell(column);
  return row.take();
}

std::string csv_rows(const Analysis& analysis) {
  std::string out;
  if (analysis.events.empty()) return out;
  const Rows rows(analysis);
  for (std::size_t i = 0; i < analysis.events.size(); ++i) out += rows.row(i);
  return out;
}

}  // namespace hearsay
