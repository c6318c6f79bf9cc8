#include "syntax/names.h"

#include <algorithm>

#include "base/strings.h"
#include "syntax/hashing.h"
#include "syntax/lexical.h"
#include "syntax/linear_model.h"
#include "syntax/model_file.h"
#include "syntax/name_features.h"
#include "syntax/name_lists.h"

namespace hearsay {

struct NameTagger::Models {
  Clusters clusters;
  LinearModel labels;
  NameLists lists;
};

NameTagger::NameTagger(std::unique_ptr<Models> models) : models_(std::move(models)) {}
NameTagger::NameTagger(NameTagger&&) noexcept = default;
NameTagger& NameTagger::operator=(NameTagger&&) noexcept = default;
NameTagger::~NameTagger() = default;

Result<NameTagger> NameTagger::load(const Resources& resources) {
  auto models = std::make_unique<Models>();
  for (const std::string_view name : {"models/ud.bin", "models/names.bin"}) {
    const std::string_view bytes = resources.find(name);
    if (bytes.empty()) return Error{std::string(name) + ": not there; script/train makes it"};
    const auto file = ModelFile::open(bytes, name);
    if (!file.ok()) return file.error();
    const bool parser = name == "models/ud.bin";
    const auto section = file.value().section(parser ? "clusters" : "labels");
    if (!section.ok()) return section.error();
    if (parser) {
      models->clusters = Clusters::view(section.value());
      continue;
    }
    const auto labels = LinearModel::view(section.value());
    if (!labels.ok()) return Error{std::string(name) + ": " + labels.message()};
    if (labels.value().classes() != kNameLabels)
      return Error{std::string(name) + ": the labels are not those of this program"};
    models->labels = labels.value();
  }
  models->lists = NameLists::load(resources);
  return NameTagger(std::move(models));
}

namespace {

constexpr std::uint8_t kNation = NameLists::kAdjective | NameLists::kPeople;

// What a label's kind is called; a place is told apart by its words.
NameType type_of(NameLabel begin, std::span<const Word> words, const NameLists& lists) {
  if (begin == NameLabel::B_PER) return NameType::PER;
  if (begin == NameLabel::B_ORG) return NameType::ORG;
  if (lists.find(words) & (NameLists::kCountry | NameLists::kCapital)) return NameType::GPE;
  for (const Word& w : words) {
    if (lists.find({&w, 1}) & NameLists::kFeature) return NameType::LOC;
  }
  return NameType::GPE;
}

struct Scratch {
  std::vector<Lexical> lexical;
  std::vector<std::uint32_t> tags;
  std::vector<std::uint8_t> kinds, whole;
  std::vector<std::uint64_t> features;
  std::vector<NameLabel> labels;
};

void label(std::span<const Word> words, const Clusters& clusters, const NameLists& lists, const LinearModel& model,
           Scratch& s) {
  look_up(words, clusters, Inflections(), s.lexical);
  s.tags.clear();
  for (const Word& w : words) s.tags.push_back(hash_string(w.xpos));
  lists.mark(words, s.kinds, s.whole);
  s.labels.assign(words.size(), NameLabel::O);
  const NameContext context{s.lexical, s.tags, s.kinds, s.whole};
  NameLabel previous = NameLabel::O;
  for (std::size_t i = 0; i < words.size(); ++i) {
    name_features(context, s.labels, i, s.features);
    std::int32_t scores[kNameLabels] = {};
    model.score(s.features, scores);
    int best = 0;
    for (int k = 1; k < kNameLabels; ++k) {
      if (scores[k] > scores[best] && may_follow(previous, static_cast<NameLabel>(k))) best = k;
    }
    previous = s.labels[i] = static_cast<NameLabel>(best);
  }
}

}  // namespace

void NameTagger::tag(const Tree& tree, std::vector<Name>& names) const {
  names.clear();
  Scratch s;
  for (const Sentence& sentence : tree.sentences) {
    const std::span<const Word> words(tree.words.data() + sentence.first.index(),
                                      static_cast<std::size_t>(sentence.size));
    label(words, models_->clusters, models_->lists, models_->labels, s);
    for (std::size_t i = 0; i < words.size();) {
      std::size_t end = i + 1;
      if (s.labels[i] == NameLabel::O) {
        const NameLists::Match nation =
            s.kinds[i] & kNation ? models_->lists.longest(words.subspan(i)) : NameLists::Match();
        const auto outside = [](NameLabel l) { return l == NameLabel::O; };
        if ((nation.kinds & kNation) && is_upper(code_point(words[i].form, 0).value) &&
            std::all_of(s.labels.begin() + static_cast<std::ptrdiff_t>(i),
                        s.labels.begin() + static_cast<std::ptrdiff_t>(i + nation.size), outside)) {
          end = i + nation.size;
          names.push_back({cover(words[i].span, words[end - 1].span), NameType::NORP,
                           WordId(sentence.first.index() + i), WordId(sentence.first.index() + end - 1)});
        }
      } else {
        while (end < words.size() && s.labels[end] != NameLabel::O && static_cast<int>(s.labels[end]) % 2 == 0) ++end;
        names.push_back({cover(words[i].span, words[end - 1].span),
                         type_of(s.labels[i], words.subspan(i, end - i), models_->lists),
                         WordId(sentence.first.index() + i), WordId(sentence.first.index() + end - 1)});
      }
      i = end;
    }
  }
}

}  // namespace hearsay
