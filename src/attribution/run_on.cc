#include "attribution/run_on.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"

namespace hearsay {
namespace {

// Nothing but blanks and closing marks.
bool is_blank(std::string_view text) {
  return std::ranges::all_of(text, is_space);
}

std::uint32_t end_of(const Selected& s, const Tree& tree) {
  std::uint32_t end = tree[s.candidate.anchor].span.end;
  for (const Span c : s.candidate.content) end = std::max(end, c.end);
  for (const Span c : s.candidate.source_spans) end = std::max(end, c.end);
  return end;
}

class RunOn {
 public:
  RunOn(const Context& context, std::vector<Selected>& selected) : context_(context), selected_(selected) {}

  void run() {
    for (Selected& s : selected_) complete(s);
    for (Selected& s : selected_) follow(s);
  }

 private:
  // A content that stops inside a quotation goes on to its end, one that starts right after its mark takes the mark.
  void complete(Selected& s) {
    const Span anchor = context_.tree[s.candidate.anchor].span;
    for (Span& piece : s.candidate.content) {
      for (const Quote& q : quotes_over(context_.quotes, piece)) {
        if (q.inside.contains(anchor) || !q.span.overlaps(piece)) continue;
        const bool crosses_end = q.span.begin >= piece.begin && q.span.end > piece.end;
        if (crosses_end && free(s, {piece.end, q.span.end})) piece.end = q.span.end;
        if (q.inside.begin == piece.begin && q.span.end <= piece.end + 3) {
          piece.begin = q.span.begin;
          piece.end = std::max(piece.end, q.span.end);
        }
      }
    }
  }

  // Whether no other attribution claims any of the stretch, nor its own cue and source.
  bool free(const Selected& s, Span stretch) const {
    if (context_.tree[s.candidate.anchor].span.overlaps(stretch)) return false;
    for (const Span source : s.candidate.source_spans) {
      if (source.overlaps(stretch)) return false;
    }
    const Span anchor = context_.tree[s.candidate.anchor].span;
    return std::ranges::none_of(selected_, [&](const Selected& other) {
      // Not itself, nor what it is part of.
      if (&other == &s || std::ranges::any_of(other.candidate.content, [&](Span c) { return c.contains(anchor); })) {
        return false;
      }
      return std::ranges::any_of(other.candidate.content,
                                 [&](Span c) { return c.overlaps(stretch) && !nested(other, s); });
    });
  }

  // Attributions inside the quotation itself do not claim it.
  bool nested(const Selected& inner, const Selected& outer) const {
    const Span anchor = context_.tree[inner.candidate.anchor].span;
    return std::ranges::any_of(quotes_over(context_.quotes, anchor), [&](const Quote& q) {
      return q.inside.contains(anchor) && !q.inside.contains(context_.tree[outer.candidate.anchor].span);
    });
  }

  bool is_quoted(const Selected& s) const {
    return std::ranges::any_of(s.candidate.content, [&](Span c) {
      return std::ranges::any_of(quotes_over(context_.quotes, c), [&](const Quote& q) {
        return q.span.end >= c.end && q.span.end <= c.end + 3 && q.span.size() > 20;
      });
    });
  }

  // '"A," he said. "B." "C."': whole sentences in quotation marks after the attribution, without a cue of their own;
  // also the next paragraphs, when they are nothing but a quotation.
  void follow(Selected& s) {
    if (!is_quoted(s)) return;
    const Span anchor = context_.tree[s.candidate.anchor].span;
    std::uint32_t end = end_of(s, context_.tree);
    const std::string_view text = context_.text;
    const std::size_t first = quotes_from(context_.quotes, end);
    for (const Quote& q : std::span(context_.quotes).subspan(first)) {
      if (q.span.begin < end || q.depth > 0 || q.inside.contains(anchor)) continue;
      const std::string_view gap = text.substr(end, q.span.begin - end);
      const bool new_paragraph = gap.find('\n') != std::string_view::npos;
      if (!follows(gap)) return;
      if (!whole_sentence(q) || !unclaimed(s, q)) return;
      if (new_paragraph && (!fills_paragraph(q) || !gap_is_break(gap))) return;
      s.candidate.content.push_back(q.span);
      end = q.span.end;
    }
  }

  // The rest of the cue's clause: a full stop, "on Monday.", "in a statement."
  static bool follows(std::string_view gap) {
    if (gap.size() > 80) return false;
    const std::size_t stop = gap.find_first_of(".?!");
    if (stop == std::string_view::npos) return is_blank(gap);
    return is_blank(gap.substr(stop + 1)) && stop < 60;
  }

  static bool gap_is_break(std::string_view gap) { return gap.find_first_not_of(" \n\r\t.") == std::string_view::npos; }

  bool whole_sentence(const Quote& q) const {
    const std::string_view inside = q.inside.in(context_.text);
    if (inside.empty() || !is_upper(code_point(inside, 0).value)) return false;
    const char last = inside.back();
    const bool stop = last == '.' || last == '!' || last == '?' ||
                      (q.span.end < context_.text.size() &&
                       std::string_view(".\n").find(context_.text[q.span.end]) != std::string_view::npos);
    return stop || !q.closed;
  }

  bool fills_paragraph(const Quote& q) const {
    const std::string_view text = context_.text;
    const std::size_t line = text.find('\n', q.span.end);
    const std::string_view rest =
        text.substr(q.span.end, (line == std::string_view::npos ? text.size() : line) - q.span.end);
    return rest.size() < 3;
  }

  bool unclaimed(const Selected& s, const Quote& q) const {
    return std::ranges::none_of(selected_, [&](const Selected& other) {
      return &other != &s && !q.inside.contains(context_.tree[other.candidate.anchor].span) &&
             std::ranges::any_of(other.candidate.content, [&](Span c) { return c.overlaps(q.span); });
    });
  }

  const Context& context_;
  std::vector<Selected>& selected_;
};

}  // namespace

void run_on(const Context& context, std::vector<Selected>& selected) {
  RunOn(context, selected).run();
}

}  // namespace hearsay
