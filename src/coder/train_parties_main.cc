// hearsay_train_parties MODEL.bin ACTS SENTENCES: learns models/party.bin from the texts in the folder ACTS whose marks
// name the parties, "Chad {moved|MOBILIZE|Chad>Sudan} troops."; from the sentences with two marked parties in the
// folder SENTENCES, one file a type; and from the examples of lexicon/events/.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "base/random.h"
#include "coder/feature_rows.h"
#include "coder/training_texts.h"
#include "event/candidates.h"
#include "event/learned_acts.h"
#include "event/party_model.h"
#include "hearsay/coder.h"
#include "resources/resources.h"

namespace {

using namespace hearsay;

// What somebody counts in texts whose acts are marked, and in sentences in which a pattern found the act.
constexpr float kMarked = 1, kFound = 0.5F;
constexpr int kEpochs = 5;
constexpr float kRate = 0.08F, kShrink = 2e-5F;
constexpr std::uint32_t kFewest = 2;  // times that a feature is seen

// The sides in the order of party_shares().
enum Side : std::uint8_t { actor, recipient, neither };

struct Example {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> features;
  Side side = neither;
  float weight = 1;
};

class Trainer {
 public:
  Trainer(const Coder& coder, const EventLexicon& lexicon, const Operators& operators)
      : coder_(coder), lexicon_(lexicon), operators_(operators) {}

  void add_marked(MarkedText marked) {
    if (std::ranges::none_of(marked.acts, [](const MarkedAct& act) { return act.parties.has_value(); })) return;
    const Analysis a = coder_.describe({.text = std::move(marked.text)});
    const Fillers fillers(a);
    for (const MarkedAct& act : marked.acts) {
      const WordId w = a.tree.head_of(act.word);
      if (act.parties && w.valid()) add(a, fillers, w, act.type, *act.parties, kMarked);
    }
  }

  // A sentence in which a pattern finds an act of the type.
  void add_found(const PatternExample& x, EventType type) {
    if (x.actor.empty() && x.recipient.empty()) return;
    const Analysis coded = coder_.code({.text = x.text});
    const auto e = std::ranges::find(coded.events, type, &Event::type);
    if (e == coded.events.end()) return;
    const Analysis a = coder_.describe({.text = x.text});  // coding has given mentions countries
    add(a, Fillers(a), e->trigger, type, {x.actor, x.recipient}, kFound);
  }

  // Logistic regression by AdaGrad (Duchi et al. 2011).
  std::vector<PartyWeight> learn() {
    std::vector<PartyWeight> weights;
    for (const std::uint64_t key : rows_.settle(kFewest)) weights.push_back({key, {}});
    std::vector<const Example*> all;
    for (Example& e : examples_) {
      e.features = rows_.rows(e.keys);
      all.push_back(&e);
    }
    std::vector<std::array<float, 2>> squares(weights.size(), {1e-3F, 1e-3F});
    Random random(1);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      random.shuffle(all);
      double loss = 0;
      for (const Example* e : all) {
        std::array<float, 2> sum = {};
        for (const std::uint32_t f : e->features) {
          for (const Side s : {actor, recipient}) sum[s] += weights[f].weight[s];
        }
        const std::array<float, 3> shares = party_shares(sum[actor], sum[recipient]);
        loss -= std::log(std::max(shares[e->side], 1e-9F));
        for (const Side s : {actor, recipient}) {
          const float miss = e->weight * (shares[s] - (e->side == s ? 1.0F : 0.0F));
          for (const std::uint32_t f : e->features) {
            float& w = weights[f].weight[s];
            const float gradient = miss + kShrink * w;
            squares[f][s] += gradient * gradient;
            w -= kRate * gradient / std::sqrt(squares[f][s]);
          }
        }
      }
      fmt::print(stderr, "{} words, {} features, pass {} of {}: loss {:.4f}\n", all.size(), weights.size(), epoch + 1,
                 kEpochs, loss / static_cast<double>(all.size()));
    }
    return weights;
  }

 private:
  // The act as patterns give it before its parties are completed, or as one that was learned; those of rules alone
  // (clause_acts.h) count among the latter.
  std::optional<EventCandidate> candidate(const Analysis& a, const Fillers& fillers, WordId word,
                                          EventType type) const {
    SentenceCandidates all = candidates_of(lexicon_, operators_, a, fillers, a.tree.sentence_of(word), nullptr);
    for (EventCandidate& c : all.found) {
      const WordId p = c.match.predicate;
      if (c.type == type && (p == word || c.light_verb == word || a.tree[p].head == word)) return std::move(c);
    }
    return learned_act(a, operators_, fillers, word, type, 1);
  }

  void add(const Analysis& a, const Fillers& fillers, WordId word, EventType type, const MarkedParties& parties,
           float weight) {
    const std::optional<EventCandidate> act = candidate(a, fillers, word, type);
    if (!act) return;
    const auto names = [&](const std::vector<Span>& side, WordId w) {
      return std::ranges::any_of(side, [&](Span s) { return a.tree.head_of(s) == w; });
    };
    PartyFeatures features(a, fillers, *act);
    for (const WordId w : features.words()) {
      const Side side = names(parties.actor, w) ? actor : names(parties.recipient, w) ? recipient : neither;
      examples_.push_back({features.of(w), {}, side, weight});
      rows_.count(examples_.back().keys);
    }
  }

  const Coder& coder_;
  const EventLexicon& lexicon_;
  const Operators& operators_;
  std::vector<Example> examples_;
  FeatureRows rows_;
};

Status train(const std::string& model, const std::string& acts, const std::string& sentences) {
  const auto coder = Coder::load({.patterns_only = true});
  if (!coder.ok()) return coder.error();
  const Resources resources;
  std::vector<Error> problems;
  const EventLexicon lexicon = EventLexicon::load(resources, problems, EventLexicon::Examples::read);
  const Operators operators = Operators::load(resources, problems);
  if (!problems.empty()) return problems.front();
  Trainer trainer(coder.value(), lexicon, operators);
  Status read = for_each_marked_text(acts, [&](MarkedText text) { trainer.add_marked(std::move(text)); });
  if (!read.ok()) return read;
  read = for_each_relation(sentences, [&](const PatternExample& x, EventType type) { trainer.add_found(x, type); });
  if (!read.ok()) return read;
  for_each_example(lexicon, [&](const PatternExample& x, std::optional<EventType> type) {
    if (type) trainer.add_found(x, *type);
  });
  return write_file(model, party_file(trainer.learn()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: hearsay_train_parties MODEL.bin ACTS SENTENCES\n");
    return 2;
  }
  if (const hearsay::Status s = train(argv[1], argv[2], argv[3]); !s.ok()) {
    fmt::print(stderr, "{}\n", s.message());
    return 1;
  }
  return 0;
}
