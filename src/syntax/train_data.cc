#include "syntax/train_data.h"

#include <algorithm>
#include <map>

#include "base/file.h"
#include "base/strings.h"

namespace hearsay {
namespace {

enum class Letters { capitals, headline };

char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// The example in other letters. Only ASCII letters change, so that all lengths stay.
Example altered_copy(const Example& original, Letters letters, std::deque<std::string>& texts) {
  Example copy = original;
  copy.altered = true;
  for (std::size_t i = 0; i < copy.words.size(); ++i) {
    Word& w = copy.words[i];
    std::string form(w.form);
    const bool clitic = i > 0 && copy.words[i - 1].span.end == w.span.begin && form.size() <= 3;
    for (std::size_t k = 0; k < form.size(); ++k) {
      if (letters == Letters::capitals || (k == 0 && !clitic)) form[k] = to_upper(form[k]);
    }
    texts.push_back(std::move(form));
    w.form = texts.back();
  }
  return copy;
}

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

Result<Treebank> read_treebank(const TrainOptions& options) {
  Treebank bank;
  for (const std::string& path : options.treebanks) {
    const auto bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    auto documents = read_conllu(bytes.value());
    if (!documents.ok()) return Error{path + ": " + documents.message()};
    for (ConlluDocument& d : documents.value()) {
      bank.documents.push_back(std::move(d));
      for (Word& w : bank.documents.back().tree.words) w.form = w.span.in(bank.documents.back().document.text);
    }
  }
  // Moving the documents while the vector grew may have moved short texts.
  for (ConlluDocument& d : bank.documents) {
    for (Word& w : d.tree.words) w.form = w.span.in(d.document.text);
  }
  std::map<std::string, int> counts;
  const auto name = [](const Word& w) { return std::string(to_string(w.upos)) + " " + std::string(w.xpos); };
  for (const ConlluDocument& d : bank.documents) {
    for (const Sentence& s : d.tree.sentences) {
      Example e;
      const auto first = d.tree.words.begin() + s.first.value;
      e.words.assign(first, first + s.size);
      for (const Word& w : e.words) {
        e.tree.heads.push_back(static_cast<std::int16_t>(w.head.valid() ? w.head.value - s.first.value : s.size));
        e.tree.rels.push_back(w.rel);
        ++counts[name(w)];
      }
      bank.examples.push_back(std::move(e));
    }
  }
  std::map<std::string, std::uint8_t> classes;
  for (const auto& [tag, count] : counts) {
    if (count < 3 || tag.back() == ' ' || bank.tags.size() >= kNoTag) continue;
    classes[tag] = static_cast<std::uint8_t>(bank.tags.size());
    bank.tags.push_back(tag);
  }
  Random random(options.seed);
  const std::size_t n = bank.examples.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (const Word& w : bank.examples[i].words) {
      const auto it = classes.find(name(w));
      bank.examples[i].gold_tags.push_back(it == classes.end() ? kNoTag : it->second);
    }
    if (bank.examples[i].words.size() < 4) continue;
    if (random.uniform() < options.altered) {
      bank.examples.push_back(altered_copy(bank.examples[i], Letters::capitals, bank.texts));
    }
    if (random.uniform() < options.altered / 2) {
      bank.examples.push_back(altered_copy(bank.examples[i], Letters::headline, bank.texts));
    }
  }
  return bank;
}

}  // namespace hearsay
