#include "text/html_meta.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/strings.h"
#include "text/json_ld.h"
#include "text/published.h"

namespace hearsay {
namespace {

// What the walk over the page gathers: first values win.
struct Page {
  std::map<std::string, std::string, std::less<>> meta;  // name, property or itemprop, in lower case
  JsonLdArticle json_ld;
  std::string title, heading, canonical, time;
};

void keep_first(std::string& to, std::string value) {
  if (to.empty()) to = std::move(value);
}

void gather(const GumboNode* node, Page& page) {
  switch (tag_of(node)) {
    case GUMBO_TAG_META: {
      const std::string content(trim(attribute(node, "content")));
      for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string name = lower(attribute(node, key));
        if (!name.empty() && !content.empty()) page.meta.try_emplace(name, content);
      }
      return;
    }
    case GUMBO_TAG_LINK:
      if (lower(attribute(node, "rel")) == "canonical")
        keep_first(page.canonical, std::string(attribute(node, "href")));
      return;
    case GUMBO_TAG_TITLE:
      return keep_first(page.title, text_of(node));
    case GUMBO_TAG_SCRIPT:
      if (lower(attribute(node, "type")).starts_with("application/ld+json")) {
        read_json_ld(raw_text_of(node), page.json_ld);
      }
      return;
    case GUMBO_TAG_SVG:
      return;  // has a <title> of its own
    case GUMBO_TAG_H1:
      keep_first(page.heading, text_of(node));
      break;
    case GUMBO_TAG_TIME:
      keep_first(page.time, std::string(attribute(node, "datetime")));
      break;
    default:
      break;
  }
  for (const GumboNode* child : children_of(node)) gather(child, page);
}

std::string first_meta(const Page& page, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = page.meta.find(name);
    if (found != page.meta.end()) return found->second;
  }
  return {};
}

std::string first_of(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

// "Talks resume | The Daily" without the site's name at its end.
std::string without_site(std::string title, const std::string& site) {
  for (const std::string_view bar : {" | ", " - ", " \u2013 ", " \u2014 ", " :: "}) {
    const std::size_t at = title.rfind(bar);
    if (at == std::string::npos) continue;
    const std::string tail = lower(title.substr(at + bar.size()));
    if (bar == " | " || (!site.empty() && tail == lower(site))) return title.substr(0, at);
  }
  return title;
}

bool is_url(std::string_view text) {
  return text.starts_with("http:") || text.starts_with("https:");
}

std::string byline_of(const Page& page) {
  std::string byline = first_of({page.json_ld.author, first_meta(page, {"author"}),
                                 first_meta(page, {"article:author", "byl", "parsely-author", "sailthru.author",
                                                   "dc.creator", "dcterms.creator", "twitter:creator"})});
  if (is_url(byline) || byline.starts_with('@')) byline.clear();
  if (lower(byline.substr(0, 3)) == "by ") byline.erase(0, 3);
  return byline;
}

// The agency that a byline credits: "Reuters", "Web desk with AFP".
std::string wire_of(std::string_view byline) {
  struct Agency {
    std::string_view written, name;
  };
  constexpr std::array kAgencies = std::to_array<Agency>({{"reuters", "Reuters"},
                                                          {"afp", "AFP"},
                                                          {"agence france-presse", "AFP"},
                                                          {"agence france presse", "AFP"},
                                                          {"associated press", "AP"},
                                                          {"ap", "AP"},
                                                          {"xinhua", "Xinhua"},
                                                          {"dpa", "dpa"},
                                                          {"tass", "TASS"},
                                                          {"anadolu", "Anadolu"},
                                                          {"press trust of india", "PTI"},
                                                          {"pti", "PTI"},
                                                          {"ani", "ANI"},
                                                          {"efe", "EFE"},
                                                          {"kyodo", "Kyodo"},
                                                          {"yonhap", "Yonhap"},
                                                          {"bloomberg", "Bloomberg"}});
  const std::string small = lower(byline);
  for (const Agency& agency : kAgencies) {
    for (std::size_t at = small.find(agency.written); at != std::string::npos;
         at = small.find(agency.written, at + 1)) {
      const std::size_t end = at + agency.written.size();
      const auto letter = [&](std::size_t i) { return is_letter(static_cast<unsigned char>(small[i])); };
      if ((at == 0 || !letter(at - 1)) && (end == small.size() || !letter(end))) return std::string(agency.name);
    }
  }
  return {};
}

Date published_of(const Page& page) {
  std::vector<std::string> written = {page.json_ld.published};
  for (const std::string_view name :
       {"article:published_time", "og:published_time", "datepublished", "article:published", "pubdate", "publishdate",
        "publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
        "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "date"}) {
    written.push_back(first_meta(page, {name}));
  }
  written.push_back(page.time);
  for (const std::string& text : written) {
    if (const auto date = parse_published(text)) return *date;
  }
  return {};
}

}  // namespace

std::string read_html_meta(const GumboNode* root, Document& document) {
  Page page;
  gather(root, page);
  document.publisher =
      first_of({page.json_ld.publisher, first_meta(page, {"og:site_name"}),
                first_meta(page, {"dc.publisher", "dcterms.publisher", "publisher", "application-name"})});
  if (is_url(document.publisher)) document.publisher.clear();
  document.title = without_site(
      first_of({page.json_ld.headline, first_meta(page, {"og:title", "twitter:title", "dc.title", "dcterms.title"}),
                page.heading, page.title}),
      document.publisher);
  document.url = first_of({page.canonical, first_meta(page, {"og:url"}), page.json_ld.url});
  document.byline = byline_of(page);
  document.wire = wire_of(document.byline);
  document.published = published_of(page);
  return page.json_ld.body;
}

}  // namespace hearsay
