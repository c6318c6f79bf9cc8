// gumbo's tree, made easy to walk.
#pragma once

#include <gumbo.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace hearsay {

// A parsed page. The page's bytes must outlive it.
class HtmlTree {
 public:
  // `page` is valid UTF-8. Null for a page that nests deeper, or has elements with more attributes, than any page of
  // text does: parsing it would cost quadratic time and deep recursion.
  static std::unique_ptr<HtmlTree> parse(std::string_view page);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode* root() const { return output_->root; }

 private:
  explicit HtmlTree(GumboOutput* output) : output_(output) {}
  GumboOutput* output_;
};

inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}
// GUMBO_TAG_UNKNOWN for what is no element.
GumboTag tag_of(const GumboNode* node);
std::span<GumboNode* const> children_of(const GumboNode* node);
// The value of an attribute, empty when absent.
std::string_view attribute(const GumboNode* node, const char* name);

// All text below a node, white space runs as one space, trimmed; scripts and styles left out.
std::string text_of(const GumboNode* node);
// The raw text directly inside a node: the content of a <script>.
std::string raw_text_of(const GumboNode* node);

// Appends text as a browser shows it: runs of white space (also non-breaking) become one space, soft hyphens and
// zero-width characters go.
void append_collapsed(std::string& out, std::string_view text);

}  // namespace hearsay
