#include "text/html_tree.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr int kDeepest = 1000;  // open elements; articles have some thirty

// Elements that never contain others, or that the parser closes by itself when the next of their kind opens.
constexpr std::array<std::string_view, 28> kNotNesting = {
    "area", "base",  "br",   "col", "dd", "dt",     "embed", "hr", "img",   "input", "li",    "link", "meta",  "option",
    "p",    "param", "path", "rp",  "rt", "source", "tbody", "td", "tfoot", "th",    "thead", "tr",   "track", "wbr"};

// An upper estimate of how deep the elements nest, from the tags alone.
int nesting(std::string_view page) {
  int depth = 0, deepest = 0;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    std::size_t i = at + 1;
    const bool closing = i < page.size() && page[i] == '/';
    if (closing) ++i;
    std::size_t end = i;
    while (end < page.size() && end < i + 12 && std::isalpha(static_cast<unsigned char>(page[end]))) ++end;
    if (end == i) continue;
    if (std::ranges::binary_search(kNotNesting, lower(page.substr(i, end - i)))) continue;
    depth = std::max(0, depth + (closing ? -1 : 1));
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

bool is_hidden_text(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_TEMPLATE;
}

void collect(const GumboNode* node, std::string& out) {
  if (is_text(node)) {
    append_collapsed(out, node->v.text.text);
  } else if (!is_hidden_text(tag_of(node))) {
    for (const GumboNode* child : children_of(node)) collect(child, out);
    if (tag_of(node) == GUMBO_TAG_BR || tag_of(node) == GUMBO_TAG_P || tag_of(node) == GUMBO_TAG_DIV) {
      append_collapsed(out, " ");
    }
  }
}

}  // namespace

std::unique_ptr<HtmlTree> HtmlTree::parse(std::string_view page) {
  if (nesting(page) > kDeepest) return nullptr;
  return std::unique_ptr<HtmlTree>(
      new HtmlTree(gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size())));
}

HtmlTree::~HtmlTree() {
  gumbo_destroy_output(&kGumboDefaultOptions, output_);
}

GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

std::span<GumboNode* const> children_of(const GumboNode* node) {
  const GumboVector* list = nullptr;
  if (is_element(node)) list = &node->v.element.children;
  if (node->type == GUMBO_NODE_DOCUMENT) list = &node->v.document.children;
  if (list == nullptr) return {};
  return {reinterpret_cast<GumboNode**>(list->data), list->length};
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string text_of(const GumboNode* node) {
  std::string out;
  collect(node, out);
  return std::string(trim(out));
}

std::string raw_text_of(const GumboNode* node) {
  std::string out;
  for (const GumboNode* child : children_of(node)) {
    if (is_text(child)) out += child->v.text.text;
  }
  return out;
}

void append_collapsed(std::string& out, std::string_view text) {
  const auto space = [&] {
    if (!out.empty() && out.back() != ' ' && out.back() != '\n') out.push_back(' ');
  };
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point(text, i);
    const std::size_t n = static_cast<std::size_t>(c.bytes);
    if (c.value == 0xA0 || (c.bytes == 1 && is_space(text[i]))) {
      space();
    } else if (c.value != 0xAD && c.value != 0x200B && c.value != 0xFEFF && c.value != 0x2060 && c.value != 0) {
      out.append(text, i, n);
    }
    i += n;
  }
}

}  // namespace hearsay
