#include <fmt/format.h>

#include <array>

#include "base/strings.h"
#include "syntax/conllu.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 8> kClitics = {"n't", "'s", "'m", "'re", "'ve", "'ll", "'d", "'"};

// The apostrophes of the text as ASCII ones.
std::string plain(std::string_view form) {
  std::string out;
  const std::string low = lower(form);
  for (std::size_t i = 0; i < low.size();) {
    const CodePoint c = code_point(low, i);
    const bool apostrophe = c.value == U'’' || c.value == U'‘' || c.value == U'`' || c.value == U'´';
    out += apostrophe ? std::string_view("'") : std::string_view(low).substr(i, static_cast<std::size_t>(c.bytes));
    i += static_cast<std::size_t>(c.bytes);
  }
  return out;
}

// White space in a form or a text would break the format.
std::string one_line(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string_view or_blank(std::string_view s) {
  return s.empty() ? "_" : s;
}

}  // namespace

bool is_contraction(const Word& first, const Word& second) {
  if (first.span.end != second.span.begin) return false;
  const std::string b = plain(second.form);
  if (b == "'" && second.xpos != "POS") return false;
  for (const std::string_view clitic : kClitics) {
    if (b == clitic)
      return is_letter(code_point(first.form, 0).value) || second.xpos == "POS" || first.upos == Upos::NUM;
  }
  // The tokeniser parts letters from letters only in contractions without an apostrophe: "can"+"not", "did"+"nt".
  if (first.form.empty() || !is_letter(static_cast<unsigned char>(first.form.back()))) return false;
  return is_letter(code_point(second.form, 0).value);
}

std::string write_conllu(const Document& document, const Tree& tree, const ConlluOptions& options) {
  std::string out;
  auto put = std::back_inserter(out);
  std::size_t multiword = 0;
  for (std::size_t s = 0; s < tree.sentences.size(); ++s) {
    const Sentence& sentence = tree.sentences[s];
    const ConlluDocument* layout = options.layout;
    if (layout != nullptr && !layout->sentence_ids[s].empty()) {
      fmt::format_to(put, "# sent_id = {}\n", layout->sentence_ids[s]);
    } else {
      fmt::format_to(put, "# sent_id = {}{}\n", options.sentence_prefix, s + 1);
    }
    fmt::format_to(put, "# text = {}\n", one_line(sentence.span.in(document.text)));
    const std::size_t first = sentence.first.index();
    const std::size_t end = first + static_cast<std::size_t>(sentence.size);
    const auto space_after = [&](std::size_t i) {
      return i + 1 >= tree.words.size() || tree.words[i].span.end < tree.words[i + 1].span.begin ? "_"
                                                                                                 : "SpaceAfter=No";
    };
    bool in_multiword = false;  // then the space after is a matter of the token
    for (std::size_t i = first, inside = first; i < end; ++i) {
      if (i >= inside) {
        std::size_t last = i;
        if (layout == nullptr) {
          while (last + 1 < end && is_contraction(tree.words[last], tree.words[last + 1])) ++last;
        } else if (multiword < layout->multiwords.size() && layout->multiwords[multiword].first.index() == i) {
          last = i + static_cast<std::size_t>(layout->multiwords[multiword++].size) - 1;
        }
        if (last > i) {
          const Span span{tree.words[i].span.begin, tree.words[last].span.end};
          fmt::format_to(put, "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", i - first + 1, last - first + 1,
                         one_line(span.in(document.text)), space_after(last));
        }
        inside = last + 1;
        in_multiword = last > i;
      }
      const Word& w = tree.words[i];
      fmt::format_to(put, "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", i - first + 1, or_blank(one_line(w.form)),
                     or_blank(w.lemma), to_string(w.upos), or_blank(w.xpos),
                     w.head.valid() ? w.head.index() - first + 1 : 0, to_string(w.rel),
                     in_multiword ? "_" : space_after(i));
    }
    out += '\n';
  }
  return out;
}

}  // namespace hearsay
