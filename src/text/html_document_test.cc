#include "text/html_document.h"

#include <gtest/gtest.h>

#include "text/encoding.h"

namespace hearsay {
namespace {

Document page(std::string_view html) {
  auto document = html_document(html);
  EXPECT_TRUE(document.ok());
  return document.ok() ? document.take() : Document{};
}

// A news site's page: everything that stands around an article.
constexpr std::string_view kNewsPage = R"(<!DOCTYPE html><html><head>
<title>Ferry talks resume after strike | The Harbour Post</title>
<meta property="og:title" content="Ferry talks resume after strike">
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2024-03-09T21:10:00+02:00">
<meta name="author" content="By Mina Orsolo">
<link rel="canonical" href="https://harbour.example/ferry">
<style>p { color: red }</style></head>
<body class="single has-sidebar">
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<article class="post tags-top">
 <header><h1>Ferry talks resume after strike</h1><div class="byline">By Mina Orsolo</div></header>
 <figure><img src="a.jpg"><figcaption>Boats lie idle. Photo: Post</figcaption></figure>
 <div class="social-share"><a href="#">Share on X</a> <a href="#">Email</a></div>
 <div class="story-body">
  <p>Dockers and the port authority met on&nbsp;Saturday, the <a href="/u">union</a> said.</p>
  <p>&ldquo;We are <em>far</em> apart,&rdquo; its
     leader said.<br>He left at noon.</p>
  <p><strong>Read more:</strong> <a href="/x">Why the port stands still</a></p>
  <aside><h3>Background</h3><p>The port opened long ago and is large.</p></aside>
  <h2>Second round</h2>
  <blockquote>No boat will sail.</blockquote>
  <ul><li>Wages are to rise.</li><li><a href="/tag">Strikes</a></li></ul>
  <script>var p = "<p>not text</p>";</script>
  <p>Short.</p>
  <div>5 min read</div>
 </div>
 <div class="related-stories"><p>Another story that is not part of this article at all.</p></div>
</article>
<footer><p>&copy; 2024 The Harbour Post. All rights reserved by the publisher and its owners.</p></footer>
</body></html>)";

TEST(HtmlDocument, TheArticleAndNothingElse) {
  const Document d = page(kNewsPage);
  EXPECT_EQ(d.text,
            "Dockers and the port authority met on Saturday, the union said.\n\n"
            "\u201cWe are far apart,\u201d its leader said.\nHe left at noon.\n\n"
            "Second round\n\nNo boat will sail.\n\nWages are to rise.\n\nShort.\n");
  EXPECT_EQ(d.title, "Ferry talks resume after strike");
  EXPECT_EQ(d.publisher, "The Harbour Post");
  EXPECT_EQ(d.byline, "Mina Orsolo");
  EXPECT_EQ(d.url, "https://harbour.example/ferry");
  EXPECT_EQ(d.published, (Date{2024, 3, 9}));
}

TEST(HtmlDocument, JsonLdInAGraph) {
  const Document d = page(R"(<html><head><title>x</title><script type="application/ld+json">
    {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"No"},
     {"@type":["NewsArticle","Article"],"headline":"Bridge reopens","datePublished":"2023-01-31T08:00",
      "author":[{"@type":"Person","name":"Ana Li"},{"name":"Reuters"}],
      "publisher":{"@type":"Organization","name":"River News"}}]}</script></head>
    <body><main><p>The bridge reopened on Tuesday after repairs that took a year, officials said.</p></main></body>)");
  EXPECT_EQ(d.title, "Bridge reopens");
  EXPECT_EQ(d.publisher, "River News");
  EXPECT_EQ(d.byline, "Ana Li, Reuters");
  EXPECT_EQ(d.wire, "Reuters");
  EXPECT_EQ(d.published, (Date{2023, 1, 31}));
}

TEST(HtmlDocument, JsonLdBodyWhenThePageIsFilledInByAScript) {
  const Document d = page(R"(<html><script type="application/ld+json">[{"@type":"NewsArticle","headline":"H",
    "articleBody":"The council voted on Monday. 
It was close."}]</script><body><div id="app"></div></body></html>)");
  EXPECT_EQ(d.text, "The council voted on Monday.  It was close.\n");
}

TEST(HtmlDocument, NoMarksAtAllOnlyDensity) {
  const Document d = page(R"(<body><div id="top"><a href="/">Home</a> | <a href="/n">News</a></div>
    <table><tr><td><div><p><a href="/1">Old story one with a long headline in it</a></p></div></td>
    <td><div><p>Troops left the valley on Friday, the governor said in a short statement to the press.</p>
    <p>Villagers had asked them to stay until the roads were safe again, he added.</p>
    <p>None of the groups commented.</p></div></td></tr></table>
    <div><p>Terms of use apply to this site.</p></div></body>)");
  EXPECT_EQ(d.text,
            "Troops left the valley on Friday, the governor said in a short statement to the press.\n\n"
            "Villagers had asked them to stay until the roads were safe again, he added.\n\n"
            "None of the groups commented.\n");
}

