#include "syntax/train_corpus.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

#include "base/file.h"
#include "base/strings.h"
#include "syntax/hashing.h"
#include "syntax/name_label.h"

namespace hearsay {
namespace {

char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// The words in capitals or as a headline; `texts` owns their forms.
std::vector<Word> in_letters(const std::vector<Word>& words, Casing letters, std::deque<std::string>& texts) {
  std::vector<Word> copy = words;
  for (std::size_t i = 0; i < copy.size(); ++i) {
    std::string form(copy[i].form);
    const bool clitic = i > 0 && copy[i - 1].span.end == copy[i].span.begin && form.size() <= 3;
    for (std::size_t k = 0; k < form.size(); ++k) {
      if (letters == Casing::upper || (k == 0 && !clitic)) form[k] = to_upper(form[k]);
    }
    texts.push_back(std::move(form));
    copy[i].form = texts.back();
  }
  return copy;
}

std::uint64_t key_of(const std::vector<Word>& words) {
  std::uint64_t h = 0;
  for (const Word& w : words) h = mix(h, hash_string(w.form));
  return h;
}

using Labels = std::unordered_map<std::uint64_t, std::vector<int>>;  // by key_of the words

// Rows of "id form label".
Status read_labels(std::string_view bytes, const std::string& path, Labels& out) {
  static constexpr std::string_view kNames[] = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"};
  std::vector<Word> words;
  std::vector<int> labels;
  const auto finish = [&] {
    if (!words.empty()) out.emplace(key_of(words), labels);
    words.clear();
    labels.clear();
  };
  int number = 0;
  for (const std::string_view line : split(bytes, '\n')) {
    ++number;
    if (line.empty()) {
      finish();
      continue;
    }
    const auto columns = split(line, '\t');
    if (line[0] == '#' && columns.size() < 3) continue;
    if (columns.size() < 3 || columns[1].empty()) {
      return Error{path + ":" + std::to_string(number) + ": not a word and its label"};
    }
    const auto at = std::find(std::begin(kNames), std::end(kNames), columns[2]) - std::begin(kNames);
    words.emplace_back().form = columns[1];
    // Labels of other kinds of names count as outside.
    labels.push_back(at == kNameLabels ? 0 : static_cast<int>(at));
  }
  finish();
  return {};
}

std::string tag_name(const Word& w) {
  return std::string(to_string(w.upos)) + " " + std::string(w.xpos);
}

}  // namespace

Result<TrainCorpus> read_corpus(const std::vector<std::string>& treebanks, const std::vector<std::string>& names) {
  Labels labels;
  for (const std::string& path : names) {
    const auto bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    if (Status s = read_labels(bytes.value(), path, labels); !s.ok()) return Error{s.message()};
  }
  TrainCorpus corpus;
  for (const std::string& path : treebanks) {
    const auto bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    auto documents = read_conllu(bytes.value());
    if (!documents.ok()) return Error{path + ": " + documents.message()};
    for (ConlluDocument& d : documents.value()) corpus.documents.push_back(std::move(d));
  }
  for (ConlluDocument& d : corpus.documents) {
    // Moving a document may have moved a short text.
    for (Word& w : d.tree.words) w.form = w.span.in(d.document.text);
    for (const Sentence& s : d.tree.sentences) {
      TrainSentence& e = corpus.sentences.emplace_back();
      const auto first = d.tree.words.begin() + s.first.value;
      e.words.assign(first, first + s.size);
      for (const Word& w : e.words) {
        e.heads.push_back(w.head.valid() ? w.head.value - s.first.value + 1 : 0);
        e.rels.push_back(static_cast<int>(w.rel));
      }
      const auto it = labels.find(key_of(e.words));
      e.names = it == labels.end() ? std::vector<int>(e.words.size(), -1) : it->second;
    }
  }
  return corpus;
}

std::vector<std::string> count_tags(const TrainCorpus& corpus) {
  std::map<std::string, int> counts;
  for (const TrainSentence& s : corpus.sentences) {
    for (const Word& w : s.words) ++counts[tag_name(w)];
  }
  std::vector<std::string> tags;
  for (const auto& [tag, count] : counts) {
    if (count >= 3 && tag.back() != ' ') tags.push_back(tag);
  }
  return tags;
}

void prepare(TrainCorpus& corpus, const std::vector<std::string>& tags, const FeatureContext& context, bool altered) {
  std::unordered_map<std::string, int> classes;
  for (std::size_t i = 0; i < tags.size(); ++i) classes.emplace(tags[i], static_cast<int>(i));
  for (TrainSentence& s : corpus.sentences) {
    for (const Word& w : s.words) {
      const auto it = classes.find(tag_name(w));
      s.tags.push_back(it == classes.end() ? -1 : it->second);
    }
    word_features(s.words, context, s.features[0]);
    if (!altered) continue;
    std::deque<std::string> texts;
    word_features(in_letters(s.words, Casing::upper, texts), context, s.features[1]);
    word_features(in_letters(s.words, Casing::title, texts), context, s.features[2]);
  }
}

std::vector<std::vector<std::size_t>> make_batches(const std::vector<std::size_t>& lengths, int rows, Random& random) {
  std::vector<std::size_t> order(lengths.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  random.shuffle(order);
  std::vector<std::vector<std::size_t>> batches;
  // Within a pool, sentences of one length come together.
  constexpr std::size_t kPool = 4000;
  for (std::size_t from = 0; from < order.size(); from += kPool) {
    const auto begin = order.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(from + kPool, order.size()));
    std::stable_sort(begin, end, [&](std::size_t a, std::size_t b) { return lengths[a] > lengths[b]; });
    std::size_t filled = 0;
    for (auto it = begin; it != end; ++it) {
      if (it == begin || filled + lengths[*it] + 1 > static_cast<std::size_t>(rows)) {
        batches.emplace_back();
        filled = 0;
      }
      batches.back().push_back(*it);
      filled += lengths[*it] + 1;
    }
  }
  random.shuffle(batches);
  return batches;
}

void fill_batch(const std::vector<const WordFeatures*>& features, Batch& batch) {
  batch = Batch();
  const std::size_t width = features.size();
  std::size_t steps = 0;
  for (const WordFeatures* f : features) {
    batch.lengths.push_back(static_cast<int>(f->rows.size()) + 1);
    steps = std::max(steps, f->rows.size() + 1);
  }
  batch.layout.steps = static_cast<int>(steps);
  batch.layout.sequences = static_cast<int>(width);
  batch.begin.push_back(0);
  for (std::size_t t = 0; t < steps; ++t) {
    int live = 0;
    for (std::size_t s = 0; s < width; ++s) {
      const WordFeatures& f = *features[s];
      if (t > f.rows.size()) {
        batch.rows.push_back(Batch::kNothing);
      } else {
        ++live;
        batch.rows.push_back(t == 0 ? Vocabulary::kRoot : f.rows[t - 1]);
        if (t > 0) {
          batch.buckets.insert(batch.buckets.end(), f.buckets.begin() + f.begin[t - 1], f.buckets.begin() + f.begin[t]);
        }
      }
      batch.begin.push_back(static_cast<std::uint32_t>(batch.buckets.size()));
      if (t == 0 || t > f.rows.size()) {
        batch.wide.insert(batch.wide.end(), WordFeatures::kWide, Batch::kNothing);
      } else {
        const auto first = f.wide.begin() + static_cast<std::ptrdiff_t>((t - 1) * WordFeatures::kWide);
        batch.wide.insert(batch.wide.end(), first, first + WordFeatures::kWide);
      }
    }
    batch.layout.live.push_back(live);
  }
}

}  // namespace hearsay
