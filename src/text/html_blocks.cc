#include "text/html_blocks.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "text/html_tree.h"

namespace hearsay {
namespace {

// Words of class names and ids. "story-share_links" has three.
constexpr std::array<std::string_view, 60> kBeside = {
    "ad",       "addthis",    "ads",        "advert",      "advertisement", "aside",     "author",       "authors",
    "banner",   "bio",        "breadcrumb", "breadcrumbs", "byline",        "caption",   "carousel",     "comment",
    "comments", "consent",    "cookie",     "credit",      "credits",       "dateline",  "disqus",       "embed",
    "footer",   "gallery",    "latest",     "login",       "menu",          "meta",      "modal",        "nav",
    "navbar",   "navigation", "newsletter", "outbrain",    "pagination",    "paywall",   "popular",      "popup",
    "promo",    "readmore",   "recirc",     "recommended", "related",       "share",     "sharing",      "sidebar",
    "signup",   "skip",       "slideshow",  "social",      "sponsored",     "subscribe", "subscription", "taboola",
    "tags",     "timestamp",  "toolbar",    "trending"};
static_assert(std::ranges::is_sorted(kBeside));

// The beginnings of lines that lead away from the article. Followed by anything but a letter.
constexpr std::array<std::string_view, 24> kLeadsAway = {"our standards:",
                                                         "read more",
                                                         "read also",
                                                         "also read",
                                                         "read:",
                                                         "related",
                                                         "related stories",
                                                         "see also",
                                                         "more on this",
                                                         "advertisement",
                                                         "story continues",
                                                         "follow us",
                                                         "subscribe",
                                                         "sign up",
                                                         "share this",
                                                         "click here",
                                                         "watch:",
                                                         "listen:",
                                                         "photo:",
                                                         "download our",
                                                         "join our",
                                                         "don't miss",
                                                         "all rights reserved",
                                                         "recommended stories"};

// "storyShare-links" -> is there a word of kBeside among "story", "share", "links"?
bool names_something_beside(std::string_view names) {
  std::string word;
  const auto known = [&] { return std::ranges::binary_search(kBeside, std::string_view(word)); };
  bool lower_before = false;
  for (const char c : names) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    if (!letter || (capital && lower_before)) {
      if (known()) return true;
      word.clear();
    }
    if (letter) word.push_back(static_cast<char>(capital ? c + 32 : c));
    lower_before = letter && !capital;
  }
  return known();
}

// A style of "hidden" alone: "overflow-hidden" hides nothing.
bool is_hidden_class(std::string_view names) {
  return std::ranges::count(split(names, ' '), std::string_view("hidden")) > 0;
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view end : {".", "!", "?", ":", "\"", "'", ")", "\u201d", "\u2019", "\u2026"}) {
    if (line.ends_with(end)) return true;
  }
  return false;
}

bool is_heading(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

}  // namespace

bool is_paragraph_tag(GumboTag tag) {
  return tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_PRE ||
         is_heading(tag);
}

bool is_block_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_CENTER:
      return true;
    default:
      return is_paragraph_tag(tag);
  }
}

bool is_never_text(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_TIME:
      return true;
    default:
      return false;
  }
}

bool is_boilerplate(const GumboNode* node) {
  const GumboTag tag = tag_of(node);
  if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_H1) return true;  // a teaser inside the article; the headline
  const auto style = attribute(node, "style");
  if (style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos) {
    return true;
  }
  if (!is_element(node) || gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
  if (attribute(node, "aria-hidden") == "true" || is_hidden_class(attribute(node, "class"))) return true;
  for (const std::string_view role : {"navigation", "complementary", "contentinfo", "banner", "search", "dialog"}) {
    if (attribute(node, "role") == role) return true;
  }
  // Words inside a paragraph (a dateline, a linked name) belong to it whatever their class is.
  if (!is_block_tag(tag) || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML) return false;
  return names_something_beside(attribute(node, "class")) || names_something_beside(attribute(node, "id"));
}

bool is_running_text(std::string_view line, GumboTag block, std::size_t linked) {
  const std::string small = lower(line.substr(0, 40));
  for (const std::string_view lead : kLeadsAway) {
    if (!small.starts_with(lead)) continue;
    const bool whole_word = small.size() == lead.size() || !is_letter(static_cast<unsigned char>(small[lead.size()])) ||
                            lead.ends_with(':');
    // "Related" opens sentences too: then the line is a sentence, not a label with links.
    if (whole_word && (line.size() < lead.size() + 4 || linked * 3 >= line.size() || !ends_sentence(line) ||
                       small[lead.size()] == ':')) {
      return false;
    }
  }
  if (linked * 10 >= line.size() * 9 && !ends_sentence(line)) return false;  // links only
  if (small.starts_with("\u00a9") || small.starts_with("copyright \u00a9")) return false;
  constexpr std::size_t kLabel = 80;
  return is_paragraph_tag(block) || line.size() >= kLabel || ends_sentence(line);
}

}  // namespace hearsay
