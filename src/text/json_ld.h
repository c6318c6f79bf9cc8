// schema.org's description of an article, as JSON-LD.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

struct JsonLdArticle {
  std::string headline, publisher, published, author, url, body;
};

// Fills what is still empty in `article` from the first NewsArticle (Article, ReportageNewsArticle, BlogPosting, ...)
// in the content of a <script type="application/ld+json">, also inside lists, @graph and mainEntity. Content that is
// not JSON changes nothing.
void read_json_ld(std::string script, JsonLdArticle& article);

}  // namespace hearsay
