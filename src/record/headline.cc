#include "record/headline.h"

#include "record/claims.h"

namespace hearsay {
namespace {

std::string range(const Count& count) {
  std::string n = std::to_string(count.low);
  if (!count.high) return n + "+";
  return *count.high == count.low ? n : n + "-" + std::to_string(*count.high);
}

}  // namespace

std::string parties_headline(const Analysis& analysis, const Event& event, std::string_view arrow) {
  std::string actors = event.actor.empty() ? "?" : actor_labels(analysis, event.actor);
  if (event.recipient.empty()) return actors;
  return actors + std::string(arrow) + actor_labels(analysis, event.recipient);
}

std::vector<std::string> event_flags(const Event& event) {
  std::vector<std::string> flags;
  if (event.negated) flags.emplace_back("not");
  if (event.stage != Stage::accomplished) flags.emplace_back(to_string(event.stage));
  const bool said_already = event.stage == Stage::planned && event.modality == Modality::future;
  if (event.modality != Modality::actual && !said_already) flags.emplace_back(to_string(event.modality));
  return flags;
}

std::string counts_headline(const Event& event, std::string_view times) {
  std::string all;
  for (const Count& count : event.counts) {
    if (!all.empty()) all += ", ";
    all += count.what == "events" ? std::string(times) + range(count) : range(count) + " " + count.what;
  }
  return all;
}

std::string time_headline(const Analysis& analysis, const Event& event) {
  if (!event.time.valid()) return {};
  const TimeExpression& time = analysis.times[event.time.index()];
  if (!time.start.known()) return squashed(time.span.in(analysis.document.text));
  if (!time.end.known() || time.end == time.start) return to_string(time.start);
  const std::string end = to_string(time.end);
  // What the end has in common with the start is not said twice.
  if (time.start.year != time.end.year) return to_string(time.start) + "/" + end;
  return to_string(time.start) + "/" + end.substr(time.start.month == time.end.month ? 8 : 5);
}

std::string place_headline(const Analysis& analysis, const Event& event) {
  if (!event.place.valid()) return {};
  const Place& place = analysis.places[event.place.index()];
  if (place.country.empty() || place.precision == "country") return squashed(place.name);
  return squashed(place.name) + ", " + place.country;
}

}  // namespace hearsay
