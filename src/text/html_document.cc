#include "text/html_document.h"

#include "base/strings.h"
#include "text/html_article.h"
#include "text/html_meta.h"

namespace hearsay {

Result<Document> html_document(std::string_view page) {
  const auto tree = HtmlTree::parse(page);
  if (!tree) return Error{"elements are nested too deeply, or have too many attributes, for a page of text"};
  Document document;
  const std::string body = read_html_meta(tree->root(), document);
  document.text = article_text(tree->root(), document.title);
  // A page whose text is put in by a script often still describes itself in full.
  if (document.text.size() < body.size() / 2) document.text = std::string(trim(body)) + "\n";
  if (document.text.empty()) return Error{"no article text found in the page"};
  return document;
}

}  // namespace hearsay
