#include "text/json_ld.h"

#include <simdjson.h>

#include <algorithm>

#include "base/strings.h"

namespace hearsay {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kDeepest = 16;  // lists within graphs within lists

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type.ends_with("Report");
}

bool is_article(const object& o) {
  element type;
  if (o["@type"].get(type)) return false;
  std::string_view name;
  if (!type.get(name)) return is_article_type(name);
  array names;
  if (type.get(names)) return false;
  for (const element e : names) {
    if (!e.get(name) && is_article_type(name)) return true;
  }
  return false;
}

// "X", {"name": "X"} or a list of these, joined with ", ".
std::string name_of(const element& e, int depth = 0) {
  if (depth > kDeepest) return {};
  std::string_view text;
  if (!e.get(text)) return std::string(trim(text));
  if (object o; !e.get(o)) {
    element name;
    return o["name"].get(name) ? std::string() : name_of(name, depth + 1);
  }
  std::string all;
  if (array list; !e.get(list)) {
    for (const element item : list) {
      const std::string name = name_of(item, depth + 1);
      if (!name.empty()) all += (all.empty() ? "" : ", ") + name;
    }
  }
  return all;
}

void fill(const object& o, const char* key, std::string& to) {
  element value;
  if (to.empty() && !o[key].get(value)) to = name_of(value);
}

bool read(const element& e, JsonLdArticle& article, int depth) {
  if (depth > kDeepest) return false;
  if (array list; !e.get(list)) {
    return std::ranges::any_of(list, [&](const element item) { return read(item, article, depth + 1); });
  }
  object o;
  if (e.get(o)) return false;
  if (is_article(o)) {
    fill(o, "headline", article.headline);
    fill(o, "name", article.headline);
    fill(o, "publisher", article.publisher);
    fill(o, "datePublished", article.published);
    fill(o, "author", article.author);
    fill(o, "creator", article.author);
    fill(o, "url", article.url);
    fill(o, "articleBody", article.body);
    return true;
  }
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}) {
    element inner;
    if (!o[key].get(inner) && read(inner, article, depth + 1)) return true;
  }
  return false;
}

}  // namespace

void read_json_ld(std::string script, JsonLdArticle& article) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(script).get(root)) {
    // Raw line breaks inside strings are the usual fault.
    std::replace_if(script.begin(), script.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (parser.parse(script).get(root)) return;
  }
  read(root, article, 0);
}

}  // namespace hearsay
