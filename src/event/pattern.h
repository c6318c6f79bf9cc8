// Event patterns as data: what lexicon/events/*.txt says (lexicon/README.md, "events/"), parsed and indexed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "hearsay/event.h"
#include "hearsay/status.h"
#include "resources/resources.h"

namespace hearsay {

// What a filler must be (filler.h decides).
enum class FillerKind : std::uint8_t { any, person, people, body, force, place, actor, thing };

// A word that is looked up in many sets: its hash is computed once.
struct HashedWord {
  explicit HashedWord(std::string word) : text(std::move(word)), hash(std::hash<std::string_view>()(text)) {}
  std::string text;
  std::size_t hash;
};
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  std::size_t operator()(const HashedWord& word) const { return word.hash; }
};
struct WordEqual {
  using is_transparent = void;
  static std::string_view text(std::string_view word) { return word; }
  static std::string_view text(const HashedWord& word) { return word.text; }
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    return text(a) == text(b);
  }
};

// A set of lemmas: one word, "a/b/c", or a class.
using Lemmas = std::unordered_set<std::string, WordHash, WordEqual>;

enum class SlotRole : std::uint8_t { none, actor, recipient };

// What an argument position holds: a party, or words that must stand there, or both.
struct Slot {
  SlotRole role = SlotRole::none;
  FillerKind kind = FillerKind::any;
  const Lemmas* lemmas = nullptr;  // the filler's head must be one of them
  std::uint64_t marks = 0;         // those of the lemmas: most words are told apart without a look at the set

  // One of 64 bits.
  static std::uint64_t mark(std::size_t hash) { return std::uint64_t{1} << (hash % 64); }
};

enum class ClauseKind : std::uint8_t { to, that, ing };

// One element of a pattern after its head.
struct Element {
  enum class Type : std::uint8_t { object, oblique, clause, forbidden_object, forbidden_oblique };
  Type type = Type::object;
  const Lemmas* prepositions = nullptr;  // of an oblique or of a gerund clause; null: none
  Slot slot;                             // object, oblique
  ClauseKind clause = ClauseKind::to;    // clause: its head's lemmas are in slot.lemmas, or any
  bool optional = false;
};

struct PatternExample {
  std::string text;                    // without its marks
  std::vector<Span> actor, recipient;  // bytes into text
  bool trap = false;                   // must not be coded as the pattern's type
  int line = 0;
};
// Reads the text and the marks of an example: "A[Iran] met R[Iraq]."
Status read_marks(std::string_view line, PatternExample& e);

// What the header and the pattern's own keys set.
struct Coding {
  std::optional<EventType> type;  // none: [NONE], the match is no event
  std::vector<std::string> mode;
  std::vector<std::string> context;
  std::string cameo;
  std::optional<Stage> stage;
  bool mutual = false;
  bool recipient_from_clause = false;
  bool future = false;     // only what is yet to come, and is a threat as such: "will respond to any attack"
  bool agentless = false;  // holds only in the passive without an agent; nothing beside another attack
  bool negative =
      false;  // holds only where the text negates the head, and the negation is part of it ("will not budge")
};

enum class HeadKind : std::uint8_t { verb, noun, adjective };

struct Pattern {
  HeadKind head_kind = HeadKind::verb;
  const Lemmas* head = nullptr;
  std::vector<std::string> with;  // further words that must depend on the head: particles, noun compounds
  Slot subject;                   // role actor when the pattern has an A before its head
  std::vector<Element> elements;
  Coding coding;
  std::vector<PatternExample> examples;
  std::string source;  // as written
  std::string file;
  int line = 0;
};

// "A declare war on R" (lexicon/events/threaten.txt:12)
std::string quoted(const Pattern& pattern);

// All patterns of a run. Immutable after loading; the pointers in the patterns point into it.
class EventLexicon {
 public:
  // Reads every file under lexicon/events/ but operators.txt. Every line that cannot be read is left out and noted in
  // `problems` as "file:line: what". The examples below the patterns are read only when asked for.
  enum class Examples : bool { leave, read };
  static EventLexicon load(const Resources& resources, std::vector<Error>& problems, Examples examples);

  EventLexicon() = default;  // without patterns
  EventLexicon(EventLexicon&&) = default;
  EventLexicon& operator=(EventLexicon&&) = default;

  const std::vector<Pattern>& patterns() const { return patterns_; }
  // Patterns that a word with this lemma may head, in the order of the files.
  const std::vector<std::uint32_t>& headed_by(HeadKind kind, std::string_view lemma) const;
  // The words of a class, or null.
  const Lemmas* word_class(std::string_view name) const;
  // Calls `use` with the name and the words of each class, in no order.
  template <typename Use>
  void for_each_class(const Use& use) const {
    for (const auto& [name, words] : classes_) use(std::string_view(name), *words);
  }
  // Entries: patterns times the alternatives of their heads.
  std::size_t entries() const;

 private:
  friend class PatternParser;
  void index();

  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::unique_ptr<Lemmas>> classes_;
  std::vector<std::unique_ptr<Lemmas>> literals_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> by_head_[3];
};

}  // namespace hearsay
