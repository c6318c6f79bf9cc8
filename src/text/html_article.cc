#include "text/html_article.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "base/strings.h"
#include "text/html_blocks.h"

namespace hearsay {
namespace {

// How much running text lies below each element: the bytes of paragraphs, without what lies in links.
class Weights {
 public:
  explicit Weights(const GumboNode* root) { weigh(root, false); }
  std::size_t operator[](const GumboNode* node) const {
    const auto found = of_.find(node);
    return found == of_.end() ? 0 : found->second;
  }

 private:
  std::size_t weigh(const GumboNode* node, bool in_paragraph) {
    const GumboTag tag = tag_of(node);
    if (is_text(node)) return in_paragraph ? trim(node->v.text.text).size() : 0;
    if (is_never_text(tag) || tag == GUMBO_TAG_A) return 0;
    // Text set in a <div> with <br> counts when it is long: some pages know no <p>.
    const bool paragraph = in_paragraph || tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE || has_long_text(node);
    std::size_t sum = 0;
    for (const GumboNode* child : children_of(node)) sum += weigh(child, paragraph);
    return of_[node] = sum;
  }
  static bool has_long_text(const GumboNode* node) {
    constexpr std::size_t kLong = 100;
    return std::ranges::any_of(children_of(node), [](const GumboNode* child) {
      return child->type == GUMBO_NODE_TEXT && trim(child->v.text.text).size() >= kLong;
    });
  }
  std::unordered_map<const GumboNode*, std::size_t> of_;
};

// How plainly an element says that it is the article: 0 not at all.
int marked_as_body(const GumboNode* node) {
  const GumboTag tag = tag_of(node);
  if (attribute(node, "itemprop") == "articleBody") return 3;
  if (tag == GUMBO_TAG_ARTICLE) return 2;
  if (tag == GUMBO_TAG_MAIN || attribute(node, "role") == "main") return 1;
  return 0;
}

struct Best {
  const GumboNode* node = nullptr;
  std::size_t score = 0;
};

void find_marked(const GumboNode* node, const Weights& weights, Best& best) {
  if (const int mark = marked_as_body(node)) {
    // Of elements with as much text, the plainer mark: a body inside its <article> inside <main>.
    const std::size_t score = weights[node] * static_cast<std::size_t>(8 + mark);
    if (score > best.score) best = {node, score};
  }
  for (const GumboNode* child : children_of(node)) find_marked(child, weights, best);
}

const GumboNode* find_body(const GumboNode* root, const Weights& weights) {
  Best best;
  find_marked(root, weights, best);
  const GumboNode* at = root;
  if (best.node != nullptr && weights[best.node] * 3 >= weights[root]) at = best.node;
  // Down to the smallest element that holds nearly all of it; less is asked where nothing was marked.
  const std::size_t share = at == root ? 60 : 90;
  while (true) {
    const GumboNode* next = nullptr;
    for (const GumboNode* child : children_of(at)) {
      if (is_element(child) && !is_paragraph_tag(tag_of(child)) && weights[child] * 100 >= weights[at] * share) {
        next = child;
      }
    }
    if (next == nullptr || weights[next] == 0) return at;
    at = next;
  }
}

// Walks the body and writes its paragraphs.
class Writer {
 public:
  Writer(const Weights& weights, const GumboNode* body, const std::string& title)
      : weights_(weights), body_(body), title_(title) {}

  std::string write() {
    visit(body_);
    flush();
    return std::move(text_);
  }

 private:
  void visit(const GumboNode* node) {
    if (is_text(node)) return add(node->v.text.text);
    const GumboTag tag = tag_of(node);
    if (tag == GUMBO_TAG_BR) return line_break();
    if (node != body_ && left_out(node)) return;
    const bool block = is_block_tag(tag);
    const GumboTag around = paragraph_;
    if (block) {
      flush();
      paragraph_ = is_paragraph_tag(tag) || !is_paragraph_tag(around) ? tag : around;
    }
    links_ += tag == GUMBO_TAG_A;
    for (const GumboNode* child : children_of(node)) visit(child);
    links_ -= tag == GUMBO_TAG_A;
    if (block) {
      flush();
      paragraph_ = around;
    }
  }

  // Not the article: by its tag, or by what its class says, unless it holds much of the article's own text.
  bool left_out(const GumboNode* node) const {
    if (is_never_text(tag_of(node))) return true;
    return is_boilerplate(node) && weights_[node] * 10 < weights_[body_] * 4;
  }

  void add(std::string_view text) {
    const std::size_t before = line_.size();
    append_collapsed(line_, text);
    if (links_ > 0) linked_ += line_.size() - before;
  }

  // One <br> is a line within the paragraph, two end it.
  void line_break() {
    if (trim(line_).empty()) return;
    if (line_.ends_with('\n')) return flush();
    while (line_.ends_with(' ')) line_.pop_back();
    line_ += '\n';
  }

  void flush() {
    const std::string_view line = trim(line_);
    if (!line.empty() && is_running_text(line, paragraph_, linked_) && line != title_) {
      if (!text_.empty()) text_ += "\n";
      text_.append(line).append("\n");
    }
    line_.clear();
    linked_ = 0;
  }

  const Weights& weights_;
  const GumboNode* body_;
  const std::string& title_;
  std::string text_, line_;
  GumboTag paragraph_ = GUMBO_TAG_UNKNOWN;  // the block that the line lies in
  int links_ = 0;                           // open <a>
  std::size_t linked_ = 0;                  // bytes of the line that lie in links
};

}  // namespace

std::string article_text(const GumboNode* root, const std::string& title) {
  const Weights weights(root);
  return Writer(weights, find_body(root, weights), title).write();
}

}  // namespace hearsay
