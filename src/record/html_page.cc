#include "record/html_page.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "record/claims.h"
#include "record/event_card.h"
#include "record/html_escape.h"
#include "record/marked_text.h"
#include "record/page_assets.h"

namespace hearsay {
namespace {

struct Choice {
  std::string_view value, label;  // value: class, without "no-", that hides it
};

constexpr std::array kLayers = {Choice{"src", "<span class=\"src\">source</span>"},
                                Choice{"cue", "<span class=\"cue\">cue</span>"},
                                Choice{"con", "<span class=\"con\">content</span>"}};
constexpr std::array kQuads = {Choice{"q1", "<span class=\"ev q1\">verbal cooperation</span>"},
                               Choice{"q2", "<span class=\"ev q2\">material cooperation</span>"},
                               Choice{"q3", "<span class=\"ev q3\">verbal conflict</span>"},
                               Choice{"q4", "<span class=\"ev q4\">material conflict</span>"}};
constexpr std::array kVouchers = {Choice{"v-report", "the report itself"}, Choice{"v-named", "named"},
                                  Choice{"v-collective", "collective"},    Choice{"v-unnamed", "unnamed"},
                                  Choice{"v-document", "document"},        Choice{"v-none", "nobody named"}};

template <std::size_t N>
std::string filter(std::string_view title, const std::array<Choice, N>& choices) {
  std::string html = fmt::format("<fieldset><legend>{}</legend>", title);
  for (const Choice& c : choices) {
    html += fmt::format("<label><input type=\"checkbox\" value=\"{}\" checked>{}</label>", c.value, c.label);
  }
  return html + "</fieldset>\n";
}

std::string meta_line(const Document& d) {
  std::string html;
  const auto add = [&](const std::string& part) { html += (html.empty() ? "" : " \u00b7 ") + part; };
  if (!d.publisher.empty()) add(escaped(d.publisher));
  if (d.published.known()) add(to_string(d.published));
  if (!d.byline.empty()) add(escaped(d.byline));
  if (!d.wire.empty()) add("wire: " + escaped(d.wire));
  if (d.url.starts_with("https://") || d.url.starts_with("http://")) {
    add(fmt::format("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", escaped(d.url)));
  }
  if (!d.title.empty()) add(escaped(d.id));
  return html.empty() ? html : "<p class=\"meta\">" + html + "</p>\n";
}

// "9 events: 2 stated by the report itself, 7 on the word of others: 5 unnamed, 2 named. 3 are vouched for by a party
// alone."
std::string summary(const Analysis& a) {
  std::map<std::string, int> by;
  int party_alone = 0;
  for (const Event& e : a.events) {
    ++by[voucher_of(a, e)];
    const auto of_a_party = [&](AttributionId id) {
      const Side side = a.attribution(id).side;
      return side == Side::actor || side == Side::recipient;
    };
    bool all = !e.claims.empty();
    for (const AttributionId id : e.claims) all = all && of_a_party(id);
    party_alone += all;
  }
  if (a.events.empty()) return "<p class=\"sum\">No events were found in this text.</p>\n";
  std::string html =
      fmt::format("<p class=\"sum\"><b>{} event{}</b>", a.events.size(), a.events.size() == 1 ? "" : "s");
  const char* before = ": ";
  for (const Choice& c : kVouchers) {
    const auto found = by.find(std::string(c.value.substr(2)));
    if (found == by.end()) continue;
    const bool is_report = found->first == "report", is_none = found->first == "none";
    html += fmt::format("{}{} {}", before, found->second,
                        is_report ? "stated by the report itself"
                        : is_none ? "attributed to nobody named"
                                  : fmt::format("on the word of {} sources", c.label));
    before = ", ";
  }
  html += ".";
  if (party_alone > 0) html += fmt::format(" For {} of them a party to the event alone vouches.", party_alone);
  return html + "</p>\n";
}

}  // namespace

std::string html_head(const std::string& title) {
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"hearsay\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<div class=\"bar\"><h1>{0}</h1>\n",
      escaped(title), page_style());
  html += filter("in the text", kLayers) + filter("events", kQuads) + filter("on the word of", kVouchers);
  return html + "</div>\n";
}

std::string html_section(const Analysis& analysis) {
  const Document& d = analysis.document;
  const RecordIds ids(analysis);
  std::string html = "<section>\n<h2>" + escaped(squashed(d.title.empty() ? d.id : d.title)) + "</h2>\n";
  html += meta_line(d) + summary(analysis) + "<div class=\"cols\">\n<div class=\"text\">\n" + marked_text(analysis);
  html += "</div>\n<ol class=\"cards\">\n";
  for (std::size_t i = 0; i < analysis.events.size(); ++i) html += event_card(analysis, ids, i);
  return html + "</ol>\n</div>\n</section>\n";
}

std::string html_foot() {
  return fmt::format("<script>{}</script>\n</body>\n</html>\n", page_script());
}

}  // namespace hearsay
