#include "record/event_card.h"

#include <fmt/format.h>

#include "record/claims.h"
#include "record/headline.h"
#include "record/html_escape.h"

namespace hearsay {
namespace {

std::string chip(std::string_view kind, std::string_view text) {
  return fmt::format("<span class=\"chip {}\">{}</span>", kind, escaped(text));
}

std::string_view side_text(Side side) {
  switch (side) {
    case Side::actor:
      return "the actor's side";
    case Side::recipient:
      return "the recipient's side";
    case Side::third:
      return "third party";
    case Side::unknown:
      break;
  }
  return {};
}

// The best name, with the short label behind it: "Inter-Services Public Relations PAK MIL".
std::string party(const Analysis& analysis, MentionId id) {
  const Mention& m = analysis.mention(id);
  const std::string words = squashed(m.span.in(analysis.document.text));
  const std::string name = m.actor.name.empty() ? mention_name(analysis, id) : m.actor.name;
  std::string codes = m.actor.country;
  for (const std::string& sector : m.actor.sectors) codes += (codes.empty() ? "" : " ") + sector;
  std::string html =
      fmt::format("<span class=\"party\" title=\"{}\">{}</span>", escaped(words), escaped(squashed(name)));
  if (!codes.empty()) html += " <small>" + escaped(codes) + "</small>";
  return html;
}

std::string parties(const Analysis& analysis, const std::vector<MentionId>& list) {
  std::string html;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) html += i + 1 == list.size() ? " and " : ", ";
    html += party(analysis, list[i]);
  }
  return html.empty() ? "<span class=\"nobody\">not named</span>" : html;
}

std::string facts(const Analysis& analysis, const Event& event) {
  std::string html;
  if (const std::string when = time_headline(analysis, event); !when.empty()) {
    const std::string said = squashed(analysis.times[event.time.index()].span.in(analysis.document.text));
    html += escaped(when);
    if (said != when) html += " <small>\u201c" + escaped(said) + "\u201d</small>";
  }
  if (const std::string where = place_headline(analysis, event); !where.empty()) {
    html += (html.empty() ? "" : " \u00b7 ") + escaped(where);
  }
  return html.empty() ? html : "<p class=\"facts\">" + html + "</p>";
}

// One link of a chain: who, with which words, and what is known about who it is.
std::string link(const Analysis& analysis, AttributionId id) {
  const Attribution& a = analysis.attribution(id);
  std::string html = fmt::format("<li class=\"link {}\" data-m=\"a{}\">", to_string(a.source_kind), id.index());
  html += "<b>" + escaped(source_label(analysis, a)) + "</b> <i>" + escaped(joined_text(analysis, a.cue)) + "</i>";
  if (a.source_kind != SourceKind::none) html += chip("kind", to_string(a.source_kind));
  if (a.stance != Stance::says && a.stance != Stance::quotes) html += chip("stance", to_string(a.stance));
  if (const std::string_view side = side_text(a.side); !side.empty()) html += chip("side", side);
  if (a.hedge) html += chip("hedge", "hedged");
  return html + "</li>";
}

std::string chains(const Analysis& analysis, const Event& event) {
  const std::string& publisher = analysis.document.publisher;
  const std::string report = publisher.empty() ? "The report" : escaped(publisher);
  const std::string said = escaped(clause_text(analysis, event));
  if (event.claims.empty()) {
    return fmt::format(
        "<ol class=\"chain\"><li class=\"link report\"><b>{}</b> itself states</li><li class=\"said\">{}</li></ol>",
        report, said);
  }
  std::string html;
  for (const auto& chain : chains_of(analysis, event)) {
    html += "<ol class=\"chain\"><li class=\"link report\">" + report + " has it that</li>";
    for (const AttributionId id : chain) html += link(analysis, id);
    html += "<li class=\"said\">" + said + "</li></ol>";
  }
  return html;
}

}  // namespace

std::string voucher_of(const Analysis& analysis, const Event& event) {
  if (event.claims.empty()) return "report";
  return std::string(to_string(analysis.attribution(event.claims.front()).source_kind));
}

std::string event_card(const Analysis& analysis, const RecordIds& ids, std::size_t index) {
  const Event& e = analysis.events[index];
  const int q = quad(e.type);
  std::string html =
      fmt::format("<li class=\"card q{} v-{}\" id=\"{}\" data-m=\"e{}\">\n<header><span class=\"n q{}\">{}</span>", q,
                  voucher_of(analysis, e), ids.events[index], index, q, index + 1);
  std::string flags;
  for (const std::string& flag : event_flags(e)) (flag == "not" ? html : flags) += chip("flag", flag);
  html += fmt::format("<b class=\"type\">{}</b>", to_string(e.type));
  for (const std::string& mode : e.mode) html += "<span class=\"mode\">" + escaped(mode) + "</span>";
  html += flags;
  if (const std::string counts = counts_headline(e, "\u00d7"); !counts.empty()) html += chip("count", counts);
  html += "</header>\n<p class=\"who\">" + parties(analysis, e.actor);
  if (!e.recipient.empty()) html += " <span class=\"arrow\">\u2192</span> " + parties(analysis, e.recipient);
  html += "</p>\n" + facts(analysis, e) + "\n" + chains(analysis, e);
  html += fmt::format(
      "\n<details><summary>record</summary><p>factuality {:g} \u00b7 score {:g} \u00b7 CAMEO {} \u00b7 "
      "confidence {:.2f}<br><code>{}</code></p></details>\n</li>\n",
      e.factuality, e.score, escaped(e.cameo), e.confidence, ids.events[index]);
  return html;
}

}  // namespace hearsay
