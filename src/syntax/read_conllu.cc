#include <charconv>

#include "base/strings.h"
#include "syntax/conllu.h"

namespace hearsay {
namespace {

// The rows of one sentence, before the text is built.
struct Row {
  std::string_view form, lemma, upos, xpos, rel;
  int head = -1;  // 1-based, 0 for the root, -1 for none
  bool space_after = true;
};
struct Range {
  int first, last;  // 1-based, inclusive
  std::string_view form;
  bool space_after;
};

bool parse_int(std::string_view s, int& value) {
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  return error == std::errc() && end == s.data() + s.size() && value >= 0;
}

class Reader {
 public:
  Result<std::vector<ConlluDocument>> read(std::string_view bytes) {
    int line_number = 0;
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      std::string_view line = bytes.substr(0, end);
      bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      ++line_number;
      std::string_view problem;
      if (line.empty()) {
        problem = close_sentence();
      } else if (line.front() == '#') {
        comment(line);
      } else {
        problem = row(line);
      }
      if (!problem.empty()) return Error{"line " + std::to_string(line_number) + ": " + std::string(problem)};
    }
    if (const std::string_view problem = close_sentence(); !problem.empty()) {
      return Error{"line " + std::to_string(line_number) + ": " + std::string(problem)};
    }
    close_document();
    return std::move(documents_);
  }

 private:
  void comment(std::string_view line) {
    line = trim(line.substr(1));
    const auto value = [&] {
      const std::size_t at = line.find('=');
      return at == std::string_view::npos ? std::string_view() : trim(line.substr(at + 1));
    };
    if (line.starts_with("newdoc")) {
      close_document();
      current_.document.id = value();
    } else if (line.starts_with("newpar")) {
      new_paragraph_ = true;
    } else if (line.starts_with("sent_id")) {
      sentence_id_ = value();
    }
  }

  std::string_view row(std::string_view line) {
    const auto columns = split(line, '\t');
    if (columns.size() != 10) return "not ten columns separated by tabs";
    if (columns[1].empty()) return "a word without a form";
    if (columns[0].find('.') != std::string_view::npos) return {};  // an empty node
    const bool space_after = ("|" + std::string(columns[9]) + "|").find("|SpaceAfter=No|") == std::string::npos;
    if (const std::size_t dash = columns[0].find('-'); dash != std::string_view::npos) {
      Range range{0, 0, columns[1], space_after};
      if (!parse_int(columns[0].substr(0, dash), range.first) || !parse_int(columns[0].substr(dash + 1), range.last) ||
          range.first != static_cast<int>(rows_.size()) + 1 || range.last <= range.first) {
        return "a multiword token that does not span the words after it";
      }
      ranges_.push_back(range);
      return {};
    }
    int id = 0;
    if (!parse_int(columns[0], id) || id != static_cast<int>(rows_.size()) + 1) return "word ids must count 1, 2, 3";
    Row r{columns[1], columns[2], columns[3], columns[4], columns[7], -1, space_after};
    if (columns[6] != "_" && !parse_int(columns[6], r.head)) return "the head is not a number";
    rows_.push_back(r);
    return {};
  }

