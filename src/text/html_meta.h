// What a page says about itself.
#pragma once

#include <string>

#include "hearsay/document.h"
#include "text/html_tree.h"

namespace hearsay {

// Fills title, publisher, url, byline, wire and published of `document` from JSON-LD (NewsArticle and its kin), the
// meta tags (Open Graph, article:, Twitter, Dublin Core, the common date tags), <h1>, <time> and <title>, in that
// order of trust. Returns JSON-LD's articleBody, empty when there is none.
std::string read_html_meta(const GumboNode* root, Document& document);

}  // namespace hearsay
