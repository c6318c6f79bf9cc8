// The article of a web page.
#pragma once

#include <string>

#include "text/html_tree.h"

namespace hearsay {

// The running text of the article that the page is about: paragraphs separated by an empty line, without headline,
// navigation, captions, asides, share and "read more" blocks. Empty when the page has no such text.
//
// How it is found: inside the element marked as the body (itemprop articleBody, <article>, <main>, role main), else
// inside the smallest element that holds most of the page's paragraphs; blocks that their tag, role or class says are
// something else are left out, as are lines made of links only. `title` is not repeated.
std::string article_text(const GumboNode* root, const std::string& title);

}  // namespace hearsay
