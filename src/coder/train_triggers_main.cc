// hearsay_train_triggers MODEL.bin ACTS SCENES SENTENCES: learns models/trigger.bin from the texts in the folder ACTS,
// one a line, in which every word that carries an event is marked, "Chad {moved|MOBILIZE} two columns to its
// frontier."; from those in the folder SCENES that tell of no political act ("0", tab, text); from the sentences with
// two marked parties in the folder SENTENCES, one file a type; and from the examples of lexicon/events/, in both of
// which the patterns find the word where they can.
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>

#include "base/file.h"
#include "coder/feature_rows.h"
#include "coder/training_texts.h"
#include "event/trigger_network.h"
#include "hearsay/coder.h"
#include "neural/parameter.h"
#include "resources/resources.h"
#include "syntax/parser.h"

namespace {

using namespace hearsay;

constexpr int kNone = static_cast<int>(kTriggerTypes) - 1;
// What a word counts: of a text whose events are all marked; the word that a pattern found in other sentences; all
// other words of those, which may hold more than one event.
constexpr float kMarked = 1.5F, kFound = 0.5F, kOthers = 0.25F;
constexpr int kEpochs = 6, kBatch = 256;
constexpr float kRate = 1e-3F;
constexpr std::uint32_t kFewest = 2;  // times that a feature is seen

class Trainer {
 public:
  Trainer(const Coder& coder, const Parser& parser, const EventLexicon& lexicon)
      : coder_(coder), parser_(parser), lemmas_(lexicon) {}

  void add_marked(MarkedText marked) {
    Analysis a = coder_.describe({.text = std::move(marked.text)});
    std::map<WordId, EventType> acts;
    for (const MarkedAct& act : marked.acts) {
      if (const WordId w = a.tree.head_of(act.word); w.valid()) acts.emplace(w, act.type);
    }
    add(a, acts, kMarked, kMarked);
  }

  // A text that tells of an act of this type, or, without one, of none. Where no pattern finds the act, it is the word
  // that joins its two parties; without those the text is left out.
  void add_found(const PatternExample& x, std::optional<EventType> type) {
    const Analysis coded = coder_.code({.text = x.text});
    Analysis a = coder_.describe({.text = x.text});  // coding has given mentions countries
    std::map<WordId, EventType> acts;
    bool found = !type;
    for (const Event& e : coded.events) {
      if (e.negated) continue;
      acts.emplace(e.trigger, e.type);
      found = found || e.type == type;
    }
    if (!found && !x.actor.empty() && !x.recipient.empty()) {
      WordId w = a.tree.head_of(x.actor.front());
      const WordId other = a.tree.head_of(x.recipient.front());
      while (w.valid() && !(other.valid() && a.tree.dominates(w, other))) w = a.tree[w].head;
      found = w.valid();
      if (found) acts.insert_or_assign(w, *type);
    }
    if (found) add(a, acts, kFound, kOthers);
  }

  std::string learn() {
    const std::vector<std::uint64_t>& keys = rows_.settle(kFewest);
    std::vector<const TriggerExample*> all;
    for (std::size_t i = 0; i < examples_.size(); ++i) {
      examples_[i].features = rows_.rows(keys_[i]);
      all.push_back(&examples_[i]);
    }
    TriggerNetwork network(width_, keys.size(), 1);
    Random random(2);
    neural::AdamOptions options;
    options.beta2 = 0.999F;
    const std::size_t batches = all.size() / kBatch;
    const auto steps = static_cast<float>(kEpochs * batches);
    int step = 0;
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      random.shuffle(all);
      double loss = 0;
      for (std::size_t b = 0; b < batches; ++b) {
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(b * kBatch);
        options.rate = kRate * (1 - 0.97F * static_cast<float>(step) / steps);
        loss += network.learn({first, first + kBatch}, random);
        neural::adam_step(network.parameters(), options, ++step);
      }
      fmt::print(stderr, "{} words, {} features, pass {} of {}: loss {:.4f}\n", all.size(), keys.size(), epoch + 1,
                 kEpochs, loss / static_cast<double>(batches));
    }
    return network.file(parser_.fingerprint(), keys);
  }

 private:
  void add(Analysis& a, const std::map<WordId, EventType>& acts, float act, float none) {
    std::vector<std::uint8_t>& states = states_.emplace_back();
    std::vector<TriggerWords> words;
    parser_.parse(a.tree, nullptr, [&](const Sentence& s, const WordStates& of_words) {
      states.insert(states.end(), of_words.bytes.begin(), of_words.bytes.end());
      width_ = of_words.width;
      const auto more = trigger_words(a.tree, s);
      words.insert(words.end(), more.begin(), more.end());
    });
    TriggerFeatures features(lemmas_, a);
    for (const TriggerWords& w : words) {
      TriggerExample& e = examples_.emplace_back();
      for (std::size_t s = 0; s < kTriggerSlots; ++s) {
        if (w.at[s].valid()) e.states[s] = states.data() + w.at[s].index() * static_cast<std::size_t>(width_);
      }
      const auto it = acts.find(w.word());
      e.type = it == acts.end() ? kNone : static_cast<int>(it->second);
      e.weight = it == acts.end() ? none : act;
      std::vector<std::uint64_t>& keys = keys_.emplace_back();
      for (const TriggerFeature& f : features.of(w)) keys.push_back(f.key());
      rows_.count(keys);
    }
  }

  const Coder& coder_;
  const Parser& parser_;
  LemmaKnowledge lemmas_;
  int width_ = 0;
  std::deque<std::vector<std::uint8_t>> states_;  // of each text
  std::vector<TriggerExample> examples_;
  std::vector<std::vector<std::uint64_t>> keys_;  // of the features of each example
  FeatureRows rows_;
};

Status train(const std::string& model, const std::string& acts, const std::string& scenes,
             const std::string& sentences) {
  const auto coder = Coder::load({.patterns_only = true});
  if (!coder.ok()) return coder.error();
  const Resources resources;
  const auto parser = Parser::load(resources);
  if (!parser.ok()) return parser.error();
  std::vector<Error> problems;
  const EventLexicon lexicon = EventLexicon::load(resources, problems, EventLexicon::Examples::read);
  if (!problems.empty()) return problems.front();
  Trainer trainer(coder.value(), parser.value(), lexicon);
  Status read = for_each_marked_text(acts, [&](MarkedText text) { trainer.add_marked(std::move(text)); });
  if (!read.ok()) return read;
  read = for_each_quiet_text(scenes, [&](std::string text) { trainer.add_marked({std::move(text), {}}); });
  if (!read.ok()) return read;
  read = for_each_relation(sentences, [&](const PatternExample& x, EventType type) { trainer.add_found(x, type); });
  if (!read.ok()) return read;
  for_each_example(lexicon,
                   [&](const PatternExample& x, std::optional<EventType> type) { trainer.add_found(x, type); });
  return write_file(model, trainer.learn());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: hearsay_train_triggers MODEL.bin ACTS SCENES SENTENCES\n");
    return 2;
  }
  if (const hearsay::Status s = train(argv[1], argv[2], argv[3], argv[4]); !s.ok()) {
    fmt::print(stderr, "{}\n", s.message());
    return 1;
  }
  return 0;
}
