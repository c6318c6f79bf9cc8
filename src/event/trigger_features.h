// What the learned model of triggers (trigger_model.h) looks at: a word that may carry an event, the words that stand
// around it in the tree, and what the lexicon knows of those.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/pattern.h"
#include "hearsay/analysis.h"

namespace hearsay {

// Places around a word. Numbers and names are part of the model format.
enum class TriggerSlot : std::uint8_t { word, subject, object, oblique, clause, particle, head, second_oblique };
inline constexpr std::size_t kTriggerSlots = 8;

// A verb, noun or adjective, and who stands in which place; invalid where nobody does.
struct TriggerWords {
  std::array<WordId, kTriggerSlots> at;
  WordId word() const { return at[0]; }
};

// Those of a sentence, in text order. The words need their tags, heads and relations; the tree need not be indexed.
std::vector<TriggerWords> trigger_words(const Tree& tree, const Sentence& sentence);

// What the lexicon says of a lemma whatever stands around it: types of the patterns that it heads, and word classes.
class LemmaKnowledge {
 public:
  explicit LemmaKnowledge(const EventLexicon& lexicon);

  struct Entry {
    std::uint32_t types[3] = {};            // a bit for each type and, last, for [NONE]; by HeadKind
    std::vector<std::string_view> classes;  // views into the lexicon
  };
  // Null for a lemma of which it says nothing.
  const Entry* find(std::string_view lemma) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
};

enum class TriggerFeatureKind : std::uint8_t {
  tag,
  relation,
  filled,
  heads_pattern,
  word_class,
  preposition,
  lemma,
  party,
  country,
  child,
  auxiliary,
  negated
};

struct TriggerFeature {
  TriggerFeatureKind kind = TriggerFeatureKind::tag;
  TriggerSlot slot = TriggerSlot::word;
  std::int32_t number = 0;  // a tag, a relation, or a bit of LemmaKnowledge with its HeadKind
  std::string_view text;    // a lemma or the name of a class

  std::uint64_t key() const;
  // In words for `explain`: "its object is a word of @troops".
  std::string describe(const Tree& tree, const TriggerWords& words) const;
};

// Features of words in an analysis that has its mentions.
class TriggerFeatures {
 public:
  TriggerFeatures(const LemmaKnowledge& lemmas, const Analysis& analysis);
  // Of one word; valid until the next call.
  const std::vector<TriggerFeature>& of(const TriggerWords& words);

 private:
  void add(TriggerFeatureKind kind, TriggerSlot slot, std::int32_t number = 0, std::string_view text = {}) {
    found_.push_back({kind, slot, number, text});
  }
  void add_lemma(TriggerSlot slot, WordId w);
  void add_children(const TriggerWords& words);

  const LemmaKnowledge& lemmas_;
  const Tree& tree_;
  enum : std::uint8_t { nobody, somebody, of_country };
  std::vector<std::uint8_t> known_;  // of each word that heads a mention of somebody known
  std::vector<TriggerFeature> found_;
};

}  // namespace hearsay