  std::string_view close_sentence() {
    if (rows_.empty()) {
      const bool dangling = !ranges_.empty();
      ranges_.clear();
      return dangling ? "a multiword token without words" : "";
    }
    const int n = static_cast<int>(rows_.size());
    for (const Row& r : rows_) {
      if (r.head > n) return "a head beyond the end of the sentence that ends here";
    }
    if (!ranges_.empty() && ranges_.back().last > n) return "a multiword token beyond the end of the sentence";
    std::string& text = current_.document.text;
    if (text.size() > 0xF0000000u) return "a document of more than 4 GB";
    if (!text.empty()) text += new_paragraph_ ? "\n\n" : space_pending_ ? " " : "";
    Tree& tree = current_.tree;
    const int base = static_cast<int>(tree.words.size());
    Sentence sentence{{static_cast<std::uint32_t>(text.size()), 0}, WordId(base), n};
    auto range = ranges_.begin();
    for (int i = 0; i < n;) {
      if (range != ranges_.end() && range->first == i + 1) {
        const int count = range->last - range->first + 1;
        add_multiword(*range, i, base);
        current_.multiwords.push_back({WordId(base + i), count});
        i += count;
        space_pending_ = range->space_after;
        ++range;
      } else {
        add_word(rows_[static_cast<std::size_t>(i)], rows_[static_cast<std::size_t>(i)].form, base);
        space_pending_ = rows_[static_cast<std::size_t>(i)].space_after;
        ++i;
      }
      if (space_pending_ && i < n) text += ' ';
    }
    sentence.span.end = static_cast<std::uint32_t>(text.size());
    tree.sentences.push_back(sentence);
    current_.sentence_ids.emplace_back(sentence_id_);
    rows_.clear();
    ranges_.clear();
    sentence_id_ = {};
    new_paragraph_ = false;
    return {};
  }

  // Gives each word its part of the surface: the forms' own lengths as far as they fit.
  void add_multiword(const Range& range, int i, int base) {
    std::string_view rest = range.form;
    for (int k = range.first; k <= range.last; ++k, ++i) {
      const Row& r = rows_[static_cast<std::size_t>(i)];
      std::size_t take = rest.size();
      if (k < range.last) {
        const std::string a = lower(r.form), b = lower(rest);
        take = 0;
        while (take < a.size() && take + 1 < b.size() && a[take] == b[take]) ++take;
        while (take > 0 && take < rest.size() && (static_cast<unsigned char>(rest[take]) & 0xC0) == 0x80) --take;
      }
      add_word(r, rest.substr(0, take), base);
      rest.remove_prefix(take);
    }
  }

  void add_word(const Row& r, std::string_view surface, int base) {
    std::string& text = current_.document.text;
    Tree& tree = current_.tree;
    Word w;
    w.span.begin = static_cast<std::uint32_t>(text.size());
    text += surface;
    w.span.end = static_cast<std::uint32_t>(text.size());
    const auto given = [](std::string_view s) { return s == "_" ? std::string_view() : s; };
    w.lemma = tree.store(r.lemma == "_" && r.form != "_" ? std::string_view() : r.lemma);
    w.xpos = tree.store(given(r.xpos));
    w.upos = parse_upos(r.upos).value_or(Upos::X);
    w.rel = parse_rel(r.rel);
    if (r.head > 0) w.head = WordId(base + r.head - 1);
    tree.words.push_back(w);
  }

  void close_document() {
    if (!current_.tree.words.empty()) {
      documents_.push_back(std::move(current_));
      ConlluDocument& done = documents_.back();
      for (Word& w : done.tree.words) w.form = w.span.in(done.document.text);
      done.tree.index();
    }
    current_ = ConlluDocument();
    space_pending_ = true;
    new_paragraph_ = false;
  }

  std::vector<ConlluDocument> documents_;
  ConlluDocument current_;
  std::vector<Row> rows_;
  std::vector<Range> ranges_;
  std::string_view sentence_id_;
  bool new_paragraph_ = false;
  bool space_pending_ = true;
};

}  // namespace

Result<std::vector<ConlluDocument>> read_conllu(std::string_view bytes) {
  if (const std::size_t bad = find_invalid_utf8(bytes); bad != std::string_view::npos) {
    return Error{"byte " + std::to_string(bad) + " is not valid UTF-8"};
  }
  auto documents = Reader().read(bytes);
  if (!documents.ok()) return documents;
  // A moved string may have moved its characters; the forms must point to where they are now.
  for (ConlluDocument& d : documents.value()) {
    for (Word& w : d.tree.words) w.form = w.span.in(d.document.text);
  }
  return documents;
}

}  // namespace hearsay
