#include "record/marked_text.h"

#include <algorithm>
#include <cstdint>

#include "base/strings.h"
#include "record/html_escape.h"

namespace hearsay {
namespace {

enum class Part : std::uint8_t { content, source, cue, clause, trigger };

struct Mark {
  Span span;
  Part part;
  char letter;        // 'a' or 'e'
  std::size_t index;  // of the attribution or event
  int quad = 0;
};

std::vector<Mark> marks_of(const Analysis& analysis) {
  std::vector<Mark> marks;
  const auto add = [&](const std::vector<Span>& spans, Part part, std::size_t index) {
    for (const Span span : spans) marks.push_back({span, part, 'a', index});
  };
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    const Attribution& a = analysis.attributions[i];
    add(a.content, Part::content, i);
    add(a.source, Part::source, i);
    add(a.cue, Part::cue, i);
  }
  for (std::size_t i = 0; i < analysis.events.size(); ++i) {
    const Event& e = analysis.events[i];
    marks.push_back({e.span, Part::clause, 'e', i});
    marks.push_back({e.trigger_span, Part::trigger, 'e', i, quad(e.type)});
  }
  std::erase_if(marks, [](const Mark& m) { return m.span.empty(); });
  return marks;
}

class Writer {
 public:
  explicit Writer(const Analysis& analysis) : text_(analysis.document.text), marks_(marks_of(analysis)) {
    for (const Mark& m : marks_) {
      borders_.push_back(m.span.begin);
      borders_.push_back(m.span.end);
    }
    std::ranges::sort(borders_);
    borders_.erase(std::unique(borders_.begin(), borders_.end()), borders_.end());
    std::ranges::sort(marks_, {}, [](const Mark& m) { return m.span.begin; });
  }

  // Paragraphs are the lines that are not empty.
  std::string write() {
    std::uint32_t begin = 0;
    while (begin < text_.size()) {
      const std::size_t found = text_.find('\n', begin);
      const auto end = static_cast<std::uint32_t>(found == std::string_view::npos ? text_.size() : found);
      if (!trim(text_.substr(begin, end - begin)).empty()) paragraph({begin, end});
      begin = end + 1;
    }
    return std::move(out_);
  }

 private:
  void paragraph(Span line) {
    out_ += "<p>";
    std::uint32_t at = line.begin;
    auto border = std::ranges::upper_bound(borders_, at);
    while (at < line.end) {
      const std::uint32_t next = border == borders_.end() ? line.end : std::min(*border++, line.end);
      piece({at, next});
      at = next;
    }
    out_ += "</p>\n";
  }

  void piece(Span piece) {
    while (next_ < marks_.size() && marks_[next_].span.begin <= piece.begin) active_.push_back(&marks_[next_++]);
    std::erase_if(active_, [&](const Mark* m) { return m->span.end <= piece.begin; });
    if (active_.empty()) return append_escaped(out_, piece.in(text_));
    out_ += "<span class=\"" + classes() + "\" data-m=\"" + members() + "\">";
    append_escaped(out_, piece.in(text_));
    out_ += "</span>";
    for (const Mark* m : active_) {
      if (m->part != Part::trigger || m->span.end != piece.end) continue;
      const std::string number = std::to_string(m->index + 1);
      out_ += "<button class=\"n q" + std::to_string(m->quad) + "\" data-m=\"e" + std::to_string(m->index) +
              "\" title=\"Event " + number + "\">" + number + "</button>";
    }
  }

  std::string classes() const {
    int depth = 0, quad = 0;
    bool source = false, cue = false;
    for (const Mark* m : active_) {
      depth += m->part == Part::content;
      source = source || m->part == Part::source;
      cue = cue || m->part == Part::cue;
      quad = m->part == Part::trigger ? std::max(quad, m->quad) : quad;
    }
    std::string names;
    const auto add = [&](std::string_view name) {
      if (!names.empty()) names += ' ';
      names += name;
    };
    if (depth > 0) add("con d" + std::to_string(std::min(depth, 3)));
    if (source) add("src");
    if (cue) add("cue");
    if (quad > 0) add("ev q" + std::to_string(quad));
    return names;
  }

  std::string members() const {
    std::vector<std::string> ids;
    ids.reserve(active_.size());
    for (const Mark* m : active_) ids.push_back(m->letter + std::to_string(m->index));
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::string joined;
    for (const std::string& id : ids) joined += (joined.empty() ? "" : " ") + id;
    return joined;
  }

  std::string_view text_;
  std::vector<Mark> marks_;  // by where they begin
  std::vector<std::uint32_t> borders_;
  std::vector<const Mark*> active_;  // those that cover the piece at hand
  std::size_t next_ = 0;
  std::string out_;
};

}  // namespace

std::string marked_text(const Analysis& analysis) {
  return Writer(analysis).write();
}

}  // namespace hearsay
