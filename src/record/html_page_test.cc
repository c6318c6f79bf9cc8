#include "record/html_page.h"

#include <gtest/gtest.h>

#include <regex>

#include "base/strings.h"
#include "record/html_escape.h"
#include "record/marked_text.h"
#include "record/sample_for_test.h"

namespace hearsay {
namespace {

std::string page_of(const Analysis& a) {
  return html_head("Run <1>") + html_section(a) + html_foot();
}

// What a browser would show of marked text: numbers and tags gone, references undone.
std::string shown(std::string html) {
  html = std::regex_replace(html, std::regex("<button[^>]*>[0-9]+</button>"), "");
  html = std::regex_replace(html, std::regex("<[^>]*>"), "");
  for (const auto& [reference, c] : {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""),
                                     std::pair("&#39;", "'"), std::pair("&amp;", "&")}) {
    html = std::regex_replace(html, std::regex(reference), c);
  }
  return html;
}

TEST(MarkedText, TheTextIsKeptWhole) {
  const Analysis a = sample_analysis();
  EXPECT_EQ(shown(marked_text(a)), std::regex_replace(a.document.text, std::regex("\n+"), "\n"));
}

TEST(MarkedText, OverlappingMarksAreCutAtEveryBorder) {
  const std::string html = marked_text(sample_analysis());
  // Inside two contents, an event's words.
  EXPECT_NE(html.find("<span class=\"con d2 ev q3\" data-m=\"a1 a2 e1\">wants talks</span>"), std::string::npos)
      << html;
  // The inner source stands inside the outer content.
  EXPECT_NE(html.find("<span class=\"con d1 src\" data-m=\"a1 a2\">the envoy</span>"), std::string::npos) << html;
  EXPECT_NE(html.find("title=\"Event 2\">2</button>"), std::string::npos);
}

TEST(MarkedText, MarksOverParagraphsAreClosedInEach) {
  Analysis a;
  a.document.text = "One\n\ntwo three\n";
  a.attributions.push_back({.source = {}, .cue = {}, .content = {{0, 8}}});
  EXPECT_EQ(marked_text(a),
            "<p><span class=\"con d1\" data-m=\"a0\">One</span></p>\n"
            "<p><span class=\"con d1\" data-m=\"a0\">two</span> three</p>\n");
}

TEST(HtmlPage, TextCannotBecomeMarkup) {
  Analysis a = sample_analysis();
  a.document.title = "<script>alert(1)</script>";
  a.document.publisher = "\"><img src=x>";
  a.document.url = "javascript:alert(1)";
  const std::string page = page_of(a);
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("<official>"), std::string::npos);
  EXPECT_EQ(page.find("javascript:"), std::string::npos);
  EXPECT_EQ(escaped(std::string("a\0\x1b&", 4)), "a\uFFFD\uFFFD&amp;");
}

TEST(HtmlPage, LoadsNothing) {
  const std::string page = page_of(sample_analysis());
  for (const char* way : {"src=", "@import", "url(", "<link", "fetch("}) {
    EXPECT_EQ(page.find(way), std::string::npos) << way;
  }
}

TEST(HtmlPage, EveryElementIsClosed) {
  const std::string page = html_section(sample_analysis());
  for (const char* tag :
       {"section", "div", "ol", "li", "p", "span", "b", "i", "header", "details", "button", "small"}) {
    const auto count = [&](const std::string& pattern) {
      const std::regex regex(pattern);
      return std::distance(std::sregex_iterator(page.begin(), page.end(), regex), std::sregex_iterator());
    };
    EXPECT_EQ(count(std::string("<") + tag + "[ >]"), count(std::string("</") + tag + ">")) << tag;
  }
}

TEST(HtmlPage, ACardShowsTheChainFromTheReportInwards) {
  const std::string page = html_section(sample_analysis());
  const std::size_t card = page.find("data-m=\"e1\"", page.find("class=\"cards\""));
  const std::size_t report = page.find("The Valley Post has it that", card);
  const std::size_t outer = page.find("one &lt;official&gt;", card), inner = page.find("the envoy", card);
  ASSERT_NE(inner, std::string::npos);
  EXPECT_LT(report, outer);
  EXPECT_LT(outer, inner);
  EXPECT_NE(page.find("<b>4 events</b>: 1 stated by the report itself, 2 on the word of named sources, 1 attributed to "
                      "nobody. For 1 of them a party to the event alone vouches."),
            std::string::npos);
}

}  // namespace
}  // namespace hearsay
