#include "record/html_page.h"

#include <fmt/format.h>

#include <algorithm>
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

// Of events vouched for in this way: for one of them, for several.
struct Voucher {
  std::string_view kind, one, many;
};
constexpr std::array kByVoucher = std::to_array<Voucher>(
    {{"report", "stated by the report itself", "stated by the report itself"},
     {"named", "on the word of a named source", "on the word of named sources"},
     {"collective", "on the word of a body without a name", "on the word of bodies without a name"},
     {"unnamed", "on the word of an unnamed source", "on the word of unnamed sources"},
     {"document", "from a document", "from documents"},
     {"none", "attributed to nobody", "attributed to nobody"}});

bool is_party_alone(const Analysis& a, const Event& e) {
  return !e.claims.empty() && std::ranges::all_of(e.claims, [&](AttributionId id) {
    const Side side = a.attribution(id).side;
    return side == Side::actor || side == Side::recipient;
  });
}

// "9 events: 2 stated by the report itself, 7 on the word of unnamed sources. For 3 of them a party to the event alone
// vouches."
std::string summary(const Analysis& a) {
  const std::size_t n = a.events.size();
  if (n == 0) return "<p class=\"sum\">No events were found in this text.</p>\n";
  std::map<std::string, int> by;
  for (const Event& e : a.events) ++by[voucher_of(a, e)];
  std::string html = fmt::format("<p class=\"sum\"><b>{} event{}</b>", n, n == 1 ? "" : "s");
  const char* before = ": ";
  for (const Voucher& v : kByVoucher) {
    const auto found = by.find(std::string(v.kind));
    if (found == by.end()) continue;
    html +=
        before + (n == 1 ? "" : std::to_string(found->second) + " ") + std::string(found->second == 1 ? v.one : v.many);
    before = ", ";
  }
  html += ".";
  const auto alone = std::ranges::count_if(a.events, [&](const Event& e) { return is_party_alone(a, e); });
  if (alone > 0 && n == 1) html += " A party to the event alone vouches for it.";
  if (alone > 0 && n > 1) html += fmt::format(" For {} of them a party to the event alone vouches.", alone);
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
