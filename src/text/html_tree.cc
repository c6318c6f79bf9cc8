#include "text/html_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr int kDeepest = 1000;  // open elements; articles have some thirty

// Elements that never contain others, or that the parser closes by itself when the next of their kind opens.
constexpr std::array<std::string_view, 28> kNotNesting = {
    "area", "base",  "br",   "col", "dd", "dt",     "embed", "hr", "img",   "input", "li",    "link", "meta",  "option",
    "p",    "param", "path", "rp",  "rt", "source", "tbody", "td", "tfoot", "th",    "thead", "tr",   "track", "wbr"};

constexpr int kMostAttributes = 500;  // of one element; gumbo compares each with all before it

// Reads the tags of a page without building anything.
class TagScanner {
 public:
  explicit TagScanner(std::string_view page) : page_(page) {}

  // Whether gumbo will manage the page in time and space that grow with its size.
  bool is_reasonable() {
    int depth = 0;
    while (find_tag()) {
      const bool closing = at_ < page_.size() && page_[at_] == '/';
      if (closing) ++at_;
      const std::string name = read_name();
      if (name.empty()) continue;
      if (skip_attributes() > kMostAttributes) return false;
      if (name == "script" || name == "style") {
        if (!closing) skip_past("</" + name);
        continue;
      }
      if (std::ranges::binary_search(kNotNesting, name)) continue;
      int& open = open_[name];
      if (closing && open == 0) continue;  // closes nothing
      open += closing ? -1 : 1;
      depth += closing ? -1 : 1;
      if (depth > kDeepest) return false;
    }
    return true;
  }

 private:
  bool find_tag() {
    at_ = page_.find('<', at_);
    if (at_ == std::string_view::npos) return false;
    ++at_;
    if (page_.substr(at_).starts_with("!--")) skip_past("-->");
    return true;
  }
  std::string read_name() {
    const std::size_t begin = at_;
    while (at_ < page_.size() && at_ < begin + 12 && std::isalpha(static_cast<unsigned char>(page_[at_]))) ++at_;
    return lower(page_.substr(begin, at_ - begin));
  }
  // To the end of the tag; how many words there are in it, quoted values aside.
  int skip_attributes() {
    int words = 0;
    for (bool between = true; at_ < page_.size() && page_[at_] != '>'; ++at_) {
      const char c = page_[at_];
      const bool space = is_space(c) || c == '/';
      words += !space && between;
      between = space;
      if ((c == '"' || c == '\'') && page_[at_ - 1] == '=') {
        const std::size_t end = page_.find(c, at_ + 1);
        if (end == std::string_view::npos) break;
        at_ = end;
        between = true;
      }
    }
    return words;
  }
  void skip_past(const std::string& end) {
    const auto found =
        std::search(page_.begin() + static_cast<std::ptrdiff_t>(at_), page_.end(), end.begin(), end.end(),
                    [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
    at_ = static_cast<std::size_t>(found - page_.begin());
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::unordered_map<std::string, int> open_;
};

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
  if (!TagScanner(page).is_reasonable()) return nullptr;
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
