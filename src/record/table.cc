#include "record/table.h"

#include <algorithm>
#include <array>

#include "record/claims.h"
#include "record/display.h"
#include "record/headline.h"

namespace hearsay {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
// By quad: verbal and material cooperation, verbal and material conflict.
constexpr std::array<std::string_view, 4> kQuad = {"\x1b[36m", "\x1b[32m", "\x1b[33m", "\x1b[31m"};

constexpr int kMargin = 2, kGap = 2, kNarrowest = 60;

class Table {
 public:
  Table(const Analysis& analysis, const TableOptions& options) : a_(analysis), colour_(options.colour) {
    width_ = std::max(options.width, kNarrowest) - kMargin;
    for (const Event& e : analysis.events) cells_.push_back(cells_of(e));
    lay_out();
  }

  std::string print() {
    title();
    if (cells_.empty()) line(kDim, "no events", kMargin);
    for (std::size_t i = 0; i < cells_.size(); ++i) row(i);
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kColumns = 4;
  using Cells = std::array<std::string, kColumns>;  // who, what, when and where, on whose word

  Cells cells_of(const Event& e) const {
    std::string what(to_string(e.type));
    for (const std::string& mode : e.mode) what += "/" + mode;
    for (const std::string& flag : event_flags(e)) {
      if (flag == "not") {
        what.insert(0, "not ");
      } else {
        what.append(" ").append(flag);
      }
    }
    if (const std::string counts = counts_headline(e, "\u00d7"); !counts.empty()) what += " " + counts;
    std::string when = time_headline(a_, e);
    const std::string where = place_headline(a_, e);
    when += (when.empty() || where.empty() ? "" : " ") + where;
    std::string word = chain_label(a_, e, " \u203a ");
    return {parties_headline(a_, e, " \u2192 "), what, when, word.empty() ? "the report itself" : word};
  }

  // Each column gets what it needs up to its share of the width; what some leave over, the others take in turn.
  void lay_out() {
    constexpr std::array<int, kColumns> kShare = {24, 26, 20, 30};  // percent
    const int room = width_ - kGap * static_cast<int>(kColumns - 1);
    std::array<int, kColumns> needs{};
    for (const Cells& cells : cells_) {
      for (std::size_t c = 0; c < kColumns; ++c) needs[c] = std::max(needs[c], display_width(cells[c]));
    }
    int left = room;
    for (std::size_t c = 0; c < kColumns; ++c) {
      columns_[c] = std::min(needs[c], room * kShare[c] / 100);
      left -= columns_[c];
    }
    for (bool grown = true; grown && left > 0;) {
      grown = false;
      for (std::size_t c = 0; c < kColumns; ++c) {
        if (left == 0 || columns_[c] >= needs[c]) continue;
        ++columns_[c];
        --left;
        grown = true;
      }
    }
  }

  void title() {
    const Document& d = a_.document;
    std::string text = d.id;
    for (const std::string& part :
         {d.title, d.publisher, d.published.known() ? to_string(d.published) : std::string()}) {
      if (!part.empty()) text += " \u00b7 " + squashed(part);
    }
    paint(kBold, fitted(text, width_ + kMargin));
    out_ += "\n";
  }

  void row(std::size_t index) {
    const Event& e = a_.events[index];
    out_.append(kMargin, ' ');
    for (std::size_t c = 0; c < kColumns; ++c) {
      const bool last = c + 1 == kColumns;
      const std::string text = fitted(cells_[index][c], columns_[c]);
      paint(style(e, c), last ? text : padded(text, columns_[c] + kGap));
    }
    while (!colour_ && out_.ends_with(' ')) out_.pop_back();
    out_ += "\n";
    line(kDim, clause_text(a_, e), 2 * kMargin);
  }

  std::string_view style(const Event& e, std::size_t column) const {
    if (column == 0) return kBold;
    if (column == 1) return kQuad[static_cast<std::size_t>(quad(e.type) - 1)];
    return column == 3 && e.claims.empty() ? kDim : std::string_view();
  }

  void line(std::string_view how, const std::string& text, int indent) {
    out_.append(static_cast<std::size_t>(indent), ' ');
    paint(how, fitted(text, width_ + kMargin - indent));
    out_ += "\n";
  }

  void paint(std::string_view how, std::string_view text) {
    const bool coloured = colour_ && !how.empty();
    if (coloured) out_ += how;
    out_ += text;
    if (coloured) out_ += kReset;
  }

  const Analysis& a_;
  const bool colour_;
  int width_;
  std::vector<Cells> cells_;
  std::array<int, kColumns> columns_{};
  std::string out_;
};

}  // namespace

std::string event_table(const Analysis& analysis, const TableOptions& options) {
  return Table(analysis, options).print();
}

}  // namespace hearsay