TEST(HtmlDocument, TextSetWithLineBreaks) {
  const Document d = page(R"(<html><body><div class="txt">The minister flew to the north on Monday to see the flood and
    to speak with those who had lost their homes there.<br><br>She promised help.<br /><br>It came late.</div></body>)");
  EXPECT_EQ(
      d.text,
      "The minister flew to the north on Monday to see the flood and to speak with those who had lost their homes "
      "there.\n\nShe promised help.\n\nIt came late.\n");
}

TEST(HtmlDocument, BodyInSeveralBlocksWithAdvertsBetween) {
  const Document d = page(R"(<article><div class="text"><p>The first part of the story is here, they said.</p></div>
    <div class="ad-slot"><p>Buy this.</p></div>
    <div class="text"><p>The second part of the story follows after it.</p></div>
    <article><p>A teaser for another story.</p></article></article>)");
  EXPECT_EQ(d.text,
            "The first part of the story is here, they said.\n\nThe second part of the story follows after it.\n");
}

// Paragraphs that are <div>s, names of classes that only sound like something else, lists of links with their labels.
TEST(HtmlDocument, UtilityClassesAndLabelledLists) {
  const Document d = page(R"(<main><div class="story overflow-hidden pt-1"><div class="pad-4 overflow-hidden">
    <div data-testid="p0">The port of Karsa was closed on Sunday, <a href="/u">officials</a> said.</div>
    <div data-testid="p1">It will open again when the mines have been cleared from the bay and its mouth.</div></div>
    <h3>Recommended Stories</h3><span>list of 2 items</span><ul><li><a href="/1">One story</a></li>
    <li><a href="/2">Another story</a></li></ul><span>end of list</span>
    <div class="hidden">A hidden note for printers.</div>
    <p class="sign-off">Reporting by Ira Moss.</p><p>Our Standards: <a href="/s">The Principles.</a></p></div></main>)");
  EXPECT_EQ(
      d.text,
      "The port of Karsa was closed on Sunday, officials said.\n\nIt will open again when the mines have been cleared "
      "from the bay and its mouth.\n\nReporting by Ira Moss.\n");
}

TEST(HtmlDocument, SentencesThatOpenLikeLabelsStay) {
  const Document d = page(R"(<article><p>Related attacks killed four people in the region, police said.</p>
    <p>Subscribers were told on Monday.</p><p>Advertisement</p><p>Related: <a href="/a">Other news</a></p></article>)");
  EXPECT_EQ(d.text,
            "Related attacks killed four people in the region, police said.\n\nSubscribers were told on Monday.\n");
}

TEST(HtmlDocument, PagesWithoutAnArticleFail) {
  EXPECT_FALSE(html_document("<html><body><nav>Home</nav></body></html>").ok());
  EXPECT_FALSE(html_document("").ok());
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div></b>";
  EXPECT_FALSE(html_document(deep + "text").ok());
  std::string many = "<p";
  for (int i = 0; i < 100000; ++i) many += " a" + std::to_string(i);
  EXPECT_FALSE(html_document(many + ">text").ok());
}

TEST(HtmlDocument, MarkupInsideScriptsDoesNotCount) {
  std::string script = "<script>";
  for (int i = 0; i < 5000; ++i) script += "var x" + std::to_string(i) + " = a <b && '<div>'; ";
  EXPECT_EQ(page(script + "</script><p>Rain fell on the city.</p>").text, "Rain fell on the city.\n");
}

TEST(DecodeHtml, DeclaredAndGuessedEncodings) {
  EXPECT_EQ(decode_html("<meta charset=\"ISO-8859-1\"><p>caf\xE9 \x93so\x94").text,
            "<meta charset=\"ISO-8859-1\"><p>caf\u00e9 \u201cso\u201d");
  EXPECT_EQ(decode_html("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xC4\xC1").text,
            "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\u0434\u0430");
  const Decoded guessed = decode_html("<p>caf\xE9");
  EXPECT_EQ(guessed.text, "<p>caf\u00e9");
  EXPECT_NE(guessed.warning.find("windows-1252"), std::string::npos);
  EXPECT_TRUE(decode_html("<p>caf\u00e9").warning.empty());
  EXPECT_NE(decode_html("<meta charset=utf-8>\xE9").warning.find("U+FFFD"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
